import { clock, slackEscape, slackLine, waitingSince } from '../../src/render/slack.ts';

test.each([
  ['2026-11-14T09:12:00+01:00', '14 Nov 2026, 09:12 UTC+1'], ['2026-11-14T09:12:00.000Z', '14 Nov 2026, 09:12 UTC'], ['2026-11-14T09:12:00-03:00', '14 Nov 2026, 09:12 UTC-3'], ['2026-11-14T09:12:00+05:30', '14 Nov 2026, 09:12 UTC+5:30'],
  ['2026-11-14T09:12:00+00:00', '14 Nov 2026, 09:12 UTC'], ['2026-11-14T09:12', '14 Nov 2026, 09:12'], ['yesterday', ''], ['', ''],
  // A sheet that shows days alone.
  ['2026-11-14T00:00:00+01:00', '14 Nov 2026'], ['2026-11-14T00:00:00.000Z', '14 Nov 2026'], ['2026-11-14T00:00:05+01:00', '14 Nov 2026, 00:00 UTC+1'], ['2026-11-14T00:01:00+01:00', '14 Nov 2026, 00:01 UTC+1'],
])('the clock of %j is %j', (createdAt, shown) => expect(clock(createdAt)).toBe(shown));

const ARRIVED = '2026-11-14T09:12:00+01:00';
test.each([
  ['an hour less a minute', '2026-11-14T10:11:00+01:00', ''], ['an hour', '2026-11-14T09:12:00Z', ' (1 hour)'], ['two hours and a half', '2026-11-14T11:42:00+01:00', ' (2 hours)'], ['three days', '2026-11-17T10:00:00+01:00', ' (3 days)'],
  ['a fortnight', '2026-11-28T10:00:00+01:00', ''], ['a clock that is ahead', '2026-11-13T10:00:00+01:00', ''],
])('after %s', (_what, now, told) => expect(waitingSince(ARRIVED, Date.parse(now))).toBe(`14 Nov 2026, 09:12 UTC+1${told}`));

test('of a day without a time days alone are told', () => {
  expect(['2026-11-14T18:00:00+01:00', '2026-11-15T18:00:00+01:00', '2026-11-17T18:00:00+01:00'].map((now) => waitingSince('2026-11-14T00:00:00+01:00', Date.parse(now)))).toEqual(['14 Nov 2026', '14 Nov 2026 (1 day)', '14 Nov 2026 (3 days)']);
});

test('a time without a zone tells no duration', () => expect(waitingSince('2026-11-14T09:12:00', Date.parse('2026-11-14T18:00:00Z'))).toBe('14 Nov 2026, 09:12'));

test.each(['@here', 'Hi @channel, hello', '(@everyone)', 'ask:@anna.b', '\n@here'])('“%s” of a ticket calls nobody where the Slack step links names', (text) => {
  for (const shown of [slackEscape(text), slackLine(text)]) expect(shown).not.toMatch(/@(?:here|channel|everyone|anna)/);
  expect(slackEscape(text).replaceAll('\u200B', '')).toBe(text);
});

test.each(['ana@mail.example', 'a.b+c@here.example', '2 @ 3 €', '@', 'me@'])('“%s” stays as it is', (text) => expect(slackEscape(text)).toBe(text));
