/** What the Zap editor shows of each action before any key is entered: the built-in engine's answers on tickets of `data/demo`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../steps/drafting.ts';
import { checkEscalation } from '../../steps/escalation_check.ts';
import { analyzeSentiment } from '../../steps/sentiment_analysis.ts';
import { triageTicket } from '../../steps/ticket_triage.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { standIns } from '../../services.ts';
import { readKnowledgeFile } from '../demo/knowledge_file.ts';

/** One whose sender is upset: it shows most of sentiment and escalation. */
const UPSET = 'FJ-1009';
/** An ordinary one that can be answered by itself: it shows most of a reply. */
const ANSWERABLE = 'FJ-1001';
const SENDING = { allow_auto_send: 'true', company_name: 'Fjordlight' };

const at = (path: string): string => resolve(import.meta.dirname, '../../..', path);

/** What a zap would map from New Ticket for a sample ticket. */
function sampleInput(ticketId: string): Record<string, unknown> {
  const rows: Record<string, string>[] = parse(readFileSync(at('data/demo/tickets.csv')), { columns: true, bom: true });
  const row = rows.find((candidate) => candidate['Ticket ID'] === ticketId);
  if (!row) throw new Error(`There is no sample ticket ${ticketId}.`);
  return {
    ticket_ref: ticketId, subject: row.Subject, message: row.Message, customer_name: row['Customer name'], customer_email: row['Customer e-mail'],
    created_at: row['Created at'], product: row.Product, engine: 'builtin',
  };
}

function writeSample(action: string, type: { name: string; from: string }, about: string, answer: object): void {
  writeFileSync(at(`src/creates/${action}_sample.ts`), `import type { ${type.name} } from '../steps/${type.from}.ts';

/** ${about}; \`npm run samples\` writes this file. */
const sample: ${type.name} = ${JSON.stringify(answer, null, 2)};

export default sample;
`);
}

const asked = (ticketId: string, more: object = {}) => ({ authData: {}, inputData: { ...sampleInput(ticketId), ...more }, deadline: createDeadline() });

export async function writeSentimentSample(): Promise<void> {
  writeSample('analyze_sentiment', { name: 'SentimentOutput', from: 'sentiment_analysis' }, `What the built-in engine answers on sample ticket ${UPSET}`, await analyzeSentiment(asked(UPSET)));
}

export async function writeEscalationSample(): Promise<void> {
  writeSample('check_escalation', { name: 'EscalationOutput', from: 'escalation_check' }, `What Check Escalation answers on sample ticket ${UPSET} by rules`, await checkEscalation(asked(UPSET)));
}

/** The samples that hold a reply, written with the sample knowledge at hand. */
export async function writeReplySamples(): Promise<void> {
  standIns.knowledgeBase = createMemoryKnowledgeBase(await readKnowledgeFile(at('data/demo/knowledge.jsonl')));
  const reply = await draftReply(asked(ANSWERABLE, { ...SENDING, should_escalate: 'false', auto_reply_allowed: 'true' }));
  const triage = await triageTicket(asked(ANSWERABLE, SENDING));
  delete standIns.knowledgeBase;
  const about = `What the built-in engine answers on sample ticket ${ANSWERABLE} with the sample knowledge`;
  writeSample('draft_reply', { name: 'DraftReplyOutput', from: 'reply_output' }, about, reply);
  writeSample('triage_ticket', { name: 'TriageOutput', from: 'ticket_triage' }, about, triage);
}
