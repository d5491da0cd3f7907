/** A loopback HTTP server that records what it was asked and misbehaves on command. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface RecordedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Parsed JSON, or undefined where there was none. */
  body: any;
  /** Bytes of the body. */
  bytes: number;
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** What the server does instead of answering. */
export type Fault =
  | { kind: 'answer'; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: 'reset' } // the connection is cut before a byte of the answer
  | { kind: 'reset_mid_body' } // headers and half a body, then cut
  | { kind: 'slow_headers' } // nothing, for ever
  | { kind: 'slow_drip'; body: string } // headers at once, then a byte now and then, never the end
  | { kind: 'truncated'; body: string } // a whole answer that ends in the middle of its JSON
  | { kind: 'endless' } // headers, then a megabyte after the other for as long as somebody reads
  | { kind: 'bytes'; body: Buffer; headers: Record<string, string> } // an answer that is more, or less, than its text
  | { kind: 'half_closed' } // the server ends its half of the connection without an answer and keeps it open
  | { kind: 'redirect'; location: string };

export interface Injection {
  fault: Fault;
  /** How many requests meet it. */
  times: number;
  where: (request: RecordedRequest) => boolean;
}

export interface FaultyServer {
  url: string;
  requests: RecordedRequest[];
  /** Lets the next `times` requests that match meet the fault. */
  inject(fault: Fault, times?: number, where?: (request: RecordedRequest) => boolean): void;
  /** Forgets faults and records. */
  reset(): void;
  /** Sockets that are open now. */
  openSockets(): number;
  close(): Promise<void>;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers });
  response.end(text);
}

const MEGABYTE = Buffer.alloc(1_048_576, ' ');

function misbehave(response: ServerResponse, fault: Fault): void {
  switch (fault.kind) {
    case 'answer': return send(response, fault);
    case 'reset': return void response.socket?.destroy();
    case 'reset_mid_body':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"candidates":[{"content":');
      return void setTimeout(() => response.socket?.destroy(), 20);
    case 'slow_headers': return undefined;
    case 'slow_drip': {
      response.writeHead(200, { 'content-type': 'application/json' });
      let at = 0;
      const drip = setInterval(() => response.write(fault.body.charAt(at++ % fault.body.length) || ' '), 100);
      return void response.on('close', () => clearInterval(drip));
    }
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(fault.body);
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => { while (!response.destroyed && response.write(MEGABYTE)); };
      response.on('drain', more);
      return more();
    }
    case 'bytes':
      response.writeHead(200, fault.headers);
      return void response.end(fault.body);
    case 'half_closed': return void response.socket?.end();
    case 'redirect':
      response.writeHead(302, { location: fault.location });
      return void response.end();
  }
}

/** Starts a server whose good behaviour is `answer`; faults come first. `port` 0: any that is free. */
export async function startFaultyServer(answer: (request: RecordedRequest) => Answer | Promise<Answer>, port = 0): Promise<FaultyServer> {
  const requests: RecordedRequest[] = [];
  const injections: Injection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => {});
    incoming.on('end', async () => {
      const raw = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake');
      let body: unknown;
      try { body = raw.length > 0 ? JSON.parse(raw.toString('utf8')) : undefined; } catch { body = undefined; }
      const request = { method: incoming.method ?? '', path: pathname, query: searchParams, headers: incoming.headers, body, bytes: raw.length };
      requests.push(request);
      const injection = injections.find(({ times, where }) => times > 0 && where(request));
      if (injection) {
        injection.times -= 1;
        return misbehave(response, injection.fault);
      }
      send(response, await answer(request));
    });
  });
  server.on('connection', (socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    inject: (fault, times = Number.POSITIVE_INFINITY, where = () => true) => void injections.push({ fault, times, where }),
    reset: () => { injections.length = 0; requests.length = 0; },
    openSockets: () => sockets.size,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
