import type { Ticket } from '../../../ports/ticket.ts';
import { conceptsOf, isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

/** A longer message tells something, in whatever words. */
const MOST_WORDS = 30;
/** "My bike is somehow odd": one thing is named, and not what it does. */
const MOST_NAMED = 1;
/** "M. Seidel" on a last line of its own. */
const SIGNED = /\n[ \t]*\p{Lu}[\p{L}'’.-]{0,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}\s*$/u;
const LEAST_LETTERS = 3;

/** Words by which anybody tells that something is wrong and that they need help, whatever it is: folded, in five languages. */
const TROUBLE = new Set(`problem problems issue issues trouble happening happened happens anymore weird strange odd wrong fix fixed solve tried everything
urgent asap working manage managed error
probleme klappt klappts funktionieren geht gehts komisch komische seltsam irgendwie irgendwas irgendetwas stimmt selbe dasselbe gleiche gleichen versucht probiert hilfe hilft
dringend los fehler schaffe schaff hinkriegen kriege krieg ding
problemas funciona igual raro rara mirado probado probe intentado arreglar arreglo solucion urgente error falla fallo sirve anda consigo
probleme souci soucis marche fonctionne bizarre pareil essaye essayer arrive arriver aider aidez erreur bug bloque coince regler
estranho estranha tentei tentado tentar funcionando consigo consegui resolver resolvam arrumar ajuda ajudem erro`.split(/\s+/));
/** Words that greet, thank, beg, date and refer, and name nothing. */
const EMPTY = new Set(`lot guys madam sir since today thing things stuff matter question query info information somebody kind soon while before
hab habe frage anfrage nachricht info team liebes woche wochen tagen gruss grusse viele freundliche mfg tun mache machen irgendwo
consulta duda cosa pregunta equipo semana semanas dias urgente cordial hago atentamente saludos
question renseignement semaine semaines jours svp stp cdt cordialement madame monsieur chose equipe
duvida coisa pergunta equipe equipa semana semanas dias att abs abraco vcs novo aqui pessoal`.split(/\s+/));

/**
 * Whether a short message tells that something is wrong and nearly nothing else: "it's still not working, same as before", "no va. lo
 * he mirado todo". Whatever lies near it lies near it by chance.
 */
export function tellsLittle({ subject, message, customerName }: Pick<Ticket, 'subject' | 'message' | 'customerName'>): boolean {
  if (/\d/.test(message)) return false;
  const said = wordsOf(`${subject}\n${message.replace(SIGNED, '')}`);
  if (said.length > MOST_WORDS || !said.some((word) => TROUBLE.has(word))) return false;
  const names = new Set(wordsOf(customerName));
  const named = new Set(said.filter((word) => word.length >= LEAST_LETTERS && !isFunctionWord(word) && !TROUBLE.has(word) && !EMPTY.has(word) && !names.has(word)));
  // "Refund please, urgent" tells what it is about.
  return named.size <= MOST_NAMED && ![...named].some((word) => conceptsOf(word).length > 0);
}
