/** From a row of a file to the record that is stored, or the reason why it is not. */
import { createHash } from 'node:crypto';
import type { RecordMetadata } from '@pinecone-database/pinecone';
import { embeddedText } from '../../adapters/pinecone/knowledge_base.ts';
import { articleId, articleMetadata, BYTES, customerPrefix, field, NAMESPACES, solvedTicketId, solvedTicketMetadata, type EmbeddedBy } from '../../adapters/pinecone/records.ts';
import { sendsForMany } from '../../triage/customer_address.ts';
import { cleanKnowledge } from '../../triage/knowledge_hygiene.ts';
import type { KnowledgeRow } from './rows.ts';

export type KnowledgeNamespace = 'articles' | 'solved_tickets';

export interface PlannedRecord {
  row: number;
  namespace: KnowledgeNamespace;
  id: string;
  title: string;
  text: string;
  metadata: RecordMetadata;
  contentHash: string;
  /** True where only the beginning of its problem or solution is kept. */
  shortened: boolean;
  /** What of its solution no reply will tell by itself, in one sentence; `""` where all. */
  warning: string;
}

export type Planned = { record: PlannedRecord } | { refused: string } | { duplicateOf: number };

/** What a row is, where the command does not say: somebody's solved ticket, or an article. */
const kindOf = ({ customerEmail, ticketId }: KnowledgeRow): KnowledgeNamespace => (customerEmail || ticketId ? NAMESPACES.solvedTickets : NAMESPACES.articles);

function createdAt(text: string): { iso: string; wrong: boolean } {
  if (!text) return { iso: '', wrong: false };
  const whole = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(whole)) return { iso: '', wrong: true };
  return { iso: /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : new Date(whole).toISOString(), wrong: false };
}

const refusals: [reason: string, holds: (row: KnowledgeRow) => boolean][] = [
  ['The address does not begin with http:// or https://.', ({ url }) => url !== '' && !/^https?:\/\/\S+$/.test(url)],
  [`The address is longer than ${BYTES.url} bytes.`, ({ url }) => Buffer.byteLength(url) > BYTES.url],
  ['The customer e-mail is not an address.', ({ customerEmail }) => customerEmail !== '' && customerPrefix(customerEmail) === '' && !sendsForMany(customerEmail)],
  ['The date is not an ISO date, such as 2026-08-31 or 2026-08-31T14:00:00+02:00.', ({ createdAt: text }) => createdAt(text).wrong],
];

const isLong = ({ problem, solution }: { problem: string; solution: string }): boolean => Buffer.byteLength(problem) > BYTES.problem || Buffer.byteLength(solution) > BYTES.solution;

/**
 * Plans one file. Rows are known by id, and by text (another row of the same customer, or an article, that says the same):
 * two short words of memory a row.
 */
export function createPlanner(namespace: KnowledgeNamespace | undefined, by: EmbeddedBy): (row: KnowledgeRow) => Planned {
  const rowOf = new Map<string, number>();
  return (row) => {
    const reason = refusals.find(([, holds]) => holds(row))?.[0];
    if (reason) return { refused: reason };
    const { refused, warning, ...texts } = cleanKnowledge(row);
    if (refused) return { refused };
    const kind = namespace ?? kindOf(row);
    const entry = { ...row, ...texts, createdAt: createdAt(row.createdAt).iso };
    const isArticle = kind === NAMESPACES.articles;
    const id = isArticle ? articleId(row.id || row.ticketId, texts.title, texts.problem) : solvedTicketId({ ...entry, ticketId: row.ticketId || row.id });
    const owner = isArticle ? 'article' : customerPrefix(row.customerEmail) || 'anon';
    const content = createHash('sha256').update([owner, entry.product, texts.problem, texts.solution].join('\u0000').toLowerCase()).digest('base64').slice(0, 22);
    const sameId = rowOf.get(id);
    const sameText = rowOf.get(content);
    if (sameText !== undefined) return { duplicateOf: sameText };
    if (sameId !== undefined) return { refused: row.id || row.ticketId ? `Row ${sameId} has the same id and says something else: give each its own.` : `Row ${sameId} answers the same question otherwise: leave one of the two, or give each an id.` };
    rowOf.set(id, row.row);
    rowOf.set(content, row.row);
    const metadata = isArticle ? articleMetadata({ ...entry, id: row.id || row.ticketId }, by) : solvedTicketMetadata({ ...entry, ticketId: row.ticketId || row.id }, by);
    return { record: { row: row.row, namespace: kind, id, title: texts.title, text: embeddedText(texts), metadata, contentHash: field(metadata, 'content_hash'), shortened: isLong(texts), warning } };
  };
}
