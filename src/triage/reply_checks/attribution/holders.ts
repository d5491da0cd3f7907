import type { Figure } from '../quantities/figures.ts';
import { BEFORE_NUMBER, isNumber, scopesOf, tellingWords, type Scope } from './scopes.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { slotsOf } from './slots.ts';
import { valuesOf, type ReadText, type Value } from './values.ts';

/** Whether one value says the same as another. */
type Same = (given: Figure, claimed: Figure) => boolean;
/** Whether one value says the same as another, as amounts do in any spelling. */
const sameValue = (given: Value, claimed: Value, same: Same): boolean =>
  given.figure && claimed.figure ? same(given.figure, claimed.figure) : given.kind === claimed.kind && given.key !== '' && given.key === claimed.key;

/** A value of the reply that its sources say of something else. */
export interface Misplaced {
  value: Value;
  /** The word by which the other is meant. */
  meant: string;
}

/** What a reply says around a value, from the nearest to the farthest; nearer words decide first. */
type Layer = { words: ReadonlySet<string>; near: boolean };

/** Words match where one begins as the other does, so that inflections and compounds meet. */
const ALIKE = 4;
const alike = (one: string, other: string): boolean => one === other || (one.length >= ALIKE && other.length >= ALIKE && (one.slice(0, ALIKE + 1) === other.slice(0, ALIKE + 1) || one.startsWith(other) || other.startsWith(one)));
const said = (word: string, words: Iterable<string>): boolean => [...words].some((one) => alike(one, word));

const without = (words: Iterable<string>, others: ReadonlySet<string>): string[] => [...words].filter((word) => !others.has(word));
const joined = (...sets: ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((words) => [...words]));

/** All words that a value is said of, as far as they set it apart from a rival of another source. */
const apart = (one: Scope, other: Scope): string[] => without(joined(one.own, one.label, one.title), joined(other.own, other.label, other.title, other.rest));
/** Of a rival's words those that nothing of the value's own source says: "Vuelos nacionales." may stand as a heading there. */
const apartFrom = (right: Scope, rival: Scope, spoken: readonly ReadonlySet<string>[]): string[] => without(apart(rival, right), spoken[right.source] ?? new Set());

/** An address or a telephone number is said of one matter, however its sentence is built. */
const CONTACT = /^(?:code|e-mail address)$/;
const contactCase = (one: Scope, other: Scope): string[] => without(joined(one.own, one.label, one.rest, one.source === other.source ? new Set() : one.title), joined(other.own, other.label, other.rest));

/** A label or title is named from afar where nearly all its words are. */
const MOST = 0.9;
/** An age in years is no rival of an hour. */
const FAR = 500;
const secondsOf = ({ figure }: Value): number => (figure?.values[0] ?? 0) * (figure?.unit?.family === 'months' ? 2_592_000 : figure?.unit?.family === 'working_days' ? 86_400 : 1);
const isOtherScale = (one: Value, other: Value): boolean => one.kind === 'duration' && [secondsOf(one) / secondsOf(other), secondsOf(other) / secondsOf(one)].some((ratio) => ratio > FAR);
/** The first layer that speaks of either decides: `""` where it speaks of the value's own case, or of neither. */
function decided(layers: Layer[], ours: string[], theirs: string[], enough: (found: string[], near: boolean) => boolean): string {
  for (const { words, near } of layers) {
    const unlike = without(words, new Set(theirs));
    if (ours.some((word) => said(word, unlike))) return '';
    const found = theirs.filter((word) => words.has(word));
    if (found.length > 0) return enough(found, near) ? found[0] ?? '' : '';
  }
  return '';
}

/** "Silver: 5, Silver Duo: 8": cases with names of their own are told apart by these alone. */
function byName(layers: Layer[], right: ReadonlySet<string>, rival: ReadonlySet<string>): string {
  const [ours, theirs] = [without(right, rival), without(rival, right)];
  if (theirs.length > 0) return decided(layers, ours, theirs, (found, near) => (near && theirs.every((word) => !/^[x~]/.test(word) || found.includes(word))) || found.length > MOST * theirs.length);
  // "Silver" where "Silver Duo" is not named.
  return ours.length > 0 ? decided(layers, ours, [...rival], (found) => found.length === rival.size) : '';
}

