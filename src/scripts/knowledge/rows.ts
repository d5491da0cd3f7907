/** Rows of a knowledge file, one at a time: CSV (comma, semicolon or tab, with a header), JSON Lines or a JSON list, in any usual encoding; the first two of any size. */
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseLine } from 'csv-parse/sync';
import { filedUnder, isArticleNumber, KNOWLEDGE_COLUMNS, numbersTickets } from '../../adapters/google_sheets/knowledge_columns.ts';
import { isRecord } from '../../adapters/json.ts';
import { InputError } from '../../errors.ts';
import { fold } from '../../triage/text/characters.ts';
import { markedDelimiter, withoutMark } from '../csv_marks.ts';
import { cellOf, jsonEntries, jsonKind } from './json_entries.ts';

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

const { title, problem, solution, product, issue, url, createdAt } = KNOWLEDGE_COLUMNS;
/** A bare number is the ticket's where the table tells of tickets, else the row's. */
const NUMBER = ['number', 'nr'];
/** What holds the answer in `title, text`, and the question in `text, answer`. */
const TEXT = ['text', 'texto', 'texte', 'content', 'inhalt', 'body'];

/** Names that each column goes by, ours first, then those of a knowledge worksheet. */
const COLUMNS: Record<Exclude<keyof KnowledgeRow, 'row'>, readonly string[]> = {
  id: ['id', 'article_id', 'article_number', 'key', ...NUMBER],
  ticketId: ['ticket_id', 'ticketid', 'ticket', 'ticket_number', 'case_id', 'case_number'],
  title: ['title', 'subject', 'headline', 'name', 'short_description', ...title],
  problem: ['problem', 'question', 'message', 'description', 'ticket_text', ...problem],
  solution: ['solution', 'answer', 'reply', 'response', 'resolution', 'resolution_notes', 'close_notes', ...solution.filter((name) => !TEXT.includes(name))],
  product: ['product', 'product_name', ...product],
  issue: ['issue', 'category', 'topic', 'type', ...issue],
  url: ['url', 'link', 'href', ...url],
  customerEmail: ['customer_email', 'email', 'e_mail', 'requester_email', 'correo', 'courriel'],
  createdAt: ['created_at', 'created', 'date', 'createdat', ...createdAt],
};

const columnName = (name: string): string => fold(name.normalize('NFKC')).replace(/^\ufeff/, '').trim().replace(/[\s-]+/g, '_');
const NAMES = Object.fromEntries(Object.entries(COLUMNS).map(([field, names]) => [field, names.map(columnName)]));

/** A row by our names, out of one by the file's. */
function named(cells: readonly (readonly [header: string, cell: unknown])[], row: number): KnowledgeRow {
  const headers = cells.map(([header]) => header), byName = new Map<string, string>();
  // Of two columns with one name the first that is filled counts.
  for (const [header, cell] of cells) if (!byName.get(columnName(header))?.trim()) byName.set(columnName(header), cellOf(cell));
  const filled = (name: string): boolean => (byName.get(name) ?? '').trim() !== '';
  const first = (names: readonly string[] = []): string => (byName.get(names.find(filled) ?? '') ?? '').trim();
  const read = (field: keyof typeof COLUMNS): string => first(NAMES[field]);
  const answer = read('solution'), problem = read('problem') || (answer && first(TEXT)), title = read('title');
  const isNumber = problem !== '' && isArticleNumber(NAMES.title?.find(filled) ?? '', title), number = first(NUMBER);
  const isTicket = number !== '' && read('id') === number && numbersTickets(headers);
  return {
    row, id: isTicket ? '' : read('id') || (isNumber ? title : ''), ticketId: read('ticketId') || (isTicket ? number : ''), title: isNumber ? '' : title, problem, solution: answer || first(TEXT),
    product: filedUnder(read('product')), issue: read('issue'), url: read('url'), customerEmail: read('customerEmail'), createdAt: read('createdAt'),
  };
}

