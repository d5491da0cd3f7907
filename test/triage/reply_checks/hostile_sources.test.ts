/** What a customer once wrote is a source of later replies, and a model may say the same over and over: however a text is made, reading it takes time that grows with its length. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

const BODY = 'Hello Ana,\n\nDogs are fine on the terrace too. Cats may sleep on the sofa, but parrots are not welcome there.\n\nKind regards';

function milliseconds(text: string, body = BODY): number {
  const from = process.cpuUsage();
  checkReply({ body, language: 'en', sources: [{ title: '', text, url: '' }], ticket: { subject: '', message: '' }, ownWords: [], instructions: '', neverMention: [] });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

test.each(['without ', 'no dogs, '])('two thousand times “%s” take no more than five times a quarter of them, and a little', (piece) => {
  milliseconds(piece);
  const quarter = milliseconds(piece.repeat(500));
  expect(milliseconds(piece.repeat(2000))).toBeLessThan(5 * quarter + 200);
});

test('nor do figures without a full stop, beside a reply that states one', () => {
  const body = 'You may bring a maximum of 13 guests.';
  milliseconds('max of 12 ', body);
  const quarter = milliseconds('max of 12 '.repeat(1000), body);
  expect(milliseconds('max of 12 '.repeat(4000), body)).toBeLessThan(5 * quarter + 200);
});

test.each(['today ', 'today, ', 'if today ', 'please call us today ', 'not today, ', 'we will pay ', 'we have cancelled it, '])('nor does a reply that says “%s” over and over without a full stop', (piece) => {
  const reply = (letters: number): string => piece.repeat(Math.ceil(letters / piece.length));
  milliseconds('Dogs are fine.', reply(100));
  const quarter = milliseconds('Dogs are fine.', reply(11_000));
  expect(milliseconds('Dogs are fine.', reply(44_000))).toBeLessThan(5 * quarter + 200);
});
