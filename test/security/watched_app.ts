/** The built zip between the fakes of all vendors and of Zapier, with an ear at everything it could tell something to. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GEMINI_KEY, startFakeGemini } from '../fakes/gemini/server.ts';
import { FakeGoogle } from '../fakes/google/server.ts';
import { PINECONE_KEY, startFakePinecone } from '../fakes/pinecone/server.ts';
import { startFakeZapier } from '../fakes/zapier.ts';
import { openContainer, type Container, type Outcome } from '../lambda/container.ts';
import { everyMethod, PRIVATE_WORD, TABS } from './scenario.ts';

export interface Connection {
  spreadsheet: string;
  authData: Record<string, unknown>;
}

export async function startWatchedApp() {
  const [gemini, pinecone, zapier, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier(), new FakeGoogle().start()]);
  pinecone.addIndex({ name: 'kb', dimension: 768 });
  const notes = join(mkdtempSync(join(tmpdir(), 'hosts-')), 'hosts');
  const tokens: string[] = [];
  const opened: Container[] = [];
  const redirects = { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, ...google.environment() };

  function open(environment: Record<string, string>): Container {
    const container = openContainer({ NETWORK_NOTES: notes, NODE_OPTIONS: `--require ${join(__dirname, 'network_guard.cjs')}`, LOGGING_ENDPOINT: zapier.logUrl, LOGGING_TOKEN: 'log-token', ...environment });
    opened.push(container);
    return container;
  }
  const container = open(redirects);
  const keys = () => ({ gemini_api_key: GEMINI_KEY, pinecone_api_key: PINECONE_KEY, pinecone_index: 'kb', google_service_account: google.tokens.keyFile() });

  /** Pieces by which each credential would be known, wherever it turned up. */
  const credentials = (): string[] => {
    const lines = google.tokens.privateKey.split('\n').slice(1, -2).map((line) => line.slice(0, 24));
    return [GEMINI_KEY, PINECONE_KEY, GEMINI_KEY.slice(3, 19), PINECONE_KEY.slice(5, 21), ...tokens, ...lines, ...lines.map((line) => Buffer.from(line).toString('base64').slice(0, 30))];
  };

  return {
    gemini, pinecone, google, zapier, container, keys,
    hostsSpokenTo: (): string[] => [...new Set(readFileSync(notes, 'utf8').split('\n').filter(Boolean))].sort(),
    abroad: (environment: Record<string, string>) => open(environment),

    startAnew(): void {
      zapier.logLines.length = 0;
      for (const { said } of opened) said.length = 0;
      google.calls.length = 0;
      google.faults.length = 0;
      gemini.reset();
      pinecone.reset();
      writeFileSync(notes, '');
    },

    async connected(): Promise<Connection> {
      const { id } = google.add({ name: 'Support', shared: 'writer', tabs: TABS.map((tab) => ({ ...tab, rows: tab.rows.map((row) => [...row]) })) });
      const [exchanged] = await container.run([everyMethod(id, keys(), 'gemini')['authentication.sessionConfig.perform'] ?? {}]);
      expect(exchanged?.error).toBeUndefined();
      tokens.push(exchanged?.results.google_access_token);
      return { spreadsheet: id, authData: { ...keys(), ...exchanged?.results } };
    },

    /** Neither Zapier's log, Lambda's, an error nor an address holds a word of the ticket or a piece of a credential. */
    expectNothingTold(outcomes: Outcome[]): void {
      const told = [...zapier.logLines, ...opened.flatMap(({ said }) => said), ...outcomes.map(({ error }) => JSON.stringify(error ?? ''))];
      expect(told.filter((line) => PRIVATE_WORD.test(line))).toEqual([]);
      expect(told.filter((line) => credentials().some((secret) => line.includes(secret)))).toEqual([]);
      const addresses = [...gemini.requests, ...pinecone.requests].map(({ path, query }) => `${path}?${query}`).concat(google.calls.map(({ url }) => decodeURIComponent(url)));
      expect(addresses.filter((address) => PRIVATE_WORD.test(address) || credentials().some((secret) => address.includes(secret)))).toEqual([]);
    },

    /** There was something to look at: what a step failed with stands in Zapier's log, as the sentence its error has. */
    expectLogged(outcomes: Outcome[]): void {
      const failed = outcomes.flatMap(({ error }) => (error ? [sentenceOf(error.message)] : []));
      expect(failed.length).toBeGreaterThan(0);
      const log = zapier.logLines.map((line) => String(JSON.parse(line).message)).join('\n');
      expect([...new Set(failed)].filter((sentence) => !withoutAddress(sentence).every((part) => log.includes(part)))).toEqual([]);
      // Core waits 200 ms for its log to be taken: on a busy machine a line or two is cut off.
      expect(zapier.logLines.length).toBeGreaterThan(failed.length / 2);
    },

    /** Each vendor sees its own key and nobody else's. */
    expectKeysAtHome(): void {
      const sent = (requests: { headers: object; body: unknown }[]) => JSON.stringify(requests.map(({ headers, body }) => [headers, body]));
      for (const foreign of [PINECONE_KEY, ...tokens]) expect(sent(gemini.requests)).not.toContain(foreign);
      for (const foreign of [GEMINI_KEY, ...tokens]) expect(sent(pinecone.requests)).not.toContain(foreign);
      for (const { authorization } of google.calls) expect([GEMINI_KEY, PINECONE_KEY].some((key) => authorization.includes(key))).toBe(false);
    },

    async stop(): Promise<void> {
      for (const one of opened) one.remove();
      rmSync(join(notes, '..'), { recursive: true, force: true });
      await Promise.all([gemini.close(), pinecone.close(), zapier.close(), google.stop()]);
    },
  };
}

export type WatchedApp = Awaited<ReturnType<typeof startWatchedApp>>;

/** Core takes the robot's address, a value of the connection, out of its log. */
const withoutAddress = (sentence: string): string[] => sentence.split(/\S+@\S+/);

/** The sentence of an error as Lambda gives it: core wraps those that carry a delay or a code in JSON. */
function sentenceOf(message: string): string {
  try {
    const { message: inner } = JSON.parse(message) as { message?: unknown };
    return typeof inner === 'string' ? inner : message;
  } catch {
    return message;
  }
}
