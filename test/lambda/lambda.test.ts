/**
 * The zip that Zapier would run, driven as Zapier's Lambda drives it: built by the real CLI, unzipped into an empty
 * folder, loaded by its own wrapper in a fresh process, and sent real events.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeGoogle } from '../fakes/google/server.ts';
import { type FakeZapier, startFakeZapier } from '../fakes/zapier.ts';
import { type Container, event, openContainer, type Outcome } from './container.ts';
import { testNewTicket } from './new_ticket.ts';

let zapier: FakeZapier;
let container: Container;
let google: FakeGoogle;

beforeAll(async () => {
  zapier = await startFakeZapier();
  google = await new FakeGoogle().start();
  container = openContainer({ LOGGING_ENDPOINT: zapier.logUrl, LOGGING_TOKEN: 'log-token', ...google.environment() });
  console.info(`build.zip: ${container.zipBytes} bytes, ${container.files.build.length} files; source.zip: ${container.files.source.length} files`);
}, 180_000);

afterAll(async () => {
  container?.remove();
  await zapier?.close();
  await google?.stop();
});

const ANGRY = { subject: 'Burnt', message: 'The charger of my lamp caught fire last night and my daughter burned her hand!', customer_name: 'Ana Souza', customer_email: 'ana@souza.example', ticket_ref: 'T-77' };
const CALM = { subject: 'Question', message: 'How do I reset the filter light on my air purifier? Thank you for your help.', customer_name: 'Jo Lind', customer_email: 'jo@lind.example', ticket_ref: 'T-78' };
const BLANK = { subject: '', message: '   ' };

const one = async (method: string, inputData: object, authData: object = {}, meta: object = {}): Promise<Outcome> => {
  const [outcome] = await container.run([event(method, inputData, authData, meta)]);
  if (!outcome) throw new Error('the container gave no answer');
  return outcome;
};

/** The sentence a person sees: some of core's errors carry it as JSON. */
const sentence = (outcome: Outcome): string => {
  const message = outcome.error?.message ?? '';
  return message.startsWith('{') ? JSON.parse(message).message : message;
};

