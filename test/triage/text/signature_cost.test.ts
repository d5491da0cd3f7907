/** Time of taking signatures off grows with the text, not with its square: every line was once read anew at each delimiter. */
import { cleanTicketText } from '../../../src/triage/ticket_text.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

test.each([
  ['delimiters', '\n-- \n'.repeat(40_000)],
  ['delimiters after words', `My lamp is dark.\n${'-- \n'.repeat(40_000)}`],
  ['thanks', 'thanks\n'.repeat(28_000)],
  ['signatures', 'My lamp is broken.\nRegards\nBob\n'.repeat(6_000)],
])('200 kB of %s take less than a second', (_what, text) => {
  expect(leastMilliseconds((round) => cleanTicketText(`My ticket is ${round}.\n${text}`), 1_000)).toBeLessThan(1_000);
});
