/** `npm run knowledge` as a person runs it: a process of its own, against the fakes. KNOWLEDGE_ROWS=100000 for the long run. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Fault } from '../fakes/faulty_server.ts';
import { createAppTester } from 'zapier-platform-core';
import App from '../../index.ts';
import { authentication } from '../../src/authentication.ts';
import { recordCorrectionCreate } from '../../src/creates/record_correction.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { bareEnvironment } from '../started_processes.ts';

const ROWS = Number(process.env.KNOWLEDGE_ROWS ?? 5000);
const script = resolve(__dirname, '../../src/scripts/knowledge.ts');
// A busy machine imports some twenty rows a second; a quiet one four hundred.
jest.setTimeout(Math.max(180_000, ROWS * 60));

let gemini: FakeGemini;
let pinecone: FakePinecone;
let folder: string;
let count = 0;

beforeAll(async () => {
  gemini = await startFakeGemini();
  pinecone = await startFakePinecone();
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([gemini.close(), pinecone.close()]);
});

interface Run { code: number | null; output: string; megabytes: number }

/** Runs a command; `whileRunning` may look at the process. Its folder holds no `.env`. */
function knowledge(args: string[], environment: Record<string, string> = {}, whileRunning: (kill: (signal: NodeJS.Signals) => void) => void = () => {}): Promise<Run> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...bareEnvironment(), GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, PINECONE_API_KEY: PINECONE_KEY, GEMINI_API_KEY: GEMINI_KEY, ...environment },
  });
  let output = '';
  let megabytes = 0;
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString('utf8'); });
  const watch = setInterval(() => {
    try {
      megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch { /* it has ended */ }
    whileRunning((signal) => child.kill(signal));
  }, 25);
  return new Promise((done) => child.on('close', (code) => { clearInterval(watch); done({ code, output, megabytes }); }));
}

function newIndex(dimension = 128): string {
  count += 1;
  const name = `import-${count}`;
  pinecone.addIndex({ name, dimension });
  return name;
}

/** As the step Record Correction does it. */
async function recordCorrectionOf(ticket_ref: string, pinecone_index: string): Promise<void> {
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url });
  const ask = createAppTester(App as never);
  const keys = { pinecone_api_key: PINECONE_KEY, pinecone_index, gemini_api_key: GEMINI_KEY };
  const exchanged = await ask(authentication.sessionConfig.perform as never, { authData: keys } as never) as object;
  const { status } = await ask(recordCorrectionCreate.operation.perform as never, { authData: { ...keys, ...exchanged }, inputData: { message: `The lamp of ${ticket_ref} is dark.`, sentiment: 'negative', ticket_ref } } as never) as { status: string };
  expect(status).toBe('added');
}

const article = (number: number) => ({ id: `A-${number}`, title: `Fault number ${number}`, problem: `The device shows fault ${number} after start and stops working.`, solution: `Press both keys for ${number % 60} seconds, then start the device again and wait for the green light.`, product: 'Device', issue: 'fault', url: `https://help.example.com/${number}` });

function fileOf(rows: object[]): string {
  count += 1;
  const file = join(folder, `rows-${count}.jsonl`);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}

const stored = (index: string, namespace = 'articles') => pinecone.index(index).namespaces.get(namespace) ?? new Map<string, { values: number[]; metadata: Record<string, unknown> }>();
const embedded = () => gemini.asked('batchEmbedContents').reduce((sum, { body }) => sum + body.requests.length, 0) + gemini.asked('embedContent').length;

