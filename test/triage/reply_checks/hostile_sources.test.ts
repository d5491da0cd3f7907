/** What a customer once wrote is a source of later replies: however it is made, reading it takes time that grows with its length. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

const BODY = 'Hello Ana,\n\nDogs are fine on the terrace too. Cats may sleep on the sofa, but parrots are not welcome there.\n\nKind regards';

function milliseconds(text: string): number {
  const from = process.cpuUsage();
  checkReply({ body: BODY, language: 'en', sources: [{ title: '', text, url: '' }], ticket: { subject: '', message: '' }, ownWords: [], instructions: '', neverMention: [] });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

test.each(['without ', 'no dogs, '])('two thousand times “%s” take no more than five times a quarter of them, and a little', (piece) => {
  milliseconds(piece);
  const quarter = milliseconds(piece.repeat(500));
  expect(milliseconds(piece.repeat(2000))).toBeLessThan(5 * quarter + 200);
});
