import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createMemoryKnowledgeBase } from '../adapters/builtin/memory_knowledge_base.ts';
import { triageTicket } from '../creates/ticket_triage.ts';
import { createDeadline } from '../deadline.ts';
import { standIns } from '../services.ts';
import { readKnowledgeFile } from './demo/knowledge_file.ts';
import { sampleInput } from './train_sentiment/action_sample.ts';

/** An ordinary ticket that can be answered by itself: it shows the most. */
const TICKET = 'FJ-1001';
const at = (path: string): string => resolve(import.meta.dirname, '../..', path);

/** Writes Triage Ticket's sample anew: what the built-in engine answers on a sample ticket with the sample knowledge at hand. */
export async function writeTriageSample(): Promise<void> {
  standIns.knowledgeBase = createMemoryKnowledgeBase(readKnowledgeFile(at('data/demo/knowledge.jsonl')));
  const inputData = { ...sampleInput(TICKET), allow_auto_send: 'true', company_name: 'Fjordlight' };
  const sample = await triageTicket({ authData: {}, inputData, deadline: createDeadline() });
  delete standIns.knowledgeBase;
  writeFileSync(at('src/creates/triage_ticket_sample.ts'), `import type { TriageOutput } from './ticket_triage.ts';

/** What the built-in engine answers on sample ticket ${TICKET} with the sample knowledge; \`npm run samples\` writes this file. */
const sample: TriageOutput = ${JSON.stringify(sample, null, 2)};

export default sample;
`);
}
