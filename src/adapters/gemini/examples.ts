import promptExamples from '../../../data/prompt_examples.json' with { type: 'json' };
import { SENTIMENTS, type LabelledExample, type Sentiment } from '../../ports/engine.ts';

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

interface Grams {
  weights: Map<string, number>;
  /** The length of the weights as a vector. */
  norm: number;
}

/** Letter triples and words with their counts: words tell the topic, triples find inflected forms and misspellings. */
function gramsOf(text: string): Grams {
  const weights = new Map<string, number>();
  const words = text.slice(0, LETTERS).toLowerCase().normalize('NFKC').match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
  const add = (gram: string, weight: number) => weights.set(gram, (weights.get(gram) ?? 0) + weight);
  for (const word of words) {
    if (word.length > 3) add(`=${word}`, 1);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) add(padded.slice(at, at + 3), 0.5);
  }
  let sum = 0;
  for (const [gram, count] of weights) {
    const weight = 1 + Math.log(1 + count);
    weights.set(gram, weight);
    sum += weight * weight;
  }
  return { weights, norm: Math.sqrt(sum) };
}

/** Cosine of two texts' grams, 0 to 1. */
function likeness(a: Grams, b: Grams): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let dot = 0;
  for (const [gram, weight] of small) dot += weight * (large.get(gram) ?? 0);
  const size = a.norm * b.norm;
  return size === 0 ? 0 : Math.min(1, dot / size);
}

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

function candidate(example: LabelledExample, ticket: Grams, grams = gramsOfExample(example)): Candidate {
  return { example, grams, similarity: Math.max(likeness(grams, ticket), example.similarity) };
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
  const corrected = nearest.map((example) => candidate(example, ticket)).filter(({ similarity }) => similarity >= LEAST_CORRECTION);
  gramsOfBuiltin ??= BUILTIN_EXAMPLES.map(gramsOfExample);
  const builtin = BUILTIN_EXAMPLES.map((example, at) => candidate(example, ticket, gramsOfBuiltin?.[at])).sort((a, b) => b.similarity - a.similarity);
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
