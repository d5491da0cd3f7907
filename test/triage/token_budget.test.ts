import fc from 'fast-check';
import { estimateTokens, shortenToTokens } from '../../src/triage/token_budget.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

test('estimates by hand', () => {
  expect(estimateTokens('')).toBe(0);
  expect(estimateTokens('abcdefgh')).toBe(2); // eight letters of a quarter token
  expect(estimateTokens('12345678')).toBe(4); // digits count half
  expect(estimateTokens('漏水です')).toBe(4); // one each
  expect(estimateTokens('🔧🔧')).toBe(4); // two each
});

test('a text that fits is left alone', () => {
  expect(shortenToTokens('A short ticket.', 100)).toEqual({ text: 'A short ticket.', leftOut: 0 });
});

test('a long one keeps head and tail, cut between words, and tells what is missing', () => {
  const words = Array.from({ length: 5000 }, (_word, at) => `word${at}`);
  const { text, leftOut } = shortenToTokens(words.join(' '), 600);
  expect(text).toMatch(/^word0 word1 /);
  expect(text).toMatch(/ word4999$/);
  expect(text).toContain('the middle of this message is left out');
  const [head = '', tail = ''] = text.split(/\n\[…[^\]]+\]\n/);
  expect(words).toEqual(expect.arrayContaining([head.split(' ').at(-1), tail.split(' ')[0]]));
  expect(head.length).toBeGreaterThan(tail.length * 1.7);
  expect(leftOut).toBeGreaterThan(5000);
});

test('whatever the text, the result is within its budget and whole', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 40, max: 120 }), (piece, budget) => {
    const { text } = shortenToTokens(piece.repeat(5), budget);
    expect(estimateTokens(text)).toBeLessThanOrEqual(budget + 2);
    expect(/\p{Surrogate}/u.test(text)).toBe(false);
  }));
});

test('200 kB without a blank take less than 200 ms', () => {
  expect(leastMilliseconds(() => ['x'.repeat(200_000), '🔧'.repeat(100_000)].forEach((text) => shortenToTokens(text, 6000)), 200)).toBeLessThan(200);
});
