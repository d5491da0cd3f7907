/** Milliseconds of processor time this process has used: a bound on it holds whatever else the machine does. */
export function cpuClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Least milliseconds of processor time of three rounds of `work`: what a busy machine and a first compilation add is no cost of the code.
 * @param work is given the round, to be put into its text where a text that comes again is remembered.
 */
export function leastMilliseconds(work: (round: number) => void): number {
  return Math.min(...[1, 2, 3].map((round) => {
    const started = cpuClock();
    work(round);
    return cpuClock() - started;
  }));
}
