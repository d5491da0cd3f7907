/** A bug of ours must be told without a word of the ticket. */
import { toZapierError } from '../../src/zapier/step.ts';

class AppError extends Error {}
const z = { errors: { Error: AppError } } as unknown as Parameters<typeof toZapierError>[0];

function thrownBy(run: () => unknown): Error {
  try { run(); } catch (error) { return toZapierError(z, error); }
  throw new Error('nothing was thrown');
}

test('says where it happened', () => {
  const { message } = thrownBy(() => (undefined as unknown as { lamp: string }).lamp);
  expect(message).toMatch(/^This step failed unexpectedly \(TypeError .*step\.test\.ts:\d+:\d+\)\. Please run it again/);
});

test.each([
  ['a parser that quotes', () => JSON.parse('my secret lamp')],
  ['a parser that quotes several lines', () => JSON.parse('Hello\nmy secret lamp\n    at my secret lamp (/my/secret/lamp.ts:1:2)\nbye')],
  ['an error whose words look like frames', () => { throw new Error('one\n    at secretLamp (secret_lamp.ts:1:1)\n    at secretLamp (secret_lamp.ts:1:1)'); }],
  ['an error whose stack was rewritten', () => { throw Object.assign(new Error('x'), { stack: 'my secret lamp\n    at secretLamp (secret_lamp.ts:1:1)' }); }],
  ['a text that was thrown', () => { throw 'my secret lamp'; }],
])('%s: not a word of it', (_what, run) => {
  expect(thrownBy(run).message).not.toMatch(/secret|lamp/i);
});
