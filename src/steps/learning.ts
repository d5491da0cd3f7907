import { createHash } from 'node:crypto';
import { InputError } from '../errors.ts';
import { readText, readTicket } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import { SENTIMENTS, type Sentiment } from '../ports/engine.ts';
import type { KnowledgeBase, StoreStatus } from '../ports/knowledge_base.ts';
import { pickKnowledgeBase, type AuthData } from '../services.ts';
import { withoutPersonalData } from '../triage/personal_data.ts';
import { readSentimentLabel } from '../triage/sentiment_label.ts';
import { cleanTicketText } from '../triage/ticket_text.ts';
import { readReplySettings, unusedSheet } from './reply_settings.ts';
import { correctionsSheet } from './sentiment_analysis.ts';

export interface LearningStep {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
}

/** Characters of a text that are kept: nobody is helped by more, and a cell of a sheet holds 50,000. */
const LONGEST = { text: 10_000, thought: 600, name: 200, url: 500 };

const kept = (text: string, most: number = LONGEST.name): string => text.slice(0, most).trim();

/** A part of an address leads nowhere: it is kept whole or not at all. */
const wholeAddress = (url: string): string => (url.length <= LONGEST.url ? url : '');

function storedOutput(ticketId: string, storedIn: string, { status, reason, warning: unkept = '' }: { status: StoreStatus; reason: string; warning?: string }, warning = '') {
  return { ticket_id: ticketId, status, stored_in: status === 'refused' ? '' : storedIn, reason, warnings_text: [reason, unkept, warning].filter(Boolean).join('\n') };
}

/** What Record Correction and Learn From Solved Ticket give. */
export type StoredOutput = ReturnType<typeof storedOutput>;

function readSentiment(inputData: Record<string, unknown>): Sentiment {
  const sentiment = readSentimentLabel(readText(inputData, 'sentiment'));
  if (!sentiment) throw new InputError(`Say in the field “Correct Sentiment” how the customer feels: ${SENTIMENTS.join(', ')}.`);
  return sentiment;
}

/** Where to store; a zap that names no place learns nothing, and must hear of it. */
async function openStore({ authData, deadline }: LearningStep, sheets: Parameters<typeof pickKnowledgeBase>[1], field: string): Promise<KnowledgeBase> {
  const store = await pickKnowledgeBase(authData, sheets, deadline);
  if (store.name === 'none') throw new InputError(`There is nowhere to store this: add Pinecone to the connection, or choose a Google Sheet in the field “${field}”.`);
  return store;
}

/** The team's own number, else one made of the text: the same ticket recorded twice is one correction. */
const ticketIdOf = (ticketId: string, subject: string, message: string): string =>
  ticketId || `text-${createHash('sha256').update(`${subject}\u0000${message}`.normalize('NFC'), 'utf8').digest('hex').slice(0, 16)}`;

/** Record Correction: a person's label for a ticket, stored without personal data; a second one for the same ticket replaces it. */
export async function recordCorrection(asked: LearningStep): Promise<StoredOutput> {
  const { inputData, deadline } = asked;
  const ticket = readTicket(inputData);
  const sentiment = readSentiment(inputData);
  const sheet = correctionsSheet(inputData);
  const store = await openStore(asked, { knowledge: null, corrections: sheet }, 'Corrections Spreadsheet');
  const subject = kept(withoutPersonalData(ticket.subject));
  const message = kept(withoutPersonalData(cleanTicketText(ticket.message).message), LONGEST.text);
  if (!subject && !message) return storedOutput(kept(ticket.ticketId), '', { status: 'refused', reason: 'Subject and message are both blank: there is nothing to learn from.' });
  const correction = {
    ticketId: kept(ticketIdOf(ticket.ticketId, subject, message)), subject, message, sentiment,
    thought: kept(withoutPersonalData(readText(inputData, 'thought')), LONGEST.thought), correctedAt: new Date().toISOString(),
  };
  const storedIn = store.name === 'knowledge_sheet' ? 'corrections_sheet' : store.name;
  const warning = unusedSheet(store, sheet);
  return storedOutput(correction.ticketId, storedIn, await store.recordCorrection(correction, deadline), warning);
}

/** Learn From Solved Ticket: problem and solution of a ticket that a person solved, cleaned on the way in. */
export async function addSolvedTicket(asked: LearningStep): Promise<StoredOutput> {
  const { inputData, deadline } = asked;
  const { ticketId, subject, message, customerEmail, createdAt, product } = readTicket(inputData);
  const { cleanKnowledge } = await import('../triage/knowledge_hygiene.ts');
  const { refused, warning, ...texts } = cleanKnowledge({ title: subject, problem: message, solution: readText(inputData, 'solution') });
  const { sheets } = readReplySettings(inputData);
  const store = await openStore(asked, sheets, 'Knowledge Spreadsheet');
  const id = kept(ticketId);
  const cut = texts.solution.length > LONGEST.text ? `Only the first ${LONGEST.text} characters of the solution are kept: split it into several.` : '';
  if (refused) return storedOutput(id, '', { status: 'refused', reason: refused });
  return storedOutput(id, store.name, await store.addSolvedTicket({
    ticketId: id, title: kept(texts.title), problem: kept(texts.problem, LONGEST.text), solution: kept(texts.solution, LONGEST.text),
    product: kept(product), issue: kept(readText(inputData, 'issue')), url: wholeAddress(readText(inputData, 'url')), customerEmail, createdAt,
  }, deadline), [cut, warning, unusedSheet(store, sheets.knowledge)].filter(Boolean).join('\n'));
}
