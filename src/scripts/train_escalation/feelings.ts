import { feelingOf } from '../../adapters/builtin/sentiment/shipped_model.ts';
import { foldOf } from '../train_sentiment/cross_validation.ts';
import { modelOf } from '../train_sentiment/quantised.ts';
import { learn } from '../train_sentiment/regression.ts';
import { readSamples } from '../train_sentiment/samples.ts';

/** How a text feels, -1 to 1. */
export type Feel = (text: string) => number;

const isEven = (message: string): boolean => foldOf(message) % 2 === 0;

/**
 * Readers of feelings that have not learned from the message asked about: the sentiment engine learns from some of the same messages,
 * and what it knows by heart would teach this model to trust it too far.
 */
export function unseenFeelings(): (message: string) => Feel {
  const samples = readSamples();
  const [even, odd] = [true, false].map((side) => modelOf(learn(samples.filter(({ message }) => isEven(message) !== side))));
  return (message) => (text) => feelingOf(text, isEven(message) ? even : odd);
}
