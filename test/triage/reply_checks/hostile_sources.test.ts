/** What a customer once wrote is a source of later replies, and a model may say the same over and over: however a text is made, reading it takes time that grows with its length. */
import { LINEAR, timesAsLong } from '../../cpu_clock.ts';
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

const BODY = 'Hello Ana,\n\nDogs are fine on the terrace too. Cats may sleep on the sofa, but parrots are not welcome there.\n\nKind regards';

function check(text: string, body = BODY): void {
  checkReply({ body, language: 'en', sources: [{ title: '', text, url: '' }], ticket: { subject: '', message: '' }, ownWords: [], instructions: '', neverMention: [] });
}

test.each(['without ', 'no dogs, '])('a source that says “%s” over and over takes time that grows with its length', (piece) => {
  expect(timesAsLong((times) => check(piece.repeat(times)), 500)).toBeLessThan(LINEAR);
});

test('so do figures without a full stop, beside a reply that states one', () => {
  expect(timesAsLong((times) => check('max of 12 '.repeat(times), 'You may bring a maximum of 13 guests.'), 1000)).toBeLessThan(LINEAR);
});

test.each(['today ', 'today, ', 'if today ', 'please call us today ', 'not today, ', 'we will pay ', 'we have cancelled it, '])('so does a reply that says “%s” over and over without a full stop', (piece) => {
  expect(timesAsLong((letters) => check('Dogs are fine.', piece.repeat(Math.ceil(letters / piece.length))), 5_500)).toBeLessThan(LINEAR);
});
