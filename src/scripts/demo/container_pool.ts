import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Files that stand in for what is not connected; blank or empty where the real thing is asked. */
export interface StandInFiles {
  tickets: string;
  knowledge: string[];
}

export interface ContainerEvent {
  id: number;
  method: string;
  bundle: Record<string, unknown>;
}

export interface ContainerAnswer {
  id: number;
  results?: unknown;
  error?: { name: string; message: string };
}

/** What a step threw: `name` is the class of Zapier's error, `sentence` what the person sees. */
export class StepError extends Error {
  readonly sentence: string;
  /** Seconds Zapier waits before it runs the step again; 0 where it does not. */
  readonly delay: number;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
    const { message: sentence, delay } = readMessage(message);
    this.sentence = sentence;
    this.delay = delay;
  }
}

/** AppError and ThrottledError carry JSON; core may add its console lines below any message. */
function readMessage(raw: string): { message: string; delay: number } {
  const message = raw.split('\n\nConsole logs:')[0]?.split('\nWhat happened:')[0]?.trim() ?? '';
  if (!message.startsWith('{')) return { message, delay: 0 };
  try {
    const parsed: { message?: unknown; delay?: unknown } = JSON.parse(message);
    return { message: String(parsed.message ?? ''), delay: Number(parsed.delay) || 0 };
  } catch {
    return { message, delay: 0 };
  }
}

export interface ContainerPool {
  /** Runs one step; rejects with `StepError` for what the step threw. */
  run(method: string, bundle: Record<string, unknown>): Promise<unknown>;
  close(): void;
}

interface Job {
  event: ContainerEvent;
  attempts: number;
  resolve: (results: unknown) => void;
  reject: (error: Error) => void;
}

/** Zapier starts another container where one ended in the middle of an event; a second end is the event's own fault. */
const MOST_ATTEMPTS = 2;
const KEPT_STDERR = 2_000;

/** The program that each process of a pool runs: its file, one argument, and flags for Node. */
export interface ContainerProgram {
  file: string;
  argument: string;
  nodeFlags?: string[];
}

/** The app from its source, with stand-ins for what is not connected. */
export const demoContainer = (standIns: StandInFiles): ContainerProgram => ({ file: join(import.meta.dirname, 'container.ts'), argument: JSON.stringify(standIns) });

/** Containers that take events in turn, at most `size` at a time, started when there is work for them. */
export function createContainerPool(size: number, { file, argument, nodeFlags = [] }: ContainerProgram): ContainerPool {
  const waiting: Job[] = [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const running = new Map<ChildProcess, Job>();
  let nextId = 0;
  let closed = false;

  const give = (container: ChildProcess): void => {
    const job = waiting.shift();
    if (!job) {
      idle.push(container);
      return;
    }
    running.set(container, job);
    container.send(job.event);
  };

  const ended = (container: ChildProcess, stderr: string): void => {
    all.delete(container);
    const place = idle.indexOf(container);
    if (place >= 0) idle.splice(place, 1);
    const job = running.get(container) ?? (all.size === 0 ? waiting.shift() : undefined);
    running.delete(container);
    if (closed || !job) return;
    job.attempts += 1;
    if (job.attempts < MOST_ATTEMPTS) {
      waiting.unshift(job);
      start();
    } else {
      job.reject(new StepError('ContainerEnded', `The process that runs the step ended without an answer. ${stderr.trim()}`));
      if (waiting.length > 0 && all.size === 0) start();
    }
  };

  const start = (): void => {
    // Core prints to stdout; a person watches the progress bar there.
    const container = fork(file, [argument], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced', execArgv: [...process.execArgv, ...nodeFlags] });
    all.add(container);
    let stderr = '';
    container.stderr?.on('data', (chunk: Buffer) => { stderr = `${stderr}${chunk.toString('utf8')}`.slice(-KEPT_STDERR); });
    container.on('message', ({ id, results, error }: ContainerAnswer) => {
      const job = running.get(container);
      running.delete(container);
      if (id >= 0 && job) {
        if (error) job.reject(new StepError(error.name, error.message));
        else job.resolve(results);
      }
      give(container);
    });
    container.on('error', () => undefined); // a message to a container that has just ended; its end is told below
    container.on('exit', () => ended(container, stderr));
  };

  return {
    run: (method, bundle) => new Promise((resolve, reject) => {
      nextId += 1;
      waiting.push({ event: { id: nextId, method, bundle }, attempts: 0, resolve, reject });
      const ready = idle.shift();
      if (ready) give(ready);
      else if (all.size < size) start();
    }),
    close() {
      closed = true;
      for (const container of all) container.disconnect();
    },
  };
}
