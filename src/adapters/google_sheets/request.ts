import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { attempt } from '../attempt.ts';
import { isRecord } from '../json.ts';
import { googleRefusal, type CallContext } from './refusals.ts';

/** Longest wait for one answer, and what must be left of the step for a second try, in milliseconds. */
const REQUEST = { shareMs: 10_000, retryNeedsMs: 6_000 };

export interface GoogleRequest<Answer> {
  /** Makes the request; the signal ends it. */
  send: (signal: AbortSignal) => Promise<{ data: unknown }>;
  /** Narrows Google's answer; undefined means nonsense. */
  read: (body: Record<string, unknown>) => Answer | undefined;
  context: CallContext;
  /** False for a write: after a lost answer nobody knows whether the row is there. */
  repeatable: boolean;
}

/** Google's answer, with one quick second try where a read failed for a passing reason and time allows. */
export function ask<Answer>({ send, read, context, repeatable }: GoogleRequest<Answer>, deadline: Deadline): Promise<Answer> {
  const call = { vendor: 'google_sheets' as const, deadline, ...REQUEST, ...(repeatable ? {} : { retryNeedsMs: Infinity }) };
  return attempt(call, async (signal) => {
    const { data } = await send(signal);
    const answer = isRecord(data) ? read(data) : undefined;
    if (answer === undefined) throw new VendorError('google_sheets', 'nonsense');
    return answer;
  }, (error) => googleRefusal(error, context));
}
