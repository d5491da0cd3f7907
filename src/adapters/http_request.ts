import type { Agent, IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { constants, gunzip } from 'node:zlib';
import { Headers } from './sdk_globals.ts';

/** An answer with the parts of a `Response` that the vendors' SDKs ask for. */
export interface Answer {
  ok: boolean;
  status: number;
  statusText: string;
  headers: Headers;
  /** googleapis asks: what it has read of an error it drops where this says no. */
  bodyUsed: boolean;
  text(): Promise<string>;
  json(): Promise<unknown>;
  /** googleapis asks for it of a body that calls itself neither JSON nor text, and reads what comes as text. */
  blob(): Promise<string>;
  clone(): Answer;
}

/** An answer whose body is here whole. */
export function answerOf(text: string, head: Pick<Answer, 'status' | 'statusText' | 'headers'>): Answer {
  const { status, statusText, headers } = head;
  const read = async (): Promise<string> => {
    answer.bodyUsed = true;
    return text;
  };
  const answer: Answer = { ok: status >= 200 && status < 300, status, statusText, headers, bodyUsed: false, text: read, json: async () => JSON.parse(await read()), blob: read, clone: () => answerOf(text, head) };
  return answer;
}

/** Milliseconds an idle connection is kept for the next request: less than servers keep it. */
const IDLE_MS = 4_000;

/**
 * What outlives a step is made outside of its domain: core runs each step in one, and Node binds an event emitter to the domain in which
 * it is made, for good, and with it the step's bundle and logger.
 */
function outsideDomain<Made>(make: () => Made): Made {
  if (!('domain' in process && process.domain)) return make();
  const domain: object = process.getBuiltinModule('node:domain');
  const active = 'active' in domain ? domain.active : null;
  Object.assign(domain, { active: null });
  try {
    return make();
  } finally {
    Object.assign(domain, { active });
  }
}

/** Node's own, loaded when a first address asks for it. */
const moduleFor = (protocol: string) => outsideDomain(() => (protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http')));
const agents = new Map<string, Agent>();

/** The connections of a protocol: they are kept from request to request, and from step to step. */
function agentFor(protocol: string): Agent {
  const made = agents.get(protocol) ?? outsideDomain(() => new (moduleFor(protocol).Agent)({ keepAlive: true, scheduling: 'lifo', timeout: IDLE_MS }));
  agents.set(protocol, made);
  return made;
}

const failed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
const terminated = (cause?: unknown): TypeError => new TypeError('terminated', { cause });

/** A body as it came; undefined for one beyond the bound, which is not read on. */
const bytesOf = (response: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> => new Promise((resolve, reject) => {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    chunks.push(chunk);
    if (size <= mostBytes) return;
    resolve(undefined);
    response.destroy();
  });
  response.on('end', () => resolve(Buffer.concat(chunks)));
  response.on('error', (error) => reject(terminated(error)));
  response.on('close', () => reject(terminated()));
});

const unzipped = (bytes: Buffer, mostBytes: number): Promise<Buffer | undefined> => new Promise((resolve, reject) => {
  // A body that breaks off is taken as far as it came, as by `fetch`.
  gunzip(bytes, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH }, (error, unpacked) => {
    if (!error) resolve(unpacked);
    else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined);
    else reject(terminated(error));
  });
});

async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const bytes = await bytesOf(response, mostBytes);
  const zipped = /^\s*(?:x-)?gzip\s*$/i.test(response.headers['content-encoding'] ?? '') && bytes && bytes.byteLength > 0;
  const body = zipped ? await unzipped(bytes, mostBytes) : bytes;
  // As `fetch` reads a text: without the mark of its encoding.
  return body?.toString('utf8').replace(/^\uFEFF/, '') ?? '';
}

const listed = (headers: RequestInit['headers'] = {}): Iterable<readonly unknown[]> => (Symbol.iterator in headers ? headers : Object.entries(headers));

/** What goes out, by its lower-case name: what is given, and what `fetch` adds. */
function headersOf({ headers, body }: RequestInit): Record<string, string> {
  const sent: Record<string, string> = { accept: '*/*', 'user-agent': 'node', 'accept-encoding': 'gzip' };
  if (typeof body === 'string' || body instanceof URLSearchParams) sent['content-length'] = String(Buffer.byteLength(body.toString()));
  if (body) sent['content-type'] = `${typeof body === 'string' ? 'text/plain' : 'application/x-www-form-urlencoded'};charset=UTF-8`;
  for (const [name, value] of listed(headers)) sent[String(name).toLowerCase()] = String(value);
  return sent;
}

const REDIRECT = new Set([301, 302, 303, 307, 308]);
const isText = (body: RequestInit['body']): body is string | URLSearchParams | null | undefined => body === null || body === undefined || typeof body === 'string' || body instanceof URLSearchParams;

/**
 * One request by Node's `http`, as `fetch` would make it that takes a redirect for a failure. Loading what Node's own `fetch` stands on
 * takes a fifth of a first step that asks a vendor. A body beyond `mostBytes`, unpacked, is `""`: as good as no answer.
 * Rejects with a TypeError as `fetch` does.
 */
export function request(address: string | URL, init: RequestInit, mostBytes: number): Promise<Answer> {
  const url = new URL(address);
  const { method = 'GET', body, signal } = init;
  return new Promise((resolve, reject) => {
    if (!isText(body)) throw new TypeError('Only text is sent.');
    const { request: send } = moduleFor(url.protocol);
    // One object, and no address beside it: where core wraps `request` (the app's flag `skipHttpPatch` keeps it from that), it knows no other form.
    const sent = send({ ...urlToHttpOptions(url), method, headers: headersOf(init), agent: agentFor(url.protocol), ...(signal && { signal }) }, (response) => {
      const { statusCode: status = 0, statusMessage: statusText = '' } = response;
      if (REDIRECT.has(status)) {
        reject(failed(new Error('unexpected redirect')));
        sent.destroy();
        return;
      }
      const headers = new Headers(Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])));
      textOf(response, mostBytes).then((text) => resolve(answerOf(text, { status, statusText, headers })), reject);
    });
    sent.on('error', (error) => reject(failed(error)));
    // A server that would talk another protocol: Node ends the connection without a word.
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(failed(new Error('unexpected upgrade')));
    });
    sent.end(body?.toString());
  });
}
