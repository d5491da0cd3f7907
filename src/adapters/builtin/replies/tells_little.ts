import type { Ticket } from '../../../ports/ticket.ts';
import { fold } from '../../../triage/text/characters.ts';
import { conceptsOf, isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

/** A longer message tells something, in whatever words. */
const MOST_WORDS = 30;
/** "My bike is somehow odd": one thing is named, and not what it does. */
const MOST_NAMED = 1;
/** "M. Seidel" on a last line of its own, "Mme Roussel" behind the last sentence too. */
const SIGNED = /(?:\n[ \t]*|[.!?…] {1,3}(?:Mme|Mlle|Mrs?|Ms|Sra?|Herr|Frau|Dra?|Dona)\.? )\p{Lu}[\p{L}'’.-]{0,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}\s*$/u;
const LEAST_LETTERS = 3;

/** Words by which anybody tells that something is wrong and that they need help, whatever it is: folded, in five languages. */
const TROUBLE = new Set(`problem problems issue issues trouble happening happened happens anymore weird strange odd wrong fix fixed solve tried everything
urgent asap manage managed error
probleme komisch komische seltsam irgendwie irgendwas irgendetwas stimmt selbe dasselbe gleiche gleichen versucht probiert hilfe hilft
dringend fehler schaffe schaff hinkriegen kriege krieg ding
problemas igual raro rara mirado probado probe intentado arreglar arreglo solucion urgente error falla fallo consigo
probleme souci soucis bizarre pareil essaye essayer arrive arriver aider aidez erreur bug bloque coince regler
estranho estranha tentei tentado tentar consigo consegui resolver resolvam arrumar ajuda ajudem erro`.split(/\s+/));
/** Words by which it is told that something does not do as it should: only where they are denied. "Does that work as agreed?" tells of no fault. */
const DOES = new Set('work working works klappt klappts funktionieren funktioniert geht gehts los funciona funcionando sirve anda deja dejan marche fonctionne laisse va vai deixa deixam'.split(' '));
const DENIED = /(?<!\p{L})(?:not|never|isnt|doesnt|dont|wont|cant|nicht|nix|nimmer|kein\p{L}*|no|nunca|pas|plus|rien|nao)(?!\p{L})|n't(?!\p{L})/u;
/** Words that greet, thank, beg, date and refer, and name nothing. */
const EMPTY = new Set(`doing lot guys madam sir since today thing things stuff matter question query info information somebody kind soon while before
hab habe frage anfrage nachricht info team liebes woche wochen tagen gruss grusse viele freundliche mfg tun mache machen irgendwo weiterhelfen fuhlt nachschauen
consulta duda cosa pregunta equipo vez veces varias mirais miran semana semanas dias urgente cordial hago atentamente saludos
question renseignement semaine semaines jours svp stp cdt cordialement madame monsieur chose equipe necessaire rapidement toujours pareil recontacter
duvida coisa pergunta equipe equipa semana semanas dias att abs abraco vcs novo aqui pessoal`.split(/\s+/));

/**
 * Whether a short message tells that something is wrong and nearly nothing else: "it's still not working, same as before", "no va. lo
 * he mirado todo". Whatever lies near it lies near it by chance.
 */
export function tellsLittle({ subject, message, customerName }: Pick<Ticket, 'subject' | 'message' | 'customerName'>): boolean {
  if (/\d/.test(message)) return false;
  const told = `${subject}\n${message.replace(SIGNED, '')}`, said = wordsOf(told), isDenied = DENIED.test(fold(told));
  const isTrouble = (word: string): boolean => TROUBLE.has(word) || (isDenied && DOES.has(word));
  if (said.length > MOST_WORDS || !said.some(isTrouble)) return false;
  const names = new Set(wordsOf(customerName));
  const named = new Set(said.filter((word) => word.length >= LEAST_LETTERS && !isFunctionWord(word) && !TROUBLE.has(word) && !DOES.has(word) && !EMPTY.has(word) && !names.has(word)));
  // "Refund please, urgent" tells what it is about.
  return named.size <= MOST_NAMED && ![...named].some((word) => conceptsOf(word).length > 0);
}
