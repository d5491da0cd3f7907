import type { TimeMention } from './dates.ts';
import type { Figure } from './figures.ts';

/** More figures than this are a table, of which some sum always fits. */
const MOST = 14;
/** How far apart a rate's two figures may stand. */
const NEAR = 40;
const equal = (left: number, right: number): boolean => Math.abs(left - right) < 0.006;
const isFree = ({ raw }: Figure): boolean => raw.length === 0;
const valueOf = ({ values, raw }: Figure): number => values[0] ?? raw[0] ?? 0;
const isMoney = ({ unit }: Figure): boolean => unit?.family === 'money';
const isShare = ({ unit }: Figure): boolean => unit?.family === 'percent';
/** What a figure measures or counts; bare numbers measure the same nothing. */
const kindOf = ({ unit, setting }: Figure): string => unit?.family ?? `count:${setting.noun}`;
const alike = (one: Figure, other: Figure): boolean => kindOf(one) === kindOf(other) || (!one.unit && !other.unit && (!one.setting.noun || !other.setting.noun));
const isCount = ({ unit, raw }: Figure): boolean => (!unit || unit.family === 'months' || unit.family === 'unit:night' || unit.family === 'unit:times') && Number.isInteger(raw[0] ?? 0.5) && (raw[0] ?? 0) > 1;
const countOf = ({ raw }: Figure): number => raw[0] ?? 0;

/** Words that announce a sum or a difference: its parts may stand in the ticket or a source alone. */
const CUE = /\b(?:more than|less than|more|less|difference|total|altogether|in all|together|left|short|late|mehr|weniger|differenz|unterschied|insgesamt|gesamt\w*|zusammen|summe|fehlen|verspatung|zu spat|mas|menos|diferencia|total|suma|faltan|quedan|retraso|plus|moins|difference|somme|manque|reste|retard|mais|menos|diferenca|soma|faltam|restam|atraso)\b/;

/** Whether a value is what two figures make by adding, subtracting, multiplying, dividing or taking a share. */
function madeOf(claimed: Figure, one: Figure, other: Figure): boolean {
  const [value, left, right] = [valueOf(claimed), valueOf(one), valueOf(other)];
  if (isShare(claimed)) return alike(one, other) && !isShare(one) && right > 0 && left !== right && Math.abs((left / right) * 100 - value) < 0.6;
  if (alike(claimed, one) && alike(one, other)) {
    // "Up to 4,000 of your 4,200 points", given in steps of 1,000.
    if (!claimed.unit && right >= 10 && left % right > 0 && equal(left - (left % right), value)) return true;
    return equal(Math.abs(left - right), value) || equal(left + right, value);
  }
  if (alike(claimed, one) && isShare(other)) return [right, 100 - right].some((share) => equal((left * share) / 100, value));
  if (claimed.unit && alike(claimed, one) && isCount(other)) return equal(left * countOf(other), value) || equal(left / countOf(other), value);
  return false;
}

/** "Three times as heavy", "three files of 2,000": how often one figure goes into another. */
const isRatio = (claimed: Figure, one: Figure, other: Figure): boolean => (!claimed.unit || claimed.unit.family === 'unit:times') && alike(one, other) && kindOf(one) !== 'count:' && valueOf(other) > 0
  && countOf(claimed) > 1 && Math.round(valueOf(one) / valueOf(other)) === countOf(claimed);

/** "Two times 12 €": products that the reply spells out, so that their sum can be read. */
function products(shown: Figure[]): Figure[] {
  return shown.flatMap((count) => shown.filter((one) => isMoney(one) && isCount(count) && one.from >= count.to && one.from - count.to < 14)
    .map((one): Figure => ({ ...one, values: [valueOf(one) * countOf(count)], raw: [valueOf(one) * countOf(count)] })));
}

/** A product and its own factor add up to nothing. */
const samePlace = (one: Figure, other: Figure): boolean => one.from === other.from && one.to === other.to;

/** "2,300 points are 23 €" where 100 points are 1 €: the rate may stand in a source. */
const isExchanged = (claimed: Figure, shown: Figure[], known: Figure[]): boolean => isMoney(claimed) && known.some((per) => !per.unit && per.setting.noun !== '' && valueOf(per) > 1
  && known.some((rate) => isMoney(rate) && Math.abs(rate.from - per.to) < NEAR && shown.some((many) => !many.unit && valueOf(many) > valueOf(per)
    && (many.setting.noun === '' || alike(many, per)) && equal((valueOf(many) / valueOf(per)) * valueOf(rate), valueOf(claimed)))));

/** Minutes between two times of the day that the reply names. */
const isSpan = ({ unit, values }: Figure, times: TimeMention[]): boolean => unit?.family === 'seconds'
  && times.some((one) => times.some((other) => one !== other && one.minutes.some((from) => other.minutes.some((to) => from !== to && Math.abs(to - from) * 60 === values[0]))));

export interface Operands {
  /** The reply's own figures, its folded text and the times of the day in it. */
  reply: Figure[];
  folded: string;
  times: TimeMention[];
  /** Figures of the ticket, and of the sources. */
  ticket: Figure[];
  sources: Figure[];
}

/**
 * The figures of a reply that follow from figures which are known. Both parts must be shown in the reply or the ticket; where the
 * sentence says that it adds or subtracts, they may stand in a source alone.
 */
export function derivedFrom({ reply, folded, times, ticket, sources }: Operands, given: (figure: Figure) => boolean): Set<Figure> {
  const found = new Set<Figure>();
  const open = reply.filter((figure) => !isFree(figure) && !figure.weak && !given(figure));
  if (open.length === 0 || open.length > MOST) return found;
  const cued = ({ from, to }: Figure): boolean => CUE.test(folded.slice(Math.max(0, from - 60), to + 40));
  const usable = (some: Figure[]): Figure[] => some.filter((figure) => !isFree(figure)).slice(0, MOST);
  // A sum may be a part of the next.
  for (let round = 0; round < 2; round += 1) {
    for (const figure of open) {
      const own = reply.filter((other) => other !== figure && (found.has(other) || given(other) || !other.unit));
      const shown = usable([...own, ...ticket]);
      const parts = [...shown, ...products(usable(own)), ...(cued(figure) ? usable(sources) : [])];
      const pairs = (fits: (one: Figure, other: Figure) => boolean): boolean => parts.some((one) => parts.some((other) => one !== other && !samePlace(one, other) && fits(one, other)));
      if (pairs((one, other) => madeOf(figure, one, other)) || pairs((one, other) => isRatio(figure, one, other)) || isExchanged(figure, shown, usable([...own, ...sources])) || isSpan(figure, times)) found.add(figure);
    }
  }
  return found;
}
