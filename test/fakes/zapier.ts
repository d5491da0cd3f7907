/** Zapier's side of a running step: the log server and the RPC service that core talks to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeZapier {
  /** Value of LOGGING_ENDPOINT. */
  logUrl: string;
  /** Value of an event's `rpc_base`. */
  rpcUrl: string;
  /** Every log line core sent, as text. */
  logLines: string[];
  /** Where files are put and got: what core uploaded, and what it is given where it was told to fetch one; any other address answers with what it was asked. */
  filesUrl: string;
  uploads: string[];
  download: string;
  close(): Promise<void>;
}

/** Starts both on one loopback port. Log lines are newline-delimited JSON; RPC answers carry the request's id. */
export async function startFakeZapier(): Promise<FakeZapier> {
  const logLines: string[] = [];
  const files = { uploads: new Array<string>(), download: '' };
  const kept = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Core lets go of its log after 200 ms, answered or not: on a busy machine the lines that came until then are all there is.
    request.on('close', () => {
      if (!request.complete && request.url?.startsWith('/log')) logLines.push(...Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1));
    });
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      if (request.url?.startsWith('/log')) {
        logLines.push(...body.split('\n').filter(Boolean));
        response.end();
        return;
      }
      if (request.url?.startsWith('/files')) {
        if (request.method === 'POST') files.uploads.push(body);
        response.writeHead(request.method === 'POST' ? 204 : 200, { 'content-type': 'text/plain' });
        response.end(request.method === 'POST' ? '' : request.url === '/files/1' ? files.download : JSON.stringify({ asked: request.url, body }));
        return;
      }
      const { id, storeKey, method, params } = JSON.parse(body);
      const cursor = `cursor:${storeKey}`;
      const answers: Record<string, () => unknown> = {
        get_cursor: () => kept.get(cursor) ?? null,
        set_cursor: () => void kept.set(cursor, params[0]),
        zcache_get: () => kept.get(params[0]) ?? null,
        zcache_set: () => Boolean(kept.set(params[0], params[1])),
        zcache_delete: () => kept.delete(params[0]),
        get_presigned_upload_post_data: () => ({ url: `${base}/files`, fields: { key: 'stashed/1' } }),
        get_presigned_download_url: () => ({ url: `${base}/files/1` }),
      };
      const answer = answers[method];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer ? { id, result: answer() ?? null } : { id, error: `unknown method ${method}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(files, {
    logUrl: `${base}/log`, rpcUrl: `${base}/rpc`, filesUrl: `${base}/files`, logLines,
    close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  });
}
