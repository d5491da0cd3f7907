/** HTML nested without end: what is read of it is what is read of the same HTML untouched, and in time that grows with its length. */
import { flattenedHtml } from '../../../src/triage/text/html_depth.ts';
import { cleanTicketText } from '../../../src/triage/ticket_text.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

test.each([
  ['short HTML', '<div>'.repeat(900)],
  ['long HTML as mails nest it', `<div><p>My lamp is dark.<br>${'<b>So</b> it is. '.repeat(2_000)}</p></div>`],
  ['paragraphs that nothing closes', '<p>My lamp is dark.'.repeat(2_000)],
  ['elements that close themselves', '<span/>'.repeat(4_000)],
])('%s stays as it is', (_what, html) => {
  expect(flattenedHtml(html)).toBe(html);
});

test('tags deeper than 600 are left out, with those that close them, and what stands behind them nests as before', () => {
  const deep = 5_000;
  expect(flattenedHtml(`${'<div>'.repeat(deep)}x${'</div>'.repeat(deep)}<b>y</b>`)).toBe(`${'<div>'.repeat(600)}x${'</div>'.repeat(600)}<b>y</b>`);
});

test('the words behind what nests too deep are read', () => {
  expect(cleanTicketText(`<p>Please help.</p>${'<div>'.repeat(5_000)}x${'</div>'.repeat(5_000)}<p>My lamp is dark.</p>`).message).toMatch(/^Please help\.[^]*My lamp is dark\.$/);
});

test.each(['<b>', '<div>', '<div><p>x</p>'])('200 kB of %s take less than a second', (tag) => {
  expect(leastMilliseconds((round) => cleanTicketText(`${tag.repeat(200_000 / tag.length)}${round}`), 1_000)).toBeLessThan(1_000);
});
