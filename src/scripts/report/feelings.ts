import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import type { Sentiment } from '../../ports/engine.ts';

/** What the built-in engine reads in one ticket. */
export interface Feeling { sentiment: Sentiment; score: number; language: string }

const CHUNK = 500;
const MOST_WORKERS = 4;

function inWorker(worker: Worker, texts: [string, string][]): Promise<Feeling[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => { worker.off('message', done); reject(error); };
    const done = (feelings: Feeling[]) => { worker.off('error', fail); resolve(feelings); };
    worker.once('message', done);
    worker.once('error', fail);
    worker.postMessage(texts);
  });
}

/** Sentiment and language of every ticket, in their order, on as many cores as there are. */
export async function readFeelings(tickets: readonly HistoryTicket[], progress: (done: number) => void): Promise<Feeling[]> {
  const answers: Feeling[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./feelings_worker.ts', import.meta.url));
    try {
      while (next < tickets.length) {
        const from = next;
        next += CHUNK;
        const chunk = tickets.slice(from, from + CHUNK).map(({ subject, message }): [string, string] => [subject, message]);
        const feelings = await inWorker(worker, chunk);
        feelings.forEach((feeling, index) => { answers[from + index] = feeling; });
        done += feelings.length;
        progress(done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_WORKERS, availableParallelism(), Math.ceil(tickets.length / CHUNK)) }, work));
  return answers;
}