/** The word by which a reply means a rival's case and not this value's; `""` where it does not. */
function meansOther(claim: Scope, layers: Layer[], right: Scope, rival: Scope, spoken: readonly ReadonlySet<string>[], bySlot: (right: Scope, rival: Scope) => string): string {
  // "Lenses: 80 € in Gold" and "Gold: glasses 220 €": both are said of Gold.
  const both = without(rival.label, right.label).some((word) => right.own.has(word));
  // The sentence names this case and the value stands beside no word of the other.
  const isLabelSaid = without(right.label, rival.label).some((word) => claim.all.has(word)) && !without(rival.label, right.label).some((word) => layers[0]?.words.has(word));
  const labelled = right.label.size > 0 && rival.label.size > 0 && !both && !isLabelSaid ? byName(layers, right.label, rival.label) : '';
  // Weekdays part the hours of one case: their words tell no case.
  if (labelled || right.value.kind === 'time') return labelled;
  if (CONTACT.test(right.value.kind)) return decided(layers, contactCase(right, rival), contactCase(rival, right), (found, close) => close || found.length > 1);
  return bySlot(right, rival) || (right.source === rival.source ? '' : decided(layers.slice(0, 1), apart(right, rival), apartFrom(right, rival, spoken), () => true));
}

/** Every value of a reply with what it is said of; made once for all that ask. */
export const replyScopes = (reply: ReadText, capitalsName: boolean): Scope[] => scopesOf(reply.text, reply.figures, valuesOf(reply), '', 0, capitalsName);

/** Every value of the sources with what it is said of; made once for all that ask. */
export const sourceScopes = (texts: ReadText[], capitalsName: boolean): Scope[] => texts.filter(({ origin }) => origin === 'source')
  .flatMap((text, source) => scopesOf(text.text, text.figures, valuesOf(text), text.title, source, capitalsName));

/** Values of a reply times those of its sources, and of one case times those of others: more of them would take too long. */
const MOST_PAIRS = 10_000;

/**
 * The values of a reply that are right for another plan, product, place or group: each stands in a source, but for every place where it
 * does there is another value of its kind, which the reply does not give and whose own words the reply uses where it says this one.
 */
export function misplaced(reply: ReadText, claims: readonly Scope[], texts: ReadText[], known: Scope[], ticket: string, same: Same): Misplaced[] {
  if (known.length < 2 || known.length * claims.length > MOST_PAIRS) return [];
  const asked = tellingWords(ticket);
  const spoken = texts.filter(({ origin }) => origin === 'source').map(({ text }) => tellingWords(text));
  const whole = sentencesOf(reply.text);
  const slots = slotsOf(reply, claims, ticket);
  const elsewhere = texts.filter(({ origin }) => origin !== 'source').flatMap(valuesOf);
  const bare = texts.flatMap(({ origin, text, figures }) => (origin === 'source' ? figures.filter(({ unit, weak, setting, from }) => !unit && !weak && setting.noun === '' && !BEFORE_NUMBER.test(text.slice(Math.max(0, from - 24), from))) : []));
  return claims.flatMap((claim): Misplaced[] => {
    const { value } = claim;
    const ofKind = known.filter((one) => one.value.kind === value.kind);
    const right = ofKind.filter((one) => sameValue(one.value, value, same));
    if (right.length === 0 || right.length === ofKind.length || elsewhere.some((one) => sameValue(one, value, same))) return [];
    // "10 years; the other 5 years, which may become 10": a bare number may say the same of anything.
    if (bare.some((one) => value.figure?.raw.some((number) => one.raw.includes(number)))) return [];
    const rivals = ofKind.filter((one) => !right.includes(one) && !isOtherScale(one.value, value) && !right.some((other) => other.value.mate === one.value.from && other.source === one.source));
    const before = whole[claim.sentence - 1];
    const layers: Layer[] = [
      { words: joined(claim.own, claim.label), near: true }, { words: claim.rest, near: false }, { words: claim.all, near: false },
      { words: before ? tellingWords(before.text) : new Set(), near: false }, { words: asked, near: false },
    ];
    if (right.length * rivals.length > MOST_PAIRS) return [];
    // "From 200 GB to 2 TB": two cases laid side by side.
    const beside = claims.filter((one) => one.value.mate === value.from || value.mate === one.value.from);
    const told = joined(...layers.map(({ words }) => words), claim.all);
    const isNamed = (one: Scope, other: Scope): boolean => without(joined(one.own, one.label), joined(other.own, other.label)).some((word) => !isNumber(word) && told.has(word));
    if (beside.some((other) => ofKind.some((one) => sameValue(one.value, other.value, same) && right.every((ours) => isNamed(ours, one) && isNamed(one, ours))))) return [];
    const inSlots = slots(claim);
    const given = (rival: Scope): boolean => claims.some((one) => one !== claim && sameValue(rival.value, one.value, same));
    let meant = '';
    const all = right.every((one) => rivals.some((rival) => {
      const word = meansOther(claim, given(rival) ? layers.slice(0, 1) : layers, one, rival, spoken, (ours, theirs) => inSlots(ours, theirs, given(rival)));
      meant ||= word;
      return word !== '';
    }));
    return all ? [{ value, meant }] : [];
  });
}
