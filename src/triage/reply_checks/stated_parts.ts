import { areOneCurrency, isMoney, isShare, isTime, valueOf } from './figure_kinds.ts';
import type { Figure } from './figures.ts';
import { firstFrom, type Sentence } from './sentences.ts';

/** Amounts are equal to the cent. */
const CENT = 0.0051;
const equal = (left: number, right: number): boolean => Math.abs(left - right) < Math.max(Math.min(CENT, Math.abs(right) * 1e-3), Math.abs(right) * 1e-6);
/** More figures than these are a table, of which some sum always fits. */
const MOST = 16;
/** So many figures of two sentences may be parts of two steps. */
const MOST_STEPPED = 6;
/** A larger number is an order's, a year's or a price without its sign, and counts nothing. */
const MOST_COUNTED = 5000;

const familyOf = ({ unit }: Figure): string => unit?.family ?? '';
const isOneMoney = (one: Figure, other: Figure): boolean => !isMoney(one) || areOneCurrency(one, other);
const isOfKind = (one: Figure, other: Figure): boolean => familyOf(one) === familyOf(other) && isOneMoney(one, other);
const countOf = (figure: Figure): number => (isMoney(figure) || isShare(figure) || (figure.raw[0] ?? 0) > MOST_COUNTED ? 0 : figure.raw[0] ?? 0);

/** Whether a figure is what two others make in one step. */
function madeOf(claimed: Figure, one: Figure, other: Figure): boolean {
  const [value, left, right] = [valueOf(claimed), valueOf(one), valueOf(other)];
  if (!isOfKind(one, claimed) || equal(left, value)) return false;
  if (isShare(other)) return [right, 100 - right].some((share) => equal((left * share) / 100, value));
  if (isOfKind(other, claimed) && !equal(right, value) && (equal(left + right, value) || equal(Math.abs(left - right), value))) return true;
  const count = countOf(other);
  return count > 1 && (familyOf(other) !== familyOf(claimed) || !claimed.unit) && equal(left * count, value);
}

/** Where the sentences are told whose figures stand in sight of one another: its own, the one before, the one behind. */
const placeIn = (sentences: readonly Sentence[], { from }: Figure): number => firstFrom(sentences, from + 1);

/** An amount or a count with another value, as a step of a longer reckoning. */
const stepOf = (figure: Figure, value: number): Figure => ({ ...figure, values: [value], raw: [value], mate: undefined });
/** Of each two figures of a kind their sum, of each figure and a count their product. */
function stepsOf(claimed: Figure, near: readonly Figure[]): Step[] {
  return near.flatMap((one, at) => (isOfKind(one, claimed) ? near.flatMap((other, place): Step[] => {
    if (one === other) return [];
    const sum = place > at && isOfKind(other, claimed) ? [{ made: stepOf(claimed, valueOf(one) + valueOf(other)), parts: [one, other] }] : [];
    const count = countOf(other);
    return count > 1 && (familyOf(other) !== familyOf(claimed) || !claimed.unit) ? [...sum, { made: stepOf(claimed, valueOf(one) * count), parts: [one, other] }] : sum;
  }) : []));
}
interface Step { made: Figure; parts: readonly Figure[] }

/** "Five boxes of eight and sixteen loose ones, so fifty-six": two steps, all of whose figures stand in one sentence with the result or right before it. */
function inTwoSteps(claimed: Figure, near: readonly Figure[]): boolean {
  const steps = stepsOf(claimed, near);
  return steps.some(({ made, parts }) => near.some((other) => !parts.includes(other) && madeOf(claimed, made, other)));
}

/**
 * Whether a reply shows how it comes to a figure: in one step from two that it or the ticket names, one of them in its own sentence or a
 * neighbour of it, the other wherever it stands; untold (no words announce it, and a source gives another value), from two of its own
 * sentence. Times are left out: of days and weeks some sum fits.
 */
export function showsParts(claimed: Figure, sentences: readonly Sentence[], reply: readonly Figure[], ticket: readonly Figure[], isTold: boolean): boolean {
  if (isShare(claimed) || isTime(claimed)) return false;
  const place = placeIn(sentences, claimed);
  const others = reply.filter((one) => one !== claimed).slice(0, MOST);
  const near = others.filter((one) => Math.abs(placeIn(sentences, one) - place) <= (isTold ? 1 : 0));
  const all = isTold ? [...others, ...ticket.slice(0, MOST)] : near;
  return near.some((one) => all.some((other) => one !== other && (madeOf(claimed, one, other) || madeOf(claimed, other, one))))
    || inTwoSteps(claimed, near.filter((one) => one.to <= claimed.from).slice(-MOST_STEPPED));
}
