import promptExamples from '../../../data/prompt_examples.json' with { type: 'json' };
import { SENTIMENTS, type LabelledExample, type Sentiment } from '../../ports/engine.ts';
import { addUnit, hashOf, startHash } from '../../triage/text/hashed_words.ts';

/** Examples of each label that go into a prompt. */
const PER_LABEL = 3;
/** A correction this much like another example says the same thing: the two must not contradict each other. */
export const SAME = 0.8;
/** Corrections looked at, the nearest ones: the app's own examples must not give way to far ones. */
const MOST_CORRECTIONS = 12;
/** Corrections farther from the ticket than this teach nothing about it. */
const LEAST_CORRECTION = 0.1;
/** Letters of a text that its likeness is told by. */
const LETTERS = 3000;
/** A long corrected ticket is an example by its beginning. */
const EXAMPLE_LETTERS = { message: 1200, subject: 300, thought: 600 };

/** Places of the table that grams are counted in: twice as many as a text of so many letters can have. */
const PLACES = 8192;
/** What a letter triple and a word count, in halves: whole numbers are no objects to V8. */
const TRIPLE = 1, WORD = 2;
/** Letters from which a word says more than its triples do. */
const TELLING_LETTERS = 4;
const BLANK = 32;

/** A text's grams by their hashes: numbers in arrays that lie outside V8's young objects, of which sixty examples in maps would make 3 MB. */
interface Grams {
  keys: Int32Array;
  weights: Float64Array;
  /** The length of the weights as a vector. */
  norm: number;
}

const keys = new Int32Array(PLACES);
/** Counts of a text's grams while it is read, in halves. */
const halves = new Int32Array(PLACES);
/** Weights of the text that others are likened to. */
const held = new Float64Array(PLACES);

/** The place of a gram in the table, or the free one where it would stand; no key is 0. */
function placeOf(key: number): number {
  let at = key & (PLACES - 1);
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (PLACES - 1);
  return at;
}

const tripleKey = (first: number, second: number, third: number): number => addUnit(addUnit(addUnit(startHash(), first), second), third) || 1;
const wordKey = (word: string): number => hashOf(word) || 1;

/** Places of the grams that were met, so that the table can be read out and cleared. */
const met = new Int32Array(PLACES);

/** Letter triples and words with their counts: words tell the topic, triples find inflected forms and misspellings. */
function gramsOf(text: string): Grams {
  let size = 0;
  const add = (key: number, weight: number): void => {
    const at = placeOf(key);
    if (keys[at] === 0) {
      keys[at] = key;
      met[size] = at;
      size += 1;
    }
    halves[at]! += weight;
  };
  // One letter may unfold to eighteen: cut again, or the table would overflow.
  const letters = text.slice(0, LETTERS).toLowerCase().normalize('NFKC').slice(0, LETTERS);
  for (const word of letters.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []) {
    if (word.length >= TELLING_LETTERS) add(wordKey(word), WORD);
    let before = BLANK;
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at);
      add(tripleKey(before, letter, at + 1 < word.length ? word.charCodeAt(at + 1) : BLANK), TRIPLE);
      before = letter;
    }
  }
  const grams = { keys: new Int32Array(size), weights: new Float64Array(size) };
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    const place = met[at]!;
    const weight = 1 + Math.log(1 + halves[place]! / 2);
    grams.keys[at] = keys[place]!;
    grams.weights[at] = weight;
    sum += weight * weight;
    keys[place] = 0;
    halves[place] = 0;
  }
  return { ...grams, norm: Math.sqrt(sum) };
}

/** Cosines of a text's grams with those of others, 0 to 1 each. */
function likenesses(one: Grams, others: readonly Grams[]): number[] {
  const places: number[] = [];
  for (let at = 0; at < one.keys.length; at += 1) {
    const place = placeOf(one.keys[at]!);
    keys[place] = one.keys[at]!;
    held[place] = one.weights[at]!;
    places.push(place);
  }
  const found = others.map((other) => {
    let dot = 0;
    for (let at = 0; at < other.keys.length; at += 1) {
      const place = placeOf(other.keys[at]!);
      if (keys[place] !== 0) dot += held[place]! * other.weights[at]!;
    }
    const size = one.norm * other.norm;
    return size === 0 ? 0 : Math.min(1, dot / size);
  });
  for (const place of places) keys[place] = 0;
  return found;
}

