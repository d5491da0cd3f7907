/** Ctrl-C while something long runs: what is there is kept. A second one ends the program as ever. */
export interface Interruption {
  stopped(): boolean;
  /** The answer, or null as soon as Ctrl-C is pressed: nobody waits for a call that is still under way. */
  unlessStopped<Answer>(answer: Promise<Answer>): Promise<Answer | null>;
  release(): void;
}

/** Listens for Ctrl-C until it is released. */
export function listenForInterruption(): Interruption {
  let stopped = false;
  let tell = (): void => {};
  const told = new Promise<null>((resolve) => { tell = () => resolve(null); });
  const stop = (): void => {
    stopped = true;
    process.stderr.write('\nStopping: what is there so far is kept.\n');
    tell();
  };
  process.once('SIGINT', stop);
  return { stopped: () => stopped, unlessStopped: (answer) => Promise.race([answer, told]), release: () => void process.off('SIGINT', stop) };
}
