import type { Figure } from './figures.ts';

const money = ({ unit, weak, raw }: Figure): boolean => unit?.family === 'money' && !weak && raw.length > 0;
const equal = (left: number, right: number): boolean => Math.abs(left - right) < 0.006;
/** More figures than this in a reply are a table, not a sum. */
const MOST = 12;

/**
 * Whether an amount of the reply follows from two figures that the reply itself shows and that are known: the sum or the
 * difference of two amounts, so many times an amount, so many per cent of it.
 */
export function follows(claimed: Figure, reply: Figure[], known: (figure: Figure) => boolean): boolean {
  if (!money(claimed)) return false;
  const shown = reply.filter((figure) => figure !== claimed && known(figure)).slice(0, MOST);
  const amounts = shown.filter(money);
  const value = claimed.values[0] ?? 0;
  return amounts.some((one) => shown.some((other) => {
    if (one === other) return false;
    const [left = 0, right = 0] = [one.values[0], other.values[0]];
    if (money(other)) return equal(Math.abs(left - right), value) || equal(left + right, value);
    if (other.unit?.family === 'percent') return [right, 100 - right].some((share) => equal((left * share) / 100, value));
    return (!other.unit || other.unit.family === 'months' || other.unit.family.startsWith('unit:night')) && right > 1 && equal(left * right, value);
  }));
}
