/** Keeps book of every ticket: written, fired, answered; and of the processes' heaps. */
import { median } from 'simple-statistics';
import { StepError } from '../demo/container_pool.ts';
import type { Measured } from './container.ts';

export interface Ledger {
  written(mark: string): void;
  /** New Ticket gave it and Zapier had not seen it before. */
  fired(mark: string): void;
  answered(mark: string, answer: string): void;
  failed(zap: string, method: string, error: unknown): void;
  measured(answer: Measured): void;
  /** True where every ticket written for this zap has been answered. */
  settled(zap: string): boolean;
  figures(): LoadFigures;
}

export interface LoadFigures {
  tickets: number;
  answered: number;
  lost: number;
  doubled: number;
  /** Answers that hold the mark of another ticket, or lack their own. */
  mixedUp: number;
  /** Steps that ended in an error Zapier does not repeat by itself, by its sentence. */
  failures: Record<string, number>;
  processes: number;
  events: number;
  /** Median heap after a collection, MiB, over all processes: their first tenth of events after a warm-up, their last tenth. */
  heapEarlyMb: number;
  heapLateMb: number;
  /** Median seconds from the row's being there to the answer. */
  secondsToAnswer: number;
}

/** Events of a process before its heap is taken as warm: every adapter has been loaded by then. */
const WARM_UP = 20;
const MARK = /\bZ\d+N\d+\b/gi;

function heapEnds(heaps: readonly number[][]): { early: number; late: number } {
  const warm = heaps.map((values) => values.slice(WARM_UP)).filter((values) => values.length >= 10);
  if (warm.length === 0) return { early: 0, late: 0 };
  const tenth = (values: number[]) => Math.max(5, Math.floor(values.length / 10));
  return { early: median(warm.map((values) => median(values.slice(0, tenth(values))))), late: median(warm.map((values) => median(values.slice(-tenth(values))))) };
}

export function createLedger(): Ledger {
  const written = new Map<string, number>();
  const fired = new Map<string, number>();
  const answered = new Map<string, number>();
  const failures = new Map<string, number>();
  const heaps = new Map<number, number[]>();
  const waits: number[] = [];
  let mixedUp = 0;
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  return {
    written: (mark) => { written.set(mark, Date.now()); },
    fired: (mark) => { count(fired, mark); },
    answered: (mark, answer) => {
      count(answered, mark);
      waits.push((Date.now() - (written.get(mark) ?? Date.now())) / 1000);
      const marks = new Set([...answer.matchAll(MARK)].map(([found]) => found.toUpperCase()));
      if (!marks.has(mark) || marks.size > 1) mixedUp += 1;
    },
    failed: (_zap, method, error) => {
      const what = error instanceof StepError ? `${error.name}: ${error.sentence}` : String(error);
      count(failures, `${method.split('.')[1]}: ${what}`);
    },
    measured: ({ process, heapMb }) => { heaps.set(process, [...(heaps.get(process) ?? []), heapMb]); },
    settled: (zap) => [...written.keys()].every((mark) => !mark.startsWith(`${zap}N`) || answered.has(mark)),
    figures: () => {
      const { early, late } = heapEnds([...heaps.values()]);
      const times = [...written.keys()].map((mark) => answered.get(mark) ?? 0);
      return {
        tickets: written.size, answered: answered.size, lost: times.filter((count) => count === 0).length,
        doubled: [...fired.values(), ...times].filter((count) => count > 1).length, mixedUp, failures: Object.fromEntries(failures),
        processes: heaps.size, events: [...heaps.values()].reduce((sum, values) => sum + values.length, 0),
        heapEarlyMb: early, heapLateMb: late, secondsToAnswer: waits.length > 0 ? median(waits) : 0,
      };
    },
  };
}
