import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { lackingIn, SELLS } from './asks_for.ts';
import { asksItself, sayer, shareOfTitle, telling, wordsOfPassage } from './named_beyond.ts';
import { isHowTo, tellsFault } from './told_faults.ts';
import { wordsOf } from '../words/words.ts';

const READ = 6000;

/** What was done is to be undone. */
const UNDOES = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:undo\p{L}*|cancel\p{L}* (?:my|the) cancell?ation|kundigung (?:\p{L}+ ){0,2}(?:zuruck\p{L}*|stornier\p{L}*)|(?:cancel|anul)\p{L}* (?:la|a|mi|minha) (?:cancelacion|baja|cancelamento)|restor\p{L}*|reactivat\p{L}*|reopen\p{L}*|revert\p{L}*|resum\p{L}*|un(?:cancel|delete|block|pause|subscribe|freeze)\p{L}*|(?:get|want|have) (?:it|them|this|my (?!money)\p{L}+) back|ruckgangig|wieder ?her\p{L}*|wiederherst\p{L}*|reaktivier\p{L}*|widerruf\p{L}*|starte (?:\p{L}+ ){0,2}wieder|wieder (?:starten|aufnehmen|haben)|deshac\p{L}*|restaur\p{L}*|recuper\p{L}*|reactiv\p{L}*|reanud\p{L}*|retablir|annul\p{L}* (?:l'annulation|la resiliation|la suppression)|reprendre|desfaz\p{L}*|reativ\p{L}*|retom\p{L}*)(?![\p{L}\p{N}])`, 'u');
const BY_MISTAKE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:by (?:mistake|accident)|accidentally|mistakenly|(?:aus )?versehen\p{L}*|irrtum\p{L}*|por error|por equivocacion|sin querer|par erreur|par megarde|por engano|sem querer)(?![\p{L}\p{N}])`, 'u');
/** Lost access is what entries on passwords are for; who wants it back may be helped by any on logging in. */
export const OF_ACCESS = /passw|contrasen|clave|mot de passe|senha|palavra-passe|anmeld/;
const OF_LOGIN = /zugang|log ?in/;

/** Switched on, switched off, in one language each; what tells of one answers nobody who asks for the other. */
const SWITCHED: readonly (readonly [RegExp, RegExp])[] = [
  [/(?<![\p{L}\p{N}])(?:(?:turn|switch|come|go)(?:s|ed|ing)? (?:it |them |this )?on)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:(?:turn|switch|go)(?:s|ed|ing)? (?:it |them |this |the \p{L}+ )?off)(?![\p{L}\p{N}])/u],
  [/(?<![\p{L}\p{N}])(?:geht (?:\p{L}+ ){0,2}an|(?:ein|an)schalt\p{L}*)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:geht (?:\p{L}+ ){0,2}aus|(?:aus|ab)schalt\p{L}*)(?![\p{L}\p{N}])/u],
  [/(?<![\p{L}\p{N}])(?:encend\p{L}*|enciend\p{L}*|s'allum\p{L}*|allumer|lig(?:a|ar|o|am)|acend\p{L}*)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:apag\p{L}*|s'etein\p{L}*|eteindre|deslig\p{L}*)(?![\p{L}\p{N}])/u],
];
/** Deeds and states that undo each other, and who buys of whom; a title on one of them is no answer to the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  ...SWITCHED,
  [/(?<![\p{L}\p{N}])(?:log ?in|sign ?in)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:log ?out|sign ?out)(?![\p{L}\p{N}])/u],
  [/(?<![\p{L}\p{N}])(?:open(?:s|ing)?|unlock)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:clos(?:e|es|ing)|lock)(?![\p{L}\p{N}])/u],
  [/(?<![\p{L}\p{N}])(?:entsperr\p{L}*|offn\p{L}*)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:sperr\p{L}*|schliess\p{L}*)(?![\p{L}\p{N}])/u],
  [/(?<![\p{L}\p{N}])(?:abr(?:e|ir|em|en)|ouvr\p{L}*|des?bloqu\p{L}*)(?![\p{L}\p{N}])/u, /(?<![\p{L}\p{N}])(?:cierr\p{L}*|cerr\p{L}*|ferm\p{L}*|fech\p{L}*|bloqu\p{L}*)(?![\p{L}\p{N}])/u],
  [SELLS, /(?<!\p{L})(?:(?:i|we|to) (?:\p{L}+ )?(?:buy|purchase)|you (?:\p{L}+ )?(?:sell|stock)|(?:ich|wir|man) (?:\p{L}+ ){0,5}kaufen|verkauft ihr|verkaufen sie|(?:puedo|podemos|se puede|donde) comprar|vendeis|venden|(?:puis-je|peut-on|ou) (?:\p{L}+ )?acheter|vendez-vous|vous vendez|(?:posso|podemos|onde) comprar|vendem)(?!\p{L})/u],
];
/** "Disconnect", "deinstallieren", "desactivar": what is taken back. */
const TAKES_BACK = ['un', 'dis', 'des', 'de'];
/** As many letters tell a word in any form of it; a discount (Spanish "descuento") is no tale. */
const SAME_WORD = 5;
const NOT_TAKEN_BACK = /^descuent/;

/** Only what was never used is spoken of. */
const WORN = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:used|opened|worn|benutzt\p{L}*|gebraucht\p{L}*|getragen\p{L}*|geoffnet\p{L}*|usad[oa]s?|abiert[oa]s?|abert[oa]s?|(?<!non )(?:utilise|porte|ouvert)e?s?)(?![\p{L}\p{N}])`, 'u');
const UNWORN = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:unused|unopened|unworn|unbenutzt\p{L}*|ungebraucht\p{L}*|ungetragen\p{L}*|ungeoffnet\p{L}*|sin (?:usar|abrir|uso)|sem uso|n[ao]o? (?:usad|abert)[oa]s?|(?:non|pas) (?:utilise|porte|ouvert)\p{L}*)(?![\p{L}\p{N}])`, 'u');
/** "Without", "instead of", "not, but": the usual way is just what is not wanted. */
const WITHOUT = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:without|instead of|rather than|ohne|(?:an)?statt|sin|en (?:vez|lugar) de|sans|au lieu de|plutot que|sem|em vez de|ao inves de)(?![\p{L}\p{N}])`, 'u');
const NOT_WANTED = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:don'?t|do not|didn'?t|did not|never) (?:want(?:ed)?|wish(?:ed)?|ask(?:ed)?|mean|intend)(?: to)?|(?:mochte|will|wollte|wollen) (?:\p{L}+ ){0,4}(?:nicht|keine?n?)|no (?:quiero|quisiera|deseo|queria)|ne (?:veux|souhaite|voulais|voudrais) pas|nao (?:quero|queria|gostaria|desejo))(?![\p{L}\p{N}])`, 'u');
const WHY = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:why|how come|warum|wieso|weshalb|por ?que(?= (?:me|se|no|mi|ha|han|esta|tengo|fue|cuesta|hay|la|el|los|las))|a que se debe|pourquoi|por que|porque)(?![\p{L}\p{N}])`, 'u');
const GIVES_REASON = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:why|because|reason\p{L}*|due to|warum|weil|grund|grunde|liegt|por ?que|porque|debe a|motivo\p{L}*|razon\p{L}*|pourquoi|parce|raison\p{L}*|car|pois|razao)(?![\p{L}\p{N}])`, 'u');
const HOW_OFTEN = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:how (?:often|frequently|many times)|wie (?:oft|haufig)|cada cuanto|con que frecuencia|cuantas veces|tous les combien|a quelle frequence|combien de fois|com que frequencia|de quanto em quanto|quantas vezes)(?![\p{L}\p{N}])`, 'u');
const FREQUENCY = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:every|each|once|twice|times|per|(?:dai|week|month|year|annual|regular)ly|alle|jede\p{L}*|\p{L}*mal|pro|\p{L}+lich|cada|al (?:dia|mes|ano)|vez\p{L}*|chaque|tous|toutes|fois|par|todos|todas|todo|por)(?![\p{L}\p{N}])`, 'u');
const MUST = new RegExp(String.raw`(?<![\p{L}\p{N}])(?<!(?:how (?:long|much|often|many \p{L}+)|what|where|when|wie \p{L}+|was|wo|wann|wohin|que|donde|cuando|cuanto(?: tiempo)?|como|ou|quand|combien(?: de temps)?|comment|onde|quando|quanto(?: tempo)?) )(?:(?:do|must) i (?:have|need) to|must i|muss ich|tengo que|dois-je|tenho (?:que|de))(?![\p{L}\p{N}])`, 'u');
/** Asked after what was done in the customer's own case: an entry knows nothing of that. */
const OWN_CASE = /^[\s¿¡"“„«]*(?:(?:and|und|y|et|e) )?(?:did (?:you|my)|have you|has my|haben sie (?:mein|unser)\p{L}*|hast du|habt ihr (?:mein|unser)\p{L}*|wurde mein\p{L}*|(?:ya )?(?:han|ha|habeis) \p{L}+ad[oa] (?:mi|el|nuestr)|avez-vous (?:bien |deja )?(?:recu|envoye|expedie|annule|rembourse)|voces? (?:ja )?(?:enviaram|receberam|cancelaram)|(?:ja )?(?:enviaram|receberam|cancelaram|mandaram) )/u;

const NEGATED = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:not|\p{L}+n'?t|cannot|never|no longer|nicht|kein\p{L}*|nie|no|nunca|ne|n'\p{L}+|pas|plus|nao|stop\p{L}*|refus\p{L}*|dead|broken|fail\p{L}*|kaputt|defekt|tot|streikt|bleibt|averiad[oa]|rot[oa]|muert[oa]|dejo|panne|morte?|quebrad[oa]|parou|deixou|estragad[oa]|keeps?|stays?|still|nothing|nichts|nada|rien|won'?t|blockiert|error|fehler|erreur|erro)(?![\p{L}\p{N}])`, 'u');
/** A title that says what does not happen. */
export const NEGATED_TITLE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:does|do|is|are|will|can|did|has|have)(?:n'?t| not)|won't|can't|cannot|nicht|no (?:se|me|funciona|enciende|carga|abre|va)|ne|n'\p{L}+|nao)(?![\p{L}\p{N}])`, 'u');

/** "… and where are you?": a second question behind the first one. */
const AND_ASKS = /[\p{L}] ?,? (?:and|und|y|et|e) (?:where|when|how|why|who|wo|wann|wie|warum|wer|donde|cuando|como|por que|quien|ou|quand|comment|pourquoi|qui|onde|quando|quem)(?!\p{L})/u;

/** "Is there a discount …?": what must stand in an answer. */
const WHETHER_THERE_IS = /(?<!\p{L})(?:(?:is|are) there (?:also )?(?:an? |any )?|do you (?:also )?(?:have|offer|sell) (?:an? |any )?|gibt es (?:auch |bei \p{L}+ )?(?:eine?n? |so )?|(?:haben|bieten) sie (?:auch )?(?:eine?n? )?|(?:hay|teneis|tienen|ofreceis|ofrecen) (?:algun |alguna |una? )?|y a-t-il (?:une? |des )?|(?:avez|proposez)-vous (?:aussi )?(?:une? |des )?|(?:tem|ha|existe|oferecem|fazem) (?:algum |alguma |uma? )?)(?!(?:some|any)thing|trick|chance|news|issue|etwas|irgend|moglich|losung|problem|algo|manera|forma|posib|solu|moyen|possib|quelque|jeito|maneira)(\p{L}{4,})/u;

/** So many things that a passage does not say, asked without a word of its topic, are another topic's. */
const LEAST_UNSAID = 2;

/** "Does the insurance cover my luggage?": what is asked about must be named. */
const WHETHER_COVERED = /(?<!\p{L})(?:(?:cover|include|insure)s?|cubren?|incluyen?|couvre(?:nt|-t-elle|-t-il)?|cobrem?|incluem|inclui) (?:my |the |any |our |el |la |los |las |mi |mis |l'|le |les |mon |ma |mes |o |a |os |as |meu |minha )?(\p{L}{4,})/u;

const FROM = new Set(['from', 'aus', 'von', 'desde', 'de', 'depuis', 'do', 'da', 'des', 'du']);
const TO = new Set(['to', 'nach', 'in', 'ins', 'a', 'al', 'en', 'au', 'aux', 'vers', 'para', 'pour', 'ao', 'into']);

/** "From Austria" for "to Austria". */
function goesTheOtherWay(asked: string, title: string): boolean {
  const [question, own] = [wordsOf(asked), wordsOf(title)];
  const places = new Set(wordsOf((title.match(/(?<= )\p{Lu}\p{L}+/gu) ?? []).join(' ')));
  return question.some((word, at) => places.has(word) && at > 0 && FROM.has(question[at - 1]!) && own.some((other, place) => other === word && place > 0 && TO.has(own[place - 1]!)) && !own.some((other, place) => other === word && FROM.has(own[place - 1] ?? '')));
}

/** What stands behind a form in a sentence, `""` where that does not stand there. */
const behind = (folded: string, what: RegExp): string => {
  const found = what.exec(folded);
  return found ? folded.slice(found.index + found[0].length) : '';
};

const isOpposite = (pairs: typeof OPPOSITES, asked: string, title: string, answered: string): boolean => pairs.some((pair) =>
  [pair, [pair[1], pair[0]] as const].some(([own, other]) => own.test(title) && !other.test(title) && other.test(asked) && !own.test(asked) && !other.test(answered)));

/** Whether a word of a text takes back what a word of the other does. */
function takesBack(text: string, other: string): boolean {
  const words = wordsOf(other);
  const begins = (beginning: string): boolean => words.some((word) => word.startsWith(beginning));
  return wordsOf(text).some((word) => !NOT_TAKEN_BACK.test(word) && !begins(word.slice(0, -2)) && TAKES_BACK.some((prefix) => {
    const rest = word.startsWith(prefix) ? word.slice(prefix.length) : '';
    return rest.length >= SAME_WORD && begins(rest.slice(0, Math.max(SAME_WORD, rest.length - 2)));
  }));
}

/** A German verb's other half: "Wie buche ich … um?" is no "Wie buche ich …?". */
const PARTICLE = /(?<!\p{L})(?:um|ab|aus|zuruck|an|ein|weiter|nach|frei|auf|zu|hinzu|weg)(?= ?\?)/u;
const partsVerb = (asked: string, title: string): boolean => {
  const [particle] = PARTICLE.exec(asked) ?? [];
  return particle !== undefined && /^(?:wie|wo|wann|warum|kann) /.test(title) && PARTICLE.exec(title)?.[0] !== particle;
};

/** Why a ticket asks something else than the entry's own question, near as their words are; `[]` where it does not. */
export function asksOtherwise({ subject, message }: Ticket, questions: readonly string[], product: string, passage: Passage): string[] {
  const own = `${product} ${passage.product}`;
  const said = foldFully(`${subject}\n${message}`.slice(0, READ));
  const title = foldFully(passage.title), solution = foldFully(passage.solution), answered = `${title}\n${foldFully(passage.problem)}\n${solution}`;
  const folded = questions.map(foldFully), asked = folded.join('\n');
  const ofTitle = sayer(telling(passage.title, own));
  const sentences = sentencesOf(message.slice(0, READ)), says = sayer(wordsOfPassage(passage));
  const asks = asksItself(passage.title), aboutFault = tellsFault(title) || NEGATED_TITLE.test(title);
  const whys: [boolean, string][] = [
    [UNDOES.test(said) && !UNDOES.test(answered) && !OF_ACCESS.test(answered) && !OF_LOGIN.test(answered), 'The customer wants something undone; the passage tells how it is done.'],
    [!aboutFault && sentences.some(({ text, folded: one }) => BY_MISTAKE.test(one) && shareOfTitle(text, passage.title, own) === 1) && !BY_MISTAKE.test(answered), 'The customer did by mistake what the passage is about.'],
    [isOpposite(OPPOSITES, `${foldFully(subject)}\n${asked || said}\n${aboutFault ? said : ''}`, title, solution) || (!asks && isOpposite(SWITCHED, asked, solution, '')) || (!aboutFault && (takesBack(asked, title) || takesBack(title, asked))), 'The customer asks for the opposite of what the passage is about.'],
    [WORN.test(asked) && !UNWORN.test(asked) && UNWORN.test(answered), 'The passage is about what was not used yet.'],
    [partsVerb(asked, title), 'The customer asks for another deed than the passage tells.'],
    [questions.some((question) => goesTheOtherWay(question, passage.title)), 'The customer asks for the other direction.'],
    [asks && WITHOUT.test(asked) && !WITHOUT.test(answered), 'The customer asks for another way than the one the passage may tell.'],
    [sentences.some(({ folded: one }) => telling(behind(one, NOT_WANTED), own).some(ofTitle)) && !NOT_WANTED.test(answered), 'The customer does not want what the passage is about.'],
    [(!aboutFault || /\d/.test(asked)) && WHY.test(asked) && !GIVES_REASON.test(answered), 'The customer asks why; the passage gives no reason.'],
    [asks && AND_ASKS.test(asked) && !AND_ASKS.test(title), 'The customer asks two things at once.'],
    [!aboutFault && folded.some((one) => telling(WHETHER_THERE_IS.exec(one)?.[1] ?? '').some((word) => !says(word))), 'The customer asks whether there is something that the passage does not name.'],
    [!asks && !aboutFault && passage.title.trim() !== '' && shareOfTitle(`${subject}\n${message}`.slice(0, READ), passage.title, own) === 0 && questions.some((question) => question.includes('?') && telling(question, own).filter((word) => !says(word)).length >= LEAST_UNSAID), 'The question says nothing of what the passage is about.'],
    [folded.some((one) => telling(WHETHER_COVERED.exec(one)?.[1] ?? '', own).some((word) => !says(word))), 'The customer asks whether something is covered that the passage does not name.'],
    [HOW_OFTEN.test(asked) && !FREQUENCY.test(answered), 'The customer asks how often; the passage does not say.'],
    [isHowTo(passage.title) && MUST.test(asked) && !MUST.test(answered), 'The customer asks whether it must be done; the passage tells how.'],
    [folded.some((one) => OWN_CASE.test(one)), 'The customer asks what was done in a case of their own.'],
    [aboutFault && NEGATED_TITLE.test(title) && !NEGATED.test(said), 'The ticket does not tell the fault that the passage is about.'],
  ];
  return [...whys.flatMap(([holds, why]) => (holds ? [why] : [])), ...lackingIn(folded, answered)];
}
