/**
 * What lies between the app and a vendor: a loopback server in front of a fake that answers late, sometimes with a fault,
 * and, in front of Sheets, no faster than the vendor's quota allows.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../simulate_incidents/random.ts';

export interface NetworkPlan {
  /** Where the fake listens. */
  target: string;
  /** Median of the time to an answer, milliseconds, by the request's path. */
  medianMs: (path: string) => number;
  /** Share of requests that meet a fault, 0 to 1. */
  faults: number;
  /** Requests of this kind that the vendor answers in any minute; further ones get its 429. */
  quota?: { perMinute: number; counts: (path: string, method: string) => boolean; refusal: () => { status: number; body: unknown } };
  random: Random;
}

export interface UnreliableNetwork {
  url: string;
  tally: { requests: number; faults: number; overQuota: number; busiestMinute: number };
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** Spread of the log-normal latency: a tenth of the answers take twice the median and more. */
const SPREAD = 0.55;

const FAULTS = ['busy', 'busy', 'slow_down', 'slow_down', 'reset', 'answer_lost', 'not_json'] as const;
type FaultKind = (typeof FAULTS)[number];

function latency(random: Random, medianMs: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(8 * medianMs, medianMs * Math.exp(SPREAD * normal));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const say = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Answers instead of the vendor. */
function misbehave(kind: Exclude<FaultKind, 'answer_lost'>, response: ServerResponse): void {
  switch (kind) {
    case 'reset': return void response.socket?.destroy();
    case 'busy': return say(response, 503, { error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' } });
    case 'slow_down': return say(response, 429, { error: { code: 429, message: 'Too many requests.', status: 'RESOURCE_EXHAUSTED' } }, { 'retry-after': '2' });
    case 'not_json': return say(response, 200, '<html><body>maintenance</body></html>');
  }
}

/** Starts listening; `url` takes the vendor's place. Addresses of the fake inside an answer are led here too. */
export async function startUnreliableNetwork(plan: NetworkPlan): Promise<UnreliableNetwork> {
  const tally = { requests: 0, faults: 0, overQuota: 0, busiestMinute: 0 };
  const served: number[] = [];
  let url = '';

  /** True where one more answer would go over the quota of the last minute. */
  const overQuota = (path: string, method: string): boolean => {
    if (!plan.quota?.counts(path, method)) return false;
    while ((served[0] ?? Infinity) < Date.now() - MINUTE_MS) served.shift();
    if (served.length >= plan.quota.perMinute) return true;
    served.push(Date.now());
    tally.busiestMinute = Math.max(tally.busiestMinute, served.length);
    return false;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    tally.requests += 1;
    await sleep(latency(plan.random, plan.medianMs(path)));
    if (plan.quota && overQuota(path, method)) {
      tally.overQuota += 1;
      const refusal = plan.quota.refusal();
      return say(response, refusal.status, refusal.body);
    }
    const fault = plan.random() < plan.faults ? FAULTS[Math.floor(plan.random() * FAULTS.length)] : undefined;
    if (fault) tally.faults += 1;
    if (fault && fault !== 'answer_lost') return misbehave(fault, response);
    const { host: _host, connection: _connection, 'content-length': _length, 'accept-encoding': _encoding, ...headers } = request.headers;
    const answer = await fetch(`${plan.target}${path}`, { method, headers: headers as Record<string, string>, ...(body.length > 0 && { body: new Uint8Array(body) }) });
    const text = (await answer.text()).replaceAll(plan.target, url);
    if (fault === 'answer_lost') return void response.socket?.destroy();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(text);
  };

  const server = createServer((request, response) => { serve(request, response).catch(() => response.destroy()); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, tally, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }) };
}
