import { sensesIn } from '../../adapters/builtin/search/meaning_space.ts';
import type { MeaningVectors } from '../../adapters/builtin/search/meaning_vectors.ts';
import type { OpenDesk } from '../open_desks.ts';
import { seeded, type Random } from '../simulate_incidents/random.ts';
import type { Sense } from './cooccurrence.ts';

/** The senses of a text by their place, and what each counts. */
interface Point { places: Int32Array; counts: Float64Array }
interface Lesson { entries: Point[]; asks: { point: Point; right: number[] }[] }
/** Vectors in learning, with the running means of Adam (Kingma and Ba 2015). */
interface State { numbers: Float64Array; first: Float64Array; second: Float64Array; steps: number }

/** A sense that fewer texts hold is not learned. */
const LEAST_TEXTS = 3;
/** So often does an index count what a title says beside a word of the answer: as title and as problem. */
const TITLE_COUNT = 3;
const EPOCHS = 6;
const DESKS_AT_ONCE = 8;
/** Sharpens the likenesses: how sure the choice is to be. */
const SHARPNESS = 8;
const RATE = 0.02;
const SCATTER = 0.3;

const entrySenses = ({ question, answer }: OpenDesk['entries'][number]): Map<Sense, number> => {
  const counts = sensesIn(answer);
  for (const [sense, count] of sensesIn(question)) counts.set(sense, (counts.get(sense) ?? 0) + count * TITLE_COUNT);
  return counts;
};

/** What is learned from: each desk's entries and answerable asks; the senses in their order and how rare each is. */
function lessonsOf(desks: readonly OpenDesk[]): { lessons: Lesson[]; senses: Sense[]; rarities: Float64Array } {
  const read = desks.map(({ entries, asks }) => ({
    entries: entries.map(entrySenses),
    asks: asks.map(({ subject, message, answers }) => ({ senses: sensesIn(`${subject}\n${message}`), right: answers.flatMap((id) => { const at = entries.findIndex((entry) => entry.id === id); return at < 0 ? [] : [at]; }) })),
  }));
  const texts = read.flatMap(({ entries, asks }) => [...entries, ...asks.map(({ senses }) => senses)]);
  const held = new Map<Sense, number>();
  for (const text of texts) for (const sense of text.keys()) held.set(sense, (held.get(sense) ?? 0) + 1);
  const senses = [...held].filter(([, count]) => count >= LEAST_TEXTS).map(([sense]) => sense), places = new Map(senses.map((sense, at) => [sense, at]));
  const rarities = Float64Array.from(senses, (sense) => Math.log(1 + texts.length / held.get(sense)!));
  const pointOf = (counts: ReadonlyMap<Sense, number>): Point => {
    const known = [...counts].flatMap(([sense, count]) => { const place = places.get(sense); return place === undefined ? [] : [{ place, count: Math.log1p(count) * rarities[place]! }]; });
    return { places: Int32Array.from(known, ({ place }) => place), counts: Float64Array.from(known, ({ count }) => count) };
  };
  return { senses, rarities, lessons: read.map(({ entries, asks }) => ({ entries: entries.map(pointOf), asks: asks.filter(({ right }) => right.length > 0).map(({ senses: own, right }) => ({ point: pointOf(own), right })) })) };
}

/** The sum of a text's vectors brought to length one, and what it was divided by. */
function unitOf({ places, counts }: Point, numbers: Float64Array, dimensions: number): { unit: Float64Array; length: number } {
  const unit = new Float64Array(dimensions);
  places.forEach((place, at) => { for (let axis = 0; axis < dimensions; axis += 1) unit[axis]! += counts[at]! * numbers[place * dimensions + axis]!; });
  const length = Math.hypot(...unit) + 1e-6;
  return { unit: unit.map((number) => number / length), length };
}

/** Adds to the gradient what a text's unit vector pulls at the vectors it is made of. */
function pullBack({ places, counts }: Point, { unit, length }: { unit: Float64Array; length: number }, pull: Float64Array, gradient: Float64Array): void {
  const { length: dimensions } = unit, along = unit.reduce((sum, number, axis) => sum + number * pull[axis]!, 0);
  places.forEach((place, at) => { for (let axis = 0; axis < dimensions; axis += 1) gradient[place * dimensions + axis]! += counts[at]! * (pull[axis]! - unit[axis]! * along) / length; });
}

