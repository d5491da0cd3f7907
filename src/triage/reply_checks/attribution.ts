import type { Figure } from './figures.ts';
import { familyOf, isBare, placesOf, SIDE, type Context, type Place, type ReadText } from './figure_places.ts';
import { meantCase, saidIn, type Said } from './meant_case.ts';
import { plainWords } from './sentences.ts';

/** By how much another figure's words must fit better. */
const MARGIN = 1;
/** What a word that is no name weighs at most. */
const PLAIN = 1.5;
/** "those two years": said before, and judged there. */
const SAID_BEFORE = /(?<!\p{L})(?:those|these|this|that|the same|diese[nrs]?|dieser|jene[nr]?|es[eoa]s|est[eoa]s|dich[oa]s|ces|cette|ce|esses?|essas?|destes?|desses?) $/iu;

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

/** What the texts say about all figures of one family: read once for a reply, however many figures it has. */
interface Family {
  known: Place[];
  own: Map<Figure, Place>;
  rarity: (word: string) => number;
}

function readFamily(family: string, reply: ReadText, texts: ReadText[], names: boolean): Family {
  const known = texts.filter(({ origin }) => origin === 'source').flatMap((text) => placesOf(text, family, names));
  const holding = new Map<string, number>();
  for (const { context } of known) for (const word of context.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  return {
    known, own: new Map(placesOf(reply, family, names).map((place) => [place.figure, place])),
    rarity: (word) => Math.log(known.length / (holding.get(word) ?? known.length)),
  };
}

/** The best likeness among candidates; the first of equals. */
function best(words: Context, candidates: Place[], rarity: Family['rarity']): { score: number; best: string } {
  let top = { score: 0, best: '' };
  for (const { context } of candidates) {
    const one = likeness(words, context, rarity);
    if (one.score > top.score) top = one;
  }
  return top;
}

/** "65 minutes late" falls into the step "60 minutes or more" of a list of steps, which words alone cannot tell. */
function inSteps(own: Place, right: Place[], wrong: Place[]): boolean {
  const steps = ({ context }: Place): string[] => [...context.keys()].filter((word) => /^x\d/.test(word));
  const listed = (one: Place): boolean => wrong.filter((other) => other.sentence === one.sentence && Math.abs(other.figure.from - one.figure.from) < 200 && steps(other).length > 0).length > 1;
  const other = wrong.some((one) => steps(one).length > 0 && !right.some(({ sentence }) => sentence === one.sentence));
  return !other && steps(own).length > 0 && right.every((one) => steps(one).length > 0 && listed(one) && !steps(one).some((word) => own.context.has(word)));
}

/**
 * Finds the right figure of the wrong plan: a figure whose value stands in a source, but beside other words than in the reply,
 * while the reply's words stand beside another figure. What it gives returns the word that tells, or `""`, for a figure of the reply.
 */
export function misattribution(reply: ReadText, texts: ReadText[], ticket: string, names: boolean, supports: (given: Figure, claimed: Figure) => boolean): (figure: Figure) => string {
  const families = new Map<string, Family>();
  const familyNamed = (name: string): Family => {
    const read = families.get(name) ?? readFamily(name, reply, texts, names);
    families.set(name, read);
    return read;
  };
  let heard: Said | undefined;
  const said = (): Said => { heard ??= saidIn(reply.text, ticket, texts.map(({ title }) => title).join('\n'), names); return heard; };
  return (figure) => {
    // The sides of one thing are told apart by no word.
    if (isBare(figure) || SIDE.test(reply.text.slice(figure.to, figure.to + 3)) || /[x×] ?$/.test(reply.text.slice(Math.max(0, figure.from - 2), figure.from))) return '';
    const { known, own: places, rarity } = familyNamed(familyOf(figure));
    const right = known.filter((one) => supports(one.figure, figure));
    // "Free from 69 €": the two go together.
    const opens = (one: Figure): boolean => one.raw.length === 0 && right.some(({ figure: other }) => other.from > one.from && other.from - one.to < 25);
    // "29 €, waived in September".
    const waived = (one: Figure): boolean => one.raw.length === 0 && figure.raw.length > 0 && right.some(({ figure: other }) => one.from > other.to && one.from - other.to < 25);
    // "Free shipping on orders over 75": the amount belongs to the "free".
    const from = (one: Figure): boolean => figure.raw.length === 0 && right.some(({ figure: other }) => one.bound === 'least' && one.from > other.to && one.from - other.to < 30);
    const wrong = known.filter((one) => !supports(one.figure, figure) && !opens(one.figure) && !waived(one.figure) && !from(one.figure) && !(one.figure.mate && right.some((other) => other.figure === one.figure.mate)));
    const inTicket = figure.raw.length > 0 && texts.some(({ origin, figures }) => origin !== 'source' && figures.some((other) => supports(other, figure)));
    if (right.length === 0 || wrong.length === 0 || inTicket) return '';
    const own = places.get(figure);
    if (!own) return '';
    if (SAID_BEFORE.test(reply.text.slice(Math.max(0, figure.from - 14), figure.from))) return '';
    const ours = best(own.context, right, rarity);
    const theirs = best(own.context, wrong, rarity);
    const holds = (places: Place[]): boolean => places.some(({ subject }) => own.subject.every((word) => subject.includes(word)));
    // "Collection is free" where "collection costs 59 €", and something else is free.
    if (figure.raw.length === 0 && own.subject.length > 0 && holds(wrong.filter((one) => !right.some((other) => other.sentence === one.sentence))) && !holds(right)) return own.subject[0] ?? '';
    if (inSteps(own, right, wrong)) return '';
    const elsewhere = meantCase(figure, right, wrong.filter((one) => !reply.figures.some((other) => supports(one.figure, other))), said());
    if (elsewhere) return elsewhere;
    // What stands closest to the figure says it of the right thing, and nothing there of the other.
    const close = (places: Place[]): boolean => own.near.some((word) => rarity(word) > 0 && places.some(({ context }) => context.has(word)));
    if (close(right) && !close(wrong) && !/^@(?:in|out)$/.test(theirs.best)) return '';
    // In one sentence every word may stand beside every figure: only a name, or what stands close, tells them apart.
    const near = own.near.some((word) => rarity(word) > 0 && wrong.some((one) => one.near.includes(word)) && !right.some((one) => one.near.includes(word)));
    const telling = near || theirs.best.startsWith('@') || (own.context.get(theirs.best) ?? 0) > PLAIN || !wrong.some((one) => right.some(({ sentence }) => sentence === one.sentence));
    if (telling && theirs.score > ours.score + MARGIN) return theirs.best;
    if (ours.score > 0 || theirs.score > 0 || !own.bare) return '';
    // "It costs 5 €": what "it" is stands in the sentences before, or in the question.
    const earlier: Context = new Map(plainWords(`${reply.text.slice(0, figure.from)} ${ticket}`).map((word) => [word, 1]));
    const before = best(earlier, wrong, rarity);
    return best(earlier, right, rarity).score === 0 && before.score > 1 ? before.best : '';
  };
}
