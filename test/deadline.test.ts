import { STEP_MS } from '../src/deadline.ts';

test('a step is over within 25 seconds, the moments after its last call included', () => {
  expect(STEP_MS).toBeLessThan(25_000);
  expect(STEP_MS).toBeGreaterThan(24_000);
});
