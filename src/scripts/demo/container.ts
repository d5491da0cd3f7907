/**
 * One process that runs the app's steps by Zapier's own runtime, as a Lambda container does: started by
 * `container_pool.ts`, given one event at a time. Core's log lines stay in here; core ends the process when it has grown
 * too large, as on Zapier.
 */
import * as core from 'zapier-platform-core';
import App from '../../../index.ts';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import { standIns } from '../../services.ts';
import type { ContainerAnswer, ContainerEvent, StandInFiles } from './container_pool.ts';
import { readCsvFile } from './csv_file.ts';
import { createCsvTicketSource } from './csv_ticket_source.ts';
import { readKnowledgeFile } from './knowledge_file.ts';

type Handler = (event: Record<string, unknown>) => Promise<{ results: unknown }>;

// Core exports the handler but leaves it out of its types.
const handler = (core as unknown as { createAppHandler: (app: typeof App) => Handler }).createAppHandler(App);

async function fillStandIns({ tickets, knowledge }: StandInFiles): Promise<void> {
  if (tickets) standIns.ticketSource = createCsvTicketSource(readCsvFile(tickets));
  if (knowledge.length > 0) standIns.knowledgeBase = createMemoryKnowledgeBase((await Promise.all(knowledge.map(readKnowledgeFile))).flat());
}

/** `isDeveloper` makes core check every answer as it does in Zapier's editor. */
async function answer({ id, method, bundle }: ContainerEvent): Promise<ContainerAnswer> {
  try {
    const { results } = await handler({ command: 'execute', method, bundle, isDeveloper: true });
    return { id, results };
  } catch (error) {
    return { id, error: error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) } };
  }
}

await fillStandIns(JSON.parse(process.argv[2] ?? '{"tickets":"","knowledge":[]}') as StandInFiles);
process.on('message', (event: ContainerEvent) => {
  void answer(event).then((done) => process.send?.(done));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: -1, results: 'ready' } satisfies ContainerAnswer);
