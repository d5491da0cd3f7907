import type { Deadline } from '../ports/deadline.ts';

/**
 * Zapier ends a step after 30 s; we answer within 25 so that the answer is still ours. A second of them belongs to what comes
 * before the first call and after the last one: loading the app, rendering an answer, putting a refusal into words.
 */
export const STEP_MS = 25_000 - 1_000;

/** Milliseconds on a clock that nobody sets. (The first look at `performance` loads a part of Node: 2 ms of every cold start.) */
const sinceStart = (): number => process.uptime() * 1000;

/** A deadline `ms` milliseconds from now. */
export function createDeadline(ms: number = STEP_MS): Deadline {
  const end = sinceStart() + ms;
  const remaining = () => Math.max(0, end - sinceStart());
  return {
    remaining,
    share(shareMs) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), Math.min(shareMs, remaining()));
      return { signal: controller.signal, release: () => clearTimeout(timer) };
    },
  };
}
