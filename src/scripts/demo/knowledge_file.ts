import type { KnowledgeEntry } from '../../adapters/builtin/memory_knowledge_base.ts';
import { isRecord } from '../../adapters/json.ts';
import { readTextFile } from './text_file.ts';
import { UsageError } from './usage_error.ts';


const textIn = (record: Record<string, unknown>, ...keys: string[]): string => {
  const value = keys.map((key) => record[key]).find((candidate) => typeof candidate === 'string' && candidate.trim() !== '');
  return typeof value === 'string' ? value.trim() : '';
};

function parsed(path: string, line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (isRecord(value)) return value;
  } catch {
    // told below, as for any other line that is no object
  }
  throw new UsageError(`${path} is not JSON Lines: line ${number} is no JSON object.`);
}

function entryOf(path: string, line: string, number: number): KnowledgeEntry {
  const record = parsed(path, line, number);
  const ticketId = textIn(record, 'ticket_id');
  const solution = textIn(record, 'solution', 'answer');
  if (!solution) throw new UsageError(`${path} has an entry without “solution” (or “answer”) in line ${number}.`);
  const problem = textIn(record, 'problem', 'question', 'title');
  return {
    id: textIn(record, 'id') || (ticketId ? `ticket:${ticketId}` : `line:${number}`),
    kind: ticketId ? 'solved_ticket' : 'article',
    title: textIn(record, 'title', 'question', 'problem'), problem, solution,
    product: textIn(record, 'product'), issue: textIn(record, 'issue'), url: textIn(record, 'url'),
    customerEmail: textIn(record, 'customer_email'), createdAt: textIn(record, 'created_at'), ticketId,
  };
}

/** Articles and solved tickets of a JSON Lines file. Throws `UsageError` naming the line that cannot be used. */
export function readKnowledgeFile(path: string): KnowledgeEntry[] {
  return readTextFile(path).split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => entryOf(path, line, number));
}
