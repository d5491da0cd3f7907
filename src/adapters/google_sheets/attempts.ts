import { isVendorError, type Problem, VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { untilAborted } from '../attempt.ts';
import { isRecord } from './json.ts';
import { googleRefusal, type CallContext } from './refusals.ts';

/** Longest wait for one answer, and the pause before the only second try, in milliseconds. */
const ATTEMPT_MS = 10_000;
const PAUSE_MS = 250;
/** A second try is started only where it can still get a whole attempt's time, or nearly so. */
const RETRY_NEEDS_MS = 6_000;

const WORTH_A_RETRY: ReadonlySet<Problem> = new Set<Problem>(['unavailable', 'unreachable', 'timeout', 'nonsense']);

export interface GoogleCall<Answer> {
  /** Makes the request; the signal ends it. */
  send: (signal: AbortSignal) => Promise<{ data: unknown }>;
  /** Narrows Google's answer; undefined means nonsense. */
  read: (body: Record<string, unknown>) => Answer | undefined;
  context: CallContext;
  /** False for a write: after a lost answer nobody knows whether the row is there. */
  repeatable: boolean;
}

async function once<Answer>(call: GoogleCall<Answer>, deadline: Deadline): Promise<Answer> {
  const { signal, release } = deadline.share(ATTEMPT_MS);
  try {
    if (signal.aborted || deadline.remaining() === 0) throw new VendorError('google_sheets', 'timeout');
    // gaxios may wait for a body that drips on and on although its signal has aborted.
    const { data } = await untilAborted(signal, call.send);
    const answer = isRecord(data) ? call.read(data) : undefined;
    if (answer === undefined) throw new VendorError('google_sheets', 'nonsense');
    return answer;
  } catch (error) {
    throw googleRefusal(error, call.context, signal.aborted);
  } finally {
    release();
  }
}

/** Google's answer, with one quick second try where a read failed for a passing reason and time allows. */
export async function ask<Answer>(call: GoogleCall<Answer>, deadline: Deadline): Promise<Answer> {
  try {
    return await once(call, deadline);
  } catch (error) {
    const passing = isVendorError(error) && WORTH_A_RETRY.has(error.problem);
    if (!passing || !call.repeatable || deadline.remaining() < RETRY_NEEDS_MS) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return once(call, deadline);
  }
}
