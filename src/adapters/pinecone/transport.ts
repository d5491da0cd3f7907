import { Pinecone } from '@pinecone-database/pinecone';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { attempt, readableKey } from '../attempt.ts';
import { asResponse, guardedAnswer } from '../guarded_fetch.ts';
import { answerOf } from '../http_request.ts';
import { isRecord } from '../json.ts';
import { redirected } from '../loopback.ts';
import { Headers } from '../sdk_globals.ts';
import { isUnknownNamespace, pineconeRefusal, type LastAnswer } from './refusals.ts';

/** Milliseconds one Pinecone request may take, and what must be left of the step for a second one. */
const REQUEST = { shareMs: 5_000, retryNeedsMs: 12_000 };

export interface PineconeAccess {
  apiKey: string;
  indexName: string;
}

/**
 * `fetch` as the SDK is given it: with our signal (the SDK knows no timeout), and remembering what the SDK's errors lose:
 * status, Retry-After and body.
 */
function recordingFetch(signal: AbortSignal, last: LastAnswer): typeof fetch {
  return async (address, init) => {
    const answer = await guardedAnswer(address, { ...init, signal });
    Object.assign(last, { status: answer.status, retryAfter: answer.headers.get('retry-after') ?? '', body: await answer.text() });
    return asResponse(answer);
  };
}

/** A client for one attempt. `maxRetries` 0: the only retry is ours. */
function client(apiKey: string, signal: AbortSignal, last: LastAnswer): Pinecone {
  return new Pinecone({
    apiKey, maxRetries: 0, fetchApi: recordingFetch(signal, last),
    controllerHostUrl: redirected('PINECONE_CONTROLLER_URL', 'https://api.pinecone.io'),
  });
}

/** A client that is answered with `body` and asks nobody: how the SDK reads a part of what was sent. */
export const answeredWith = (apiKey: string, body: unknown): Pinecone => new Pinecone({ apiKey, maxRetries: 0, fetchApi: async () => asResponse(answerOf(JSON.stringify(body), { status: 200, statusText: 'OK', headers: new Headers() })) });

function sentBody(last: LastAnswer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(last.body);
    if (isRecord(value)) return value;
  } catch {
    // falls through: what is no JSON object is no answer
  }
  throw new VendorError('pinecone', 'nonsense');
}

export interface AskOptions<Answer> {
  /** Milliseconds one attempt may take. */
  shareMs?: number;
  /** What a namespace that does not exist (yet) answers; without it that is a failure. */
  withoutNamespace?: Answer;
}

/**
 * One request to Pinecone within its share, tried a second time after a failure that may pass. `ask` gets the SDK's client
 * and a look at what the server really sent: the SDK turns an answer without matches into "no matches".
 * Throws VendorError.
 */
export async function askPinecone<Answer>(
  access: PineconeAccess, deadline: Deadline, ask: (pinecone: Pinecone, sent: () => Record<string, unknown>) => Promise<Answer>, options: AskOptions<Answer> = {},
): Promise<Answer> {
  const apiKey = readableKey('pinecone', access.apiKey);
  const { shareMs = REQUEST.shareMs, withoutNamespace } = options;
  let last: LastAnswer = { status: 0, retryAfter: '', body: '' };
  return attempt({ vendor: 'pinecone', deadline, shareMs, retryNeedsMs: REQUEST.retryNeedsMs }, async (signal) => {
    const answer: LastAnswer = { status: 0, retryAfter: '', body: '' };
    last = answer;
    try {
      return await ask(client(apiKey, signal, answer), () => sentBody(answer));
    } catch (error) {
      if (withoutNamespace !== undefined && isUnknownNamespace(answer)) return withoutNamespace;
      throw error;
    }
  }, (error) => pineconeRefusal(error, last, access.indexName));
}
