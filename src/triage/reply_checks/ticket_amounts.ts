import { fold } from '../text/characters.ts';
import type { Figure } from './figures.ts';
import { sentencesOf } from './sentences.ts';

/** Numbers up to here are mostly days, pieces and people. */
const SMALL = 12;
/** "From 50 euros down to 30", "50 euros instead of 30". */
const TURNS = /(?<!\p{L})(?:to|instead of|not|or|auf|statt|nicht|sondern|oder|a|en (?:lugar|vez) de|sino|o|para|au lieu de|ou|em vez de|mas) $/u;
/** The clause ends behind it: "you took 50 euros, not 30." */
const ENDS = /^ ?(?:[,.;:!?)\n]|$)/;

/** The bare figures of a ticket that are amounts, for they stand in one sentence with one and are said like it: "from 50 euros to 30". */
export function bareAmounts(ticket: string, figures: Figure[]): Figure[] {
  const folded = fold(ticket);
  return sentencesOf(ticket).flatMap(({ from, to }) => {
    const inside = figures.filter((figure) => from <= figure.from && figure.to <= to && figure.raw.length > 0);
    const amounts = inside.filter(({ unit }) => unit?.family === 'money');
    return inside.filter((figure) => !figure.unit && !figure.weak && (figure.values[0] ?? 0) > SMALL && (TURNS.test(folded.slice(Math.max(from, figure.from - 16), figure.from)) || (figure.setting.noun === '' && ENDS.test(folded.slice(figure.to)))))
      .flatMap((figure) => amounts.map(({ unit }) => ({ ...figure, unit })));
  });
}
