import { fold, foldFully } from '../../text/characters.ts';
import type { Figure } from '../quantities/figures.ts';
import { keyOf } from './nearness.ts';
import { firstFrom, sentencesOf, stemOf, type Sentence } from '../../text/sentences.ts';
import { isUnit } from '../quantities/units.ts';
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

/** A word that is a number: a value itself, and no case. */
export const isNumber = (word: string): boolean => /^x\d/.test(word);
/** Whether a value is "free of charge". */
export const isFree = ({ value }: Scope): boolean => value.figure?.raw.length === 0;
/** A scope's word as it is compared, whatever its ending; numbers, sides, periods and names stay whole. */
export const scopeKey = (word: string): string => (/^[@~]|^x\d|#/.test(word) ? word : keyOf(word));

const WORD = /[\p{L}\p{N}]+/gu;
const LONE_LETTER = /^[B-DF-HJ-NP-XZ]$/;
const MODEL = /^\d{1,4}\p{Lu}$/u;
const CAPITAL = /^\p{Lu}/u;
const SMALL_NUMBER = /^\d{1,4}$/;
export const BEFORE_NUMBER = /(?<!\p{L})(\p{L}{3,20}) $/u;
/** What stands before a place, as far as `BEFORE_NUMBER` looks. */
const REACH = 48;
const before = (text: string, place: number): string => text.slice(Math.max(0, place - REACH), place);
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
function numbered(text: string, place: number, number: string): string {
  const word = SMALL_NUMBER.test(number) ? BEFORE_NUMBER.exec(before(text, place))?.[1] : undefined;
  const stem = word ? stemOf(foldFully(word)) : '';
  return stem ? `${Number(number)}#${stem}` : '';
}

/** Words of a sentence that tell things apart; a figure is a word by its number, whatever its spelling, and one that is `passed` none. */
function wordsIn(sentence: Sentence, figures: readonly Figure[], passed: readonly Value[], capitalsName: boolean): Word[] {
  const words: Word[] = [];
  // `sentence.folded` writes "ss" for "ß": places would shift.
  const lower = fold(sentence.text);
  let next = 0, pass = 0;
  let opens = true;
  for (const { 0: written, index } of sentence.text.matchAll(WORD)) {
    const from = sentence.from + index;
    while ((figures[next]?.to ?? Infinity) <= from) next += 1;
    const figure = figures[next];
    while ((passed[pass]?.to ?? Infinity) <= from) pass += 1;
    if ((passed[pass]?.from ?? Infinity) < from + written.length) { opens = false; continue; }
    // "2S" is a model
    if (figure && !figure.unit && MODEL.test(written)) words.push({ stem: `~${written.toUpperCase()}`, from, name: true });
    else if (figure && figure.from < from + written.length) {
      const stem = `x${figure.raw[0] ?? 0}`;
      // "Eine Kaution" tells no one of several.
      if (words.at(-1)?.stem === stem || (figure.weak && stem === 'x1')) continue;
      const named = figure.unit ? '' : numbered(sentence.text, index, written);
      words.push({ stem, from, name: true }, ...(named ? [{ stem: named, from, name: true }] : []));
    } else if (LONE_LETTER.test(written)) words.push({ stem: `~${written}`, from, name: true });
    else if (SMALL_NUMBER.test(written)) {
      const named = numbered(sentence.text, index, written);
      words.push({ stem: `x${Number(written)}`, from, name: true }, ...(named ? [{ stem: named, from, name: true }] : []));
    }
    else {
      const folded = lower.slice(index, index + written.length).replaceAll('ß', 'ss');
      // "Solo: 5 projects", "on Duo": a name, though the word says nothing.
      if (stemOf(folded) === '' && CAPITAL.test(written) && written.length > 2 && (lower[index + written.length] === ':' || (capitalsName && !opens))) words.push({ stem: `~${folded}`, from, name: true });
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

/** Figures behind a value that may belong to it, and the one behind them. */
const MOST_MATES = 3;

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
    const follows = figures.slice(firstFrom(figures, value.to), firstFrom(figures, value.to) + MOST_MATES).find((figure) => figure.from !== value.mate && !(mate(right) && figure.from === right?.from));
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
const within = (words: Word[], from: number, to: number): Word[] => words.slice(firstFrom(words, from), firstFrom(words, to));
const stems = (words: Word[]): Set<string> => new Set(words.map(({ stem }) => stem));

const MOST_OF_A_HEAD = 5;
/** The words before the first figure of a sentence that measures or counts something; a number of a name is none. */
function headOf(words: Word[], figures: readonly Figure[], sentence: Sentence): Set<string> {
  const first = figures.find(({ unit, from }) => unit !== undefined || !BEFORE_NUMBER.test(before(sentence.text, from - sentence.from)));
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

/** The words that stand in no piece of a value. */
function outside(words: Word[], pieces: readonly Piece[], { from: base, to }: Sentence): Word[] {
  const covered = new Uint8Array(to - base);
  for (const piece of pieces) covered.fill(1, Math.max(0, piece.from - base), Math.max(0, piece.to - base));
  return words.filter(({ from }) => covered[from - base] === 0);
}

/** What is said behind a value within its piece, up to the next mark; "(400)" right behind it is said of it. */
const LONGEST_ASIDE = 40;
const behind = (sentence: Sentence, value: Value, piece: Piece): number =>
  Math.min(piece.to, value.to + nextMark(sentence.text.slice(value.to - sentence.from, Math.max(piece.to, value.to + LONGEST_ASIDE) - sentence.from)));

type Told = Pick<Scope, 'title' | 'source' | 'sentence'>;

/** The values of one kind that a sentence holds, each with its words; what is said of all of them is shared. */
function scopesOfKind(sentence: Sentence, before: Sentence | undefined, same: Value[], near: readonly Figure[], told: Told, capitalsName: boolean): Scope[] {
  const pieces = piecesOf(sentence, same, near);
  const words = wordsIn(sentence, near, same, capitalsName);
  const [head, all, rest] = [headOf(words, near, sentence), stems(words), stems(outside(words, pieces, sentence))];
  const names = new Set(words.filter(({ name }) => name).map(({ stem }) => stem));
  return same.map((value, at): Scope => {
    const piece = pieces[at]!;
    const label = labelOf(within(words, ...piece.label), sentence, before);
    return {
      value, head, all, rest, ...told, names: label.every(({ stem }) => names.has(stem)) ? names : new Set([...names, ...label.map(({ stem }) => stem)]),
      own: stems(within(words, piece.from, piece.to).filter(({ stem, from }) => !(from > value.to && isPeriod(stem)))), label: stems(label),
      before: stems(within(words, Math.max(piece.from, piece.label[1]), value.from)), after: stems(within(words, value.to, behind(sentence, value, piece))),
    };
  });
}

/** Every value of a text with its words; `title` opens the text. Linear in the figures of a sentence. */
export function scopesOf(text: string, figures: readonly Figure[], values: readonly Value[], title: string, source: number, capitalsName: boolean): Scope[] {
  const told = tellingWords(title);
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, number) => {
    const from = firstFrom(values, Math.max(title.length, sentence.from)), to = firstFrom(values, sentence.to);
    const inside = values.slice(from, to).filter((value) => value.to <= sentence.to);
    if (inside.length === 0) return [];
    const near = figures.slice(firstFrom(figures, sentence.from), firstFrom(figures, sentence.to)).filter((figure) => figure.to <= sentence.to);
    const kinds = new Map<string, Value[]>();
    for (const value of inside) {
      const same = kinds.get(value.kind);
      if (same) same.push(value); else kinds.set(value.kind, [value]);
    }
    return [...kinds.values()].flatMap((same) => scopesOfKind(sentence, sentences[number - 1], same, near, { title: told, source, sentence: number }, capitalsName));
  });
}
