import { randomBytes } from 'node:crypto';
import type { TicketQuestion, TicketReading } from '../../ports/engine.ts';
import type { Vault } from '../../triage/personal_data.ts';
import { escalationPart, TICKET_SCHEMA } from './answer_schemas.ts';
import { isOpinion, opinionOf } from './escalation.ts';
import { escalationTask, SENTIMENT_ORDER, TICKET_RULES, ticketPart } from './prompts.ts';
import { nameFor, readTicketFor } from './reading.ts';
import { examplesFor, isSentimentAnswer, sentimentAnswer } from './sentiment.ts';
import { generateJson, type GeminiAccess, type Generated } from './transport.ts';

/** One request for both: how the customer feels, and what the rules left open. Throws VendorError. */
export async function readTicket(access: GeminiAccess, engine: string, question: TicketQuestion, vault: Vault): Promise<TicketReading> {
  const read = readTicketFor(question.ticket, vault);
  const plainRule = question.plainRule.trim();
  const task = `${SENTIMENT_ORDER}\n${escalationTask(plainRule)}`;
  const generated = await generateJson(access, {
    system: TICKET_RULES, schema: TICKET_SCHEMA,
    parts: [examplesFor(question, read, vault), ticketPart({ ...read, product: nameFor(question.ticket.product, vault) }, randomBytes(9).toString('hex'), task)],
  }, (given) => isSentimentAnswer(given) && isOpinion(given), question.deadline);
  const aboutEscalation: Generated = generated.answer ? { blocked: '', answer: escalationPart(generated.answer) } : generated;
  return { sentiment: sentimentAnswer(generated, engine, read, vault), opinion: opinionOf(aboutEscalation, engine, plainRule, read, vault) };
}
