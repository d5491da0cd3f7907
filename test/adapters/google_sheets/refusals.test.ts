import { googleRefusal } from '../../../src/adapters/google_sheets/refusals.ts';

const CONTEXT = { api: 'Google Sheets API' as const, clientEmail: 'bot@x.iam.gserviceaccount.com', spreadsheet: 'S', worksheet: '', writes: false };
const throttled = (header: string, details: object[] = []) =>
  googleRefusal(Object.assign(new Error('Too many'), { response: { status: 429, headers: new Headers(header ? { 'retry-after': header } : {}), data: { error: { status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded', details } } } }), CONTEXT);

test.each([
  ['30', 30], ['1.5', 2], ['999999', 3600], [new Date(Date.now() + 90_500).toUTCString(), expect.closeTo(90, -1)],
  // `Date.parse` makes dates of both.
  ['in 12', undefined], ['-5', undefined], ['soon', undefined], ['', undefined],
])('a Retry-After of “%s” means %p seconds', (header, seconds) => {
  expect(throttled(header)).toMatchObject({ problem: 'throttled', detail: seconds === undefined ? expect.not.objectContaining({ retryAfterSeconds: expect.anything() }) : { retryAfterSeconds: seconds } });
});

test('what Google says in the answer itself comes first', () => {
  expect(throttled('7', [{ retryDelay: '40.2s' }])).toMatchObject({ detail: { retryAfterSeconds: 41 } });
});