test(`${ROWS} rows under faults: none lost, none doubled, memory bounded`, async () => {
  const index = newIndex();
  const file = fileOf(Array.from({ length: ROWS }, (_row, at) => article(at)));
  const slowDown = { error: { code: 429, message: 'Quota exceeded.', status: 'RESOURCE_EXHAUSTED', details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '0.5s' }] } };
  const every = (nth: number) => { let seen = 0; return ({ path }: { path: string }) => /batchEmbed|upsert/.test(path) && (seen += 1) % nth === 0; };
  gemini.inject({ kind: 'answer', status: 429, body: slowDown }, 3, every(11));
  gemini.inject({ kind: 'answer', status: 503, body: '<html>overloaded</html>' }, 8, every(7));
  gemini.inject({ kind: 'reset' }, 5, every(13));
  gemini.inject({ kind: 'truncated', body: '{"embeddings":[{"values":[0.1' }, 3, every(17));
  pinecone.inject({ kind: 'answer', status: 429, body: { code: 8, message: 'slow down' }, headers: { 'retry-after': '1' } }, 3, every(10));
  pinecone.inject({ kind: 'reset_mid_body' }, 4, every(9));
  pinecone.inject({ kind: 'answer', status: 500, body: { code: 13, message: 'internal' } }, 5, every(6));
  const { code, output, megabytes } = await knowledge(['import', file], { PINECONE_INDEX: index });
  expect(output).toMatch(new RegExp(`│ ${ROWS} +│ ${ROWS} `));
  expect(code).toBe(0);
  expect(stored(index).size).toBe(ROWS);
  expect(new Set([...stored(index).values()].map(({ metadata }) => metadata.article_id)).size).toBe(ROWS);
  expect(Math.max(...gemini.asked('batchEmbedContents').map(({ body }) => body.requests.length))).toBe(100);
  expect(Math.max(...pinecone.asked('/vectors/upsert').map(({ bytes }) => bytes))).toBeLessThan(2 * 1024 * 1024);
  process.stdout.write(`import of ${ROWS} rows: ${megabytes.toFixed(0)} MB at most; ${/\d+ rows a second/.exec(output)?.[0]}\n`);
  expect(megabytes).toBeLessThan(400);
});

test('a second import changes nothing: an import that has ended leaves no journal, and the index is asked', async () => {
  const index = newIndex();
  const file = fileOf(Array.from({ length: 250 }, (_row, at) => article(at)));
  await knowledge(['import', file], { PINECONE_INDEX: index });
  expect(embedded()).toBe(250);
  expect(existsSync(`${file}.import-journal`)).toBe(false);
  const upserts = pinecone.asked('/vectors/upsert').length;
  expect((await knowledge(['import', file], { PINECONE_INDEX: index })).output).toMatch(/│ 250 +│ 0 +│ 0 +│ 250 /);
  expect(embedded()).toBe(250);
  expect(pinecone.asked('/vectors/upsert')).toHaveLength(upserts);
});

test('an answer changed and changed back is stored each time, from one file or from two', async () => {
  const index = newIndex();
  const rowAt = (price: number) => ({ ...article(1), solution: `Shipping to Austria costs ${price} EUR and takes three days.` });
  const [first, second] = [fileOf([rowAt(10)]), fileOf([rowAt(12)])];
  const holds = async (file: string): Promise<unknown[]> => {
    await knowledge(['import', file], { PINECONE_INDEX: index });
    return [...stored(index).values()].map(({ metadata }) => metadata.solution);
  };
  expect(await holds(first)).toEqual([rowAt(10).solution]);
  expect(await holds(second)).toEqual([rowAt(12).solution]);
  expect(await holds(first)).toEqual([rowAt(10).solution]);
  for (const price of [12, 10]) {
    writeFileSync(first, JSON.stringify(rowAt(price)));
    expect(await holds(first)).toEqual([rowAt(price).solution]);
  }
});

/** A journal as an import that was cut off leaves it: each row's id with the hash that it is stored under. */
async function cutOff(file: string, index: string): Promise<void> {
  await knowledge(['import', file], { PINECONE_INDEX: index });
  const lines = [...stored(index)].map(([id, { metadata }]) => `${id}\t${String(metadata.content_hash).slice(0, 16)}`);
  writeFileSync(`${file}.import-journal`, [`support-triage\t${index}\tgemini-embedding-2\t128`, ...lines, ''].join('\n'));
}

test('a journal does not count where the index was made anew since, and spares every question where it was not', async () => {
  const index = newIndex();
  const file = fileOf(Array.from({ length: 30 }, (_row, at) => article(at)));
  await cutOff(file, index);
  const asked = pinecone.asked('/vectors/fetch').length;
  await knowledge(['import', file], { PINECONE_INDEX: index });
  // The note on the model is read in any case.
  expect(pinecone.asked('/vectors/fetch')).toHaveLength(asked + 1);
  await cutOff(file, index);
  pinecone.index(index).namespaces.clear();
  expect((await knowledge(['import', file], { PINECONE_INDEX: index })).output).toMatch(/│ 30 +│ 30 +│ 0 +│ 0 /);
  expect(stored(index).size).toBe(30);
});

