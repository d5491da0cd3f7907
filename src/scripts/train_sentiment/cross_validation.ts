import { createHash } from 'node:crypto';
import { likeliest } from '../../adapters/builtin/sentiment/model.ts';
import type { Sentiment } from '../../ports/engine.ts';
import { learn, probabilitiesOf, type Learned } from './regression.ts';
import type { Sample } from './samples.ts';

const FOLDS = 5;

/** A sample labelled by a model that has not seen it. */
export interface HeldOut {
  sample: Sample;
  predicted: Sentiment;
  /** The predicted label's probability before calibration. */
  raw: number;
}

/** The fold of a group: the same on every machine, and for every sample of the group. */
export const foldOf = (group: string): number => createHash('sha256').update(group).digest().readUInt32BE(0) % FOLDS;

export function judge(learned: Learned, samples: Sample[]): HeldOut[] {
  return samples.map((sample) => {
    const probabilities = probabilitiesOf(learned, sample);
    return { sample, predicted: likeliest(probabilities), raw: Math.max(...probabilities) };
  });
}

/** Grouped cross-validation in five folds: each sample is judged by the four folds that hold nobody of its group. */
export function crossValidate(samples: Sample[]): HeldOut[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) =>
    judge(learn(samples.filter(({ group }) => foldOf(group) !== fold)), samples.filter(({ group }) => foldOf(group) === fold)));
}