describe('the zips', () => {
  test('hold no test, script, secret or tool of ours', () => {
    const ours = [...container.files.build, ...container.files.source].filter((name) => !name.startsWith('node_modules/'));
    expect(ours.filter((name) => /(^|\/)(test|scripts|coverage|\.ci|\.git|demo|gold)\//.test(name) || /\.env|\.test\.|\.map$/.test(name))).toEqual([]);
    const packages = new Set(container.files.build.filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/').slice(1, name.startsWith('node_modules/@') ? 3 : 2).join('/')));
    const devDependencies = Object.keys(JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).devDependencies);
    expect(devDependencies.filter((name) => packages.has(name))).toEqual([]);
  });

  test('hold the wrapper, the definition and the app', () => {
    expect(container.files.build).toEqual(expect.arrayContaining(['zapierwrapper.js', 'definition.json', 'package.json', 'index.js', 'dist/app.cjs']));
  });
});

describe('the app as a whole', () => {
  test('answers definition and validate', async () => {
    const [definition, validation] = await container.run([{ command: 'definition' }, { command: 'validate' }]);
    expect(Object.keys(definition?.results.creates)).toEqual(expect.arrayContaining(['analyze_sentiment', 'check_escalation', 'draft_reply']));
    expect(validation?.results).toEqual([]);
  });

  test('connects without any key and says so', async () => {
    const exchanged = await one('authentication.sessionConfig.perform', {}, {});
    expect(exchanged.error).toBeUndefined();
    const tested = await one('authentication.test', {}, exchanged.results);
    expect(tested.results).toEqual({ connected: 'Built-in engine (no keys)' });
  });

  test.each([
    ['half a Pinecone connection', { pinecone_api_key: 'pc-key-123456' }, /no Pinecone index/],
    ['a service account key that is none', { google_service_account: 'my password' }, /Google Sheets key in this connection cannot be read/],
  ])('refuses %s in one sentence', async (_case, authData, expected) => {
    const outcome = await one('authentication.sessionConfig.perform', {}, authData);
    expect(sentence(outcome)).toMatch(expected);
  });
});

describe('New Ticket', () => {
  test.each([{}, { isLoadingSample: true }, { isPopulatingDedupe: true }])('without a Google key gives one sentence and no rows (%p)', async (meta) => {
    const outcome = await one('triggers.new_ticket.operation.perform', { spreadsheet: 'x', worksheet: '' }, {}, meta);
    expect(outcome.results).toBeUndefined();
    expect(outcome.error?.name).toBe('AppError');
    expect(sentence(outcome)).toMatch(/^New Ticket, and every step that reads a sheet, needs Google Sheets: add a Google service account key/);
  });
});

describe('Analyze Sentiment', () => {
  test('answers by the built-in engine', async () => {
    const { results } = await one('creates.analyze_sentiment.operation.perform', ANGRY);
    expect(results).toMatchObject({ sentiment: 'negative', engine: 'builtin', language: 'en' });
    expect(ANGRY.message + ANGRY.subject).toContain(results.evidence);
    expect(results.evidence).not.toBe('');
  });

  test('halts on a blank ticket', async () => {
    expect((await one('creates.analyze_sentiment.operation.perform', BLANK)).error?.name).toBe('HaltedError');
  });
});

describe('Check Escalation', () => {
  test('sends a fire to a human, by rule', async () => {
    const { results } = await one('creates.check_escalation.operation.perform', ANGRY);
    expect(results).toMatchObject({ should_escalate: true, route: 'human', severity: 'critical', primary_reason: 'safety', decided_by: 'rule', auto_reply_allowed: false });
    expect(ANGRY.message).toContain(results.matched_phrase);
  });

  test('reads a ticket that is HTML, for which the parser is loaded', async () => {
    const html = `<html><head><style>p { color: red }</style></head><body><p>${ANGRY.message}</p><p>Thanks &amp; regards</p></body></html>`;
    const { results } = await one('creates.check_escalation.operation.perform', { ...ANGRY, message: html });
    expect(results).toMatchObject({ should_escalate: true, severity: 'critical', primary_reason: 'safety' });
  });

  test('leaves an ordinary question alone', async () => {
    const { results } = await one('creates.check_escalation.operation.perform', CALM);
    expect(results).toMatchObject({ should_escalate: false, route: 'auto_reply', severity: 'none', auto_reply_allowed: true });
  });

  test('sends a blank ticket to review', async () => {
    const { results } = await one('creates.check_escalation.operation.perform', BLANK);
    expect(results).toMatchObject({ route: 'review', primary_reason: 'unreadable', auto_reply_allowed: false });
  });

  test('asked for Gemini without a key, says what to do', async () => {
    expect(sentence(await one('creates.check_escalation.operation.perform', { ...CALM, engine: 'gemini' }))).toMatch(/no Gemini API key/);
  });
});

describe('Draft Reply', () => {
  test('drafts a reply that waits for a human', async () => {
    const { results } = await one('creates.draft_reply.operation.perform', CALM);
    expect(results.can_auto_send).toBe(false);
    expect(results.blockers).toEqual(expect.arrayContaining(['not_switched_on', 'escalation_not_checked']));
    expect(results.reply_subject).toBe('Re: Question');
    expect(results.reply_text).toContain('Jo');
  });

  test.each([
    ['the rules say so', { ...ANGRY }],
    ['the escalation step said so', { ...CALM, should_escalate: true }],
    ['the escalation step allows no automatic reply', { ...CALM, auto_reply_allowed: 'false' }],
    ['the ticket is blank', BLANK],
  ])('halts when %s', async (_case, input) => {
    expect((await one('creates.draft_reply.operation.perform', input)).error?.name).toBe('HaltedError');
  });

  test('leaves the reply of an escalated ticket empty where the zap chose that', async () => {
    const { results } = await one('creates.draft_reply.operation.perform', { ...ANGRY, when_escalated: 'empty' });
    expect(results).toMatchObject({ status: 'none', can_auto_send: false, reply_html: '', reply_text: '' });
  });
});

describe('Triage Ticket', () => {
  test('answers all three in one step, and sends a fire to a human without a reply', async () => {
    const { results } = await one('creates.triage_ticket.operation.perform', ANGRY);
    expect(results).toMatchObject({ sentiment: 'negative', route: 'human', should_escalate: true, status: 'none', reply_html: '', can_auto_send: false, primary_reason: 'safety' });
    expect(results.slack_text).toContain('Danger to people');
  });

  test('sends an ordinary question to review while automatic sending is off', async () => {
    expect((await one('creates.triage_ticket.operation.perform', CALM)).results).toMatchObject({ route: 'review', should_escalate: false, can_auto_send: false });
  });

  test('sends a blank ticket to review', async () => {
    expect((await one('creates.triage_ticket.operation.perform', BLANK)).results).toMatchObject({ route: 'review', primary_reason: 'unreadable' });
  });
});

describe('steps that need an account say which, and the way out', () => {
  test.each([
    ['creates.record_correction.operation.perform', { ...CALM, sentiment: 'negative' }, /nowhere to store this: add Pinecone .*or choose a Google Sheet/],
    ['creates.add_solved_ticket.operation.perform', { ...CALM, problem: 'The filter light stays on.', solution: 'Hold the filter button for five seconds.' }, /nowhere to store this: add Pinecone .*or choose a Google Sheet/],
    ['creates.build_issue_report.operation.perform', { spreadsheet: 'x' }, /add a Google service account key to this connection/],
    ['triggers.recurring_issue.operation.perform', { spreadsheet: 'x' }, /add a Google service account key to this connection/],
    ['searches.similar_tickets.operation.perform', { message: 'lamp', query: 'lamp' }, /add Pinecone to this connection, or choose a knowledge spreadsheet/],
  ])('%s', async (method, input, expected) => {
    const outcome = await one(method, input);
    expect(outcome.error?.name).toBe('AppError');
    expect(sentence(outcome)).toMatch(expected);
  });
});

describe('bad tickets', () => {
  const hostile: [string, string][] = [
    ['200 kB', 'My lamp hums a little when it is dimmed. '.repeat(4_900)],
    ['emojis alone', '😀😡👍'],
    ['an unsupported language', 'Dzień dobry, lampa przestała działać wczoraj wieczorem i nie wiem, co zrobić.'],
    ['lone surrogates', 'hello \ud83d there \udc00 \ud800'],
    ['NUL bytes', 'a\u0000b\u0000 the lamp is broken\u0000'],
  ];
  test.each(hostile)('%s: every action answers within a second, none with an exception', async (_case, message) => {
    const events = [
      event('creates.analyze_sentiment.operation.perform', { message: 'warm up' }),
      ...['analyze_sentiment', 'check_escalation', 'draft_reply'].map((key) => event(`creates.${key}.operation.perform`, { message, when_escalated: 'empty' })),
    ];
    const [first, ...outcomes] = await container.run(events);
    const longest = (of: Outcome[]): number => Math.max(...of.map(({ cpuMs }) => cpuMs));
    for (const outcome of [first, ...outcomes]) expect(outcome?.error).toBeUndefined();
    // A busy machine may make one run slow, and hardly two.
    if (longest(outcomes) >= 1_000) expect(longest((await container.run(events)).slice(1))).toBeLessThan(1_000);
    const [sentiment, , reply] = outcomes;
    expect(outcomes).toHaveLength(3);
    expect(sentiment?.results.needs_review).toBe(true);
    expect(reply?.results.can_auto_send).toBe(false);
  });
});

test('no log line holds what the customer wrote when a step fails', async () => {
  zapier.logLines.length = 0;
  await container.run([{ ...event('creates.draft_reply.operation.perform', ANGRY), token: 'log-token' }]);
  expect(zapier.logLines.join('\n')).not.toContain('caught fire last night');
});

testNewTicket(() => ({ container, google, zapier }));
