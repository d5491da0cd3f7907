/** Rows of a knowledge file, one at a time: CSV (comma, semicolon or tab, with a header) or JSON Lines, of any size. */
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';

export interface KnowledgeRow {
  /** 1-based line or record of the file, the header counted. */
  row: number;
  id: string;
  ticketId: string;
  title: string;
  problem: string;
  solution: string;
  product: string;
  issue: string;
  url: string;
  customerEmail: string;
  createdAt: string;
}

export interface RowSource {
  /** Bytes of the file. */
  size: number;
  /** Bytes read so far. */
  bytesRead(): number;
  rows: AsyncIterable<KnowledgeRow | { row: number; problem: string; unreadable: true }>;
}

/** Names that each column goes by, ours first. */
const COLUMNS: Record<Exclude<keyof KnowledgeRow, 'row'>, string[]> = {
  id: ['id', 'article_id', 'key'],
  ticketId: ['ticket_id', 'ticketid', 'ticket', 'case_id', 'number'],
  title: ['title', 'subject', 'headline', 'name'],
  problem: ['problem', 'question', 'message', 'description', 'ticket_text', 'text'],
  solution: ['solution', 'answer', 'reply', 'response', 'resolution'],
  product: ['product', 'product_name'],
  issue: ['issue', 'category', 'topic', 'type'],
  url: ['url', 'link', 'href'],
  customerEmail: ['customer_email', 'email', 'e_mail', 'requester_email'],
  createdAt: ['created_at', 'created', 'date', 'createdat'],
};

const columnName = (name: string): string => name.replace(/^\ufeff/, '').trim().toLowerCase().replace(/[\s-]+/g, '_');
const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** A row by our names, out of one by the file's. */
function named(record: Record<string, unknown>, row: number): KnowledgeRow {
  const byName = new Map(Object.entries(record).map(([name, value]) => [columnName(name), textOf(value)]));
  const read = (field: keyof typeof COLUMNS): string => COLUMNS[field].map((name) => byName.get(name) ?? '').find((value) => value.trim() !== '')?.trim() ?? '';
  return {
    row, id: read('id'), ticketId: read('ticketId'), title: read('title'), problem: read('problem'), solution: read('solution'),
    product: read('product'), issue: read('issue'), url: read('url'), customerEmail: read('customerEmail'), createdAt: read('createdAt'),
  };
}

async function* jsonRows(stream: NodeJS.ReadableStream): RowSource['rows'] {
  let row = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    const text = line.replace(/^\ufeff/, '').trim();
    if (!text) continue;
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object');
      yield named(Object.fromEntries(Object.entries(value)), row);
    } catch {
      yield { row, problem: 'This line is not a JSON object.', unreadable: true };
    }
  }
}

async function* csvRows(stream: NodeJS.ReadableStream, delimiter: string): RowSource['rows'] {
  const parser = stream.pipe(parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true }));
  let header: string[] | undefined;
  let row = 0;
  for await (const cells of parser) {
    row += 1;
    const values: string[] = Array.isArray(cells) ? cells.map(textOf) : [];
    if (!header) header = values;
    else yield named(Object.fromEntries(header.map((name, at) => [name, values[at] ?? ''])), row);
  }
}

/** The sign that parts the header's columns: whichever occurs most. */
async function delimiterOf(file: string): Promise<string> {
  let head = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 65_535 })) head += chunk;
  const line = head.split(/\r?\n/)[0] ?? '';
  return [',', ';', '\t'].map((sign) => ({ sign, times: line.split(sign).length })).sort((a, b) => b.times - a.times)[0]?.sign ?? ',';
}

/** Opens a file by its ending. Throws what the file system throws. */
export async function openRows(file: string): Promise<RowSource> {
  const size = statSync(file).size;
  const stream = createReadStream(file, { encoding: 'utf8' });
  const rows = /\.(?:jsonl|ndjson)$/i.test(file) ? jsonRows(stream) : csvRows(stream, await delimiterOf(file));
  return { size, bytesRead: () => stream.bytesRead, rows };
}
