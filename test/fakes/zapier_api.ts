/**
 * Zapier's API for its CLI, as far as the CLI's source (19.1.0) shows it: who may ask, what an upload must hold, and how a step is run
 * after it. Whether the server minds a core that is not npm's, no source tells: `mindsCore` says where this one does.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';

export const DEPLOY_KEY = 'a-deploy-key';
const CORE = 'node_modules/zapier-platform-core/index.js';
const npmCore = readFileSync(resolve(__dirname, '../..', CORE));

interface Refusal { status: number; errors: string[] }
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(status: number, ...errors: string[]) {
    super(errors.join());
    this.refusal = { status, errors };
  }
}

export interface FakeZapierApi {
  /** Value of ZAPIER_BASE_ENDPOINT. */
  url: string;
  /** Every request, method and path, without the API's own path. */
  asked: string[];
  /** The files of what was last uploaded. */
  uploaded: Record<string, Uint8Array> | undefined;
  /** Refuses an upload whose core is not npm's; or takes it and cannot run it. */
  mindsCore: 'no' | 'at the upload' | 'when it runs';
  /** In place of any upload: this answer, or a line that is cut. */
  upload: Refusal | 'cut' | undefined;
  /** What every step ends with, whatever the core; and what is said to who asks for one. */
  runError: string;
  invoke: Refusal | undefined;
  /** How often a step is said to be still running before it is done. */
  pending: number;
  connections: { id: number; title: string; app_version: string }[];
  app: Record<string, unknown>;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<any> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (chunks.length === 0) return undefined;
  if (!String(request.headers['content-type']).startsWith('application/json')) throw new Refused(415, 'Unsupported media type.');
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

function unzipped(base64: unknown, name: string): Record<string, Uint8Array> {
  try {
    return unzipSync(Buffer.from(String(base64), 'base64'));
  } catch {
    throw new Refused(400, `${name} is not a valid zip file.`);
  }
}

export async function startFakeZapierApi(): Promise<FakeZapierApi> {
  const runs = new Map<string, { polls: number; results?: object[]; error?: string }>();
  const coreIsNpms = (): boolean => Boolean(fake.uploaded && npmCore.equals(fake.uploaded[CORE] ?? new Uint8Array()));

  function take(version: string, body: any): object {
    if (fake.upload && fake.upload !== 'cut') throw new Refused(fake.upload.status, ...fake.upload.errors);
    const files = unzipped(body.zip_file, 'zip_file'), source = unzipped(body.source_zip_file, 'source_zip_file');
    const missing = ['zapierwrapper.js', 'definition.json', 'package.json', CORE].filter((name) => !files[name]);
    if (missing.length > 0) throw new Refused(400, `build.zip lacks ${missing.join(', ')}.`);
    if (!source['package.json']) throw new Refused(400, 'source.zip lacks package.json.');
    if (body.skip_validation !== false) throw new Refused(403, 'Only staff may skip the validation.');
    if (JSON.parse(Buffer.from(files['definition.json']!).toString()).version !== version) throw new Refused(400, 'The version is not that of definition.json.');
    if (fake.mindsCore === 'at the upload' && !npmCore.equals(files[CORE]!)) throw new Refused(400, 'zapier-platform-core is not a version we know.', 'Install it anew.');
    fake.uploaded = files;
    return { version };
  }

  function runStep(version: string, body: any): object {
    if (fake.invoke) throw new Refused(fake.invoke.status, ...fake.invoke.errors);
    if (!fake.uploaded) throw new Refused(404, `There is no version ${version}.`);
    if (body.action_type !== 'write' || !JSON.parse(Buffer.from(fake.uploaded['definition.json']!).toString()).creates[body.action_key]) throw new Refused(400, 'There is no such action.');
    if (!fake.connections.some(({ id }) => id === body.authentication_id)) throw new Refused(400, 'authentication_id: there is no such connection.');
    const id = `run-${runs.size + 1}`;
    const broken = fake.mindsCore === 'when it runs' && !coreIsNpms();
    const error = fake.runError || (broken ? 'Cannot find module \'/var/task/node_modules/zapier-platform-core/src/x.js\'\nRequire stack:\n- /var/task/zapierwrapper.js' : '');
    runs.set(id, { polls: 0, ...(error ? { error } : { results: [{ id: 1, sentiment: 'positive', message: body.params.message }] }) });
    return { invocation_id: id };
  }

  function poll(id: string): object {
    const run = runs.get(id);
    if (!run) throw new Refused(404, 'There is no such invocation.');
    run.polls += 1;
    if (run.polls <= fake.pending) return { success: false, status: 'pending' };
    return run.error ? { success: true, status: 'error', errors: [run.error] } : { success: true, status: 'success', results: run.results };
  }

  function answer(method: string, path: string, body: any): object {
    const [, app, rest = ''] = /^\/apps\/(\d+)(?:\/(.*))?$/.exec(path) ?? [];
    if (app !== String(fake.app.id)) throw new Refused(404, 'Not found.');
    const [, version = '', what = ''] = /^versions\/([\d.]+)(?:\/(.*))?$/.exec(rest) ?? [];
    if (method === 'GET' && rest === '') return fake.app;
    if (method === 'GET' && rest === 'authentications') return { objects: fake.connections };
    if (method === 'PUT' && version && what === '') return take(version, body);
    if (method === 'POST' && what === 'invoke') return runStep(version, body);
    if (method === 'GET' && what.startsWith('invoke/')) return poll(what.slice('invoke/'.length));
    throw new Refused(405, `${method} is not allowed here.`);
  }

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/api/platform/cli', '');
    fake.asked.push(`${request.method} ${path}`);
    if (request.method === 'PUT' && fake.upload === 'cut') return void request.socket.destroy();
    const reply = (status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      const body = await bodyOf(request);
      if (request.headers['x-deploy-key'] !== DEPLOY_KEY) throw new Refused(401, 'Invalid deploy key.');
      reply(200, answer(request.method ?? '', path, body));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      reply(error.refusal.status, { errors: error.refusal.errors });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const fake: FakeZapierApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [], uploaded: undefined, mindsCore: 'no', upload: undefined, runError: '', invoke: undefined, pending: 0,
    connections: [{ id: 7, title: 'Built-in engine (no keys)', app_version: '1.0.0' }],
    app: { id: 4711, title: 'Support Triage', description: 'x', app_category: 'customer-support', intention: 'private', role: 'employee', status: 'private' },
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
  return fake;
}
