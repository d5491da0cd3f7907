/** Each refusal of Google, one by one: the Zapier error it becomes and the sentence a person reads. */
import { authentication } from '../../src/authentication.ts';
import { spreadsheetsTrigger } from '../../src/triggers/spreadsheets.ts';
import { driveRefusal, Refusal, readQuota, sheetsRefusal } from '../fakes/google/refusal.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { startUndisturbedClock } from '../undisturbed_clock.ts';
import { ask, connection, poll, refusal } from './zap.ts';

let fake: FakeGoogle;
beforeEach(async () => { fake = await startFakeGoogle(); });
afterEach(() => fake.stop());

const sheet = (more: object = {}) => fake.add({ name: 'Support', tabs: [{ title: 'Tickets', rows: [['Message'], ['hello']] }], ...more });
const openList = (meta: object = {}) => ask(spreadsheetsTrigger.operation.perform, { authData: connection(fake), meta: { isFillingDynamicDropdown: true, ...meta } });
const share = 'Share the sheet with sheets-bot@support-triage.iam.gserviceaccount.com (Viewer is enough for reading, Editor for the corrections sheet).';
const again = 'Zapier will run this step again by itself.';
/** ThrottledError carries the delay in its message. */
const delay = async (promise: Promise<unknown>): Promise<number> => {
  const error: unknown = await promise.then(() => undefined, (thrown: unknown) => thrown);
  return error instanceof Error ? Number(JSON.parse(error.message).delay) : Number.NaN;
};

