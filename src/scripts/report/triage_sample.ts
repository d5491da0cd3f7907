/** Writes Triage Ticket's sample anew: `node src/scripts/report/triage_sample.ts`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import { triageTicket } from '../../creates/ticket_triage.ts';
import { createDeadline } from '../../deadline.ts';
import { standIns } from '../../services.ts';
import { readKnowledgeFile } from '../demo/knowledge_file.ts';
import { sampleInput } from '../train_sentiment/action_sample.ts';

const TICKET = process.argv[2] ?? 'FJ-1001';
standIns.knowledgeBase = createMemoryKnowledgeBase(readKnowledgeFile(resolve(import.meta.dirname, '../../../data/demo/knowledge.jsonl')));
const out = await triageTicket({ authData: {}, inputData: { ...sampleInput(TICKET), allow_auto_send: 'true', company_name: 'Fjordlight' }, deadline: createDeadline() });
console.log(out);
