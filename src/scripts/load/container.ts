/**
 * One warm process with the built, unzipped app, loaded by Zapier's wrapper as Lambda does; answers events one at a time.
 * With each answer goes the heap in use after a collection, so that a leak shows.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContainerAnswer, ContainerEvent } from '../demo/container_pool.ts';

/** What an event of the pool gives back, beside the step's own results. */
export interface Measured {
  results: unknown;
  process: number;
  /** Events this process has answered. */
  events: number;
  heapMb: number;
}

const folder = process.argv[2] ?? '';
process.chdir(folder);
const { handler }: { handler: (event: object, context: object) => Promise<{ results: unknown }> } = await import(pathToFileURL(join(folder, 'zapierwrapper.js')).href);
let events = 0;

async function answer({ id, method, bundle }: ContainerEvent): Promise<ContainerAnswer> {
  try {
    const { results } = await handler({ command: 'execute', method, bundle, isDeveloper: true }, { awsRequestId: String(id), getRemainingTimeInMillis: () => 30_000 });
    events += 1;
    globalThis.gc?.();
    return { id, results: { results, process: process.pid, events, heapMb: process.memoryUsage().heapUsed / 2 ** 20 } satisfies Measured };
  } catch (error) {
    return { id, error: error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) } };
  }
}

process.on('message', (event: ContainerEvent) => {
  void answer(event).then((done) => process.send?.(done));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: -1, results: 'ready' } satisfies ContainerAnswer);