test('of an answer that was changed twice before an import was cut off the last one counts', async () => {
  const index = newIndex();
  const file = fileOf([article(1)]);
  await cutOff(file, index);
  const [old] = readFileSync(`${file}.import-journal`, 'utf8').split('\n').slice(1);
  writeFileSync(file, JSON.stringify({ ...article(1), solution: 'Hold both keys for a minute, then start it again.' }));
  await cutOff(file, index);
  const [head, ...lines] = readFileSync(`${file}.import-journal`, 'utf8').split('\n');
  writeFileSync(`${file}.import-journal`, [head, old, ...lines].join('\n'));
  writeFileSync(file, JSON.stringify(article(1)));
  expect((await knowledge(['import', file], { PINECONE_INDEX: index })).output).toMatch(/│ 1 +│ 0 +│ 1 +│ 0 /);
  expect([...stored(index).values()].map(({ metadata }) => metadata.solution)).toEqual([article(1).solution]);
});

test.each([['SIGKILL', null], ['SIGINT', 130]] as const)('after %s it goes on where it was, without embedding twice what was stored', async (signal, expectedCode) => {
  const index = newIndex();
  const rows = 1500, killedAt = 300;
  const file = fileOf(Array.from({ length: rows }, (_row, at) => article(at)));
  let sent = false;
  const first = await knowledge(['import', file, '--concurrency', '2'], { PINECONE_INDEX: index }, (kill) => {
    if (sent || stored(index).size < killedAt) return;
    sent = true;
    kill(signal);
  });
  expect(first.code).toBe(expectedCode);
  const before = stored(index).size;
  expect(before).toBeGreaterThanOrEqual(killedAt);
  expect(before).toBeLessThan(rows);
  const second = await knowledge(['import', file, '--concurrency', '2'], { PINECONE_INDEX: index });
  expect(second.code).toBe(0);
  expect(stored(index).size).toBe(rows);
  // What was under way when it was killed may be embedded again: one batch for each of the two.
  expect(embedded()).toBeLessThanOrEqual(rows + (signal === 'SIGKILL' ? 200 : 0));
});

test('refused and merged rows are told row by row', async () => {
  const index = newIndex();
  const file = join(folder, 'mixed.csv');
  writeFileSync(file, `\ufeffTitle;Question;Answer;Product;URL;Ticket ID;Customer Email;Created At
Leak;Water under the machine, always;Clean the seal ring and press it back.;BrewMate;https://help.example.com/leak;;;
Leak again;Water under the machine, always;Clean the seal ring and press it back.;BrewMate;;;;
Slow;It is slow;We will get back to you shortly.;BrewMate;;;;
;;Only an answer without a question.;;;;;
Link;It has a link;Open the page and follow the steps.;;javascript:alert(1);;;
Lamp;The lamp of Ana Souza flickers, call +49 151 23456789;"Hi <name>,

Tighten the bulb by a quarter turn.

Kind regards
Tom";LumaDesk;;T-9;ana@mail.example;2026-08-31
Lamp;The lamp is dark;Tighten the bulb by a quarter turn.;LumaDesk;;T-10;ana@mail.example;31.08.2026
`);
  const { output, code } = await knowledge(['import', file], { PINECONE_INDEX: index });
  expect(code).toBe(0);
  expect(output).toContain('row 3 merged: Says the same as row 2.');
  expect(output).toContain('row 4 refused: The solution only promises an answer.');
  expect(output).toContain('row 5 refused: The problem is blank.');
  expect(output).toContain('row 6 refused: The address does not begin with http:// or https://.');
  expect(output).toContain('row 8 refused: The date is not an ISO date');
  expect(readFileSync(`${file}.report.csv`, 'utf8').split('\n')[0]).toBe('row,what,reason');
  expect(stored(index).size).toBe(1);
  const [found] = [...stored(index, 'solved_tickets')];
  const [id, lamp] = found ?? [];
  expect(id).toMatch(/^cust_/);
  expect(lamp?.metadata).toMatchObject({ solution: 'Tighten the bulb by a quarter turn.', ticket_id: 'T-9', created_at: '2026-08-31T00:00:00.000Z' });
  expect(JSON.stringify(lamp?.metadata)).not.toMatch(/23456789|ana@/);
});

test('no step is cut out of an answer, and what no reply will tell by itself is told row by row', async () => {
  const index = newIndex();
  const [key, blank] = ['Unplug it. Hold <F8> while you plug it in again. Choose Reset.', 'Restart the page. Your parcel number is <tracking_num>.'];
  const { output } = await knowledge(['import', fileOf([{ ...article(1), solution: key }, { ...article(2), solution: blank }])], { PINECONE_INDEX: index });
  expect([...stored(index).values()].map(({ metadata }) => metadata.solution).sort()).toEqual([blank, key]);
  expect(output).toContain('row 2 stored, but: The solution holds “<tracking_num>”');
  expect(output).not.toContain('row 1 ');
});

