import type { FakeGoogle } from './server.ts';

/**
 * Answers the app's requests from the fake without a socket, googleapis and all: for tests of many thousand polls.
 * Gives back what undoes it.
 */
export function answerInProcess(fake: FakeGoogle): () => void {
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
    const reply = fake.answer({ method: init?.method ?? 'GET', url, authorization: headers.get('authorization') ?? '', body: String(init?.body ?? '') });
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    return new Response(text, { status: reply.status, headers: { 'content-type': 'application/json; charset=UTF-8', ...reply.headers } });
  };
  return () => {
    globalThis.fetch = network;
  };
}
