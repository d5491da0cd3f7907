import { createDeadline, sooner, STEP_MS } from '../src/deadline.ts';

test('a step is over within 25 seconds, the moments after its last call included', () => {
  expect(STEP_MS).toBeLessThan(25_000);
  expect(STEP_MS).toBeGreaterThan(24_000);
});

test('sooner keeps time for what follows, and still aborts by its share', async () => {
  const whole = createDeadline(1_000);
  const kept = sooner(whole, 900);
  expect(kept.remaining()).toBeLessThanOrEqual(100);
  expect(sooner(whole, 5_000).remaining()).toBe(0);
  const { signal, release } = kept.share(5_000);
  await new Promise((resolve) => { setTimeout(resolve, 150); });
  expect(signal.aborted).toBe(true);
  expect(whole.remaining()).toBeGreaterThan(500);
  release();
});
