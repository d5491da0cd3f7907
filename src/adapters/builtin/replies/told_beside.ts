import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { onlyGreets, takesLeave } from '../../../triage/letter_formulas.ts';
import { sentencesOf, type Sentence } from '../../../triage/text/sentences.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { late } from '../../../triage/text/kept_readings.ts';
import { NEGATED_TITLE, OF_ACCESS } from './asks_otherwise.ts';
import { asksItself, OWN_QUESTION, sayer, shareOfTitle, telling, wordsOfPassage } from './named_beyond.ts';
import { tellsFault } from './told_faults.ts';

const READ = 6000;

const DENIES = String.raw`not|tampoco|tampouco|\p{L}+n't|cannot|no|nobody|no one|nothing|never|none|empty|without|nicht|kein\p{L}*|niemand\p{L}*|nichts|nie|leere?|ohne|nada|nadie|nunca|ningun\p{L}*|vaci[oa]s?|sin|ne|n'\p{L}+|pas|rien|personne|jamais|aucune?|vides?|sans|nao|ninguem|nenhum\p{L}*|vazi[oa]s?|sem`;
const DENIED = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${DENIES})(?![\p{L}\p{N}])`, 'u');
/** Who has done so few of the steps may still need the others. */
const FEW_STEPS = 0.34;
/** A sentence that says so much of a title tells what the passage is about. */
const OF_ITS_OWN = 0.5;
/** A sentence that goes against what would be the answer: denied, done before, gone wrong, too late. */
const ADVERSE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${DENIES}|but|although|though|even after|again|already|instead|(?:my|your|the) last|otherwise|aber|obwohl|wieder|schon|bereits|letzte[mnrs]?|sonst|pero|aunque|ya|otra vez|mais|pourtant|alors que|deja|mas|embora|ja|refus\p{L}*|declin\p{L}*|reject\p{L}*|denied|expired?|overcharg\p{L}*|charged|twice|double|waiting|waited|lost|gre[ye]d?|closed|shipped|left|ran out|wrong|late|dead|fined?|abgelehnt|abgelaufen|doppelt|zweimal|warte\p{L}*|gewartet|verloren|grau|geschlossen|verschickt|versendet|raus|unterwegs|welk|witz|strafe|rechazad[oa]|deneg\p{L}*|caduc\p{L}*|dos veces|esper[oaé]\p{L}*|perdi\p{L}*|gris|cerrad[oa]|enviad[oa]|salio|multa|cobrad[oa]|refuse\p{L}*|expire\p{L}*|deux fois|double|attend\p{L}*|perdue?s?|grise?e?s?|fermee?s?|partie?|amende|complet|recusad[oa]|negad[oa]|vencid[oa]|expirad[oa]|duas vezes|esperando|espera|cinza|cinzento|fechad[oa]|enviad[oa]|saiu|cobrad[oa]|ultim[oa]|dernier\p{L}*|scratch\p{L}*|full|fully booked|zugeparkt|voll|ausgebucht|llen[oa]|complet[oa]?|cheio|cheia|lotad[oa]|rejeitad[oa]|damag\p{L}*|beschadig\p{L}*|[vz]erkratzt|ray[ae]\p{L}*|endommag\p{L}*|danad\p{L}*|danificad\p{L}*|flood\p{L}*|uberschwemm\p{L}*|inond\p{L}*|inund\p{L}*|alagou)(?![\p{L}\p{N}])`, 'u');
/** What is ours says otherwise: "Ma confirmation dit oui". */
const SAYS_OTHERWISE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:your|the|my|ihre?|eure|die|meine|su|tu|vuestr[oa]|mi|la|el|votre|ma|le|seu|sua|minha|o|a) (?:ad|advert|page|(?:web)?site|confirmation|colleague|anzeige|(?:web)?seite|bestatigung|werbung|anuncio|pagina|web|confirmacion|annonce|confirmacao) (?:says?|said|states?|shows?|sagt|zeigt|nennt|dice|pone|dit|indique|diz|mostra)|en la web (?:dice|pone))(?![\p{L}\p{N}])`, 'u');
/** Denied, and no matter: nobody has hurry, knows or finds where it stands. */
const HARMLESS = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:no (?:rush|hurry|worries|problem|idea|clue)|not (?:sure|urgent|certain)|(?:can'?t|cannot|can not|couldn'?t|could not|don'?t|didn'?t|do not|did not) (?:seem to )?(?:find|see|know|remember|understand|work out|figure out) (?:it|that|out|how|where|what|the answer|anything|any information)|(?:don'?t|do not) know|keine (?:ahnung|eile)|nicht (?:sicher|eilig|dringend)|eilt nicht|(?:nichts|nirgends|nirgendwo) (?:\p{L}+ ){0,3}(?:gefunden|finden)|(?:finde?|weiss|verstehe) (?:\p{L}+ ){0,3}(?:nichts?|nirgends)|not (?:very |so |that )?good (?:with|at)|(?:could|can)(?:n'?t| not)? (?:not )?find (?:anything|nothing)|found nothing|no (?:encontre|he encontrado) nada|n'ai rien trouve|ne trouve rien|nao (?:encontrei|achei) nada|ni idea|no (?:se|encuentro|lo encuentro|corre prisa|hay prisa|entiendo)|ne (?:sais|trouve|comprends) pas|n'est pas (?:urgent|presse)|pas (?:sur|sure|urgent)|nao (?:sei|encontro|entendo|achei|tem pressa|tenho pressa)|sem pressa|sin prisa|desde ja)(?![\p{L}\p{N}])`, 'u');
/** Why one cancels, returns or moves, which no answer is denied by. */
const REASON = new RegExp(String.raw`(?<!\p{L})(?:(?:(?:don'?t|do not|won'?t|will not|no longer) (?:\p{L}+ ){0,2}(?:need\p{L}*|us(?:e|ing)|like)|(?:does|do|did)(?:n'?t| not) (?:\p{L}+ )?(?:fit|suit|match))(?: (?:it|me|them))?(?: (?:any ?more|any longer|at all))?|(?:haven'?t|have not|never) (?:\p{L}+ )?(?:opened|used|worn)|already (?:have an account|moved)|(?:brauch|nutz|benutz|benotig)\p{L}* (?:\p{L}+ ){0,3}nicht(?: mehr)?|(?:passt|gefallt) (?:\p{L}+ ){0,2}nicht|(?:ya )?no (?:lo |la |los |las )?(?:necesito|uso|utilizo)|no me (?:queda|quedan|gusta|vale|sirve)(?: bien)?|n'en ai (?:plus|pas) besoin|ne l'utilise (?:plus|pas)|ne me (?:va|plait|convient) pas|nao (?:preciso|uso|utilizo)(?: mais)?|nao (?:serviu|serve|me serve|gostei))(?!\p{L})`, 'gu');
const NO_ACCESS = /(?<!\p{L})(?:(?:can'?t|cannot|can not|couldn'?t|no longer) (?:log|sign|get) ?in(?:to)?|(?:kann|komme) (?:\p{L}+ ){0,2}nicht (?:mehr )?(?:anmelden|einloggen|rein)|no (?:puedo|consigo) (?:entrar|acceder|iniciar sesion)|(?:ne |n')(?:peux|arrive|parviens) (?:plus|pas) (?:a )?me connecter|nao consigo (?:mais )?(?:entrar|acessar|aceder))(?!\p{L})/gu;

/** Tried, or done, before it is told. */
const TRIED = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:after (?:i|we|having)|although (?:i|we)|even (?:though|after|if)|already|tried|obwohl|nachdem|schon|bereits|versucht|probiert|aunque|despues de|ya|intent[eo]|intentado|probado|probe|alors que|apres|deja|essaye\p{L}*|mesmo|depois de|apos|ja|tentei|tentado|testei)(?![\p{L}\p{N}])`, 'u');
const TRIED_ALL = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:tried|done|did) (?:everything|all)|alles (?:\p{L}+ )?(?:versucht|probiert|gemacht|getan)|(?:intentado|probado|hecho|probe|hice) (?:de )?todo|tout (?:essaye|tente|fait)|(?:tentei|fiz|testei) (?:de )?tudo|ja tentei)(?![\p{L}\p{N}])`, 'u');

