/** The first key that is refused ends the connection's test and the exchange, and with them every request that is under way. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authentication } from '../src/authentication.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from './fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from './fakes/pinecone/server.ts';
import { ask, refusal } from './triggers/zap.ts';
import { startUndisturbedClock } from './undisturbed_clock.ts';

let gemini: FakeGemini;
let pinecone: FakePinecone;
/** Takes every request and never answers; counts those given up. */
let hanging: Server;
let asked = 0;
let givenUp = 0;
beforeAll(async () => {
  [gemini, pinecone] = await Promise.all([startFakeGemini(), startFakePinecone()]);
  hanging = createServer((_request, response) => { asked += 1; response.on('close', () => { givenUp += 1; }); }).listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  pinecone.addIndex({ name: 'kb', dimension: 768 });
});
beforeEach(() => {
  asked = givenUp = 0;
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: `http://127.0.0.1:${(hanging.address() as AddressInfo).port}` });
});
afterAll(async () => {
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL']) delete process.env[name];
  hanging.closeAllConnections();
  hanging.close();
  await Promise.all([gemini.close(), pinecone.close()]);
});

const PINECONE = { pinecone_api_key: PINECONE_KEY, pinecone_index: 'kb' };
const soon = () => new Promise((resolve) => { setTimeout(resolve, 200); });

test.each([
  ['the connection\'s test', authentication.test, { ...PINECONE, gemini_api_key: 'AQ.wrong' }, 'The Gemini key in this connection is not accepted.'],
  ['the exchange', authentication.sessionConfig.perform, { ...PINECONE, google_service_account: '{"type":"service_account"}' }, 'The Google Sheets key in this connection cannot be read'],
])('%s: one wrong key is told at once, and nothing waits for a Pinecone that hangs', async (_what, perform, authData, says) => {
  const clock = startUndisturbedClock();
  const started = clock.now();
  const { name, sentence } = await refusal(ask(perform, { authData }));
  expect([name, sentence]).toEqual(['ExpiredAuthError', expect.stringContaining(says)]);
  expect(clock.now() - started).toBeLessThan(4000);
  clock.stop();
  await soon();
  expect(givenUp).toBe(asked);
});

test('all that is connected is named', async () => {
  process.env.PINECONE_CONTROLLER_URL = pinecone.url;
  expect(await ask(authentication.test, { authData: { ...PINECONE, gemini_api_key: GEMINI_KEY } })).toEqual({ connected: 'Gemini, Pinecone kb' });
  expect(await ask(authentication.test, {})).toEqual({ connected: 'Built-in engine (no keys)' });
});
