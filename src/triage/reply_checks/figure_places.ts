import type { Figure } from './figures.ts';
import { contentWords, plainWords, sentencesOf, type Sentence } from './sentences.ts';

/** A text with its figures. */
export interface ReadText {
  /** Its addresses blanked. */
  text: string;
  /** As it is written. */
  raw?: string;
  title: string;
  origin: 'source' | 'ticket' | 'own' | 'reply';
  figures: Figure[];
}

/** Figures of one family compete for a meaning: all amounts, all percentages, all durations. */
export function familyOf({ unit, setting }: Figure): string {
  if (!unit) return `count:${setting.noun}`;
  return unit.family === 'seconds' || unit.family === 'months' || unit.family === 'working_days' ? 'duration' : unit.family;
}

/** A number without a unit or a noun. */
export const isBare = ({ unit, setting, weak }: Figure): boolean => !unit && !setting.noun && !weak;

/** The figures of a family: counts compete where they count the same, and a bare number counts what was counted right before it. */
function ofFamily(figures: Figure[], family: string): Figure[] {
  let last = -Infinity;
  return figures.filter((figure) => {
    if (figure.weak) return false;
    const same = familyOf(figure) === family;
    if (same) last = figure.to;
    return same || (family.startsWith('count:') && isBare(figure) && figure.from - last < NEAR);
  });
}

/** Characters within which a bare number leans on the one before it. */
const NEAR = 60;

