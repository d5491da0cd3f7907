/** One clock for a whole step: made when `perform` starts, handed down to every call. */
export interface Deadline {
  /** Milliseconds left, never below 0. */
  remaining(): number;
  /**
   * A signal that aborts after `shareMs`, or when the deadline is over if that comes first.
   * Call `release` in a `finally`: it clears the timer, so that no step leaves one behind.
   */
  share(shareMs: number): { signal: AbortSignal; release: () => void };
}
