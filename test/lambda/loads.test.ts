/** What each action of the built zip loads, asks and weighs: nothing here depends on the clock. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { benchActions, type ActionCost } from '../../src/scripts/bench/actions.ts';
import { type Connections, eventOf, openConnections } from '../../src/scripts/bench/connections.ts';
import { type Container, openContainer } from './container.ts';

let connections: Connections;
let container: Container;
const loaded = new Map<string, string[]>();
/** Core's files, those of the packages that it needs, and parts of Node. */
const ofCore = new Map<string, string[]>();
/** Kilobytes of young objects that the first event made. */
const allocated = new Map<string, number>();

beforeAll(async () => {
  connections = await openConnections();
  container = openContainer(connections.environment);
  for (const action of connections.actions) {
    const footprint = await container.footprintAfter([eventOf(action)]);
    allocated.set(action.name, Math.round(footprint.allocated / 1024));
    ofCore.set(action.name, footprint.loaded.filter((file) => /^(?:node_modules|node:)/.test(file)));
    loaded.set(action.name, footprint.loaded.filter((file) => file.startsWith('dist/')).map((file) => file.replace(/^dist\/(?:chunks\/)?/, '')));
  }
}, 300_000);
afterAll(async () => {
  container?.remove();
  await connections?.close();
});

const VENDORS = ['gemini', 'google', 'pinecone'] as const;
/** Vendors an action may load, by how its name ends. */
const wanted = (action: string): string[] =>
  (/Gemini$/.test(action) ? ['gemini'] : /Pinecone$/.test(action) ? ['pinecone'] : action === 'New Ticket' ? ['google'] : []);

test('every action loads the packages of the vendors it asks, and of no other', () => {
  const found = [...loaded].map(([action, files]) => [action, VENDORS.filter((vendor) => files.some((file) => file.startsWith(`${vendor}.`)))]);
  expect(found).toEqual([...loaded.keys()].map((action) => [action, wanted(action)]));
});

test('plain text loads no HTML parser, and no action loads node-fetch or Google Drive', () => {
  for (const [action, files] of loaded) expect([action, files.filter((file) => /^(?:html_to_text|google_auth_library|google\.drive)\.cjs$/.test(file))]).toEqual([action, []]);
});

test('of what core brings, no action loads what only commands, files, requests and older apps use', () => {
  const late = /\/(?:zapier-platform-schema|jsonschema|form-data|fernet|crypto-js|mime-types|mime-db|node-fetch)\/|\/lodash\/fp|\/auth-template\//;
  for (const [action, files] of ofCore) {
    expect([action, files.filter((file) => late.test(file))]).toEqual([action, []]);
    // As npm brings it, core loads some 350.
    expect(files.filter((file) => !file.startsWith('node:')).length).toBeLessThan(120);
    expect(files).toContain('node_modules/zapier-platform-core/src/execute.js');
  }
});

test('no action loads the library behind Node\'s fetch, and who asks a vendor loads Node\'s http', () => {
  const parts = [...ofCore].map(([action, files]) => [action, ['node:internal/deps/undici/undici', 'node:http'].filter((part) => files.includes(part))]);
  expect(parts).toEqual([...ofCore.keys()].map((action) => [action, wanted(action).length > 0 ? ['node:http'] : []]));
});

/** Files of ours that an action may load. */
test.each([
  ['Analyze Sentiment, built-in', 6], ['Check Escalation, built-in', 5], ['Draft Reply, built-in', 20], ['Triage Ticket, built-in', 23],
  ['Analyze Sentiment, Gemini', 9], ['Check Escalation, Gemini', 10], ['Draft Reply, Gemini', 20], ['Triage Ticket, Gemini', 23], ['New Ticket', 10],
])('%s loads at most %p files', (action, most) => {
  expect(loaded.get(action)?.length).toBeLessThanOrEqual(most);
  expect(loaded.get(action)).toContain('app.cjs');
});

/**
 * After some 2,100 KB, at the latest after 3,500, V8 cleans up, which takes a tenth of a cold start (docs/performance.md). Each bound is some
 * tenth above what was counted.
 */
test.each([
  ['Analyze Sentiment, built-in', 1_600], ['Check Escalation, built-in', 2_800], ['Draft Reply, built-in', 5_850], ['Triage Ticket, built-in', 6_450],
  ['Analyze Sentiment, Gemini', 2_850], ['Check Escalation, Gemini', 2_800], ['Draft Reply, Gemini', 5_500], ['Triage Ticket, Gemini', 6_650],
  ['New Ticket', 7_900], ['Draft Reply, built-in with Pinecone', 7_350], ['Find Similar Tickets, Pinecone', 2_750], ['Record Correction, Pinecone', 3_300],
])('the first event of %s makes at most %p KB of young objects', (action, most) => {
  expect(allocated.get(action)).toBeLessThanOrEqual(most);
});