/** The gradient of how unlikely the right entries are among all those of some desks, by the likeness of ask and entry. */
function gradientOf(batch: readonly Lesson[], numbers: Float64Array, dimensions: number): Float64Array {
  const gradient = new Float64Array(numbers.length), points = batch.flatMap(({ entries }) => entries);
  const entries = points.map((point) => unitOf(point, numbers, dimensions)), pulls = entries.map(() => new Float64Array(dimensions));
  const count = batch.reduce((sum, { asks }) => sum + asks.length, 0);
  let before = 0;
  for (const { entries: own, asks } of batch) {
    for (const { point, right } of asks) {
      const asked = unitOf(point, numbers, dimensions), pull = new Float64Array(dimensions), isRight = new Set(right.map((at) => at + before));
      const odds = entries.map(({ unit }) => Math.exp(SHARPNESS * (unit.reduce((sum, number, axis) => sum + number * asked.unit[axis]!, 0) - 1)));
      const all = odds.reduce((sum, own) => sum + own, 0), known = [...isRight].reduce((sum, at) => sum + odds[at]!, 0);
      entries.forEach(({ unit }, at) => {
        const lack = (odds[at]! / all - (isRight.has(at) ? odds[at]! / known : 0)) * SHARPNESS / count;
        for (let axis = 0; axis < dimensions; axis += 1) { pull[axis]! += lack * unit[axis]!; pulls[at]![axis]! += lack * asked.unit[axis]!; }
      });
      pullBack(point, asked, pull, gradient);
    }
    before += own.length;
  }
  points.forEach((point, at) => pullBack(point, entries[at]!, pulls[at]!, gradient));
  return gradient;
}

function step(state: State, gradient: Float64Array): void {
  const { numbers, first, second } = state;
  state.steps += 1;
  const [atFirst, atSecond] = [1 - 0.9 ** state.steps, 1 - 0.999 ** state.steps];
  gradient.forEach((slope, at) => {
    first[at] = 0.9 * first[at]! + 0.1 * slope;
    second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
    numbers[at]! -= RATE * (first[at]! / atFirst) / (Math.sqrt(second[at]! / atSecond) + 1e-8);
  });
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** A vector for each sense of the desks' texts, such that an ask lies nearer to what answers it than to the entries of eight desks, the weight of a rare sense in its length. */
export function vectorsByAnswers(desks: readonly OpenDesk[], start: ReadonlyMap<Sense, Float64Array>, dimensions: number): Map<Sense, Float64Array> {
  const { lessons, senses, rarities } = lessonsOf(desks), random = seeded(2);
  const scatter = (): Float64Array => Float64Array.from({ length: dimensions }, () => (random() + random() + random() - 1.5) * 2 * SCATTER / Math.sqrt(dimensions));
  const numbers = Float64Array.from(senses.flatMap((sense) => [...(start.get(sense) ?? scatter())]));
  const state: State = { numbers, first: new Float64Array(numbers.length), second: new Float64Array(numbers.length), steps: 0 };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = shuffled(lessons, random);
    for (let at = 0; at < order.length; at += DESKS_AT_ONCE) step(state, gradientOf(order.slice(at, at + DESKS_AT_ONCE), numbers, dimensions));
  }
  return new Map(senses.map((sense, at) => [sense, numbers.slice(at * dimensions, (at + 1) * dimensions).map((number) => number * rarities[at]!)]));
}

/** Vectors as whatever likens texts by them reads them. */
export function asVectors(learned: ReadonlyMap<Sense, Float64Array>, dimensions: number): MeaningVectors {
  const places = new Map([...learned.keys()].map((sense, at) => [sense, at]));
  return { dimensions, numbers: Float32Array.from([...learned.values()].flatMap((own) => [...own])), placeOf: (sense) => places.get(sense) ?? -1 };
}
