import { countInterval, shareInterval } from '../../../src/scripts/simulate_incidents/intervals.ts';

// Exact Poisson limits: half the chi-square quantiles, as printed tables give them.
test.each([[0, 0, 3.689], [5, 1.623, 11.668], [10, 4.795, 18.39], [50, 37.11, 65.92]])('a count of %d may be %d to %d', (count, from, to) => {
  const [low, high] = countInterval(count);
  expect(Math.abs(low - from)).toBeLessThanOrEqual(0.02 * from + 1e-9);
  expect(Math.abs(high - to)).toBeLessThanOrEqual(0.01 * to);
});

// Wilson's limits: Newcombe (1998), table I.
test.each([[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [29, 29, 0.8834, 1]])('%d of %d may be %d to %d', (hits, of, from, to) => {
  const [low, high] = shareInterval(hits, of);
  expect(low).toBeCloseTo(from, 3);
  expect(high).toBeCloseTo(to, 3);
});
