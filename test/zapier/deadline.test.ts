import { STEP_MS } from '../../src/zapier/deadline.ts';

test('a step is over within 25 seconds, the moments before its first and after its last call included', () => {
  expect(STEP_MS).toBeLessThan(24_500);
  expect(STEP_MS).toBeGreaterThan(23_000);
});