const asksSomething = (text: string): boolean => /\?[\s"”»)]*$/.test(text);
const isFormula = (text: string): boolean => onlyGreets(text.trim()) || takesLeave(text.trim());

/** What went wrong where the entry is not about cancelling. */
const CANCELLED = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:cancell?ed|storniert\p{L}*|abgesagt|cancelaron|cancelad[oa]|anulad[oa]|annulee?s?|cancelou|cancelaram)(?![\p{L}\p{N}])`, 'u');
const OF_CANCELLING = /cancel|storn|kundig|absag|anul|annul|resili/;
/** Money, or a year, of the customer's own. */
const OWN_FIGURE = /(?:[€£$] ?)?(?<![\p{L}\d.,-])(?:(?:19|20)\d\d(?![\d.,]?\d|\p{L})|\d[\d.,]{0,8} ?(?:€|£|\$|eur(?:os?)?|pounds?|dollars?|reais|chf)(?!\p{L}))|[€£$] ?\d[\d.,]{0,8}/gu;
/** "I want a refund.": more than the answer to what is asked. */
const WANTS = new RegExp(String.raw`(?<!\p{L})(?:want|demand|expect|insist on|will|verlange|fordere|erwarte|quiero|exijo|veux|exige|quero) (?:\p{L}+ ){0,3}(refund\p{L}*|money|replacement\p{L}*|repair\p{L}*|geld|(?:ruck)?erstattung|ersatz|umtausch|dinero|reembolso|reemplazo|cambio|remboursement|rembourse\p{L}*|argent|echange|dinheiro|troca)(?!\p{L})`, 'gu');

const TWICE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:twice|double|two times|doppelt|zweimal|dos veces|doble|por duplicado|deux fois|double|duas vezes|em dobro|em duplicado)(?![\p{L}\p{N}])`, 'u');
const CHARGED = /charg|debit|paid|bill|berechn|abgebucht|belast|bezahlt|cobr|cargad|pagad|preleve|factur|paye|debite|pago|paguei/;