test('two rows under one id that say different things: the second is refused by name, not passed off as the same', async () => {
  const index = newIndex();
  const [first, second, bare] = [article(1), { ...article(2), id: 'A-1' }, { ...article(3), id: '' }];
  const file = fileOf([first, second, { ...first, title: 'Called otherwise' }, bare, { ...bare, solution: 'Ask the shop for another device.' }]);
  const { output } = await knowledge(['import', file], { PINECONE_INDEX: index });
  expect(output).toContain('row 2 refused: Row 1 has the same id and says something else: give each its own.');
  expect(output).toContain('row 3 merged: Says the same as row 1.');
  expect(output).toContain('row 5 refused: Row 4 answers the same question otherwise: leave one of the two, or give each an id.');
  expect([...stored(index).values()].map(({ metadata }) => metadata.solution)).toEqual([first.solution, bare.solution]);
});

test('a text longer than is kept is named, and no half address is stored', async () => {
  const index = newIndex();
  const long = 'Drücke die Taste. '.repeat(400);
  const url = `https://help.example.com/${'é'.repeat(300)}`;
  const { output } = await knowledge(['import', fileOf([article(1), { ...article(2), solution: long }, { ...article(3), url }])], { PINECONE_INDEX: index });
  expect(output).toContain('row 2 shortened: Only the first 2500 bytes of the problem and 4500 of the solution are kept: split it into several rows.');
  expect(output).toContain('row 3 refused: The address is longer than 500 bytes.');
  expect([...stored(index).values()].map(({ metadata }) => Buffer.byteLength(String(metadata.solution)))).toEqual([article(1).solution.length, 4500]);
});

test.each<[string, Record<string, string>, Fault, string]>([
  ['busy', {}, { kind: 'answer', status: 503, body: {} }, 'Pinecone is not available at the moment. Run the same command again: what is stored is not embedded twice.'],
  ['without its index', {}, { kind: 'answer', status: 404, body: {} }, 'was not found. Correct PINECONE_INDEX in the environment or the file .env, or add --create to “import” to make it.'],
  ['with a key that holds a blank', { PINECONE_API_KEY: 'pcsk_one two' }, { kind: 'answer', status: 200, body: {} }, 'The Pinecone key in PINECONE_API_KEY cannot be read'],
])('Pinecone %s: the way out is one at a command line', async (_what, environment, fault, sentence) => {
  pinecone.inject(fault);
  const { output, code } = await knowledge(['status'], { PINECONE_INDEX: newIndex(), ...environment });
  expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
  expect(output).not.toMatch(/Zapier|connection/);
});

describe('files as teams have them', () => {
  const GERMAN = 'Titel;Frage;Antwort;Produkt\r\nTür;Die Tür schließt nicht mehr.;Den großen Hebel bis über den Anschlag drücken.;BrewMate\r\n';
  test.each([
    ['UTF-8', Buffer.from(GERMAN)], ['what Excel on Windows saves', Buffer.from(GERMAN, 'latin1')], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GERMAN, 'utf16le')])],
  ])('headers in German, %s', async (_name, bytes) => {
    const index = newIndex();
    count += 1;
    const file = join(folder, `german-${count}.csv`);
    writeFileSync(file, bytes);
    expect((await knowledge(['import', file], { PINECONE_INDEX: index })).output).toMatch(/│ 1 +│ 1 /);
    expect([...stored(index).values()][0]?.metadata).toMatchObject({ title: 'Tür', problem: 'Die Tür schließt nicht mehr.', solution: 'Den großen Hebel bis über den Anschlag drücken.', product: 'BrewMate' });
  });

  test('stray quotation marks stay text; one that is never closed costs its own row and what follows, and says so', async () => {
    const index = newIndex();
    const file = join(folder, 'quotes.csv');
    writeFileSync(file, 'id,title,problem,solution\nA-1,The 27" screen,It is "odd" really,Turn the knob to the left please.\nA-2,Open,"never closed,Something to do now.\nA-3,Next,Problem three,Do the third thing now.\n');
    const { output, code } = await knowledge(['import', file], { PINECONE_INDEX: index });
    expect(code).toBe(0);
    expect(output).toContain('row 3 refused: A quotation mark is opened here and never closed');
    expect([...stored(index).values()].map(({ metadata }) => metadata.title)).toEqual(['The 27" screen']);
  });

  test.each([
    ['a,b\n1,2\n', 'has no column with the answer; its columns are “a”, “b”. Name one of them “solution” or “answer”.'],
    ['answer;url\nDo this.;\n', 'has no column with the question; its columns are “answer”, “url”.'], [' \n', 'is empty.'], ['PK\u0003\u0004\u0000\u0000', 'is not a text file: save the sheet as CSV.'],
  ])('%j is refused in one sentence, before anything is sent', async (text, sentence) => {
    const file = join(folder, 'unfit.csv');
    writeFileSync(file, text);
    const { output, code } = await knowledge(['import', file], { PINECONE_INDEX: newIndex() });
    expect({ code, output: output.trim() }).toEqual({ code: 2, output: expect.stringContaining(sentence) });
    expect([...gemini.requests, ...pinecone.requests]).toHaveLength(0);
  });

  test('text is the answer where there is no other, else the question', async () => {
    const index = newIndex();
    await knowledge(['import', fileOf([{ title: 'Dim the lamp', text: 'Hold the ring for three seconds.' }, { text: 'How do I pair the hub?', answer: 'Press both keys until it blinks.' }])], { PINECONE_INDEX: index });
    expect([...stored(index).values()].map(({ metadata }) => [metadata.problem, metadata.solution]).sort()).toEqual([['Dim the lamp', 'Hold the ring for three seconds.'], ['How do I pair the hub?', 'Press both keys until it blinks.']]);
  });
});

