import type { Figure } from './figures.ts';
import { contentWords, sentencesOf, type Sentence } from './sentences.ts';

/** A text with its figures. */
export interface ReadText {
  text: string;
  title: string;
  origin: 'source' | 'ticket' | 'own' | 'reply';
  figures: Figure[];
}

/** Figures of one family compete for a meaning: all amounts, all percentages, all durations. */
function familyOf({ unit }: Figure): string {
  if (!unit) return 'count';
  return unit.family === 'seconds' || unit.family === 'months' || unit.family === 'working_days' ? 'duration' : unit.family;
}

/** By how much another figure's words must fit better. */
const MARGIN = 0.3;
const SEPARATOR = /[,;:(]|(?<![\p{L}])(?:and|und|y|et|e|but|while|aber|pero|mais|mas|sondern|or|oder|ou|o)(?![\p{L}])/u;

/** A word of a figure's context, and how much it says of what the figure is: a name more than a verb, a subject more than the rest. */
type Context = Map<string, number>;

const NAME_WEIGHT = 3;
const BEFORE_WEIGHT = 1.5;

interface Place {
  figure: Figure;
  context: Context;
  /** Nothing but words that every sentence has: "It costs 5 €." */
  bare: boolean;
  sentence: number;
}

/** The sentence with each figure of the family taken out, and every other figure as a word of its own: `#2`. */
function withoutFigures(sentence: Sentence, text: ReadText, family: string): { written: string; folded: string } {
  let written = sentence.text;
  let { folded } = sentence;
  for (const figure of text.figures) {
    if (figure.from < sentence.from || figure.to > sentence.to) continue;
    const own = familyOf(figure) === family && !figure.weak;
    const name = own ? '' : `x${String(figure.raw[0] ?? 0).replace(/\D/g, 'z')}`;
    const blank = name.slice(0, figure.to - figure.from).padEnd(figure.to - figure.from, ' ');
    const from = figure.from - sentence.from;
    written = written.slice(0, from) + blank + written.slice(from + blank.length);
    folded = folded.slice(0, from) + blank + folded.slice(from + blank.length);
  }
  return { written, folded };
}

/** The first and last place of the piece of a sentence that a figure speaks of, cut at separators between it and its rivals. */
function spanOf(folded: string, at: { from: number; to: number }, rivals: { from: number; to: number }[]): { start: number; stop: number } {
  const before = rivals.filter((other) => other.to <= at.from).at(-1);
  const after = rivals.find((other) => other.from >= at.to);
  const cut = (from: number, to: number): number => {
    const between = folded.slice(from, to);
    const separator = SEPARATOR.exec(between);
    if (separator) return from + separator.index;
    const middle = between.indexOf(' ', Math.floor(between.length / 2));
    return from + (middle < 0 ? between.length : middle);
  };
  return { start: before ? cut(before.to, at.from) : 0, stop: after ? cut(at.to, after.from) : folded.length };
}

function weigh(context: Context, written: string, folded: string, factor: number, names: boolean): void {
  const capitals = new Set(names ? contentWords((written.match(/(?<=\S[ (])\p{Lu}[\p{L}\p{N}]*/gu) ?? []).join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) : []);
  for (const word of contentWords(folded)) context.set(word, Math.max(context.get(word) ?? 0, factor * (capitals.has(word) || (word.startsWith('@') && factor > 1) ? NAME_WEIGHT : word.startsWith('@') ? 0.3 : 1)));
}

/** The piece up to the separator that opens the next figure's own words. */
const spoken = (piece: string): string => piece.slice(0, SEPARATOR.exec(piece)?.index ?? 0);

/** Every figure of a family with the words it stands beside. */
function placesOf(text: ReadText, family: string, names: boolean): Place[] {
  const figures = text.figures.filter((figure) => familyOf(figure) === family && !figure.weak);
  if (figures.length === 0) return [];
  return sentencesOf(text.text).flatMap((sentence, number) => {
    const inside = figures.filter((figure) => figure.from >= sentence.from && figure.from < sentence.to);
    if (inside.length === 0) return [];
    const { written, folded } = withoutFigures(sentence, text, family);
    const local = inside.map((figure) => ({ figure, from: figure.from - sentence.from, to: figure.to - sentence.from }));
    const subjects = local.map(({ from }, at) => contentWords(folded.slice(at === 0 ? 0 : local[at - 1]?.to, from)).length > 0);
    return local.map((own, at) => {
      // Both ends of a range speak of one thing.
      const rivals = local.filter((other) => other !== own && !(other.figure.end && own.figure.end && other.figure.end !== own.figure.end && Math.abs(other.from - own.from) < 40));
      const { start, stop } = spanOf(folded, own, rivals);
      const context: Context = new Map();
      weigh(context, written.slice(start, own.from), folded.slice(start, own.from), BEFORE_WEIGHT, names);
      const named = context.size > 0;
      weigh(context, written.slice(own.to, stop), folded.slice(own.to, stop), 1, names);
      // "Phones have 3 years of warranty and tablets 2 years": what is measured is said once.
      if (at > 0 && subjects.every(Boolean)) weigh(context, written.slice(local[0]?.to, local[1]?.from), spoken(folded.slice(local[0]?.to, local[1]?.from)), 1, names);
      // "210 € for one child, 315 € for two": a figure without a subject of its own shares the sentence's.
      const first = local[0];
      if (!named && first && own !== first) weigh(context, written.slice(0, first.from), folded.slice(0, first.from), 1, names);
      return { figure: own.figure, context, bare: context.size <= 1, sentence: number };
    });
  });
}

/** How much two contexts share, each word weighing by how few of the family's figures it stands with. */
function likeness(words: Context, context: Context, rarity: (word: string) => number): { score: number; best: string } {
  let score = 0;
  let top = 0;
  let best = '';
  for (const [word, weight] of words) {
    // "a month" behind the claim's figure says little, even where the source names a plan by it.
    const own = Math.min(1, weight) * (context.get(word) ?? 0) * rarity(word);
    score += own;
    if (own > top) {
      top = own;
      best = word;
    }
  }
  return { score, best };
}

/**
 * The right figure of the wrong plan: a figure whose value stands in a source, but beside other words than in the reply,
 * while the reply's words stand beside another figure. Returns the word that tells, or `""`.
 */
export function misattributed(figure: Figure, reply: ReadText, texts: ReadText[], ticket: string, names: boolean, supports: (given: Figure, claimed: Figure) => boolean): string {
  const family = familyOf(figure);
  const free = figure.raw.length === 0;
  const known = texts.filter(({ origin }) => origin === 'source').flatMap((text) => placesOf(text, family, names));
  const right = known.filter((one) => supports(one.figure, figure));
  const wrong = known.filter((one) => !supports(one.figure, figure) && !(one.figure.end && right.some((other) => Math.abs(other.figure.from - one.figure.from) < 40)));
  const inTicket = !free && texts.some(({ origin, figures }) => origin !== 'source' && figures.some((other) => supports(other, figure)));
  if (right.length === 0 || wrong.length === 0 || inTicket) return '';
  const holding = (word: string) => known.filter(({ context }) => context.has(word)).length;
  const rarity = (word: string) => (holding(word) > 0 ? Math.log(known.length / holding(word)) : 0);
  const own = placesOf(reply, family, names).find((one) => one.figure === figure);
  if (!own) return '';
  const best = (words: Context, candidates: Place[]) => candidates.map(({ context }) => likeness(words, context, rarity)).sort((a, b) => b.score - a.score)[0] ?? { score: 0, best: '' };
  const ours = best(own.context, right);
  const theirs = best(own.context, wrong);
  if (theirs.score > ours.score + MARGIN) return theirs.best;
  if (ours.score > 0 || theirs.score > 0 || !own.bare) return '';
  // "It costs 5 €": what "it" is stands in the sentences before, or in the question.
  const earlier: Context = new Map(contentWords(`${reply.text.slice(0, figure.from)} ${ticket}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()).map((word) => [word, 1]));
  const before = best(earlier, wrong);
  return best(earlier, right).score === 0 && before.score > 1 ? before.best : '';
}
