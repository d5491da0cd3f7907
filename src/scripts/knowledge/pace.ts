/** How fast an import may go: so many requests at a time, fewer when the vendor asks to slow down, more again when it does not. */
import { isVendorError, remedyFor } from '../../errors.ts';

export interface Pace {
  /** Runs a task when there is room; repeats it while its failure may pass. Rejects with what will not. */
  run<Answer>(task: () => Promise<Answer>): Promise<Answer>;
  /** Waits until there is room for one more, so that nobody reads a file faster than it is stored. */
  room(): Promise<void>;
  /** Tasks that may run at once now. */
  readonly width: number;
  /** Times the vendor asked to slow down. */
  readonly slowed: number;
}

/** Tries of one task; the waits between them sum up to some three minutes. */
const TRIES = 9;
const LONGEST_WAIT_MS = 60_000;
/** Successes in a row before one more task may run at once. */
const CALM = 20;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** `widest`: tasks at once at most. `unitMs`: the first wait after a failure; doubled each time. */
export function createPace(widest: number, unitMs = 500): Pace {
  let width = widest;
  let running = 0;
  let calm = 0;
  let slowed = 0;
  let pausedUntil = 0;
  const waiting: (() => void)[] = [];
  const wake = (): void => { for (const go of waiting.splice(0)) go(); };
  const free = async (): Promise<void> => {
    while (running >= width) await new Promise<void>((resolve) => { waiting.push(resolve); });
  };

  /** Milliseconds to wait before the next try; the vendor's own delay holds everybody back. */
  const waitAfter = (error: unknown, tries: number): number => {
    const delay = Math.min(LONGEST_WAIT_MS, unitMs * 2 ** tries) * (0.75 + Math.random() / 2);
    if (!isVendorError(error) || error.problem !== 'throttled') return delay;
    slowed += 1;
    calm = 0;
    width = Math.max(1, Math.floor(width / 2));
    const asked = error.detail.retryAfterSeconds;
    const wait = asked === undefined ? delay : Math.min(LONGEST_WAIT_MS, asked * 1000);
    pausedUntil = Math.max(pausedUntil, performance.now() + wait);
    return wait;
  };

  const tried = async <Answer>(task: () => Promise<Answer>): Promise<Answer> => {
    for (let tries = 0; ; tries += 1) {
      const pause = pausedUntil - performance.now();
      if (pause > 0) await sleep(pause);
      try {
        const answer = await task();
        calm += 1;
        if (calm >= CALM && width < widest) { width += 1; calm = 0; wake(); }
        return answer;
      } catch (error) {
        if (!isVendorError(error) || remedyFor(error) !== 'retry_later' || tries + 1 >= TRIES) throw error;
        await sleep(waitAfter(error, tries));
      }
    }
  };

  return {
    run: async (task) => {
      await free();
      running += 1;
      try {
        return await tried(task);
      } finally {
        running -= 1;
        wake();
      }
    },
    room: free,
    get width() { return width; },
    get slowed() { return slowed; },
  };
}
