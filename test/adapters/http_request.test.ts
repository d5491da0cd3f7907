/** One request by Node's `http`: what Node's own `fetch` makes of the same answers is what it must make of them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { request } from '../../src/adapters/http_request.ts';
import { Headers as OwnHeaders } from '../../src/adapters/sdk_globals.ts';

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
const sockets = new Set<unknown>();

beforeAll(async () => {
  server = createServer((asked, response) => {
    let body = '';
    sockets.add(asked.socket);
    asked.on('data', (chunk: Buffer) => { body += chunk.toString('utf8'); });
    asked.on('end', () => answer(asked, response, body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => { server.closeAllConnections(); server.close(done); }));

const MOST = 100_000;
const LONG = 'Where is my order? '.repeat(2_000);
const gzipped = (text: string) => (response: ServerResponse): void => { response.setHeader('content-encoding', 'gzip'); response.end(gzipSync(text)); };

test.each<[what: string, answered: (response: ServerResponse) => void]>([
  ['JSON', (response) => { response.setHeader('content-type', 'application/json'); response.end('{"a":"Ä – 日本"}'); }],
  ['a status with words of its own', (response) => { response.writeHead(429, 'Slow Down', { 'retry-after': '21', 'x-two': ['a', 'b'] }); response.end('no'); }],
  ['nothing', (response) => { response.writeHead(204); response.end(); }],
  ['a zipped body', gzipped(LONG)],
  ['a zipped body that is empty', (response) => { response.setHeader('content-encoding', 'gzip'); response.end(); }],
  ['a zipped body that breaks off', (response) => { response.setHeader('content-encoding', 'gzip'); response.end(gzipSync(LONG).subarray(0, 100)); }],
  ['letters that no text has', (response) => { response.end(Buffer.from([0x61, 0xff, 0xfe, 0x62])); }],
  ['a mark of its encoding', (response) => { response.end('\uFEFFa\uFEFF'); }],
  ['a letter in two pieces', (response) => { const [first, ...rest] = Buffer.from('日'); response.write(Buffer.from([first ?? 0])); setTimeout(() => response.end(Buffer.from(rest)), 20); }],
])('answers as fetch does: %s', async (_what, answered) => {
  answer = (_asked, response) => answered(response);
  const [own, theirs] = [await request(base, {}, MOST), await fetch(base)];
  const headers = (all: { forEach: (each: (value: string, name: string) => void) => void }) => { const found: Record<string, string> = {}; all.forEach((value, name) => { if (name !== 'date') found[name] = value; }); return found; };
  expect({ ok: own.ok, status: own.status, words: own.statusText, headers: headers(own.headers), delay: own.headers.get('Retry-After'), has: own.headers.has('Retry-After') })
    .toEqual({ ok: theirs.ok, status: theirs.status, words: theirs.statusText, headers: headers(theirs.headers), delay: theirs.headers.get('Retry-After'), has: theirs.headers.has('Retry-After') });
  const text = await theirs.text();
  expect(own.bodyUsed).toBe(false);
  expect([await own.text(), await own.clone().text()]).toEqual([text, text]);
  expect(own.bodyUsed).toBe(true);
});

test.each<[what: string, answered: (response: ServerResponse) => void, message: string]>([
  ...[301, 302, 303, 307, 308].map((status): [string, (response: ServerResponse) => void, string] => [`a redirect ${status}`, (response) => { response.writeHead(status, { location: '/elsewhere' }); response.end(); }, 'fetch failed']),
  ['a line that breaks before an answer', (response) => { response.destroy(); }, 'fetch failed'],
  ['a line that breaks within one', (response) => { response.writeHead(200, { 'content-length': '100' }); response.write('half'); setTimeout(() => response.destroy(), 20); }, 'terminated'],
  ['another protocol', (response) => { response.socket?.write('HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'); }, 'fetch failed'],
  ['what is no zip', (response) => { response.setHeader('content-encoding', 'gzip'); response.end('plain'); }, 'terminated'],
])('fails as fetch does: %s', async (_what, answered, message) => {
  answer = (_asked, response) => answered(response);
  const failure = (call: () => Promise<{ text(): Promise<string> }>): Promise<unknown> => call().then((got) => got.text()).then(() => 'answered', ({ name, message: words }: Error) => ({ name, message: words }));
  expect(await failure(() => request(base, {}, MOST))).toEqual(await failure(() => fetch(base, { redirect: 'error' })));
  await expect(request(base, {}, MOST)).rejects.toThrow(message);
});

test.each(['http', 'https'])('a host that is not there fails as by fetch: %s', async (protocol) => {
  await expect(request(`${protocol}://127.0.0.1:1/`, {}, MOST)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
});

test.each<[what: string, init: RequestInit]>([
  ['nothing but the address', {}],
  ['a header in any case', { headers: { 'X-Api-Key': 'k', Accept: 'application/json', 'user-agent': 'an-sdk/1' } }],
  ['headers as a list', { method: 'POST', headers: [['Content-Type', 'application/json']], body: '{"a":"–"}' }],
  ['headers as they are made', { method: 'POST', headers: new Headers({ 'x-goog-api-key': 'k' }), body: 'text' }],
  ['a form', { method: 'POST', body: new URLSearchParams({ grant_type: 'a b', assertion: 'x&y' }) }],
  ['a POST of nothing', { method: 'POST' }],
  ['a DELETE with a body', { method: 'DELETE', body: '{}' }],
])('asks as fetch does: %s', async (_what, init) => {
  const asked: object[] = [];
  answer = ({ method, url, headers }, response, body) => {
    // What a browser would tell of itself, and ways of zipping that are not asked for.
    const { 'sec-fetch-mode': _mode, 'accept-language': _language, 'accept-encoding': _zips, host: _host, ...rest } = headers;
    asked.push({ method, url, rest, body });
    response.end();
  };
  await request(`${base}/a%20b?q=ä`, init, MOST);
  await fetch(`${base}/a%20b?q=ä`, init);
  expect(asked[0]).toEqual(asked[1]);
});

test('a body beyond the bound is no answer, nor one that unpacks beyond it', async () => {
  answer = (_asked, response) => { response.end('x'.repeat(MOST + 1)); };
  expect(await (await request(base, {}, MOST)).text()).toBe('');
  answer = (_asked, response) => gzipped('x'.repeat(MOST + 1))(response);
  expect(await (await request(base, {}, MOST)).text()).toBe('');
  answer = (_asked, response) => gzipped('x'.repeat(MOST))(response);
  expect((await (await request(base, {}, MOST)).text()).length).toBe(MOST);
});

test.each(['before an answer', 'within one'])('a signal ends it %s', async (when) => {
  const { signal, abort } = (() => { const controller = new AbortController(); return { signal: controller.signal, abort: () => controller.abort() }; })();
  let closed = false;
  answer = (_asked, response) => {
    response.on('close', () => { closed = true; });
    if (when === 'within one') response.write('half');
    setTimeout(abort, 30);
  };
  await expect(request(base, { signal }, MOST)).rejects.toThrow(TypeError);
  await new Promise((done) => { setTimeout(done, 30); });
  expect(closed).toBe(true);
  await expect(request(base, { signal }, MOST)).rejects.toThrow(TypeError);
});

test('requests one after the other go through one connection', async () => {
  answer = (_asked, response) => { response.end('{}'); };
  await request(base, {}, MOST);
  sockets.clear();
  for (let count = 0; count < 3; count += 1) await request(base, { method: 'POST', body: '{}' }, MOST);
  expect(sockets.size).toBe(1);
});

test('a header that HTTP has no letters for is not sent, and its value is not in the error', async () => {
  await expect(request(base, { headers: { 'api-key': 'secret\nkey' } }, MOST)).rejects.toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
});

test('headers in the zip are as Node\'s own', () => {
  const name = fc.constantFrom('Api-Key', 'api-key', 'X-A', 'x-b', 'accept');
  const value = fc.constantFrom('a', ' b ', 'c, d', '');
  const step = fc.tuple(fc.constantFrom('append', 'set', 'delete', 'get', 'has'), name, value);
  fc.assert(fc.property(fc.dictionary(name, value), fc.array(step, { maxLength: 8 }), (given, steps) => {
    const [own, theirs] = [new OwnHeaders(given), new Headers(given)];
    for (const [what, at, text] of steps) {
      const ask = (headers: OwnHeaders | Headers): unknown => (what === 'append' || what === 'set' ? headers[what](at, text) : what === 'delete' ? headers.delete(at) : what === 'get' ? headers.get(at) : headers.has(at));
      expect(ask(own)).toEqual(ask(theirs));
    }
    expect([...own]).toEqual([...theirs]);
    expect([...new OwnHeaders(own)]).toEqual([...new Headers(theirs)]);
    const told: string[][] = [];
    own.forEach((text, at) => { told.push([at, text]); });
    expect(told).toEqual([...theirs.entries()]);
  }));
});