/** How many of a passage's sentences hold a word of a sentence that its title does not: its steps, 0 to 1. */
function stepsOf({ title, solution, product }: Passage): (sentence: string) => number {
  const ofTitle = sayer(telling(title, product));
  const steps = sentencesOf(solution.slice(0, READ)).map(({ text }) => sayer(telling(text, product)));
  return (sentence) => {
    const told = telling(sentence, product).filter((one) => !ofTitle(one));
    return steps.filter((says) => told.some(says)).length / Math.max(1, steps.length);
  };
}

/** Whether a sentence that asks nothing goes against the answer to a question that the ticket asks as the passage does. */
function goesAgainst({ folded }: Sentence, known: string): boolean {
  if (HARMLESS.test(folded)) return false;
  const rest = (OF_ACCESS.test(known) ? folded.replace(NO_ACCESS, ' ') : folded).replace(REASON, ' ');
  return ADVERSE.test(rest) || tellsFault(rest) || (CANCELLED.test(folded) && !OF_CANCELLING.test(known)) || (folded.match(OWN_FIGURE) ?? []).some((figure) => !known.includes(figure));
}

/** Whether a sentence demands what the passage does not speak of. */
function demandsMore(folded: string, passage: Passage): boolean {
  const wanted = [...folded.matchAll(WANTS)].map(([, what = '']) => what);
  return wanted.length > 0 && !wanted.every(sayer(wordsOfPassage(passage)));
}

/**
 * Whether a ticket tells, beside what it asks, that the answer does not hold for it: "There is no cancel button in Settings.", "You refused
 * my card.", "… after I unplugged it". Of a fault it is denied by who has done, or cannot do, what the passage says. Who asks a question as
 * it stands has a reason for all that they tell besides; in other words it may be the question itself, and only what denies the passage's own steps counts.
 */
export function deniesAnswer({ subject, message }: Ticket, passage: Passage): boolean {
  const sentences = sentencesOf(message.slice(0, READ)).filter(({ text }) => !isFormula(text));
  const known = foldFully(`${passage.title} ${passage.problem} ${passage.solution}`);
  if (sentences.some(({ folded }) => TRIED_ALL.test(folded) || SAYS_OTHERWISE.test(folded) || (TWICE.test(folded) && CHARGED.test(folded) && !TWICE.test(known)))) return true;
  const shareIn = (text: string): number => shareOfTitle(text, passage.title, passage.product);
  const asTitled = shareIn(sentences.some(({ text }) => asksSomething(text)) ? message.slice(0, READ) : `${subject}\n${message.slice(0, READ)}`) >= OWN_QUESTION;
  const tellsSteps = late(() => stepsOf(passage));
  if (tellsFault(`${passage.title}\n${passage.problem}`) || NEGATED_TITLE.test(foldFully(passage.title))) return sentences.some(({ folded }) => demandsMore(folded, passage)) || asTitled && sentences.some(({ text, folded }) => (TRIED.test(folded) || shareIn(text) === 0) && tellsSteps()(text) > FEW_STEPS);
  const beside = sentences.filter(({ text }) => !asksSomething(text));
  if (asTitled && asksItself(passage.title)) return beside.some((sentence) => goesAgainst(sentence, known));
  return beside.some(({ text, folded }) => DENIED.test(folded) && !HARMLESS.test(folded) && shareIn(text) < OF_ITS_OWN && tellsSteps()(text) > 0);
}