describe('on the sample tickets', () => {
  let costs: Map<string, ActionCost>;
  beforeAll(async () => { costs = new Map((await benchActions()).map((cost) => [cost.action, cost])); }, 300_000);

  test.each([
    ['Analyze Sentiment, built-in', 0, 0], ['Check Escalation, built-in', 0, 0], ['Draft Reply, built-in', 0, 0], ['Triage Ticket, built-in', 0, 0],
    ['Analyze Sentiment, Gemini', 1, 9_000], ['Check Escalation, Gemini', 1, 7_500], ['Draft Reply, Gemini', 1, 6_000], ['Triage Ticket, Gemini', 2, 20_000],
    ['New Ticket', 2, 0], ['Draft Reply, built-in with Pinecone', 4, 60_000], ['Find Similar Tickets, Pinecone', 3, 60_000],
  ])('%s asks its vendors %p times and sends at most %p bytes', (action, requests, bytes) => {
    expect(costs.get(action)?.requests).toBe(requests);
    expect(costs.get(action)?.bytesUp).toBeLessThanOrEqual(bytes);
  });

  test('a question to Gemini is no longer than it was', () => {
    const tokens = Object.fromEntries([...costs.values()].filter(({ tokensIn }) => tokensIn > 0).map(({ action, tokensIn }) => [action, tokensIn]));
    expect(Object.keys(tokens)).toHaveLength(4);
    expect(tokens['Analyze Sentiment, Gemini']).toBeLessThan(1_600);
    expect(tokens['Check Escalation, Gemini']).toBeLessThan(1_300);
    expect(tokens['Draft Reply, Gemini']).toBeLessThan(1_000);
    expect(tokens['Triage Ticket, Gemini']).toBeLessThan(3_500);
  });
});

test('no file that is run holds a letter beyond Latin-1, for which V8 would keep the whole of it with two bytes a letter', () => {
  const files = globSync('**/*.{js,cjs,code.br}', { cwd: container.folder }).filter((file) => statSync(join(container.folder, file)).isFile());
  const textOf = (file: string): string => { const bytes = readFileSync(join(container.folder, file)); return (file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8'); };
  expect(files.filter((file) => file.endsWith('.br'))).toHaveLength(6);
  expect(files.filter((file) => /[^\0-\xff]/.test(textOf(file)))).toEqual([]);
});

/** What stands in the code of a vendor's packages, and where else it may: the bundler names the chunks by which they are laid into archives. */
test.each([
  ['GaxiosError', ['google', 'google_auth']], ['JWTAccess', ['google_auth']], ['GoogleGenerativeAIError', ['gemini']], ['PineconeConfigurationError', ['pinecone']], ['Tokenizer', ['html_to_text']],
])('%s stands in the archives %p alone: no step unpacks a vendor that it does not ask', (mark, archives) => {
  const names = globSync('*.code.br', { cwd: join(container.folder, 'dist/chunks') }).sort();
  const holding = names.filter((name) => brotliDecompressSync(readFileSync(join(container.folder, 'dist/chunks', name))).toString('latin1').includes(mark));
  expect(holding).toEqual(archives.map((name) => `${name}.code.br`));
});

test('HTML\'s named letters lie among the tables as the parser\'s own package has them', () => {
  const [from, length] = JSON.parse(/^const TABLES = (.*);$/m.exec(readFileSync(join(container.folder, 'dist/app.cjs'), 'latin1'))?.[1] ?? '{}')['entities.html'].split(' ').map(Number);
  const bytes = brotliDecompressSync(readFileSync(join(container.folder, 'dist/chunks/tables.bin')).subarray(from, from + length));
  const { htmlDecodeTree } = createRequire(createRequire(__filename).resolve('htmlparser2'))('entities/decode');
  expect([...new Uint16Array(new Uint8Array(bytes).buffer)]).toEqual([...htmlDecodeTree]);
});

test('of core no file goes along that no command can reach, nor lodash twice, nor of its functions what core does not call', () => {
  expect(container.files.build.filter((file) => /\/(?:whatwg-url|tr46|webidl-conversions)\/lib\/|\/lodash\/lodash\.min\.js$|\/(?:semver|dotenv)\//.test(file))).toEqual([]);
  expect(readFileSync(join(container.folder, 'node_modules/lodash/lodash.js')).length).toBeLessThan(55_000);
  expect(readFileSync(join(container.folder, 'node_modules/form-data/lib/form_data.js')).length).toBeLessThan(20_000);
});

test('the zip stays small', () => {
  // The goal is 1.25 MB, with the licences that others' terms ask to go along; docs/performance.md says what the zip holds.
  expect(statSync(join(__dirname, '../../build/build.zip')).size).toBeLessThan(1_250_000);
});
