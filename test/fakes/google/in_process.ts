import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { PassThrough, Readable } from 'node:stream';
import type { FakeGoogle } from './server.ts';

/**
 * Answers the app's requests from the fake without a socket, googleapis and all: for tests of many thousand polls.
 * Gives back what undoes it.
 */
export function answerInProcess(fake: FakeGoogle): () => void {
  const network = [http.request, https.request] as const;
  const request = ({ method = 'GET', headers = {}, ...place }: RequestOptions, answer: (response: IncomingMessage) => void): ClientRequest => {
    const sent: Buffer[] = [];
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => sent.push(chunk));
    stream.on('end', () => {
      const reply = fake.answer({ method, url: new URL('href' in place ? String(place.href) : ''), authorization: 'authorization' in headers ? String(headers.authorization) : '', body: Buffer.concat(sent).toString('utf8') });
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      answer(Object.assign(Readable.from([Buffer.from(text)]), { statusCode: reply.status, statusMessage: '', headers: { 'content-type': 'application/json; charset=UTF-8', ...reply.headers } }) as unknown as IncomingMessage);
    });
    return stream as unknown as ClientRequest;
  };
  Object.assign(http, { request });
  Object.assign(https, { request });
  return () => {
    Object.assign(http, { request: network[0] });
    Object.assign(https, { request: network[1] });
  };
}
