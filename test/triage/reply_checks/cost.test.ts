/** A table of figures, in a source or typed by a stranger, must not hold a step. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';
import { findPolarity } from '../../../src/triage/reply_checks/statements/polarity.ts';
import { numberWordAt } from '../../../src/triage/reply_checks/quantities/number_words.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

test.each([
  ['figures without a full stop', '1 a 2 b 3 '], ['amounts', '5 EUR, 7 EUR or 9 EUR '], ['times', '12:30 to 14:00 '], ['dates', '3 May and 4 May '], ['full stops', '1.'], ['quotation marks', '"'],
])('1,500 characters of %s against 8,000 in a source', (_what, piece) => {
  const read = (round: number): void => {
    const source = { title: '', text: `${round} ${fill(piece, 8_000)}`, url: '' };
    checkReply({ body: `${round} ${fill(piece, 1_500)}`, ticket: { subject: '', message: `${round} ${fill(piece, 2_000)}` }, language: 'en', sources: [source], ownWords: [], instructions: '', neverMention: [] });
  };
  // Minutes where each figure read every text anew.
  expect(leastMilliseconds(read, 3_000)).toBeLessThan(3_000);
});

test('a thousand sentences that deny, each with a figure, against a thousand that allow', () => {
  const sentences = (of: (at: number) => string): string => Array.from({ length: 1_000 }, (_one, at) => of(at)).join(' ');
  const read = (round: number): void => {
    const source = { title: '', text: sentences((at) => `You can bring locker ${at} of up to ${at % 50 + round} kg.`), url: '' };
    findPolarity({ body: sentences((at) => `Box ${at} of ${at % 40 + round} kg is not for the museum.`), ticket: { subject: '', message: '' }, language: 'en', sources: [source], ownWords: [], instructions: '', neverMention: [] });
  };
  // Several times as long where the limits of each source's sentence are read for each sentence of the reply.
  expect(leastMilliseconds(read, 2_000)).toBeLessThan(2_000);
});

test('a million that goes on without end is read', () => {
  expect(numberWordAt('one million and '.repeat(20_000).trim().split(' '), 0, 'en')?.value).toBe(1_000_000);
});
