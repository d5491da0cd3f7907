import { ratedBy } from '../quantities/figures.ts';
import { isFree, isNumber, scopeKey, tellingWords, type Scope } from './scopes.ts';
import { INSTEAD, isQuestion, sentencesOf } from '../../text/sentences.ts';
import type { ReadText } from './values.ts';

type Keys = ReadonlySet<string>;
/** Where the words stand that tell two values of a source apart: behind a label, at the head of a sentence, beside the value, in a title. */
type Slot = 'label' | 'head' | 'before' | 'after' | 'title';
const SLOTS: readonly Slot[] = ['label', 'head', 'before', 'after', 'title'];
/** A value's words by what their inflections share. */
type Told = Record<Slot | 'all' | 'own' | 'rest' | 'names', Keys>;
/** What a reply says around a value: beside it, in the rest of its sentence, in the sentence before, in the ticket; and what it is for each of, "a month". */
interface Layers { words: Keys[]; sentence: Keys; rate: string }

const isSide = (key: string): boolean => key === '@in' || key === '@out';
/** "6.90 € a month" speaks of no monthly plan; "within" and "outside" part two places. */
const tells = (key: string): boolean => (isSide(key) || !key.startsWith('@')) && (key.length > 2 || /^[~x@]/.test(key));
/** Words by what their inflections share: those of them that tell things apart. */
const keysOf = (...sets: Iterable<string>[]): Set<string> => new Set(sets.flatMap((words) => [...words]).map(scopeKey).filter(tells));
const toldOf = ({ label, head, before, after, title, all, own, rest, names }: Scope): Told =>
  ({ label: keysOf(label), head: keysOf(head), before: keysOf(before), after: keysOf(after), title: keysOf(title), all: keysOf(all, label), own: keysOf(own, label), rest: keysOf(rest), names: keysOf(names) });
const without = (keys: Keys, ...others: Keys[]): string[] => [...keys].filter((key) => !others.some((other) => other.has(key)));
const share = (one: Keys, other: Keys): boolean => [...one].some((key) => !isNumber(key) && other.has(key));

/** Words of a name, and of a short head; more of them are a clause. */
const MOST_OF_A_NAME = 3, MOST_OF_A_HEAD = 2;

/** The word by which the first layer that speaks of either case means the rival's, all of whose words it says; `""` where it means the value's own, undefined where it means neither. */
function meantIn({ words, sentence }: Layers, ours: string[], theirs: string[], reach: number): string | undefined {
  for (const [at, layer] of words.slice(0, reach).entries()) {
    if (ours.some((key) => layer.has(key) || (at > 0 && sentence.has(key)))) return '';
    const said = theirs.filter((key) => layer.has(key));
    if (said.length > 0) return said.length === theirs.length ? said[0] : undefined;
  }
  return undefined;
}

/** Whether two values stand alike in a slot, so that its words are what tells them apart. */
function isParallel(slot: Slot, right: Scope, rival: Scope, ours: Told, theirs: Told): boolean {
  const isOneSource = right.source === rival.source;
  if (slot === 'label') return isOneSource;
  if (slot === 'title') return !isOneSource && share(ours.own, theirs.own);
  if (!isOneSource) return false;
  if (slot === 'head') return right.sentence !== rival.sentence && (share(ours.head, theirs.head) || Math.max(ours.head.size, theirs.head.size) <= MOST_OF_A_HEAD);
  return right.sentence === rival.sentence || share(ours[slot], theirs[slot]);
}

/** An amount that something is free from, and what it costs below that, are steps of one price. */
const isStep = (right: Scope, rival: Scope): boolean => right.value.kind === 'money' && right.value.figure?.bound !== rival.value.figure?.bound;

function meantBySlot(layers: Layers, right: Scope, rival: Scope, ours: Told, theirs: Told, given: boolean): string {
  const [one, other] = [right.value.figure, rival.value.figure];
  if (isFree(rival) || isStep(right, rival) || (one && other && ratedBy(one) !== ratedBy(other) && layers.rate !== ratedBy(other))) return '';
  const together = right.source === rival.source && right.sentence === rival.sentence;
  for (const slot of SLOTS) {
    if (!isParallel(slot, right, rival, ours, theirs)) continue;
    const theirOwn = together && slot !== 'label' ? without(theirs[slot], ours[slot]) : without(theirs[slot], ours[slot], ours.all);
    const ourOwn = together || slot === 'label' || slot === 'head' ? without(ours[slot], theirs[slot]) : without(ours[slot], theirs[slot], theirs.all);
    // "Within the UK delivery takes 2 days. Outside the UK it takes 7": a side tells more than all other words.
    const [ourSide, theirSide] = [ourOwn.filter(isSide), theirOwn.filter(isSide)];
    if (ourSide.length > 0 && theirSide.length > 0) return meantIn(layers, ourSide, theirSide, 1) ?? '';
    if (theirOwn.length === 0 || ourOwn.length === 0 || theirOwn.length > MOST_OF_A_NAME || (theirOwn.every(isNumber) && !theirOwn.every((key) => layers.words[0]?.has(key)))) continue;
    // A name is meant from afar, any other word in its own sentence.
    const isName = slot === 'label' || (slot !== 'title' && theirOwn.every((key) => theirs.names.has(key)));
    const meant = meantIn(layers, ourOwn, theirOwn, given ? 1 : isName ? layers.words.length : 2);
    if (meant !== undefined) return meant;
  }
  return '';
}

/**
 * For a value of a reply: the word by which it means a rival's case and not the one for which a source says the value, where both stand
 * there alike, in a list, behind labels or in sentences of their own; `""` where it does not. `given`: the reply says the rival's value too.
 */
export function slotsOf(reply: ReadText, claims: readonly Scope[], ticket: string): (claim: Scope) => (right: Scope, rival: Scope, given: boolean) => string {
  const read = new Map<Scope, Told>();
  const told = (scope: Scope): Told => { const found = read.get(scope) ?? toldOf(scope); read.set(scope, found); return found; };
  const sentences = sentencesOf(reply.text);
  const asked = keysOf(tellingWords(ticket));
  return (claim) => {
    const { value } = claim;
    const sentence = sentences[claim.sentence];
    // "From 200 GB to 2 TB", "135 € instead of 148 €": two cases laid side by side. Dates stand in sentences that say too much else.
    const isApart = value.kind === 'unit:date' || isFree(claim) || !sentence || isQuestion(sentence.text) || INSTEAD.test(sentence.folded) || claims.some((one) => one.value.mate === value.from || value.mate === one.value.from);
    if (isApart) return () => '';
    const own = told(claim);
    const before = sentences[claim.sentence - 1];
    const layers: Layers = { words: [own.own, own.rest, keysOf(before ? tellingWords(before.text) : []), asked], sentence: own.all, rate: value.figure ? ratedBy(value.figure) : '' };
    return (right, rival, given) => meantBySlot(layers, right, rival, told(right), told(rival), given);
  };
}
