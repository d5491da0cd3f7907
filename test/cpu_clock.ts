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

/** The most that {@link timesAsLong} gives of work whose time grows with its size: 8 where it is linear, 64 where it is quadratic. */
export const LINEAR = 24;

/**
 * How many times as long eight times the work takes, of the least of five rounds of each in turns, the first of which pays for compilation.
 * @param work is given its size and the round, to be put into its text where a text that comes again is remembered.
 */
export function timesAsLong(work: (size: number, round: number) => void, size: number): number {
  const spent = (of: number, round: number): number => {
    const started = cpuClock();
    work(of, round);
    return cpuClock() - started;
  };
  const rounds = [1, 2, 3, 4, 5].map((round) => [spent(8 * size, round), spent(size, round)] as const);
  const [long, short] = [0, 1].map((which) => Math.min(...rounds.map((times) => times[which] as number)));
  return (long as number) / Math.max(1, short as number);
}