describe('Sheets', () => {
  test('not shared: the address to share it with', async () => {
    const { id } = sheet({ shared: 'no' });
    expect(await refusal(poll(fake, { spreadsheet: id }))).toEqual({ name: 'AppError', sentence: `The spreadsheet “${id}” is not shared with this connection. ${share}` });
  });

  test('deleted or mistyped', async () => {
    const id = '1NoSuchSpreadsheet_00000000000';
    expect(await refusal(poll(fake, { spreadsheet: id }))).toEqual({
      name: 'AppError', sentence: `The spreadsheet “${id}” was not found. It may have been deleted, or its address is mistyped: choose it again in the field “Spreadsheet”.`,
    });
  });

  test.each(['4711', 'Archive'])('worksheet %s deleted', async (worksheet) => {
    expect(await refusal(poll(fake, { spreadsheet: sheet().id, worksheet }))).toEqual({
      name: 'AppError', sentence: `The worksheet “${worksheet}” was not found in the spreadsheet. It may have been deleted: choose it again in the field “Worksheet”.`,
    });
  });

  test('a tab that cannot be parsed even when read anew', async () => {
    const answer = fake.answer.bind(fake);
    fake.answer = (asked) => (asked.url.pathname.includes('/values')
      ? { status: 400, body: { error: { code: 400, message: "Unable to parse range: 'Tickets'!A1:Z1000", status: 'INVALID_ARGUMENT' } } } : answer(asked));
    expect((await refusal(poll(fake, { spreadsheet: sheet().id }))).sentence).toContain('The worksheet “Tickets” was not found');
  });

  test('a chart instead of rows', async () => {
    const { id } = fake.add({ tabs: [{ title: 'Rows', rows: [['Message']] }, { sheetId: 9, title: 'Chart1', sheetType: 'OBJECT', rows: [] }] });
    expect((await refusal(poll(fake, { spreadsheet: id, worksheet: '9' }))).sentence).toBe('The worksheet “Chart1” holds a chart or connected data, not rows. Choose another in the field “Worksheet”.');
  });

  test('an Excel file', async () => {
    const { id } = sheet({ isOffice: true });
    expect(await refusal(poll(fake, { spreadsheet: id }))).toEqual({
      name: 'AppError', sentence: `The file “${id}” is an Excel file, not a Google Sheet. Open it in Google Drive, choose File → Save as Google Sheets, and choose the new file here.`,
    });
  });

  test('the API is switched off: told apart from a sheet that is not shared', async () => {
    fake.sheetsApiEnabled = false;
    expect(await refusal(poll(fake, { spreadsheet: sheet().id }))).toEqual({
      name: 'AppError', sentence: 'The Google Sheets API is not switched on in the Google Cloud project of this service account. Switch it on in Google Cloud under “APIs & Services”, wait a minute, and try again.',
    });
  });

  test('an expired token is renewed by Zapier: RefreshAuthError, and the next exchange works', async () => {
    const { id } = sheet();
    const authData = connection(fake);
    fake.tokens.expireAll();
    const { newTicketTrigger } = await import('../../src/triggers/new_ticket.ts');
    const asked = { inputData: { spreadsheet: id }, authData };
    expect((await refusal(ask(newTicketTrigger.operation.perform, asked))).name).toBe('RefreshAuthError');
    const renewed = await ask<Record<string, string>>(authentication.sessionConfig.perform, { authData });
    expect(await ask(newTicketTrigger.operation.perform, { ...asked, authData: { ...authData, ...renewed } })).toHaveLength(1);
  });

  test('429: later, after the time Google named, without a second try', async () => {
    const { id } = sheet();
    fake.failNext('sheets', readQuota('37s'));
    const failed = poll(fake, { spreadsheet: id });
    expect(await refusal(failed)).toEqual({ name: 'ThrottledError', sentence: `Google Sheets asks to slow down. ${again}` });
    expect(await delay(failed)).toBe(37);
    expect(fake.callsTo('sheets')).toHaveLength(1);
    fake.failNext('sheets', { ...readQuota().reply, headers: { 'retry-after': '90' } });
    expect(await delay(poll(fake, { spreadsheet: id }))).toBe(90);
    fake.failNext('sheets', readQuota());
    expect(await delay(poll(fake, { spreadsheet: id }))).toBe(60);
  });

  test('the quota of a day is an ordinary error, so that the run can be replayed', async () => {
    fake.failNext('sheets', sheetsRefusal(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per day' of service 'sheets.googleapis.com'"));
    expect(await refusal(poll(fake, { spreadsheet: sheet().id }))).toEqual({
      name: 'AppError', sentence: 'The Google Sheets quota for today is used up. Raise the quota or wait until tomorrow. Replay the run once that is done; nothing is lost.',
    });
  });

  test.each([
    ['503', sheetsRefusal(503, 'UNAVAILABLE', 'The service is currently unavailable.'), `Google Sheets is not available at the moment. ${again}`],
    ['500', sheetsRefusal(500, 'INTERNAL', 'Internal error encountered.'), `Google Sheets is not available at the moment. ${again}`],
    ['an HTML page', new Refusal({ status: 502, body: '<html>Bad Gateway</html>' }), `Google Sheets is not available at the moment. ${again}`],
    ['nonsense', new Refusal({ status: 200, body: '<html>Hello</html>' }), `Google Sheets sent an answer that cannot be used. ${again}`],
    ['half a JSON', new Refusal({ status: 200, body: '{"sheets": [' }), `Google Sheets sent an answer that cannot be used. ${again}`],
    ['a cut line', 'reset' as const, `Google Sheets could not be reached. ${again}`],
    ['a line cut in the middle of the answer', 'cut_body' as const, `Google Sheets could not be reached. ${again}`],
  ])('%s: one quick second try helps, a second failure is retried later', async (_name, does, sentence) => {
    const { id } = sheet();
    fake.failNext('sheets', does, 1);
    expect(await poll(fake, { spreadsheet: id })).toHaveLength(1);
    fake.failNext('sheets', does, 2);
    expect(await refusal(poll(fake, { spreadsheet: id }))).toEqual({ name: 'ThrottledError', sentence });
    expect(fake.faults.map(({ times }) => times)).toEqual([0, 0]);
  });

  test('a server that never answers is given up when the step\'s time is over', async () => {
    const { createGoogleTransport } = await import('../../src/adapters/google_sheets/transport.ts');
    const { createDeadline } = await import('../../src/zapier/deadline.ts');
    fake.failNext('sheets', 'hang', 5);
    const clock = startUndisturbedClock();
    const before = clock.now();
    const transport = createGoogleTransport({ accessToken: fake.tokens.grant(), clientEmail: fake.tokens.clientEmail });
    await expect(transport.tabs({ spreadsheet: sheet().id }, createDeadline(300))).rejects.toMatchObject({ name: 'VendorError', problem: 'timeout' });
    expect(clock.now() - before).toBeLessThan(1500);
    clock.stop();
    expect(fake.faults.map(({ times }) => times)).toEqual([4]);
  });
});

describe('Drive', () => {
  test('nothing shared yet: the address to share with', async () => {
    expect(await refusal(openList())).toEqual({
      name: 'AppError', sentence: 'No spreadsheet is shared with this connection yet. In Google Sheets, share the sheet with sheets-bot@support-triage.iam.gserviceaccount.com (Viewer is enough), then open this list again.',
    });
  });

  test('the API is switched off', async () => {
    fake.driveApiEnabled = false;
    expect((await refusal(openList())).sentence).toContain('The Google Drive API is not switched on');
  });

  test.each(['userRateLimitExceeded', 'rateLimitExceeded'])('403 %s is a throttle', async (reason) => {
    fake.failNext('drive', driveRefusal(403, reason, 'User Rate Limit Exceeded. Rate of requests for user exceed configured project quota.'));
    expect(await refusal(openList())).toEqual({ name: 'ThrottledError', sentence: `Google Sheets asks to slow down. ${again}` });
  });

  test('403 dailyLimitExceeded is the quota of a day', async () => {
    fake.failNext('drive', driveRefusal(403, 'dailyLimitExceeded', 'Daily Limit Exceeded'));
    expect(await refusal(openList())).toMatchObject({ name: 'AppError', sentence: expect.stringContaining('quota for today is used up') });
  });

  test('an expired token', async () => {
    const authData = connection(fake);
    fake.tokens.expireAll();
    expect((await refusal(ask(spreadsheetsTrigger.operation.perform, { authData }))).name).toBe('RefreshAuthError');
  });
});

describe('the connection', () => {
  const exchange = (google_service_account: string) => ask<Record<string, string>>(authentication.sessionConfig.perform, { authData: { google_service_account } });
  const test_ = (authData: Record<string, string>) => ask<{ connected: string }>(authentication.test, { authData });

  test('the key works as pasted, its token is sent to Google alone, and the label names the account', async () => {
    const pem = fake.tokens.privateKey;
    const compact = JSON.stringify(JSON.parse(fake.tokens.keyFile()));
    const pasted = {
      'as it is': fake.tokens.keyFile(), 'with a leading blank': ` \n${fake.tokens.keyFile()}\n`, 'with a byte order mark': `\uFEFF${fake.tokens.keyFile()}`,
      'with escaped line breaks': fake.tokens.keyFile({ private_key: pem.replaceAll('\n', '\\n') }),
      'with raw line breaks in the key': fake.tokens.keyFile().replaceAll('\\n', '\n'),
      'as one quoted text': JSON.stringify(compact), 'with escaped quotes': compact.replaceAll('"', '\\"'), 'with written-out line breaks between fields': fake.tokens.keyFile().replaceAll('\n', '\\n'),
      'with curly quotes': compact.replace(/"([a-z_]+)":/g, '“$1”:'),
    };
    for (const [how, key] of Object.entries(pasted)) {
      const session = await exchange(key);
      expect([how, session.google_client_email, session.google_access_token]).toEqual([how, fake.tokens.clientEmail, expect.stringContaining('ya29.')]);
    }
    expect((await exchange(JSON.parse(fake.tokens.keyFile()))).google_client_email).toBe(fake.tokens.clientEmail); // as the object that `invoke` makes of it
    const session = await exchange(fake.tokens.keyFile());
    expect(await test_({ google_service_account: fake.tokens.keyFile(), ...session })).toEqual({ connected: fake.tokens.clientEmail });
    expect(fake.callsTo('token').every(({ method, status }) => method === 'POST' && status === 200)).toBe(true);
  });

  test.each([
    ['an API key', 'AIzaSyD-1234567890', "it is not the content of a service account's JSON key file"],
    ['an OAuth client', JSON.stringify({ installed: { client_id: 'x' } }), 'it is an OAuth client, not a service account; create a key under “Service accounts” in Google Cloud'],
    ['an external account', JSON.stringify({ type: 'external_account', token_url: 'http://169.254.169.254/' }), 'its “type” is not “service_account”'],
    ['half a file', JSON.stringify({ type: 'service_account', client_email: 'a@b.c' }), 'its “private_key” is missing or cut off'],
  ])('%s is asked for again', async (_name, key, said) => {
    expect(await refusal(exchange(key))).toEqual({
      name: 'ExpiredAuthError', sentence: `The Google Sheets key in this connection cannot be read: ${said}. Paste it again exactly as Google Sheets gave it, then reconnect.`,
    });
    expect(fake.calls).toEqual([]);
  });

  test('a key that is cut off inside is asked for again, and no piece of it is shown', async () => {
    const lines = fake.tokens.privateKey.trim().split('\n');
    const { name, sentence } = await refusal(exchange(fake.tokens.keyFile({ private_key: [...lines.slice(0, 5), ...lines.slice(-1)].join('\n') })));
    expect([name, sentence]).toEqual(['ExpiredAuthError', expect.stringContaining('its “private_key” is damaged')]);
    expect(lines.slice(1, -1).filter((line) => sentence.includes(line.slice(0, 10)))).toEqual([]);
  });

  test.each([
    ['deleted key', () => { fake.tokens.keyDeleted = true; }],
    ['deleted account', () => { fake.tokens.accountMissing = true; }],
  ])('a %s is asked for again', async (_name, breakIt) => {
    breakIt();
    expect(await refusal(exchange(fake.tokens.keyFile()))).toEqual({
      name: 'ExpiredAuthError', sentence: 'The Google Sheets key in this connection is not accepted. Open the connection in Zapier, paste a valid Google Sheets key, and reconnect.',
    });
    expect(fake.callsTo('token')).toHaveLength(1);
  });

  test('a token server that is down is tried twice, not four times', async () => {
    fake.failNext('token', new Refusal({ status: 503, body: { error: 'internal_failure' } }), 9);
    expect(await refusal(exchange(fake.tokens.keyFile()))).toEqual({ name: 'ThrottledError', sentence: `Google Sheets is not available at the moment. ${again}` });
    expect(fake.faults.map(({ times }) => times)).toEqual([7]);
  });

  test('a redirect from Google is not followed', async () => {
    fake.failNext('token', new Refusal({ status: 307, headers: { location: 'http://127.0.0.1:9/steal' }, body: '' }), 9);
    expect((await refusal(exchange(fake.tokens.keyFile()))).name).toBe('ThrottledError');
  });

  test('the test says that the Drive API is off, and renews an old token', async () => {
    const session = { google_service_account: fake.tokens.keyFile(), ...(await exchange(fake.tokens.keyFile())) };
    fake.driveApiEnabled = false;
    expect((await refusal(test_(session))).sentence).toContain('The Google Drive API is not switched on');
    fake.tokens.expireAll();
    expect((await refusal(test_(session))).name).toBe('RefreshAuthError');
  });
});
