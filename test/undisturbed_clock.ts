/**
 * Wall time without what this process lost to others: a tick that comes late says for how long nothing here could run.
 * For bounds on waiting, which processor time does not see, on a machine that others keep busy.
 */
const TICK_MS = 10;

export interface UndisturbedClock {
  /** Milliseconds. */
  now(): number;
  stop(): void;
}

export function startUndisturbedClock(): UndisturbedClock {
  let lost = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const time = performance.now();
    lost += Math.max(0, time - last - TICK_MS);
    last = time;
  }, TICK_MS);
  return { now: () => performance.now() - lost - Math.max(0, performance.now() - last - TICK_MS), stop: () => clearInterval(timer) };
}
