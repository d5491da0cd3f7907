import { areOneCurrency, isMoney, isShare, isTime, valueOf } from '../quantities/figure_kinds.ts';
import type { Figure } from '../quantities/figures.ts';
import { firstFrom, type Sentence } from '../../text/sentences.ts';

/** Amounts are equal to the cent. */
const CENT = 0.0051;
const equal = (left: number, right: number): boolean => Math.abs(left - right) < Math.max(Math.min(CENT, Math.abs(right) * 1e-3), Math.abs(right) * 1e-6);
/** What people multiply amounts by without naming it: a week's days, a year's months. */
const UNNAMED = [7, 12];
/** Taxes are added to a price; a larger share is taken from one. */
const MOST_TAXED = 0.3;
/** More figures than these are a table, of which some sum always fits. */
const MOST = 16;
/** So many figures of two sentences may be parts of two steps. */
const MOST_STEPPED = 6;
/** A pair, half and whole weeks and years: what a part of a reckoning may be taken by. */
const UNNAMED_PARTS = [2, ...UNNAMED];
const MOST_COUNTED_ON = 40;
/** A larger number is an order's, a year's or a price without its sign, and counts nothing. */
const MOST_COUNTED = 5000;

const familyOf = ({ unit }: Figure): string => unit?.family ?? '';
const isOneMoney = (one: Figure, other: Figure): boolean => !isMoney(one) || areOneCurrency(one, other);
const isOfKind = (one: Figure, other: Figure): boolean => familyOf(one) === familyOf(other) && isOneMoney(one, other);
const countOf = (figure: Figure): number => (isMoney(figure) || isShare(figure) || (figure.raw[0] ?? 0) > MOST_COUNTED ? 0 : figure.raw[0] ?? 0);

/** Tells of the figures of a text which are taken off a price. */
type Reduces = (figure: Figure) => boolean;

/** Whether a value is what an amount and a share make: the share itself, what it leaves or, where it is not taken off, adds, what it was added to. */
function byShare(value: number, whole: number, share: number, isOff: boolean): boolean {
  const added = isOff ? [] : [whole * (1 + share), ...(share < MOST_TAXED ? [whole / (1 + share), (whole * share) / (1 + share)] : [])];
  return [whole * share, whole * (1 - share), ...added].some((one) => equal(one, value));
}

/** Whether a figure is what two others make in one step. */
function madeOf(claimed: Figure, one: Figure, other: Figure, reduces: Reduces = () => false): boolean {
  const [value, left, right] = [valueOf(claimed), valueOf(one), valueOf(other)];
  if (!isOfKind(one, claimed) || equal(left, value)) return false;
  if (isShare(other)) return byShare(value, left, right / 100, reduces(other));
  if (isOfKind(other, claimed) && !equal(right, value) && (equal(left + right, value) || equal(Math.abs(left - right), value))) return true;
  const count = countOf(other);
  return count > 1 && (familyOf(other) !== familyOf(claimed) || !claimed.unit) && (equal(left * count, value) || equal(left / count, value));
}

/** Where the sentences are told whose figures stand in sight of one another: its own, the one before, the one behind. */
const placeIn = (sentences: readonly Sentence[], { from }: Figure): number => firstFrom(sentences, from + 1);

/** An amount or a count with another value, as a step of a longer reckoning. */
const stepOf = (figure: Figure, value: number): Figure => ({ ...figure, values: [value], raw: [value], mate: undefined });
/** Of each two figures of a kind their sum, of each figure and a count their product. */
function stepsOf(claimed: Figure, near: readonly Figure[]): Step[] {
  return near.flatMap((one, at) => (isOfKind(one, claimed) ? near.flatMap((other, place): Step[] => {
    if (one === other) return [];
    const sum = place > at && isOfKind(other, claimed) ? [{ made: stepOf(claimed, valueOf(one) + valueOf(other)), parts: [one, other], isProduct: false }] : [];
    const count = countOf(other);
    return count > 1 && (familyOf(other) !== familyOf(claimed) || !claimed.unit) ? [...sum, { made: stepOf(claimed, valueOf(one) * count), parts: [one, other], isProduct: true }] : sum;
  }) : []));
}
interface Step { made: Figure; parts: readonly Figure[]; isProduct: boolean }

/** "Five boxes of eight and sixteen loose ones, so fifty-six": two steps, all of whose figures stand in one sentence with the result or right before it. */
function inTwoSteps(claimed: Figure, near: readonly Figure[]): boolean {
  const steps = stepsOf(claimed, near);
  return steps.some(({ made, parts, isProduct }) => near.some((other) => !parts.includes(other) && (madeOf(claimed, made, other) || madeOf(claimed, other, made)))
    || (isProduct && steps.some((next) => next.isProduct && next.parts.every((part) => !parts.includes(part)) && equal(valueOf(made) + valueOf(next.made), valueOf(claimed)))));
}

interface Shown {
  reduces: Reduces;
  /** Whether the reply says that it reckons, or no source gives another value for it: "9 € a month, 108 € a year" is wrong where a year costs 90 €. */
  isTold: boolean;
}

/**
 * Whether a reply shows how it comes to a figure: in one step from two that it or the ticket names, one of them in its own sentence or a
 * neighbour of it, the other wherever it stands, or unnamed where people do not name it; untold, from two of its own sentence. Times are
 * left out: of days and weeks some sum fits.
 */
export function showsParts(claimed: Figure, sentences: readonly Sentence[], reply: readonly Figure[], ticket: readonly Figure[], { reduces, isTold }: Shown): boolean {
  if (isShare(claimed) || isTime(claimed)) return false;
  const place = placeIn(sentences, claimed);
  const others = reply.filter((one) => one !== claimed).slice(0, MOST);
  const near = others.filter((one) => Math.abs(placeIn(sentences, one) - place) <= (isTold ? 1 : 0));
  const all = isTold ? [...others, ...ticket.slice(0, MOST)] : near;
  return near.some((one) => all.some((other) => one !== other && (madeOf(claimed, one, other, reduces) || madeOf(claimed, other, one, reduces)))
    || (isTold && isMoney(one) && isOfKind(one, claimed) && UNNAMED.some((count) => equal(valueOf(one) * count, valueOf(claimed)))))
    || inTwoSteps(claimed, near.filter((one) => one.to <= claimed.from).slice(-MOST_STEPPED));
}

/** "840 g for nine dumplings, a good 93 g each": a quotient is rounded. */
const ROUNDED = 0.01;
const isShareOf = (result: Figure, whole: Figure, count: Figure): boolean => isOfKind(whole, result) && countOf(count) > 1 && Math.abs(valueOf(whole) / countOf(count) - valueOf(result)) <= ROUNDED * valueOf(result);

/** Whether a figure is a part of a reckoning that ends in another: in one step with a third, or in two. */
export const isPartOf = (part: Figure, result: Figure, others: readonly Figure[]): boolean => {
  const rest = others.filter((one) => one !== part && one !== result).slice(0, MOST_COUNTED_ON);
  const meets = (made: Figure): boolean => UNNAMED_PARTS.some((count) => equal(valueOf(made) * count, valueOf(result)) || equal(valueOf(made) / count, valueOf(result))) || rest.some((other) => madeOf(result, made, other) || madeOf(result, other, made) || isShareOf(result, made, other));
  return part !== result && (meets(part) || stepsOf(result, [part, ...rest]).some(({ made, parts }) => parts.includes(part) && meets(made)));
};
