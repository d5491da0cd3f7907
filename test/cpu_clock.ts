/** Milliseconds of processor time this process has used: a bound on it holds whatever else the machine does. */
export function cpuClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const spent = (work: () => void): number => {
  const started = cpuClock();
  work();
  return cpuClock() - started;
};

/**
 * Least milliseconds of processor time of each of `works`, of so many rounds of all of them in turns: what slows the machine for a while slows
 * each, and what a first compilation adds is no cost of the code.
 * @param works are given the round, to be put into their text where a text that comes again is remembered.
 */
export function leastInTurns(rounds: readonly number[], works: readonly ((round: number) => void)[]): number[] {
  const times = rounds.map((round) => works.map((work) => spent(() => work(round))));
  return works.map((_work, index) => Math.min(...times.map((of) => of[index] as number)));
}

/** Least milliseconds of processor time of three rounds of `work`, or of fewer, the last of which took less than `enough`. */
export function leastMilliseconds(work: (round: number) => void, enough = 0): number {
  let least = Infinity;
  for (const round of [1, 2, 3]) if (least >= enough) least = Math.min(least, spent(() => work(round)));
  return least;
}

/** What holds of a second look too, at other rounds than the first: one look may meet a busy moment, two in a row hardly do. */
export const holdsTwice = (look: (rounds: readonly number[]) => boolean): boolean => look([1, 2, 3, 4, 5]) && look([6, 7, 8, 9, 10]);

/** The most that {@link timesAsLong} gives of work whose time grows with its size: 8 where it is linear, 64 where it is quadratic. */
export const LINEAR = 24;

/**
 * How many times as long eight times the work takes, of the least of five rounds of each in turns, the first of which pays for compilation.
 * What seems more than linear is looked at a second time.
 * @param work is given its size and the round, to be put into its text where a text that comes again is remembered.
 */
export function timesAsLong(work: (size: number, round: number) => void, size: number): number {
  let least = Infinity;
  holdsTwice((rounds) => {
    const [long, short] = leastInTurns(rounds, [(round) => work(8 * size, round), (round) => work(size, round)]) as [number, number];
    least = Math.min(least, long / Math.max(1, short));
    return least >= LINEAR;
  });
  return least;
}
