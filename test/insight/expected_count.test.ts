/** The distribution behind an alarm, against textbook values. */
import { binomialTail, deskVolume, expectation, tailProbability, weeklyDispersion } from '../../src/insight/expected_count.ts';

test.each([
  // Geometric (size 1): P(X ≥ k) = (mean / (1 + mean))^k.
  [{ mean: 1, size: 1 }, 3, 0.125],
  [{ mean: 3, size: 1 }, 2, 0.5625],
  // Negative binomial, size 2, mean 2: p = 1/2, P(0) = 1/4, P(1) = 1/4.
  [{ mean: 2, size: 2 }, 2, 0.5],
  // Nearly Poisson of mean 2: 1 - 3 e^-2.
  [{ mean: 2, size: 1e7 }, 2, 1 - 3 * Math.exp(-2)],
  [{ mean: 5, size: 4 }, 0, 1],
])('the tail of %j from %d on is %d', (expected, count, probability) => {
  expect(tailProbability(expected, count)).toBeCloseTo(probability, 5);
});

test('a tail far out stays above nothing', () => {
  // Geometric again: (1/2)^60.
  expect(tailProbability({ mean: 1, size: 1 }, 60) / 2 ** -60).toBeCloseTo(1, 5);
});

const daily = (count: number) => (from: number, to: number) => count * Math.max(0, to - from);

test('an even desk expects what was: 14 tickets in 56 days give 1.8 in a week (14.5 / 56 × 7)', () => {
  const desk = deskVolume(daily(10), 0, 55);
  const days = Array.from({ length: 14 }, (_unused, index) => index * 4);
  const { mean, size } = expectation(days, desk, { from: 56, to: 62 }, 56, 1e9);
  expect(mean).toBeCloseTo((14.5 / 56) * 7, 1);
  expect(size).toBeCloseTo(14.5, 3);
});

test('a Monday is expected to be what Mondays are', () => {
  // Day 4 of 1970 was a Monday: three times the other days.
  const countBetween = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_unused, index) => ((from + index + 3) % 7 === 0 ? 30 : 10)).reduce((sum, count) => sum + count, 0);
  const desk = deskVolume(countBetween, 0, 69);
  const monday = desk.weightBefore(75) - desk.weightBefore(74);
  const tuesday = desk.weightBefore(76) - desk.weightBefore(75);
  expect((74 + 3) % 7).toBe(0);
  expect(monday / tuesday).toBeGreaterThan(2.3);
  expect(monday / tuesday).toBeLessThan(3.01);
});

test('a growing desk expects more than its mean, a shrinking one no less', () => {
  const growing = deskVolume((from, to) => Array.from({ length: Math.max(0, to - from) }, (_unused, index) => 10 * 1.01 ** (from + index)).reduce((sum, count) => sum + count, 0), 0, 55);
  const shrinking = deskVolume((from, to) => Array.from({ length: Math.max(0, to - from) }, (_unused, index) => 10 * 0.99 ** (from + index)).reduce((sum, count) => sum + count, 0), 0, 55);
  const days = Array.from({ length: 56 }, (_unused, index) => index);
  expect(growing.slope).toBeCloseTo(Math.log(1.01), 2);
  expect(expectation(days, growing, { from: 56, to: 62 }, 56, 50).mean).toBeGreaterThan(7.3);
  expect(expectation(days, shrinking, { from: 56, to: 62 }, 56, 50).mean).toBeCloseTo((56.5 / 56) * 7, 0);
});

test('even weeks have no dispersion; weeks that stray more than Poisson do', () => {
  expect(weeklyDispersion([[10, 10, 10, 10, 10, 10]])).toBe(200);
  // Mean 20, variance 240: excess (240 - 20) × 1.5 a week, so size = 400 / 330, held at 3.
  expect(weeklyDispersion([[5, 35, 5, 35, 5, 35]])).toBe(3);
});

/** 1 - 0.8^10 - 10·0.2·0.8^9 - 45·0.04·0.8^8; of 1,200 tosses half and half of the middle one's chance, √(2 / (1200 π)); and certainty. */
test.each([[3, 10, 0.2, 0.3222], [600, 1200, 0.5, 0.5115], [0, 5000, 0.9, 1]])('%d hits or more of %d draws at a chance of %f', (hits, of, chance, probability) => {
  expect(binomialTail(hits, of, chance)).toBeCloseTo(probability, 4);
});
