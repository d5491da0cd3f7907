import { isVendorError, VendorError, type Problem, type Vendor } from '../errors.ts';
import type { Deadline } from '../ports/deadline.ts';

/** One call to a vendor: how long an attempt may take, and whether a second one may follow. */
export interface Call {
  vendor: Vendor;
  deadline: Deadline;
  /** Milliseconds one attempt may take at most. */
  shareMs: number;
  /** A second attempt is made only while at least this much of the deadline is left. */
  retryNeedsMs: number;
}

/** Failures that pass by themselves; every other one would only be repeated. */
const PASSING: ReadonlySet<Problem> = new Set(['unavailable', 'unreachable', 'timeout', 'nonsense']);
/** Under this an attempt cannot end well. */
const LEAST_MS = 150;

/** Waits `ms`, or until the calls are called off: no timer outlives a step that has ended. */
function pause(deadline: Deadline, ms: number): Promise<void> {
  const { signal, release } = deadline.share(ms);
  return new Promise((resolve) => {
    const end = (): void => { release(); resolve(); };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Settles with the call, or rejects as soon as the signal aborts: an SDK may not watch its signal to the end. */
async function untilAborted<Answer>(signal: AbortSignal, call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  const answer = call(signal);
  answer.catch(() => {}); // where the abort came first, nobody else listens
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function once<Answer>(call: Call, ask: (signal: AbortSignal) => Promise<Answer>, refusal: (error: unknown) => VendorError): Promise<Answer> {
  if (call.deadline.remaining() < LEAST_MS) throw new VendorError(call.vendor, 'timeout');
  const { signal, release } = call.deadline.share(call.shareMs);
  try {
    return await untilAborted(signal, ask);
  } catch (error) {
    if (isVendorError(error)) throw error;
    throw signal.aborted ? new VendorError(call.vendor, 'timeout') : refusal(error);
  } finally {
    release();
  }
}

/**
 * The only retry of this app (the SDKs' own are off): one quick second try, 300 to 500 ms after a failure that may pass,
 * where the deadline allows. `refusal` turns whatever the SDK threw into a VendorError; `ask` may throw one itself.
 */
export async function attempt<Answer>(call: Call, ask: (signal: AbortSignal, isSecond: boolean) => Promise<Answer>, refusal: (error: unknown) => VendorError): Promise<Answer> {
  try {
    return await once(call, (signal) => ask(signal, false), refusal);
  } catch (error) {
    if (!isVendorError(error) || !PASSING.has(error.problem) || call.deadline.remaining() < call.retryNeedsMs) throw error;
  }
  await pause(call.deadline, 300 + Math.random() * 200);
  return once(call, (signal) => ask(signal, true), refusal);
}

/** A deadline that can be called off: every request under it is aborted and none begins. */
export function abortable(deadline: Deadline): { deadline: Deadline; abort: () => void } {
  const group = new AbortController();
  return {
    abort: () => group.abort(),
    deadline: {
      remaining: () => (group.signal.aborted ? 0 : deadline.remaining()),
      share(shareMs) {
        const { signal, release } = deadline.share(shareMs);
        return { signal: AbortSignal.any([signal, group.signal]), release };
      },
    },
  };
}

/** The same deadline, `ms` milliseconds sooner: for calls after which something is still to be done. */
export function sooner(deadline: Deadline, ms: number): Deadline {
  const remaining = () => Math.max(0, deadline.remaining() - ms);
  return { remaining, share: (shareMs) => deadline.share(Math.min(shareMs, remaining())) };
}

/**
 * Calls made side by side, all or nothing: as soon as one fails the others are aborted, so that a step that ends with an
 * error leaves no request and no timer behind. Each task gets the deadline it must use.
 */
export async function sideBySide<Answers extends unknown[]>(deadline: Deadline, tasks: { [At in keyof Answers]: (deadline: Deadline) => Promise<Answers[At]> }): Promise<Answers> {
  const shared = abortable(deadline);
  try {
    return await Promise.all(tasks.map((task) => task(shared.deadline))) as Answers;
  } catch (error) {
    shared.abort();
    throw error;
  }
}

/** An API key fit for a header. A key that is not would end up inside the error text of `fetch`. */
export function readableKey(vendor: Vendor, apiKey: string): string {
  const key = apiKey.trim();
  if (!/^[\x21-\x7e]{1,1000}$/.test(key)) {
    throw new VendorError(vendor, 'malformed_key', { said: 'it holds a blank, a line break or a character that no key has' });
  }
  return key;
}
