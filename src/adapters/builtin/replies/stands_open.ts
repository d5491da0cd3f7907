import type { Passage } from '../../../ports/knowledge_base.ts';
import { withoutGreeting } from '../../../triage/letter_formulas.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { fold } from '../../../triage/text/characters.ts';
import { isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

const READ = 6000;

/** "Please cancel my order", with no question mark: something to be done, not something to be told. */
const DEED = /(?<!\p{L})(?:please (?:just |also )?(?:cancel|refund|send|resend|reissue|change|delete|remove|update(?! me)|stop|replace|exchange|extend|correct|unlock|move|book|credit)|(?:would like|want|need|ask) you to (?:cancel|refund|send|resend|change|delete|remove|update(?! me)|stop|replace|exchange|extend|correct|unlock|move|book|credit)|^[^\p{L}]*(?:cancel|refund|delete|stop|replace) (?:my|our|the|this)|(?:bitte|bitten) um (?:\p{L}+ ){0,2}(?:stornierung|kundigung|erstattung|zusendung|anderung|loschung|umtausch|korrektur)|(?:cancele|anule|envie|mande|cambie|borre|elimine|devuelva|reembolse|altere|apague|devolva)(?:me|nos|-me|-nos)?(?= (?:me|nos|mi|meu|minha|el|la|los|las|o|a|otr\p{L}+|outr\p{L}+)(?!\p{L}))|por favor,? (?:cancele|anule|envie|mande|cambie|borre|elimine|devuelva|reembolse|altere|apague|devolva)(?:n|m)?(?:me|nos)?(?!\p{L})|bitte (?:\p{L}+ ){0,7}(?:stornieren|kundigen|erstatten|schicken|senden|andern|loschen|tauschen|verlangern|umbuchen|korrigieren|sperren)(?= sie|[.!,]|$)|bitte (?:schick|sende|storniere|andere|erstatte|kundige|losche|tausche|korrigiere)t? (?:mir|uns|den|die|das|mein\p{L}*|unser\p{L}*)|(?:stornieren|kundigen|erstatten|schicken|senden|andern|loschen|tauschen|verlangern|korrigieren|sperren) sie (?:bitte|mir|uns|mein\p{L}*|das|die|den)|(?:cancel|anul|envi|mand|cambi|borr|elimin|reembols)(?:en|ad)(?:me|nos)?(?= (?:por favor|me|nos|mi|el|la|los|las|otr\p{L}+)(?!\p{L}))|(?:envien|manden|devuelvan)(?:me|nos)(?!\p{L})|(?:enviad|mandad|devolved)(?:me|nos)(?!\p{L})|(?:merci de|veuillez|priere de|je vous (?:prie|demande) de) (?:bien vouloir )?(?:m['’]|me |nous |l['’]|le |la |les )?(?:r?envoyer|annuler|rembourser|modifier|supprimer|resilier|echanger|remplacer|prolonger|corriger|adresser|expedier)|(?:cancelem|enviem|mandem|reembolsem|devolvam|alterem|apaguem|troquem|anulem)(?:-me|-nos)?(?!\p{L}))/u;
/** The same as a question: "Can you please change …?", "¿Podrían enviarme …?" */
const DEED_ASKED = /(?<!\p{L})(?:(?:can|could|would|will) you (?:please |kindly )(?:just |also )?(?:cancel|refund|send|resend|reissue|change|delete|remove|update(?! me)|stop|replace|exchange|extend|correct|unlock|move|book|credit)|podria[ns]? (?:enviar|mandar|cancelar|anular|cambiar|borrar|eliminar|devolver|reembolsar)(?:me|nos)?|(?:pode|podem|poderia|poderiam) (?:me |nos )?(?:enviar|mandar|cancelar|anular|alterar|apagar|devolver|reembolsar)(?:-me|-nos)?|(?:konnten|konnen|wurden) sie (?:mir |uns |bitte |meine? |das |die |den |\p{L}+ ){0,5}(?:stornieren|kundigen|erstatten|zuschicken|zusenden|andern|loschen)|(?:pouvez|pourriez|voulez)-vous (?:s'il vous plait )?(?:m'|me |nous )?(?:r?envoyer|annuler|rembourser|modifier|supprimer|resilier|echanger|remplacer|adresser))(?!\p{L})/u;
/** What is sent to be read is told, not done. */
const TOLD = /(?<!\p{L})(?:instructions?|details?|infos?|information\p{L}*|anleitung\p{L}*|instruccion\p{L}*|instruc\p{L}+)(?!\p{L})/u;

/** Whether a customer asks for something to be done for them: steps to do it themselves may not be what they need. */
export const asksForDeed = (message: string): boolean => sentencesOf(message.slice(0, READ)).some(({ text }) => {
  const folded = fold(text);
  return (DEED_ASKED.test(folded) || (!/\?[\s"”»)]*$/.test(text) && DEED.test(folded))) && !TOLD.test(folded);
});

/** "But I did cancel in time!", "That is not fair.": the rule itself answers nobody who says that it was not kept, or not theirs. */
const DISPUTES = /(?<!\p{L})(?:but i (?:did|had|have|already|cancel\p{L}*|paid|never)|(?:not|n't) (?:fair|acceptable)|unfair|how can (?:that|this|you)|aber ich hab\p{L}* (?:doch|rechtzeitig|schon|bereits|nie)|(?:nicht|un) ?(?:fair|in ordnung|akzeptabel)|das kann (?:doch )?nicht sein|pero si|no (?:me parece|es|lo veo) (?:normal|justo|logico|de recibo)|mais (?:j'ai|je n'ai) (?:pourtant|bien|deja|jamais)|pas (?:normal|juste|acceptable)|nao (?:acho|e|esta) (?:normal|justo|certo|correto)|mas eu (?:cancelei|paguei|ja|nunca))(?!\p{L})/u;

/** Whether a customer who asks nothing holds that a rule was not kept, or should not be theirs. */
const disputes = (message: string): boolean => !/\?/.test(message) && DISPUTES.test(fold(message.slice(0, READ)));

const LINK = /(?<!\p{L})(?:links?|enlaces?|liens?|url)(?!\p{L})/u;
/** Sent by us, and not by somebody else who uses the product. */
const OURS = /(?<!\p{L})(?:you (?:sent|gave|posted|mailed)|you(?:'ve| have) (?:sent|given|posted)|(?:in|from) your (?:e-?mail|mail|message|reply|answer)|your (?:e-?mail|reply|answer)|your links?|(?:ihr|euer|ihre|eure)[mnrs]?|eure[mnrs]?|(?:den|die) (?:sie|ihr) (?:mir|uns)|(?:habeis|han|has) (?:mandado|enviado|pasado|dado)|(?:mandasteis|enviasteis|pasasteis|mandaron|enviaron|pasaron)|(?:vuestr[oa]|su) (?:correo|mensaje|respuesta|enlace)|(?:votre|vos) (?:e-?mails?|mails?|messages?|reponses?|liens?|courriels?)|vous m'avez|(?:enviaram|mandaram|passaram)|(?:vosso|seu|vossa|sua) (?:e-?mail|mensagem|resposta|link))(?!\p{L})/u;
const DEAD = /404|not found|not work|n't (?:work|open|load)|broken|dead|expired|round and round|(?:goes|leads) nowhere|(?:got|get|gives?|shows?|with) (?:me )?(?:an )?error|nicht gefunden|(?:funktioniert|geht|offnet) (?:\p{L}+ )?nicht|lauft ins leere|abgelaufen|(?:ist|sei|scheint) (?:leider )?(?:tot|kaputt|defekt|ungultig)|no encontrad|no (?:me )?(?:va|funciona|abre|carga)(?!\p{L})|caducad|introuvable|ne (?:marche|fonctionne|s'ouvre)|(?:marche|fonctionne) (?:pas|plus)|expire|nao (?:abre|funciona|carrega)|nao encontrad|expirad/u;

/** "It says 404.": goes on about the link of the sentence before. */
const GOES_ON = /^[\s"“«]*(?:it|that|this|there|the page|er|es|dort|die seite|il|ca|cela|elle|la page|j'\p{L}+|se|me|sale|dice|aparece|la pagina|ele|da|diz|a pagina|no|nao|404|errors?|erro|erreur|fehler)(?!\p{L})/u;

export const BROKEN_LINK = 'The customer says that a link of yours leads nowhere; look where it was to lead.';

/** Whether a customer says that a link of ours leads nowhere: only a person can see where it was to lead. */
export function brokenLink(message: string): boolean {
  const folded = fold(message.slice(0, READ));
  if (!DEAD.test(folded)) return false;
  const sentences = sentencesOf(folded).map(({ text }) => text);
  return sentences.some((text, at) => LINK.test(text) && OURS.test(text) && (DEAD.test(text) || (GOES_ON.test(sentences[at + 1] ?? '') && DEAD.test(sentences[at + 1] ?? ''))));
}

/** Why a rule or a page of ours answers nobody here, in words for a colleague; `[]` where nothing stands against it. */
export const standsOpen = (message: string): string[] => [
  ...(disputes(message) ? ['The customer disputes something; your rule alone would not answer that.'] : []),
  ...(brokenLink(message) ? [BROKEN_LINK] : []),
];

/** A word with a capital inside a sentence, and the word before it. */
const NAME = /(?<![\p{L}\p{N}’'])([\p{L}\p{N}’']+) (\p{Lu}[\p{L}\p{N}]{2,})/gu;

const DAYS_IN_WEEK = 7;
const MONTHS = 12;
const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** By language of a reply, made when a name is first asked of it. */
const everybodys = new Map<string, Set<string>>();

/** Months, weekdays and countries in a language, folded; weekdays and months in the plural too. */
function namesOfEverybody(language: string): Set<string> {
  let names = everybodys.get(language);
  if (names) return names;
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }), weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const calendar = [
    ...Array.from({ length: MONTHS }, (_unused, at) => month.format(Date.UTC(2026, at, 15))),
    ...Array.from({ length: DAYS_IN_WEEK }, (_unused, at) => weekday.format(Date.UTC(2026, 5, at + 1))),
  ].map(fold);
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const countries = [...CODE].flatMap((first) => [...CODE].map((second) => fold(regions.of(first + second) ?? '')));
  names = new Set([...calendar, ...calendar.map((word) => `${word}s`), ...countries]);
  everybodys.set(language, names);
  return names;
}

/** Whether a capital is that of a month, a weekday or a country: no answer has to name those. Asked only of a name that is known nowhere else. */
export const isOfEverybody = (name: string, language: string): boolean => namesOfEverybody(language).has(fold(name));

/**
 * The names in a question that stand nowhere in the passage and are none of ours: "Does it work with Alexa?" is not answered by
 * what it says of another system. Named behind a function word: "my cat Luna" is hers alone. `[]` in German, where every noun has a
 * capital.
 */
export function unknownNames(questions: string[], language: string, { title, problem, solution, product }: Passage, ours: string): string[] {
  if (language === 'de') return [];
  const known = new Set(wordsOf(`${title} ${problem} ${solution} ${product} ${ours}`));
  return questions.flatMap((question) => [...withoutGreeting(question).matchAll(NAME)].flatMap(([, before = '', name = '']) =>
    (name !== name.toUpperCase() && wordsOf(before).every(isFunctionWord) && wordsOf(name).some((word) => !known.has(word)) && !isOfEverybody(name, language) ? name : [])));
}
