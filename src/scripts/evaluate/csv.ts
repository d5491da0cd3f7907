import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { csvProblem, markedDelimiter } from '../csv_marks.ts';
import { UsageError } from '../demo/usage_error.ts';

/** A CSV file that is read row by row, so that its size does not matter. */
export interface CsvFile {
  path: string;
  headers: string[];
  /** Each data row, as many cells as there are headers or more. Can be read again and again. */
  rows(): AsyncGenerator<string[]>;
}

const DELIMITERS = [',', ';', '\t', '|'];
const PROBED_BYTES = 262_144;

/** Line ends may be mixed: what one program wrote another has added to. */
const options = (delimiter: string) =>
  ({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] });

/** How the bytes are to be read: by their mark, else UTF-8 where all of them are, else the old code page that Excel on Windows still saves. */
function encodingOf(path: string, start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = Buffer.alloc(PROBED_BYTES);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) decoder.decode(bytes.subarray(0, read), { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  } finally {
    closeSync(file);
  }
}

/** The file's first bytes as text, and how to read the rest; a sentence where there is no such file or it is no text. */
function probe(path: string): { text: string; encoding: string } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${path} does not exist.`);
  if (!stats.isFile()) throw new UsageError(`${path} is ${stats.isDirectory() ? 'a folder, not a file' : 'no file'}.`);
  if (stats.size === 0) throw new UsageError(`${path} is empty.`);
  const bytes = Buffer.alloc(PROBED_BYTES);
  let read = 0;
  try {
    const file = openSync(path, 'r');
    read = readSync(file, bytes, 0, PROBED_BYTES, 0);
    closeSync(file);
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`);
  }
  const start = bytes.subarray(0, read);
  const encoding = encodingOf(path, start);
  const text = new TextDecoder(encoding).decode(start);
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) throw new UsageError(`${path} is no text file: save the sheet as CSV (UTF-8).`);
  if (text.trim() === '') throw new UsageError(`${path} is empty.`);
  return { text, encoding };
}

/** The delimiter that parts the first record into the most headers. */
function delimiterOf(text: string): string {
  const width = (delimiter: string): number => {
    try {
      return parseSync(text, { ...options(delimiter), to: 1 })[0]?.length ?? 0;
    } catch {
      return 0;
    }
  };
  return DELIMITERS.reduce((best, delimiter) => (width(delimiter) > width(best) ? delimiter : best), ',');
}

function sentenceFor(path: string, error: unknown): unknown {
  const problem = csvProblem(path, error);
  return problem ? new UsageError(problem) : error;
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

interface Shape { delimiter: string; encoding: string; firstLine: number }

async function* recordsOf(path: string, { delimiter, encoding, firstLine }: Shape): AsyncGenerator<string[]> {
  // What fails on the way is thrown by the loop below.
  const parser = pipeline(createReadStream(path), (bytes: AsyncIterable<Buffer>) => decoded(bytes, encoding), parse({ ...options(delimiter), from_line: firstLine }), () => {});
  try {
    for await (const record of parser) yield record;
  } catch (error) {
    throw sentenceFor(path, error);
  }
}

/**
 * Opens a CSV (comma, semicolon, tab or bar; UTF-8 with or without byte order mark, UTF-16 or Windows-1252; line ends of any
 * kind). Throws `UsageError` with one sentence.
 */
export async function openCsv(path: string): Promise<CsvFile> {
  const { text, encoding } = probe(path);
  const marked = markedDelimiter(text);
  const shape = { delimiter: marked ?? delimiterOf(text), encoding, firstLine: marked ? 2 : 1 };
  const first = await recordsOf(path, shape).next();
  if (first.done) throw new UsageError(`${path} has no header row.`);
  const headers = first.value.map((header) => header.trim());
  return {
    path, headers,
    async *rows() {
      let header = true;
      for await (const record of recordsOf(path, shape)) {
        if (!header) yield [...record, ...Array<string>(Math.max(0, headers.length - record.length)).fill('')];
        header = false;
      }
    },
  };
}

/** The headers in one line, for a sentence that says which there are. */
export const listed = (headers: string[]): string => headers.slice(0, 30).map((header) => `“${header.slice(0, 60)}”`).join(', ');

/** Where a header stands; a sentence where it does not. Case and blanks around do not matter. */
export function columnNamed(file: CsvFile, name: string, option: string): number {
  const exact = file.headers.indexOf(name);
  const at = exact >= 0 ? exact : file.headers.findIndex((header) => header.toLowerCase() === name.trim().toLowerCase());
  if (at < 0) throw new UsageError(`${file.path} has no column “${name}” (${option}); its columns are ${listed(file.headers)}.`);
  return at;
}