const SEPARATOR = /[,;:(]|(?<![\p{L}])(?:and|und|y|et|e|but|while|aber|pero|mais|mas|sondern|or|oder|ou|o)(?![\p{L}])/u;

/** A word of a figure's context, and how much it says of what the figure is: a name more than a verb, a subject more than the rest. */
export type Context = Map<string, number>;

const NAME_WEIGHT = 3;
const BEFORE_WEIGHT = 1.5;
const SAID_ONCE = 0.4;

/** A figure with the words it stands beside. */
export interface Place {
  figure: Figure;
  context: Context;
  /** Nothing but words that every sentence has: "It costs 5 €." */
  bare: boolean;
  sentence: number;
  /** What stands before it: its subject. */
  subject: string[];
  /** What stands closest to it, up to the next mark or "and". */
  near: string[];
}

/** Small numbers stand in a sentence as one sign each, so that its length stays: no text of five languages holds these. */
const FIRST_SIGN = 0xa000, SIGNS = 0x400;
const SIGN = /[\ua000-\ua3ff]/gu;
const signOf = (value: number, room: number): string => (room < 3 && Number.isInteger(value) && value >= 0 && value < SIGNS ? String.fromCharCode(FIRST_SIGN + value) : `x${String(value).replace(/\D/g, 'z')}`);
/** "Flâneur 2", "Tris 16": a number that names a model. */
const NAMES_BEFORE = /(?<!\p{L})\p{Lu}\p{Ll}{2,18} $/u;

/** The sentence with each figure of the family taken out, and every other figure as a word of its own: `#2`. */
function withoutFigures(sentence: Sentence, text: ReadText, family: Set<Figure>): { written: string; folded: string } {
  let written = sentence.text;
  let { folded } = sentence;
  for (const figure of text.figures) {
    if (figure.weak || figure.from < sentence.from || figure.to > sentence.to) continue;
    const name = family.has(figure) ? '' : signOf(figure.raw[0] ?? 0, figure.to - figure.from);
    const blank = name.slice(0, figure.to - figure.from).padEnd(figure.to - figure.from, ' ');
    const from = figure.from - sentence.from;
    written = written.slice(0, from) + blank + written.slice(from + blank.length);
    folded = folded.slice(0, from) + blank + folded.slice(from + blank.length);
  }
  return { written, folded };
}

/** A figure within its sentence, in the sentence's order. */
interface Local {
  figure: Figure;
  from: number;
  to: number;
}

/** Both ends of a range speak of one thing. */
const isRival = (other: Local, own: Local): boolean => other.figure !== own.figure.mate;

const CONSEQUENCE = /(?<!\p{L})(?:so that|therefore|which is why|daher|deshalb|por lo que|asi que|de modo que|donc|portanto|por isso|pelo que) /gu;
/** "…, por lo que el tramo de 22 a 24 h …": what follows from a clause is said of something of its own. */
const lastConsequence = (before: string): number => { const last = [...before.matchAll(CONSEQUENCE)].at(-1); return last && before.length - last.index > 25 ? last.index + last[0].length : 0; };

/** The first and last place of the piece of a sentence that a figure speaks of, cut at separators between it and its nearest rivals. */
function spanOf(folded: string, local: Local[], place: number): { start: number; stop: number } {
  const at = local[place] ?? { from: 0, to: folded.length };
  const nearest = (step: -1 | 1): Local | undefined => {
    for (let index = place + step; local[index]; index += step) {
      const other = local[index];
      if (other && local[place] && isRival(other, local[place]) && (step < 0 ? other.to <= at.from : other.from >= at.to)) return other;
    }
    return undefined;
  };
  const before = nearest(-1);
  const after = nearest(1);
  const cut = (from: number, to: number): number => {
    const between = folded.slice(from, to);
    const separator = SEPARATOR.exec(between);
    if (separator) return from + separator.index;
    const middle = between.indexOf(' ', Math.floor(between.length / 2));
    return from + (middle < 0 ? between.length : middle);
  };
  // "The notice depends on the plan: Flex 2 weeks, …": what stands before the colon is of all.
  const colon = before || !after ? -1 : folded.lastIndexOf(': ', at.from);
  // "Light: 10 kg, …" is a label, not a clause.
  const head = colon >= 0 && folded.slice(0, colon).trim().split(/\s+/).length > MOST_OF_A_LABEL ? colon + 1 : 0;
  return { start: before ? cut(before.to, at.from) : LETTERS.test(folded.slice(head, at.from)) ? Math.max(head, lastConsequence(folded.slice(0, at.from))) : 0, stop: after ? cut(at.to, after.from) : folded.length };
}

const NAMED_BEFORE = /(?<!\p{L})\p{Lu}[\p{L}\d]{2,18} $/u;
/** "60 x 30 x 15 cm": sides of one thing. */
export const SIDE = /^ ?[x×]/;
const MOST_OF_A_LABEL = 4;
/** "Size M", "tariff S"; A, I, O and Y are words as well. */
export const LONE_LETTER = /(?<![\p{L}\p{N}'’.])[B-DF-HJ-NP-XZ](?![\p{L}\p{N}'’.])/gu;
const NEAR_MARK = /[,;:()–]|(?<![\p{L}])(?:and|und|y|e|et|but|while|aber|pero|mais|mas|sondern)(?![\p{L}])|(?<!\p{L})(?:so that|therefore|daher|deshalb|also|por lo que|asi que|de modo que|donc|portanto|por isso|pelo que)(?!\p{L})/u;
const LETTERS = /\p{L}{3}/u;
const PRONOUN = /(?<!\p{L})(?:it|they|es|sie|lo|esta|este|il|elle|ela|ele|isso|cela)(?!\p{L})/u;
/** Which side of a bound is meant says nothing of what the figure is. */
const BOUNDS = new Set(['above', 'below', 'over', 'under', 'uber', 'unter', 'acima', 'abaixo', 'superi', 'inferi', 'withou', 'ohne', 'sin', 'sans', 'sem', 'less', 'more', 'mehr', 'wenige', 'meno', 'moin']);

function weigh(context: Context, written: string, folded: string, factor: number, names: boolean): void {
  const capitals = new Set(names ? plainWords((written.match(/(?<=\S[ (])\p{Lu}[\p{L}\p{N}]*/gu) ?? []).join(' ')) : []);
  // "Size M", "tariff S": a capital by itself is a name in every language.
  for (const [letter] of written.matchAll(LONE_LETTER)) context.set(`~${letter}`, factor * NAME_WEIGHT);
  for (const sign of written.matchAll(SIGN)) context.set(`x${sign[0].charCodeAt(0) - FIRST_SIGN}`, factor * (NAMES_BEFORE.test(written.slice(Math.max(0, sign.index - 20), sign.index)) ? NAME_WEIGHT : 1));
  for (const word of contentWords(folded)) if (!BOUNDS.has(word)) context.set(word, Math.max(context.get(word) ?? 0, factor * (capitals.has(word) || (word.startsWith('@') && factor > 1) ? NAME_WEIGHT : word.startsWith('@') ? 0.3 : 1)));
}

/** Where the separator stands that opens the next figure's own words. */
const spokenTo = (folded: string, from: number, to: number): number => from + (SEPARATOR.exec(folded.slice(from, to))?.index ?? 0);

/** "24 months for its battery": the words between the marks around a figure. */
function nearWords(written: string, folded: string, from: number, to: number, stop: number): string[] {
  const before = folded.slice(0, from).split(NEAR_MARK).at(-1) ?? '';
  const after = folded.slice(to, stop).split(NEAR_MARK, 1)[0] ?? '';
  const piece = written.slice(from - before.length, to + after.length);
  return [...contentWords(`${before} ${after}`), ...(piece.match(LONE_LETTER) ?? []).map((letter) => `~${letter}`), ...(piece.match(SIGN) ?? []).map((sign) => `x${sign.charCodeAt(0) - FIRST_SIGN}`)];
}

/** Every figure of a family with the words it stands beside. */
export function placesOf(text: ReadText, family: string, names: boolean): Place[] {
  const figures = ofFamily(text.figures, family);
  if (figures.length === 0) return [];
  const own = new Set(figures);
  // "Mixa 300" and "Windows 10" are names.
  const marks = text.figures.filter((figure) => own.has(figure) || (isBare(figure) && !NAMED_BEFORE.test(text.text.slice(Math.max(0, figure.from - 20), figure.from)) && !SIDE.test(text.text.slice(figure.to, figure.to + 3))));
  return sentencesOf(text.text).flatMap((sentence, number, all) => {
    const inside = figures.filter((figure) => figure.from >= sentence.from && figure.from < sentence.to);
    if (inside.length === 0) return [];
    const { written, folded } = withoutFigures(sentence, text, own);
    // "Ab zwölf …, ab 14 Jahren …": a bare number parts the sentence as well.
    const local: Local[] = marks.filter((figure) => figure.from >= sentence.from && figure.from < sentence.to).map((figure) => ({ figure, from: figure.from - sentence.from, to: figure.to - sentence.from }));
    const subjects = local.map(({ from }, at) => contentWords(folded.slice(at === 0 ? 0 : local[at - 1]?.to, from)).length > 0).every(Boolean);
    return local.flatMap((one, at) => {
      if (!own.has(one.figure)) return [];
      const { start, stop } = spanOf(folded, local, at);
      const context: Context = new Map();
      weigh(context, written.slice(start, one.from), folded.slice(start, one.from), BEFORE_WEIGHT, names);
      const named = context.size > 0;
      weigh(context, written.slice(one.to, stop), folded.slice(one.to, stop), 1, names);
      // "Phones have 3 years of warranty and tablets 2 years": what is measured is said once.
      const [first, second] = local;
      const shared = first && second ? spokenTo(folded, first.to, second.from) : 0;
      if (first && at > 0 && subjects) weigh(context, written.slice(first.to, shared), folded.slice(first.to, shared), text.origin === 'reply' ? SAID_ONCE : 1, names && text.origin !== 'reply');
      // "210 € for one child, 315 € for two": a figure without a subject of its own shares the sentence's.
      if (!named && first && one !== first) weigh(context, written.slice(0, first.from), folded.slice(0, first.from), 1, names);
      // "…; below that it costs 5 €": what "it" is was said before.
      const before = all[number - 1];
      if (before && context.size <= 1 && PRONOUN.test(folded.slice(start, one.from))) weigh(context, before.text, before.folded, BEFORE_WEIGHT, names);
      const bare = context.size <= 1;
      return [{ figure: one.figure, context, bare, sentence: number, subject: contentWords(folded.slice(start, one.from)), near: nearWords(written, folded, one.from, one.to, stop) }];
    });
  });
}
