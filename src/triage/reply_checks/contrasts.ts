import { isOtherScale, sameValue, type Misplaced, type Same } from './holders.ts';
import { keyOf } from './read_clauses.ts';
import { tellingWords, type Scope } from './scopes.ts';
import { sentencesOf } from './sentences.ts';
import { valuesOf, type ReadText } from './values.ts';

/** A word of fewer letters joins or compares: "por menos de". */
const LEAST_LETTERS = 4;
/** Of the words that set a rival apart, so much must stand beside the value. */
const LEAST_TOLD = 0.5;

/** The words of some sets by what their inflections share, numbers left out. */
const keysOf = (...sets: ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((words) => [...words].filter((word) => !/^[x~@]|#/.test(word)).map(keyOf)));
const without = (keys: ReadonlySet<string>, ...others: ReadonlySet<string>[]): string[] => [...keys].filter((key) => key.length >= LEAST_LETTERS && !others.some((other) => other.has(key)));
const sharedBy = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((key) => other.has(key)).length;

interface Told { value: Scope['value']; near: Set<string>; all: Set<string> }
const toldOf = (scope: Scope): Told => ({ value: scope.value, near: keysOf(scope.own, scope.label), all: keysOf(scope.own, scope.label, scope.rest, scope.title) });

/** The word by which a claim means the rival and says nothing of the value's own case; `""` where it does not. */
function contrast(claim: Told, around: ReadonlySet<string>, right: Told, rival: Told): string {
  const [ours, theirs] = [without(right.near, rival.near, rival.all), without(rival.near, right.all)];
  const [first, ...more] = theirs.filter((key) => claim.near.has(key));
  if (!first || ours.length === 0 || 1 + more.length < LEAST_TOLD * theirs.length || ours.some((key) => around.has(key))) return '';
  return sharedBy(rival.near, claim.near) > sharedBy(right.near, claim.near) ? first : '';
}

const isFree = ({ value }: Scope): boolean => value.figure?.raw.length === 0;
/** "Free from 50 €; below that it costs 4.95 €": steps of one price. */
const isStep = (one: Scope, other: Scope): boolean => one.source === other.source && Math.abs(one.sentence - other.sentence) < 2 && isFree(one) !== isFree(other);
/** Neither end of a range is a rival of what is said of one of them. */
const sameNumber = ({ figure }: Scope['value'], other: Scope['value']): boolean => figure !== undefined && [...figure.raw, ...(figure.mate?.raw ?? [])].some((number) => other.figure?.raw.includes(number));
/** Values of a reply times those of its sources: more of them would take too long. */
const MOST_PAIRS = 10_000;
/** Dates stand in sentences that say too much else. */
const DATE = 'unit:date';

/**
 * Values of a reply that a source says of something else, by the words alone: those beside the value are a rival's, which the reply does
 * not give, and neither its sentence nor the one before says a word by which the value's own case differs.
 */
export function contrasted(reply: ReadText, claims: readonly Scope[], texts: ReadText[], known: readonly Scope[], same: Same): Misplaced[] {
  if (known.length < 2 || known.length * claims.length > MOST_PAIRS) return [];
  const read = new Map<Scope, Told>();
  const toldOnce = (scope: Scope): Told => { const told = read.get(scope) ?? toldOf(scope); read.set(scope, told); return told; };
  const sentences = sentencesOf(reply.text);
  const elsewhere = texts.filter(({ origin }) => origin !== 'source').flatMap(valuesOf);
  return claims.flatMap((scope): Misplaced[] => {
    const { value } = scope;
    const ofKind = known.filter((one) => one.value.kind === value.kind);
    const right = ofKind.filter((one) => sameValue(one.value, value, same));
    if (value.kind === DATE || right.length === 0 || right.length === ofKind.length || elsewhere.some((one) => sameValue(one, value, same))) return [];
    const rivals = ofKind.filter((one) => !right.includes(one) && !right.some((ours) => isStep(ours, one)) && !sameNumber(one.value, value) && !isOtherScale(one.value, value) && !claims.some((other) => other !== scope && sameValue(one.value, other.value, same))).map(toldOnce);
    const before = sentences[scope.sentence - 1];
    const [claim, around] = [toldOnce(scope), keysOf(scope.all, before ? tellingWords(before.text) : new Set())];
    let meant = '';
    const all = right.map(toldOnce).every((one) => rivals.some((rival) => { const word = contrast(claim, around, one, rival); meant ||= word; return word !== ''; }));
    return all ? [{ value, meant }] : [];
  });
}
