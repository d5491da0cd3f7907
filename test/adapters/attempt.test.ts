import { abortable, attempt, readableKey, sideBySide, sooner } from '../../src/adapters/attempt.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import type { Deadline } from '../../src/ports/deadline.ts';
import { VendorError, type Problem } from '../../src/errors.ts';
import { startUndisturbedClock } from '../undisturbed_clock.ts';

const clock = startUndisturbedClock();
afterAll(() => clock.stop());

const call = (more: object = {}) => ({ vendor: 'gemini' as const, deadline: createDeadline(), shareMs: 1000, retryNeedsMs: 5000, ...more });
const unreachable = () => new VendorError('gemini', 'unreachable');
const refusing = (problems: (Problem | null)[]) => {
  let tries = 0;
  return { ask: async () => { const problem = problems[tries++]; if (problem) throw new VendorError('gemini', problem); return 'answer'; }, tries: () => tries };
};

test.each(['unavailable', 'unreachable', 'timeout', 'nonsense'] as const)('%s is tried once more, no sooner than after 300 ms', async (problem) => {
  const { ask, tries } = refusing([problem, null]);
  const started = performance.now(), undisturbed = clock.now();
  expect(await attempt(call(), ask, unreachable)).toBe('answer');
  expect(tries()).toBe(2);
  expect(performance.now() - started).toBeGreaterThanOrEqual(298);
  expect(clock.now() - undisturbed).toBeLessThan(700);
});

test.each(['throttled', 'daily_quota', 'bad_key', 'model_retired', 'too_large', 'refused', 'billing'] as const)('%s is not repeated', async (problem) => {
  const { ask, tries } = refusing([problem, null]);
  await expect(attempt(call(), ask, unreachable)).rejects.toMatchObject({ problem });
  expect(tries()).toBe(1);
});

test('never a third try', async () => {
  const { ask, tries } = refusing(['unavailable', 'nonsense', null]);
  await expect(attempt(call(), ask, unreachable)).rejects.toMatchObject({ problem: 'nonsense' });
  expect(tries()).toBe(2);
});

test('no second try where too little of the deadline is left', async () => {
  const { ask, tries } = refusing(['unavailable', null]);
  await expect(attempt(call({ deadline: createDeadline(4000) }), ask, unreachable)).rejects.toMatchObject({ problem: 'unavailable' });
  expect(tries()).toBe(1);
});

test('a call that never settles and ignores its signal ends with its share', async () => {
  const started = clock.now();
  await expect(attempt(call({ shareMs: 200, deadline: createDeadline(4000) }), () => new Promise(() => {}), unreachable)).rejects.toMatchObject({ problem: 'timeout' });
  expect(clock.now() - started).toBeLessThan(400);
});

test('the deadline ends an attempt before its share', async () => {
  const started = clock.now();
  await expect(attempt(call({ shareMs: 5000, deadline: createDeadline(300) }), () => new Promise(() => {}), unreachable)).rejects.toMatchObject({ problem: 'timeout' });
  expect(clock.now() - started).toBeLessThan(500);
});

test('with the deadline over nothing is asked', async () => {
  const { ask, tries } = refusing([null]);
  await expect(attempt(call({ deadline: createDeadline(0) }), ask, unreachable)).rejects.toMatchObject({ problem: 'timeout' });
  expect(tries()).toBe(0);
});

test('side by side: the first failure aborts the others at once', async () => {
  const deadline = createDeadline();
  let aborted = false;
  const hanging = (shared: typeof deadline) => attempt(call({ deadline: shared, shareMs: 10_000 }), (signal) => new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => { aborted = true; reject(new Error('aborted')); });
  }), unreachable);
  const started = clock.now();
  await expect(sideBySide(deadline, [hanging, async () => { throw new VendorError('pinecone', 'bad_key'); }])).rejects.toMatchObject({ vendor: 'pinecone', problem: 'bad_key' });
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  expect(aborted).toBe(true);
  expect(clock.now() - started).toBeLessThan(300);
});

test('side by side: the first failure also ends the wait before another\'s second try', async () => {
  const deadline = createDeadline();
  const { ask, tries } = refusing(['unavailable', null]);
  let over = 0;
  const waiting = (shared: Deadline) => attempt(call({ deadline: shared }), ask, unreachable).catch(() => { over = clock.now(); });
  const failing = async () => { await new Promise((resolve) => { setTimeout(resolve, 50); }); throw new VendorError('pinecone', 'bad_key'); };
  const started = clock.now();
  await expect(sideBySide(deadline, [waiting, failing])).rejects.toMatchObject({ problem: 'bad_key' });
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  expect(over - started).toBeGreaterThan(0);
  expect(over - started).toBeLessThan(280);
  expect(tries()).toBe(1);
});

test('what is called off ends at once, and nothing begins under it afterwards', async () => {
  const { deadline, abort } = abortable(createDeadline());
  const started = clock.now();
  const hanging = attempt(call({ deadline }), () => new Promise<never>(() => {}), unreachable);
  setTimeout(abort, 20);
  await expect(hanging).rejects.toMatchObject({ problem: 'timeout' });
  expect(clock.now() - started).toBeLessThan(300);
  let asked = false;
  await expect(attempt(call({ deadline }), async () => { asked = true; }, unreachable)).rejects.toMatchObject({ problem: 'timeout' });
  expect(asked).toBe(false);
});

test.each(['AQ.a b', 'key\nkey', 'kéy', 'a\u0000b', '   ', '\u200bAQ.key'])('key %j cannot stand in a header', (key) => {
  expect(() => readableKey('gemini', key)).toThrow(/cannot be read/);
});
test('blanks around a key do not matter', () => {
  expect(readableKey('gemini', ' AQ.key-1_2 \n')).toBe('AQ.key-1_2');
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
