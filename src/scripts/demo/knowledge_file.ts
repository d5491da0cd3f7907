import type { KnowledgeEntry } from '../../adapters/builtin/memory_search.ts';
import { InputError } from '../../errors.ts';
import { openRows, type KnowledgeRow } from '../knowledge/rows.ts';
import { readTextFile } from './text_file.ts';
import { UsageError } from './usage_error.ts';

const entryOf = ({ row, id, ticketId, title, problem, ...rest }: KnowledgeRow): KnowledgeEntry => ({
  ...rest, ticketId, id: id || (ticketId ? `ticket:${ticketId}` : `line:${row}`), kind: ticketId || rest.customerEmail ? 'solved_ticket' : 'article', title: title || problem, problem: problem || title,
});

/**
 * Articles and solved tickets of a file as `npm run knowledge -- import` takes it. Rows without an answer
 * are left out. Throws `UsageError` naming what cannot be used.
 */
export async function readKnowledgeFile(path: string): Promise<KnowledgeEntry[]> {
  readTextFile(path);
  const entries: KnowledgeEntry[] = [];
  try {
    for await (const row of (await openRows(path)).rows) {
      if ('unreadable' in row) throw new UsageError(`${path}, row ${row.row}: ${row.problem}`);
      if (row.solution) entries.push(entryOf(row));
    }
  } catch (error) {
    throw error instanceof InputError ? new UsageError(error.message) : error;
  }
  if (entries.length === 0) throw new UsageError(`${path} holds no answers: each row needs a “solution” or “answer”.`);
  return entries;
}