test('a dry run sends nothing', async () => {
  const file = fileOf([article(1), article(1), { title: 'x', problem: 'y', solution: '' }]);
  const { output, code } = await knowledge(['import', file, '--dry-run'], { PINECONE_INDEX: '', PINECONE_API_KEY: '' });
  expect(code).toBe(0);
  expect(output).toMatch(/│ 3 +│ 1 +│ 0 +│ 0 +│ 1 +│ 1 /);
  expect([...gemini.requests, ...pinecone.requests]).toHaveLength(0);
});

test('a missing index is created if asked, refused if not; without a Gemini key it fits the hosted model', async () => {
  const file = fileOf([article(1), article(2)]);
  const refused = await knowledge(['import', file], { PINECONE_INDEX: 'brand-new' });
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('The Pinecone index “brand-new” was not found.') });
  const { output, code } = await knowledge(['import', file, '--create'], { PINECONE_INDEX: 'brand-new', GEMINI_API_KEY: '' });
  expect(output).toContain('The index brand-new was created.');
  expect(code).toBe(0);
  expect(pinecone.index('brand-new').dimension).toBe(1024);
  expect(stored('brand-new').size).toBe(2);
  expect(pinecone.asked('/embed')).toHaveLength(1);
});

test('status tells what is there; delete takes one customer away and nobody else', async () => {
  const index = newIndex();
  const solved = (number: number, customer: string) => ({ ...article(number), id: undefined, ticket_id: `T-${number}`, customer_email: customer, created_at: '2026-08-01' });
  const file = fileOf([...Array.from({ length: 130 }, (_row, at) => solved(at, 'Ana@Mail.example')), solved(999, 'bo@mail.example'), article(5)]);
  await knowledge(['import', file], { PINECONE_INDEX: index });
  const { output } = await knowledge(['status'], { PINECONE_INDEX: index });
  expect(output).toMatch(/articles +│ 1 /);
  expect(output).toMatch(/solved_tickets +│ 131 /);
  expect(output).toContain('Filled by gemini-embedding-2.');
  expect((await knowledge(['delete', '--customer', 'ana@mail.example'], { PINECONE_INDEX: index })).output).toContain('130 solved tickets of this customer deleted');
  // A token that counts places would skip a page if anything were deleted before the last one is read.
  expect(pinecone.requests.map(({ path }) => path.replace(/.*\/vectors\//, '')).filter((path) => /^(?:list|delete)$/.test(path))).toEqual(['list', 'list', 'delete']);
  expect(stored(index, 'solved_tickets').size).toBe(1);
  expect((await knowledge(['status'], { PINECONE_INDEX: index, GEMINI_API_KEY: 'wrong key\u0007' })).code).toBe(0);
});

test('delete takes away what was learnt from one ticket: its correction, and its solution where no address was given', async () => {
  const index = newIndex();
  const solved = (ticket: string, customer?: string) => ({ ...article(ticket === 'T-7' ? 7 : 8), id: undefined, ticket_id: ticket, ...(customer && { customer_email: customer }) });
  await knowledge(['import', fileOf([solved('T-7'), solved('T-8')])], { PINECONE_INDEX: index });
  for (const ticket of ['T-7', 'T-8']) await recordCorrectionOf(ticket, index);
  expect((await knowledge(['delete', '--ticket', 'T-7'], { PINECONE_INDEX: index })).output).toContain('1 correction and 1 solved ticket without a customer');
  expect([stored(index, 'corrections').size, stored(index, 'solved_tickets').size]).toEqual([1, 1]);
  expect((await knowledge(['delete', '--ticket', 'T-7'], { PINECONE_INDEX: index })).output).toContain('0 correction');
});

test('what is imported under an address that sends for many stands for no customer, and is taken away by its number', async () => {
  const index = newIndex();
  const { output } = await knowledge(['import', fileOf([{ ...article(7), id: undefined, ticket_id: 'T-7', customer_email: 'noreply@forms.example' }])], { PINECONE_INDEX: index });
  expect(output).not.toContain('refused:');
  expect([...stored(index, 'solved_tickets').keys()]).toEqual([expect.stringMatching(/^anon#/)]);
  expect(await knowledge(['delete', '--customer', 'noreply@forms.example'], { PINECONE_INDEX: index })).toMatchObject({ code: 2, output: expect.stringMatching(/sends for many people.*--ticket NUMBER/) });
  expect((await knowledge(['delete', '--ticket', 'T-7'], { PINECONE_INDEX: index })).output).toContain('1 solved ticket without a customer');
});

test('calibrate measures the threshold on the index itself', async () => {
  const index = newIndex();
  const rows = Array.from({ length: 30 }, (_row, at) => ({ ...article(at), product: `P${at}`, issue: `i${at}`, problem: `Something odd with part${at} and detail${at * 7} appears` }));
  await knowledge(['import', fileOf(rows)], { PINECONE_INDEX: index });
  const { output, code } = await knowledge(['calibrate'], { PINECONE_INDEX: index });
  expect(code).toBe(0);
  expect(output).toMatch(/Best border here: 0\.\d\d/);
});

test('calibrate takes solved tickets where there are no articles, and says what is too little', async () => {
  const index = newIndex();
  const few = (count: number) => Array.from({ length: count }, (_row, at) => ({ ...article(at), id: undefined, ticket_id: `T-${at}`, product: `P${at}`, issue: `i${at}`, problem: `Something odd with part${at} and detail${at * 7} appears` }));
  await knowledge(['import', fileOf(few(4))], { PINECONE_INDEX: index });
  expect(await knowledge(['calibrate'], { PINECONE_INDEX: index })).toMatchObject({ code: 2, output: expect.stringContaining('fewer than ten solved tickets') });
  await knowledge(['import', fileOf(few(20))], { PINECONE_INDEX: index });
  expect((await knowledge(['calibrate'], { PINECONE_INDEX: index })).output).toMatch(/^20 solved tickets of .*\n.*\nBest border here: 0\.\d\d/);
});

test('calibrate tells no border where all records are of one product: nothing then counts as wrong', async () => {
  const index = newIndex();
  await knowledge(['import', fileOf(Array.from({ length: 20 }, (_row, at) => article(at)))], { PINECONE_INDEX: index });
  const { output } = await knowledge(['calibrate'], { PINECONE_INDEX: index });
  expect(output).toMatch(/Too little to tell a border: \d+ right and 0 wrong answers came/);
  expect(output).not.toMatch(/Best border|Another product/);
});

test.each([
  [['import', 'nowhere.csv'], 'does not exist'], [['import'], 'missing required argument'], [['delete'], '--customer EMAIL, --ticket NUMBER'], [['delete', '--ticket', ' '], 'no ticket number'], [['delete', '--customer', 'nobody'], 'not an e-mail address'], [['fly'], 'unknown command'],
])('%j ends with one clear sentence and exit code 2', async (args, sentence) => {
  const { code, output } = await knowledge(args, { PINECONE_INDEX: 'x' });
  expect(code).toBe(2);
  expect(output).toContain(sentence);
});

test('a wrong key is named and appears nowhere', async () => {
  const { code, output } = await knowledge(['status'], { PINECONE_INDEX: 'x', PINECONE_API_KEY: 'pcsk_wrong-secret-value' });
  expect(code).toBe(1);
  expect(output).toContain('The Pinecone key in PINECONE_API_KEY is not accepted. Put a valid one into the environment or the file .env.');
  expect(output).not.toContain('wrong-secret-value');
});