const likeness = (one: Grams, other: Grams): number => likenesses(one, [other])[0] ?? 0;

interface Candidate {
  example: LabelledExample;
  grams: Grams;
  similarity: number;
}

const sentimentOf = (label: string): Sentiment => SENTIMENTS.find((sentiment) => sentiment === label) ?? 'neutral';

/** The labelled examples that come with the app. */
export const BUILTIN_EXAMPLES: LabelledExample[] = promptExamples.map(({ id, subject, message, sentiment, thought }) => ({
  id, subject, message, thought, sentiment: sentimentOf(sentiment), origin: 'builtin', similarity: 0,
}));

const gramsOfExample = ({ subject, message }: LabelledExample): Grams => gramsOf(`${subject}\n${message}`);
/** How alike the texts of two examples are, 0 to 1. */
export const similarityOf = (one: LabelledExample, other: LabelledExample): number => likeness(gramsOfExample(one), gramsOfExample(other));
let gramsOfBuiltin: Grams[] | undefined;

function candidates(examples: LabelledExample[], grams: readonly Grams[], ticket: Grams): Candidate[] {
  const alike = likenesses(ticket, grams);
  return examples.flatMap((example, at) => {
    const ofExample = grams[at];
    return ofExample ? [{ example, grams: ofExample, similarity: Math.max(alike[at] ?? 0, example.similarity) }] : [];
  });
}

/** Whether two examples are nearly the same text; of the app's own no two are, as `test/adapters/gemini/examples.test.ts` holds. */
const sayTheSame = (one: Candidate, other: Candidate): boolean =>
  (one.example.origin !== 'builtin' || other.example.origin !== 'builtin') && likeness(one.grams, other.grams) >= SAME;

/**
 * Examples for a ticket: the nearest of each label, so that no label is favoured by its number; corrections of the team
 * before the app's own. Of two that are nearly the same text only the first is kept (corrections come newest first where
 * they are equally near), so that a prompt never contradicts itself. The nearest stands last, next to the ticket.
 */
export function chooseExamples(ticketText: string, corrections: LabelledExample[]): LabelledExample[] {
  const ticket = gramsOf(ticketText);
  const nearest = [...corrections.filter(({ sameTicket }) => sameTicket), ...corrections.filter(({ sameTicket }) => !sameTicket)].slice(0, MOST_CORRECTIONS);
  const corrected = candidates(nearest, nearest.map(gramsOfExample), ticket).filter(({ similarity }) => similarity >= LEAST_CORRECTION);
  gramsOfBuiltin ??= BUILTIN_EXAMPLES.map(gramsOfExample);
  const builtin = candidates(BUILTIN_EXAMPLES, gramsOfBuiltin, ticket).sort((a, b) => b.similarity - a.similarity);
  const chosen: Candidate[] = [];
  const room = new Map(SENTIMENTS.map((sentiment) => [sentiment, PER_LABEL]));
  for (const each of [...corrected, ...builtin]) {
    const left = room.get(each.example.sentiment) ?? 0;
    if (left === 0 || chosen.some((one) => sayTheSame(one, each))) continue;
    room.set(each.example.sentiment, left - 1);
    chosen.push(each);
  }
  return chosen.sort((a, b) => a.similarity - b.similarity).map(({ example, similarity }) => ({
    ...example, message: example.message.slice(0, EXAMPLE_LETTERS.message), subject: example.subject.slice(0, EXAMPLE_LETTERS.subject),
    thought: example.thought.slice(0, EXAMPLE_LETTERS.thought), similarity: Math.round(similarity * 1000) / 1000,
  }));
}
