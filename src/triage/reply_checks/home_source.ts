import { ratedBy } from './figures.ts';
import { tellingWords, type Scope } from './scopes.ts';
import { keysOf } from './slots.ts';
import type { ReadText, Value } from './values.ts';

type Keys = ReadonlySet<string>;
const meet = (one: Keys, other: Keys): boolean => [...one].some((key) => other.has(key));
const without = (one: Keys, other: Keys): string[] => [...one].filter((key) => !other.has(key));

/** So many values of one source alone make it the one a reply rests on though nobody says its title. */
const LEAST = 2;
/** Values of a reply times those of its sources: more of them would take too long. */
const MOST_PAIRS = 10_000;

/** Whether two values say the like: in one unit, by one rate, at one end of a range, and of the same words. */
function areAlike(one: Scope, other: Scope): boolean {
  const [left, right] = [one.value.figure, other.value.figure];
  const isOneMeasure = !left || !right || (left.unit?.factor === right.unit?.factor && ratedBy(left) === ratedBy(right) && left.end === right.end && left.bound === right.bound);
  return one.value.kind === other.value.kind && isOneMeasure && meet(keysOf(one.own, one.label), keysOf(other.own, other.label));
}

interface Stray { value: Value; meant: string; isStray: true }

/**
 * "Aveiro: enrolment from 15 March, second instalment by 30 June", the latter of the page on Figueira: values that another source says of
 * the same thing than the one that the reply rests on, which gives a value of its own for it. `isSaid`: whether one value says what another does.
 */
export function straysOf(own: ReadText, claims: readonly Scope[], known: readonly Scope[], texts: readonly ReadText[], ticket: string, isSaid: (given: Value, claimed: Value) => boolean): Stray[] {
  const sources = texts.filter(({ origin }) => origin === 'source');
  if (sources.length < 2 || known.length * claims.length > MOST_PAIRS) return [];
  const besides = texts.filter(({ origin }) => origin !== 'source').flatMap(({ figures }) => figures);
  const isElsewhere = ({ value }: Scope): boolean => besides.some((figure) => isSaid({ ...value, figure }, value));
  const bearers = claims.map((one) => (isElsewhere(one) ? [] : known.filter(({ value }) => isSaid(value, one.value))));
  const alone = bearers.map((some) => { const [first] = some; return first && some.every(({ source }) => source === first.source) ? first.source : -1; });
  const titles = sources.map(({ title }) => keysOf(tellingWords(title)));
  const said = keysOf(tellingWords(own.text), tellingWords(ticket));
  const ungiven = known.filter(({ value }) => !claims.some((one) => isSaid(value, one.value)));
  return claims.flatMap((one, at): Stray[] => {
    const from = alone[at] ?? -1;
    // A second value of the same source is no slip.
    if (from < 0 || alone.some((source, place) => place !== at && source === from)) return [];
    const homes = new Set(alone.filter((source) => source >= 0 && source !== from));
    for (const home of homes) {
      const [theirs, ours] = [without(titles[from] ?? new Set(), titles[home] ?? new Set()), without(titles[home] ?? new Set(), titles[from] ?? new Set())];
      const meant = ours.find((key) => said.has(key)) ?? (alone.filter((source) => source === home).length >= LEAST ? ours[0] : undefined);
      if (meant === undefined || theirs.some((key) => said.has(key))) continue;
      if (ungiven.some((other) => other.source === home && bearers[at]?.some((bearer) => areAlike(bearer, other)))) return [{ value: one.value, meant, isStray: true }];
    }
    return [];
  });
}