/** Refuses a table without a question or without an answer in one sentence, instead of each of its rows. */
function requireColumns(file: string, headers: string[]): void {
  const names = headers.map(columnName);
  const has = (field: keyof typeof COLUMNS) => names.some((name) => NAMES[field]?.includes(name));
  const text = names.some((name) => TEXT.includes(name));
  const [missing, call] = !has('solution') && !text ? ['answer', '“solution” or “answer”'] : !has('problem') && !has('title') && !(text && has('solution')) ? ['question', '“problem” or “question”'] : [];
  if (!missing) return;
  const shown = headers.slice(0, 30).map((header) => `“${header.trim().slice(0, 60)}”`).join(', ');
  throw new InputError(`${file} has no column with the ${missing}; its columns are ${shown}. Name one of them ${call}.`);
}

async function* jsonRows(stream: NodeJS.ReadableStream): RowSource['rows'] {
  let row = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    const text = line.replace(/^\ufeff/, '').trim();
    if (!text) continue;
    try {
      const value: unknown = JSON.parse(text);
      if (!isRecord(value)) throw new SyntaxError('no object');
      yield named(Object.entries(value), row);
    } catch {
      yield { row, problem: 'This line is not a JSON object.', unreadable: true };
    }
  }
}

/** The entries of a list, which is read whole: more than this is not. */
const LARGEST_LIST = 200_000_000;

async function* listRows(entries: readonly Readonly<Record<string, unknown>>[]): RowSource['rows'] {
  for (const [at, entry] of entries.entries()) yield named(Object.entries(entry), at + 1);
}

async function wholeOf(characters: AsyncIterable<string>): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of characters) chunks.push(chunk);
  return chunks.join('');
}

/** No honest row is longer; an open quotation mark would gather the rest of the file into one. */
const LONGEST_ROW = 1_000_000;

async function* csvRows(stream: NodeJS.ReadableStream, delimiter: string, firstLine: number): RowSource['rows'] {
  const parser = stream.pipe(parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: LONGEST_ROW, from_line: firstLine }));
  let header: string[] | undefined;
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      const values: string[] = Array.isArray(cells) ? cells.map(cellOf) : [];
      if (!header) header = values;
      else yield named(header.map((name, at) => [name, values[at] ?? ''] as const), row);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { row: row + 1, problem: 'A quotation mark is opened here and never closed: nothing from here to the end of the file could be read.', unreadable: true };
  }
}

/** Characters by the file's mark; without one UTF-8, or what Excel on Windows still saves where it is not that. */
async function encodingOf(file: string, head: Buffer): Promise<string> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

async function* decoded(stream: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function headOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 65_535 })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The headers, by the sign that parts them: whichever occurs most in their line. */
function headersOf(text: string): { headers: string[]; delimiter: string } {
  const line = withoutMark(text).replace(/^\ufeff/, '').split(/\r\n?|\n/).find((each) => each.trim() !== '') ?? '';
  const delimiter = markedDelimiter(text) ?? [',', ';', '\t'].map((sign) => ({ sign, times: line.split(sign).length })).sort((a, b) => b.times - a.times)[0]?.sign ?? ',';
  const [headers = []]: string[][] = parseLine(line, { delimiter, relax_quotes: true, relax_column_count: true });
  return { delimiter, headers };
}

/** Opens a file by its ending. Throws InputError where it is no such table, and what the file system throws. */
export async function openRows(file: string): Promise<RowSource> {
  const size = statSync(file).size;
  const head = await headOf(file);
  const encoding = await encodingOf(file, head);
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === '') throw new InputError(`${file} is empty.`);
  if (text.includes('\u0000')) throw new InputError(`${file} is not a text file: save the sheet as CSV.`);
  const stream = createReadStream(file);
  const characters = Readable.from(decoded(stream, encoding));
  const source = { size, bytesRead: () => stream.bytesRead };
  const kind = jsonKind(file, text);
  if (kind === 'lines') return { ...source, rows: jsonRows(characters) };
  if (kind === 'list' && size > LARGEST_LIST) throw new InputError(`${file} is too large to be read as one list: save it as JSON Lines (.jsonl) or CSV.`);
  if (kind === 'list') return { ...source, rows: listRows(jsonEntries(file, await wholeOf(characters))) };
  const { headers, delimiter } = headersOf(text);
  requireColumns(file, headers);
  return { ...source, rows: csvRows(characters, delimiter, markedDelimiter(text) ? 2 : 1) };
}
