import { foldFully } from '../../text/characters.ts';
import { codeForm, codeKey, findCodes, type Mention } from './addresses.ts';
import { claim, MOST_READ, ticketText, type Check } from '../checked_reply.ts';
import { contentWords, sentencesOf } from '../../text/sentences.ts';

/** What a text says of a code: the words and figures of its sentence, or of the record under its title. */
interface Told {
  key: string;
  words: Set<string>;
  text: number;
}

/** Codes that are looked at of ticket and sources, of a sentence, and of a reply. */
const MOST_CODES = 40;
/** "3e" and "2x" are figures; "F1" is a part. */
const IS_CODE = /^\p{L}|^.{4}/u;
/** "…, M-2047, por favor": says nothing of a code. */
const POLITE = /(?<!\p{L})(?:please|thanks?|thank you|bitte|danke|por favor|gracias|merci|s'il vous plait|obrigad[oa])(?!\p{L})/gu;

const keyOf = ({ words }: Mention): string => codeKey(words);
const codesIn = (text: string): Mention[] => findCodes(text).filter((mention) => IS_CODE.test(keyOf(mention))).sort((one, other) => one.from - other.from);

/** Words that carry matter, and figures. */
function wordsIn(text: string): string[] {
  const folded = foldFully(text).replace(POLITE, ' ');
  return [...contentWords(folded).filter((word) => !word.startsWith('@')), ...folded.match(/\d[\d.,]*\d|\d/g) ?? []];
}

/** The pieces of a sentence that speak of each of its codes: all of it, or of several of one form what stands before each or behind it, as the sentence ends or begins with one. */
function piecesOf(text: string): Map<string, string> {
  const codes = codesIn(text).slice(0, MOST_CODES);
  const keys = [...new Set(codes.map(keyOf))];
  const twins = codes.filter((code) => keys.some((other) => other !== keyOf(code) && codeForm(other) === codeForm(keyOf(code))));
  const [first, last] = [twins[0], twins.at(-1)];
  if (!first || !last) return new Map(keys.map((key) => [key, codes.reduceRight((left, code) => (keyOf(code) === key ? `${left.slice(0, code.from)} ${left.slice(code.to)}` : left), text)]));
  const others = codes.filter((code) => !twins.includes(code)).map((code): [string, string] => [keyOf(code), `${text.slice(0, code.from)} ${text.slice(code.to)}`]);
  const [closes, opens] = [text.slice(last.to), text.slice(0, first.from)].map((rest) => wordsIn(rest).length === 0);
  if (closes === opens || twins.length > new Set(twins.map(keyOf)).size) return new Map(others);
  const pieces = twins.map((code, at): [string, string] => [keyOf(code), closes ? text.slice(twins[at - 1]?.to ?? 0, code.from) : text.slice(code.to, twins[at + 1]?.from)]);
  // "Donation IDs D-7001 and D-7002" says the same of both.
  return new Map([...others, ...(pieces.every(([, piece]) => wordsIn(piece).length > 0) ? pieces : [])]);
}

/** What a text says of each of its codes. Of a code in its title all is told that stands under it, up to another of its form. */
function toldIn(title: string, text: string, at: number): Told[] {
  const told = new Map<string, Set<string>>();
  const add = (key: string, words: string[]): void => { told.set(key, new Set([...told.get(key) ?? [], ...words])); };
  const [heading] = codesIn(title).map(keyOf);
  if (heading !== undefined) add(heading, wordsIn(codesIn(title).reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, title)));
  let isOwn = heading !== undefined;
  for (const sentence of sentencesOf(text)) {
    const pieces = piecesOf(sentence.text);
    if (heading !== undefined && [...pieces.keys()].some((key) => codeForm(key) === codeForm(heading))) isOwn = pieces.has(heading);
    for (const [key, piece] of pieces) add(key, wordsIn(piece));
    if (heading !== undefined && isOwn && !pieces.has(heading)) add(heading, wordsIn(sentence.text));
  }
  return [...told].map(([key, words]) => ({ key, words, text: at }));
}

/** Words of a label: "Numéro de suivi : …". */
const MOST_OF_A_LABEL = 4;
const isLabelled = ({ words }: Told): boolean => words.size <= MOST_OF_A_LABEL;
/** Codes that may be taken for one another: of one form, or behind labels of one text. */
const areRivals = (one: Told, other: Told): boolean => one.key !== other.key && (codeForm(one.key) === codeForm(other.key) || (one.text === other.text && isLabelled(one) && isLabelled(other)));

const without = (said: ReadonlySet<string>, one: Told, other: Told): number => [...one.words].filter((word) => said.has(word) && !other.words.has(word)).length;
/** Whether words are a rival's more than those of the code they stand beside. */
const isOfRival = (said: ReadonlySet<string>, ours: Told, theirs: Told): boolean => without(said, theirs, ours) > without(said, ours, theirs);

/** An order, an invoice or a part of which ticket or source says what the reply says, but by another number: "your posters run under D-7120", where D-7120 are the cards. */
export const findRivalCodes: Check = (reply) => {
  const { body, sources } = reply;
  if (codesIn(body).length === 0) return [];
  const told = [{ title: '', text: ticketText(reply) }, ...sources].flatMap(({ title, text }, at) => toldIn(title, text.slice(0, MOST_READ), at)).slice(0, MOST_CODES);
  const sentences = sentencesOf(body);
  let left = MOST_CODES;
  return sentences.flatMap(({ text }, at) => {
    const pieces = left > 0 ? [...piecesOf(text)].slice(0, left) : [];
    left -= pieces.length;
    return pieces.flatMap(([key, piece]) => {
      const ours = told.filter((one) => one.key === key);
      const own = new Set(wordsIn(piece));
      const isMeant = (theirs: Told): boolean => {
        // A sentence that tells neither goes on with what was said before it.
        const tells = ours.some((one) => without(own, one, theirs) + without(own, theirs, one) > 0);
        const said = tells ? own : new Set(wordsIn(sentences[at - 1]?.text ?? ''));
        return ours.every((one) => areRivals(one, theirs) && isOfRival(said, one, theirs));
      };
      const rival = ours.length > 0 ? told.find((theirs) => !pieces.some(([other]) => other === theirs.key) && isMeant(theirs)) : undefined;
      return rival ? [claim('code', codesIn(text).find((code) => keyOf(code) === key)?.words ?? key, `the ticket or a source says this of ${rival.key.toUpperCase()}`)] : [];
    });
  }).slice(0, 1);
};
