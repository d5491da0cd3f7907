import { asksForAValue, BLANKS, FIELD, FILL, FILLS, IS_FIELD } from '../../blanks.ts';
import { fold } from '../../text/characters.ts';
import { greetingIn } from '../../letter_formulas.ts';
import { keptReading, late } from '../../text/kept_readings.ts';
import { sourcesText, ticketText, type Check } from '../checked_reply.ts';

/** Forms of "fill this in" that templates, old tickets and models leave behind. */
const FORMS: RegExp[] = [
  ...BLANKS,
  /(?<![\p{L}\p{N}.])(?:undefined|null|NaN|None|\[object Object\])(?![\p{L}\p{N}])(?=[\s,.!?:;]|$)/gu,
  /(?<![\p{L}\p{N}_])\p{Lu}{2,20}(?:_\p{Lu}{2,20}){1,4}(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}])(?:X{2}(?![\p{L}\p{N}])(?! ?[LSl])|[XN](?= (?:days?|Tage|weeks?|Wochen|hours?|Stunden|d[ií]as|horas|semanas|jours|heures|semaines|EUR|€|%)))/gu,
  /(?<![\p{L}])(?:(?:Customer|First|Last|Full|Your|Agent|Company|Client|Product) Name|Kundenname|Vorname Nachname|Ihr Name|Firmenname|Nombre (?:del [Cc]liente|Apellidos?)|(?:Nom|Prénom) (?:du [Cc]lient|Nom)|Nome (?:do [Cc]liente|Apelido|Sobrenome)|(?:DD|dd)[./-](?:MM|mm)[./-](?:YYYY|yyyy)|TT\.MM\.JJJJ|JJ\/MM\/AAAA|DD\/MM\/AAAA)(?![\p{L}])/gu,
];
/** "(insert name)", "(Datum einfügen)": read folded; "(insert the card)" tells a step. */
const TO_FILL = new RegExp(String.raw`\(${FILL} (?:the |your |an? |den |die |das |ihren? |el |la |su |le |votre |o |seu )?(?:[\p{L}']+ ){0,2}${FIELD}(?: here| hier| aqui| ici)?\)|\((?:[\p{L}']+ ){0,2}${FIELD} ${FILL}\)`, 'gu');

/** `None of these` is English, "null Grad" German; alone both are a program's empty value. */
const EMPTY = /^(?:None|null)$/;
const AROUND_NONE = /(?:^|[\s:])None (?:of|the|is|are|were|will|has|have)\b/;
const NOUGHT = /(?<!\p{L})null (?:und|komma|uhr|grad|euro|prozent|cent|tage?n?|stunden?|punkten?|kosten|risiko|problemo?|toleranz)/u;
const QUOTES = /^«|»$/g;
/** Characters beside a placeholder in a line that only signs. */
const MOST_BESIDE = 3;
/** Words of a greeting before the name: "Sehr geehrte Frau …". */
const MOST_GREETING = 4;
/** The line around a place; one that holds hardly more than the placeholder itself signs. */
function greetsOrSigns(text: string, at: number, words: string): boolean {
  const line = `${text.slice(0, at).split('\n').at(-1) ?? ''}${text.slice(at).split('\n', 1)[0] ?? ''}`.trim();
  const before = fold(text.slice(text.lastIndexOf('\n', at) + 1, at));
  return (greetingIn(before) > 0 && before.split(' ').length <= MOST_GREETING) || line.length - words.length <= MOST_BESIDE;
}

/** "[subject to availability]": as many words are a remark, unless one of them is what a form asks for. */
const LEAST_OF_A_REMARK = 3;

/** An aside in brackets: "[under 14]", all of whose words a source says, a remark, or "[START]" and "[Save]", labels that a source writes so. */
function isAside(words: string, given: string, known: () => ReadonlySet<string>): boolean {
  if (!words.startsWith('[')) return false;
  const said = fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  const isForm = said.some((word) => IS_FIELD.test(word) || FILLS.test(word));
  // A "[Name]" and an "[Agent]" stay what nobody filled in.
  if (/^\[\p{Lu}/u.test(words)) return !isForm && given.includes(words.slice(1, -1));
  return !isForm && (said.length >= LEAST_OF_A_REMARK || said.every((word) => known().has(word)));
}

/** What looks like a placeholder in a reply, and where it stands. */
const formsIn = keptReading((body) => {
  const folded = fold(body);
  return [
    ...FORMS.flatMap((form) => [...body.matchAll(form)].map((match) => ({ words: match[0], at: match.index }))),
    ...[...folded.matchAll(TO_FILL)].map((match) => ({ words: body.slice(match.index, match.index + match[0].length), at: match.index })),
  ].filter(({ words }) => !(EMPTY.test(words) && (AROUND_NONE.test(body) || NOUGHT.test(folded))));
}, 24);

/** What an article on a program's own fields says of them: "variables stand in double braces". “Llaves” alone are keys, brackets hold a shelf. */
const OF_FIELDS = /(?<!\p{L})(?:placeholders?|merge fields?|(?:curly|double|square|angle) (?:braces|brackets)|platzhalter\p{L}*|seriendruckfelde?r?n?|(?:geschweifte|eckige|spitze|doppelte)\p{L}* klammern?|marcadores de posic\p{L}+|(?:llaves|corchetes) dobles|entre (?:llaves|corchetes|accolades|crochets|chaves|colchetes)|champs? de fusion|(?:chaves|colchetes) dupl[oa]s|campos automaticos)(?!\p{L})/u;

/** A template as a source: what nobody filled in is no word of it, so that it is found in the reply. */
export const withoutBlanks = (template: string): string => BLANKS.reduce((left, blank) => left.replace(blank, ' '), template);

/**
 * Placeholders that nobody filled in. A merge field, a button in brackets or an error's name is none where the ticket writes it so, or a
 * source that names it; one that asks for a value always is, unless its source is about such fields, and at the greeting any, for old answers
 * that serve as sources hold many.
 */
export const findPlaceholders: Check = ({ body, sources, ticket }) => {
  const asked = ticketText({ ticket }), told = sourcesText(sources), given = `${asked}\n${told}`;
  const known = late(() => new Set(fold(given).match(/[\p{L}\p{N}]+/gu) ?? []));
  const explained = late(() => sourcesText(sources.filter(({ title, text }) => OF_FIELDS.test(fold(`${title} ${text}`)))));
  const isNamed = (words: string, at: number): boolean => asked.includes(words.replace(QUOTES, '')) || explained().includes(words) || (!asksForAValue(body, at, words) && (told.includes(words) || isAside(words, given, known)));
  const found = formsIn(body).filter(({ words, at }) => !isNamed(words, at) || greetsOrSigns(body, at, words));
  return [...new Set(found.map(({ words }) => words))].map((words) => ({ blocker: 'placeholder_left', check: 'placeholder', words, missing: 'was never filled in' }));
};
