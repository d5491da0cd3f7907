import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';

/** One request of the process, once its answer is here whole. `ms`: from when it was made until then. */
export interface Exchange { path: string; sent: string; received: number; ms: number }

/** Tells of each request that this process makes by `http` or `https`, as whole options and a callback, as the app does. */
export function watchHttp(tell: (exchange: Exchange) => void): void {
  for (const module of [http, https]) {
    const { request } = module;
    const watched = (options: RequestOptions, answered?: (response: IncomingMessage) => void): ClientRequest => {
      const start = performance.now();
      let body = '';
      let received = 0;
      const sent = request(options, answered);
      const end = sent.end.bind(sent);
      sent.end = (...given: unknown[]) => {
        if (typeof given[0] === 'string') body = given[0];
        return Reflect.apply(end, sent, given);
      };
      sent.once('response', (response) => {
        response.on('data', (chunk: Buffer) => { received += chunk.byteLength; });
        response.on('end', () => tell({ path: options.path ?? '', sent: body, received, ms: performance.now() - start }));
      });
      return sent;
    };
    Object.assign(module, { request: watched });
  }
}
