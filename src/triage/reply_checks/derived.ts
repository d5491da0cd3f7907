import type { Figure } from './figures.ts';

const money = ({ unit, weak, raw }: Figure): boolean => unit?.family === 'money' && !weak && raw.length > 0;
const equal = (left: number, right: number): boolean => Math.abs(left - right) < 0.006;
/** More figures than this in a reply are a table, not a sum. */
const MOST = 12;

/** Words that announce a sum or a difference: its parts may stand in the ticket or a source alone. */
const CUE = /\b(?:more than|less than|more|less|difference|total|altogether|in all|together|left|short|mehr|weniger|differenz|unterschied|insgesamt|gesamt\w*|zusammen|summe|fehlen|mas|menos|diferencia|total|suma|faltan|plus|moins|difference|somme|manque|mais|menos|diferenca|soma|faltam)\b/;

const follows = (claimed: Figure, shown: Figure[]): boolean => {
  const value = claimed.values[0] ?? 0;
  return shown.filter(money).some((one) => shown.some((other) => {
    if (one === other || one === claimed || other === claimed) return false;
    const [left = 0, right = 0] = [one.values[0], other.values[0]];
    if (money(other)) return equal(Math.abs(left - right), value) || equal(left + right, value);
    if (other.unit?.family === 'percent') return [right, 100 - right].some((share) => equal((left * share) / 100, value));
    return (!other.unit || other.unit.family === 'months' || other.unit.family === 'unit:night') && right > 1 && equal(left * right, value);
  }));
};

/**
 * The amounts of a reply that follow from figures which are known: sum and difference of two amounts, so many times an amount, so
 * many per cent of it. The parts must be shown in the reply, or the sentence must say that it adds or subtracts.
 */
export function derivedFrom(reply: Figure[], folded: string, known: Figure[], given: (figure: Figure) => boolean): Set<Figure> {
  const found = new Set<Figure>();
  const cued = ({ from, to }: Figure): boolean => CUE.test(folded.slice(Math.max(0, from - 60), to + 40));
  // "8 to 11 weeks altogether": six to eight and two to three.
  for (const figure of reply) {
    if (!figure.unit || money(figure) || figure.weak || given(figure) || !cued(figure)) continue;
    const alike = known.filter(({ unit, end, weak }) => !weak && unit?.family === figure.unit?.family && end === figure.end).slice(0, MOST);
    if (alike.some((one) => alike.some((other) => one !== other && equal((one.values[0] ?? 0) + (other.values[0] ?? 0), figure.values[0] ?? 0)))) found.add(figure);
  }
  const open = reply.filter((figure) => money(figure) && !given(figure));
  if (open.length === 0 || open.length > MOST) return found;
  const amounts = known.filter(money).slice(0, MOST);
  // A sum may be a part of the next.
  for (let round = 0; round < 2; round += 1) {
    for (const figure of open) {
      const shown = reply.filter((other) => other !== figure && (found.has(other) || given(other) || !other.unit)).slice(0, 2 * MOST);
      if (follows(figure, cued(figure) ? [...shown, ...amounts] : shown)) found.add(figure);
    }
  }
  return found;
}
