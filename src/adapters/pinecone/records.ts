import { createHash } from 'node:crypto';
import type { PineconeRecord, RecordMetadata } from '@pinecone-database/pinecone';
import type { LabelledExample } from '../../ports/engine.ts';
import { SENTIMENTS } from '../../ports/engine.ts';
import type { Correction, PastContact, Passage, SolvedTicket } from '../../ports/knowledge_base.ts';
import { customerAddress } from '../../triage/customer_address.ts';
import { isUnanswered } from '../../triage/unanswered.ts';

/** One namespace for each kind of record, so that a query reads (and pays for) its own kind alone. */
export const NAMESPACES = { articles: 'articles', solvedTickets: 'solved_tickets', corrections: 'corrections', about: 'about' } as const;
/** The record of `about` that says which model filled the index. */
export const MARKER_ID = 'embedding';

/** Bytes of UTF-8 each text may take: a record stays under 8 KB, far from Pinecone's 40 KB of metadata. */
export const BYTES = { problem: 2500, solution: 4500, title: 300, url: 500, name: 120 };

const sha = (text: string, length: number): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, length);

/** A text of at most `bytes` bytes of UTF-8, never cut inside a character. */
export function withinBytes(text: string, bytes: number): string {
  const buffer = Buffer.from(text, 'utf8');
  if (buffer.byteLength <= bytes) return text;
  let end = bytes;
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return buffer.subarray(0, end).toString('utf8');
}

/** An address is kept whole or not at all: a part of one leads nowhere. */
const wholeAddress = (url: string): string => (Buffer.byteLength(url, 'utf8') <= BYTES.url ? url : '');

/** What the ids of one customer's records begin with; `""` for what is no e-mail address. */
export function customerPrefix(email: string): string {
  const address = customerAddress(email);
  return address && `cust_${sha(address, 24)}#`;
}

const contentOf = (parts: string[]): string => parts.map((part) => part.trim().normalize('NFC')).join('\u0000');

/** The same ticket of the same customer always gets the same id: learning it twice changes nothing. */
export function solvedTicketId(ticket: SolvedTicket): string {
  const own = ticket.ticketId.trim() || contentOf([ticket.title, ticket.problem, ticket.solution]);
  return `${customerPrefix(ticket.customerEmail) || 'anon#'}${sha(own, 16)}`;
}

export const articleId = (id: string, title: string, problem: string): string => `art#${sha(id.trim() || contentOf([title, problem]), 24)}`;

export const correctionId = ({ ticketId, subject, message }: Correction): string => `corr#${sha(ticketId.trim() || contentOf([subject, message]), 24)}`;

/** Model and dimension stand in every record, so that a query needs no request of its own to see a mismatch. */
export interface EmbeddedBy {
  embedding_model: string;
  embedding_dimension: number;
}

export interface Article {
  id: string;
  title: string;
  problem: string;
  solution: string;
  product: string;
  issue: string;
  url: string;
}

/** Metadata as Pinecone takes it: no null, no nesting; `content_hash` tells whether anything changed. */
function metadata(fields: Record<string, string>, by: EmbeddedBy): RecordMetadata {
  return { ...fields, ...by, content_hash: sha(contentOf(Object.values(fields)), 32) };
}

export function articleMetadata(article: Article, by: EmbeddedBy): RecordMetadata {
  return metadata({
    kind: 'article', title: withinBytes(article.title, BYTES.title), problem: withinBytes(article.problem, BYTES.problem),
    solution: withinBytes(article.solution, BYTES.solution), product: withinBytes(article.product, BYTES.name),
    issue: withinBytes(article.issue, BYTES.name), url: wholeAddress(article.url), article_id: withinBytes(article.id, BYTES.name),
  }, by);
}

export function solvedTicketMetadata(ticket: SolvedTicket, by: EmbeddedBy): RecordMetadata {
  return metadata({
    kind: 'solved_ticket', title: withinBytes(ticket.title, BYTES.title), problem: withinBytes(ticket.problem, BYTES.problem),
    solution: withinBytes(ticket.solution, BYTES.solution), product: withinBytes(ticket.product, BYTES.name),
    issue: withinBytes(ticket.issue, BYTES.name), url: wholeAddress(ticket.url),
    ticket_id: withinBytes(ticket.ticketId, BYTES.name), created_at: withinBytes(ticket.createdAt, 40),
  }, by);
}

export function correctionMetadata(correction: Correction, by: EmbeddedBy): RecordMetadata {
  const said = metadata({
    kind: 'correction', subject: withinBytes(correction.subject, BYTES.title), message: withinBytes(correction.message, BYTES.problem),
    sentiment: correction.sentiment, thought: withinBytes(correction.thought, 600), ticket_id: withinBytes(correction.ticketId, BYTES.name),
  }, by);
  // When it was said is no part of what was said: the same correction once more changes nothing.
  return { ...said, corrected_at: withinBytes(correction.correctedAt, 40) };
}

export type Metadata = RecordMetadata | undefined;

/** One field of stored metadata as text; whatever else stands there counts as blank. */
export const field = (stored: Metadata, name: string): string => {
  const value = stored?.[name];
  return typeof value === 'string' ? value : '';
};

/** An address that a reply may name; whatever else a record of another hand holds there counts as blank. */
const webAddress = (stored: Metadata): string => {
  const url = field(stored, 'url').trim();
  return /^https?:\/\/\S{1,2000}$/i.test(url) ? url : '';
};

/** A stored record as a passage; undefined where it holds no solution (somebody else's record, or an answer still to be written). */
export function passageOf(id: string, stored: Metadata, score: number): Passage | undefined {
  const solution = field(stored, 'solution');
  if (isUnanswered(solution)) return undefined;
  const kind = field(stored, 'kind') === 'solved_ticket' ? 'solved_ticket' : 'article';
  return {
    id: field(stored, kind === 'article' ? 'article_id' : 'ticket_id') || id, kind, title: field(stored, 'title'), problem: field(stored, 'problem'), solution,
    product: field(stored, 'product'), issue: field(stored, 'issue'), url: webAddress(stored), score,
  };
}

export const contactOf = (stored: Metadata): PastContact => ({
  ticketId: field(stored, 'ticket_id'), createdAt: field(stored, 'created_at'), subject: field(stored, 'title'),
  problem: field(stored, 'problem'), solution: field(stored, 'solution'), url: webAddress(stored),
});

/** A stored correction as a prompt's example; undefined where its label is none of ours. */
export function exampleOf(id: string, stored: Metadata, similarity: number): LabelledExample | undefined {
  const sentiment = SENTIMENTS.find((label) => label === field(stored, 'sentiment'));
  const message = field(stored, 'message');
  if (!sentiment || !`${field(stored, 'subject')}${message}`.trim()) return undefined;
  return { id, subject: field(stored, 'subject'), message, sentiment, thought: field(stored, 'thought'), origin: 'correction', similarity };
}

/** The record that says which model filled the index. Its vector only has to fit: nothing ever queries this namespace. */
export const markerRecord = (by: EmbeddedBy): PineconeRecord => ({
  id: MARKER_ID, values: Array.from({ length: by.embedding_dimension }, (_value, at) => (at === 0 ? 1 : 0)), metadata: { kind: 'about', ...by },
});
