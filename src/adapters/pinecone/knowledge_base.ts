import type { LabelledExample } from '../../ports/engine.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Correction, KnowledgeBase, Passage, PastContact, SolvedTicket, StoreStatus } from '../../ports/knowledge_base.ts';
import { withoutPersonalData } from '../../triage/personal_data.ts';
import { cleanTicketText } from '../../triage/ticket_text.ts';
import { sideBySide } from '../attempt.ts';
import { BYTES, correctionId, correctionMetadata, customerPrefix, exampleOf, field, NAMESPACES, solvedTicketId, solvedTicketMetadata } from './records.ts';
import { customerRecords, nearest, pastContacts, searchPassages } from './retrieval.ts';
import { storeRecord } from './storing.ts';
import { openIndex, type PineconeIndex, type PineconeSettings, type StoredRecord } from './vector_index.ts';

type Stored = { id: string; status: StoreStatus; reason: string; warning?: string };
const refused = (reason: string): Stored => ({ id: '', status: 'refused', reason });

/** What stands for a solved ticket or an article in the vector space. */
export const embeddedText = ({ problem, solution }: { problem: string; solution: string }): string => `${problem}\n${solution}`;

/** Personal data says nothing about a problem: it neither leaves for the embedding nor is it stored. */
const searchable = (text: string): string => withoutPersonalData(cleanTicketText(text).message);

async function addSolvedTicket(index: PineconeIndex, ticket: SolvedTicket, deadline: Deadline): Promise<Stored> {
  const { cleanKnowledge } = await import('../../triage/knowledge_hygiene.ts');
  const { refused: reason, warning: _warning, ...texts } = cleanKnowledge(ticket);
  if (reason) return refused(reason);
  const kept = { ...ticket, ...texts };
  const id = solvedTicketId(ticket);
  const status = await storeRecord(index, {
    namespace: NAMESPACES.solvedTickets, id, metadata: solvedTicketMetadata(kept, index.embeddedBy),
    embed: (time) => index.embedOne('document', embeddedText(kept), time, kept.title),
  }, deadline);
  return { id, status, reason: '', ...(Buffer.byteLength(kept.solution) > BYTES.solution && { warning: `Only the first ${BYTES.solution} bytes of the solution are kept in Pinecone: split it into several.` }) };
}

async function recordCorrection(index: PineconeIndex, correction: Correction, deadline: Deadline): Promise<Stored> {
  const kept = { ...correction, subject: searchable(correction.subject), message: searchable(correction.message), thought: withoutPersonalData(correction.thought) };
  const text = `${kept.subject}\n${kept.message}`.trim();
  if (!text) return refused('Subject and message are both blank.');
  const id = correctionId(correction);
  const status = await storeRecord(index, {
    namespace: NAMESPACES.corrections, id, metadata: correctionMetadata(kept, index.embeddedBy),
    embed: (time) => index.embedOne('similarity', text, time),
  }, deadline);
  return { id, status, reason: '' };
}

/** Nearest first; where two are equally near (to a hundredth), the one corrected last. */
async function nearestCorrections(index: PineconeIndex, text: string, limit: number, deadline: Deadline): Promise<LabelledExample[]> {
  const wanted = searchable(text).trim();
  if (!wanted || limit < 1) return [];
  const vector = await index.embedOne('similarity', wanted, deadline);
  const matches = await nearest(index, NAMESPACES.corrections, vector, Math.min(50, limit), deadline);
  const order = matches.map((match) => ({ match, near: Math.round(match.similarity * 100), when: Date.parse(field(match.metadata, 'corrected_at')) || 0 }));
  return order.sort((a, b) => b.near - a.near || b.when - a.when)
    .flatMap(({ match: { id, metadata, similarity } }) => exampleOf(id, metadata, similarity) ?? []);
}

/**
 * Knowledge in a Pinecone index: namespaces `articles`, `solved_tickets`, `corrections`, and `about` for the note on the
 * model. Search is one embedding and two queries, history one list and one fetch; `recall` does both side by side. What
 * was read of a customer serves every later question: the whole is made anew for each step.
 * A record is refused by `status: refused`; every vendor's failure is a VendorError.
 */
export function createPineconeKnowledgeBase(settings: PineconeSettings): KnowledgeBase {
  let opened: Promise<PineconeIndex> | undefined;
  const open = (deadline: Deadline): Promise<PineconeIndex> => {
    opened ??= openIndex(settings, deadline).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const known = new Map<string, StoredRecord[]>();
  const contactsOf = async (index: PineconeIndex, customerEmail: string, days: number, deadline: Deadline): Promise<PastContact[]> => {
    const customer = customerPrefix(customerEmail);
    if (!customer || days <= 0) return [];
    const records = known.get(customer) ?? await customerRecords(index, customerEmail, deadline);
    known.set(customer, records);
    return pastContacts(records, days);
  };
  return {
    name: `pinecone/${settings.indexName}`,
    search: async (query) => searchPassages(await open(query.deadline), { ...query, text: searchable(query.text) }, query.deadline),
    history: async (customerEmail, days, deadline) => contactsOf(await open(deadline), customerEmail, days, deadline),
    recall: async (query) => {
      const index = await open(query.deadline);
      const [passages, history] = await sideBySide<[Passage[], PastContact[]]>(query.deadline, [
        (shared) => searchPassages(index, { ...query, text: searchable(query.text) }, shared),
        (shared) => contactsOf(index, query.customerEmail, query.historyDays, shared),
      ]);
      return { passages, history };
    },
    nearestCorrections: async (text, limit, deadline) => nearestCorrections(await open(deadline), text, limit, deadline),
    addSolvedTicket: async (ticket, deadline) => addSolvedTicket(await open(deadline), ticket, deadline),
    recordCorrection: async (correction, deadline) => recordCorrection(await open(deadline), correction, deadline),
  };
}
