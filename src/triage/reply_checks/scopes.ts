import { fold } from '../text/characters.ts';
import type { Figure } from './figures.ts';
import { sentencesOf, stemOf, type Sentence } from './sentences.ts';
import { isUnit } from './units.ts';
import type { Value } from './values.ts';

/** A word of a text by its stem, with its place. */
interface Word {
  stem: string;
  from: number;
  /** A name: a capital within a sentence where capitals make names, a lone letter ("Size M"), a number ("Roche 3"). */
  name: boolean;
}

/** A value with the words it is said of, from the nearest to the farthest. */
export interface Scope {
  value: Value;
  /** Of its own piece of the sentence, between the values of its kind beside it. */
  own: Set<string>;
  /** Those of them that stand before it: its subject. */
  before: Set<string>;
  /** Those that stand behind it, up to the next mark. */
  after: Set<string>;
  /** That open its sentence, before any of its figures: what all of them are said of, unless they have names of their own. */
  head: Set<string>;
  /** Of the label before it: "Silver Duo: 8 alterations". */
  label: Set<string>;
  /** Of the rest of its sentence, the pieces of other values of its kind left out. */
  rest: Set<string>;
  /** Of its whole sentence. */
  all: Set<string>;
  title: Set<string>;
  names: Set<string>;
  source: number;
  sentence: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
const LONE_LETTER = /^[B-DF-HJ-NP-XZ]$/;
const CAPITAL = /^\p{Lu}/u;
const SMALL_NUMBER = /^\d{1,4}$/;
export const BEFORE_NUMBER = /(?<!\p{L})(\p{L}{3,20}) $/u;
/** Where one thing ends and the next begins. */
const SEPARATOR = /[,;:(–]|(?<!\p{L})(?:and|und|y|et|e|but|while|aber|pero|mais|mas|sondern|or|oder|ou|o|whereas|wahrend|mientras|tandis|enquanto)(?!\p{L})/gu;
/** "Within the UK … outside the UK …" differ in one word; "within 30 days" tells a time. */
const OUTSIDE = /^(?:outside|ausserhalb|fuera|hors|dehors|fora)$/;
const INSIDE = /^(?:within|inside|innerhalb|dentro)$/;
const HOW_LONG = /^ (?:(?:von|the|de|next|first|a|one|einer|eines|un|uma?|two|three|four|five|seven|ten) )*(?:\d|(?:hour|day|week|month|year|minute|tag|woche|monat|jahr|stunde|dia|semana|mes|ano|hora|jour|mois|an)\p{L}*)/u;
const SEPARATING = /[,;]/u;
const LABEL = /^\s*([^:.!?\n]{1,60}): /u;
const MOST_OF_A_LABEL = 7;

/** "Lumo 60" and "Lumo 20": the word before a number of its name, joined to it; `""` where none stands there. */
function numbered(before: string, number: string): string {
  const word = SMALL_NUMBER.test(number) ? BEFORE_NUMBER.exec(before)?.[1] : undefined;
  const stem = word ? stemOf(fold(word).replaceAll('ß', 'ss')) : '';
  return stem ? `${Number(number)}#${stem}` : '';
}

/** Words of a sentence that tell things apart; a figure is a word by its number, whatever its spelling, and one that is `passed` none. */
function wordsIn(sentence: Sentence, figures: readonly Figure[], passed: readonly Value[], capitalsName: boolean): Word[] {
  const words: Word[] = [];
  // `sentence.folded` writes "ss" for "ß": places would shift.
  const lower = fold(sentence.text);
  let next = 0;
  let opens = true;
  for (const { 0: written, index } of sentence.text.matchAll(WORD)) {
    const from = sentence.from + index;
    while ((figures[next]?.to ?? Infinity) <= from) next += 1;
    const figure = figures[next];
    if (passed.some((value) => value.from < from + written.length && from < value.to)) { opens = false; continue; }
    if (figure && figure.from < from + written.length) {
      const stem = `x${figure.raw[0] ?? 0}`;
      if (words.at(-1)?.stem === stem) continue;
      const named = figure.unit ? '' : numbered(sentence.text.slice(0, index), written);
      words.push({ stem, from, name: true }, ...(named ? [{ stem: named, from, name: true }] : []));
    } else if (LONE_LETTER.test(written)) words.push({ stem: `~${written}`, from, name: true });
    else if (SMALL_NUMBER.test(written)) {
      const named = numbered(sentence.text.slice(0, index), written);
      words.push({ stem: `x${Number(written)}`, from, name: true }, ...(named ? [{ stem: named, from, name: true }] : []));
    }
    else {
      const folded = lower.slice(index, index + written.length).replaceAll('ß', 'ss');
      const stem = OUTSIDE.test(folded) ? '@out' : INSIDE.test(folded) && !HOW_LONG.test(lower.slice(index + written.length)) ? '@in' : stemOf(folded);
      if (stem && (stem.startsWith('@') || !isUnit(folded) || (capitalsName && !opens && CAPITAL.test(written)))) words.push({ stem, from, name: capitalsName && !opens && CAPITAL.test(written) });
    }
    opens = false;
  }
  return words;
}

/** "4.5 hours (400)": what stands in brackets right behind a value is said of it. */
const ASIDE = /^ ?\([^()]{1,30}\)/;

/** Where the piece begins that a value shares with no other of its kind: behind the last mark between them, or halfway. */
function cut(folded: string, start: number, to: number): number {
  const from = start + (ASIDE.exec(folded.slice(start, to))?.[0].length ?? 0);
  const between = folded.slice(from, to);
  const mark = [...between.matchAll(SEPARATOR)].at(0);
  if (mark) return from + mark.index;
  const middle = between.indexOf(' ', Math.floor(between.length / 2));
  return from + (middle < 0 ? between.length : middle);
}

interface Piece { from: number; to: number; label: [number, number] }

/** The piece of a sentence that is said of each of its values of one kind. */
function piecesOf(sentence: Sentence, values: Value[], figures: readonly Figure[]): Piece[] {
  const { from: base } = sentence;
  const folded = fold(sentence.text);
  const lead = LABEL.exec(sentence.text)?.[1] ?? '';
  const leads = lead && lead.trim().split(/\s+/).length <= MOST_OF_A_LABEL ? LABEL.exec(sentence.text)?.[0].length ?? 0 : 0;
  return values.map((value, at) => {
    const mate = (other: Value | undefined): boolean => other !== undefined && (other.mate === value.from || value.mate === other.from);
    let [before, after] = [at - 1, at + 1];
    while (mate(values[before])) before -= 1;
    while (mate(values[after])) after += 1;
    const [left, right] = [values[before], values[after]];
    const from = left ? cut(folded, left.to - base, value.from - base) : leads;
    // "14.90 € up to 30 kg, plus 4 € for more": what follows a mark before the next figure is said of that.
    const follows = figures.find((figure) => figure.from >= value.to && figure.from !== value.mate && !(mate(right) && figure.from === right?.from));
    const mark = follows ? SEPARATING.exec(folded.slice(value.to - base, follows.from - base)) : null;
    const to = Math.min(right ? cut(folded, value.to - base, right.from - base) : folded.length, mark ? value.to - base + mark.index : Infinity);
    // "…: Solo 5 €, Pro: 9 €"
    const colon = folded.lastIndexOf(':', value.from - base);
    return { from: base + from, to: base + to, label: colon > from ? [base + from, base + colon] : [base, base + leads] };
  });
}

/** "6.90 € a month" speaks of no monthly plan. */
const isPeriod = (stem: string): boolean => /^@(?!in$|out$)/.test(stem);
/** Where what follows a value ends; "(400)" right behind it is said of it. */
const nextMark = (text: string): number => { const aside = ASIDE.exec(text)?.[0].length ?? 0; const at = text.slice(aside).search(/[,;:.!?(]/u); return at < 0 ? text.length : aside + at; };
const within = (words: Word[], from: number, to: number): Word[] => words.filter((word) => word.from >= from && word.from < to);
const stems = (words: Word[]): Set<string> => new Set(words.map(({ stem }) => stem));

const MOST_OF_A_HEAD = 5;
/** The words before the first figure of a sentence that measures or counts something; a number of a name is none. */
function headOf(words: Word[], figures: readonly Figure[], sentence: Sentence): Set<string> {
  const first = figures.find(({ unit, from }) => unit !== undefined || !BEFORE_NUMBER.test(sentence.text.slice(0, from - sentence.from)));
  const head = words.filter(({ from }) => from < (first?.from ?? Infinity));
  return head.length <= MOST_OF_A_HEAD ? stems(head) : new Set();
}

/** The words that tell things apart in a text without values of its own: a title, a ticket. */
export const tellingWords = (text: string): Set<string> => new Set(sentencesOf(text).flatMap((sentence) => wordsIn(sentence, [], [], false)).map(({ stem }) => stem));

/** "Whitening at the practice: 260 €; at home: 180 €": a label behind a semicolon goes on with the first word of the one before. */
function labelOf(words: Word[], sentence: Sentence, before: Sentence | undefined): Word[] {
  if (words.length === 0 || !before?.text.endsWith(';') || !/^\s*\p{Ll}/u.test(sentence.text)) return words;
  const [first] = wordsIn({ ...before, text: LABEL.exec(before.text)?.[1] ?? '' }, [], [], false);
  return first ? [...words, first] : words;
}

/** Every value of a text with its words; `skip` is the length of the title that opens the text. */
export function scopesOf(text: string, figures: readonly Figure[], values: Value[], title: string, source: number, capitalsName: boolean): Scope[] {
  const told = tellingWords(title);
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, number) => {
    const inside = values.filter(({ from, to }) => from >= Math.max(title.length, sentence.from) && to <= sentence.to);
    if (inside.length === 0) return [];
    const near = figures.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
    const kinds = new Map<string, Value[]>();
    for (const value of inside) kinds.set(value.kind, [...kinds.get(value.kind) ?? [], value]);
    return [...kinds.values()].flatMap((same) => {
      const pieces = piecesOf(sentence, same, near);
      const words = wordsIn(sentence, near, same, capitalsName);
      const head = headOf(words, near, sentence);
      const names = new Set(words.filter(({ name }) => name).map(({ stem }) => stem));
      return same.map((value, at): Scope => {
        const piece = pieces[at] ?? { from: sentence.from, to: sentence.to, label: [0, 0] };
        const others = pieces.filter((_one, other) => other !== at);
        const rest = words.filter((word) => (word.from < piece.from || word.from >= piece.to) && !others.some(({ from, to }) => word.from >= from && word.from < to));
        const label = labelOf(within(words, ...piece.label), sentence, sentences[number - 1]);
        return { value, head, own: stems(within(words, piece.from, piece.to).filter(({ stem, from }) => !(from > value.to && isPeriod(stem)))), before: stems(within(words, Math.max(piece.from, piece.label[1]), value.from)), after: stems(within(words, value.to, Math.min(piece.to, value.to + nextMark(sentence.text.slice(value.to - sentence.from))))), label: stems(label), rest: stems(rest), all: stems(words), title: told, names: new Set([...names, ...label.map(({ stem }) => stem)]), source, sentence: number };
      });
    });
  });
}
