import type { Probabilities } from '../../../../src/adapters/builtin/sentiment/model.ts';
import { teamTilt, tilted, type JudgedCorrection } from '../../../../src/adapters/builtin/sentiment/team_habit.ts';
import { SENTIMENTS, type Sentiment } from '../../../../src/ports/engine.ts';

const UNSURE: Probabilities = [0.3, 0.4, 0.3];
const corrections = (n: number, sentiment: Sentiment, probabilities: Probabilities = UNSURE): JudgedCorrection[] => Array.from({ length: n }, () => ({ probabilities, sentiment }));

test('a tilt multiplies odds: by hand', () => {
  // Twice the weight for negative: 0.4, 0.5, 0.3 of 1.2.
  const [negative, neutral, positive] = tilted([0.2, 0.5, 0.3], [Math.LN2, 0, 0]);
  expect(negative).toBeCloseTo(1 / 3, 10);
  expect(neutral).toBeCloseTo(5 / 12, 10);
  expect(positive).toBeCloseTo(0.25, 10);
});

test('no habit is seen in nine corrections, one in ten', () => {
  expect(teamTilt(corrections(9, 'negative'))).toEqual([0, 0, 0]);
  expect(teamTilt(corrections(10, 'negative'))[0]).toBeGreaterThan(0.05);
});

test.each(SENTIMENTS.map((label, at) => [label, at] as const))('what the team calls %s more often gets likelier, and the logits still sum to 0', (label, at) => {
  const tilt = teamTilt(corrections(30, label));
  expect(Math.max(...tilt)).toBe(tilt[at]);
  expect(tilt.reduce((sum, part) => sum + part, 0)).toBeCloseTo(0, 10);
});

test('a team that agrees with the model in proportion tilts nothing', () => {
  const agreeing = [...corrections(30, 'negative'), ...corrections(40, 'neutral'), ...corrections(30, 'positive')];
  // Weights differ with plausibility (0.7 and 0.9), so the balance is near, not exact.
  for (const part of teamTilt(agreeing)) expect(Math.abs(part)).toBeLessThan(0.2);
});

test('however many they are, the border moves by half a logit at most: plain anger stays anger', () => {
  const tilt = teamTilt(corrections(5_000, 'positive', [0.9, 0.07, 0.03]));
  for (const part of tilt) expect(Math.abs(part)).toBeLessThanOrEqual(0.5);
  const [negative, neutral, positive] = tilted([0.9, 0.07, 0.03], tilt);
  expect(negative).toBeGreaterThan(neutral + positive);
});

test('a team that confirms plain cases is followed further at the border than one that contradicts them', () => {
  const border = corrections(8, 'negative', [0.4, 0.55, 0.05]);
  const confirming = teamTilt([...border, ...corrections(16, 'negative', [0.97, 0.02, 0.01]), ...corrections(20, 'neutral', [0.04, 0.95, 0.01]), ...corrections(6, 'positive', [0.01, 0.02, 0.97])]);
  const contradicting = teamTilt([...border, ...corrections(16, 'positive', [0.97, 0.02, 0.01]), ...corrections(20, 'neutral', [0.04, 0.95, 0.01]), ...corrections(6, 'negative', [0.01, 0.02, 0.97])]);
  const gain = ([negative, neutral]: readonly number[]): number => (negative ?? 0) - (neutral ?? 0);
  expect(gain(confirming)).toBeGreaterThan(gain(contradicting));
  for (const part of confirming) expect(Math.abs(part)).toBeLessThanOrEqual(1.5);
  for (const part of contradicting) expect(Math.abs(part)).toBeLessThanOrEqual(0.5);
});

test('labels that the text speaks against weigh less than plausible ones', () => {
  const plausible = teamTilt(corrections(20, 'positive', [0.35, 0.3, 0.35]))[2];
  const absurd = teamTilt(corrections(20, 'positive', [0.98, 0.01, 0.01]))[2];
  expect(absurd).toBeGreaterThan(0);
  expect(absurd).toBeLessThan(plausible / 2);
});
