import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
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

const options = (delimiter: string) => ({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const);

/** The file's first bytes; a sentence where there is no such file or it is no text. */
function probe(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${path} does not exist.`);
  if (!stats.isFile()) throw new UsageError(`${path} is not a file.`);
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
  const text = bytes.subarray(0, read).toString('utf8');
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) throw new UsageError(`${path} is no text file: save the sheet as CSV (UTF-8).`);
  return text;
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
  if (!(error instanceof CsvError)) return error;
  const line = 'lines' in error ? ` (line ${String(error.lines)})` : '';
  const what = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is opened and never closed' : 'it is malformed';
  return new UsageError(`${path} cannot be read as CSV: ${what}${line}.`);
}

async function* recordsOf(path: string, delimiter: string): AsyncGenerator<string[]> {
  const parser = createReadStream(path, { encoding: 'utf8' }).pipe(parse(options(delimiter)));
  try {
    for await (const record of parser) yield record;
  } catch (error) {
    throw sentenceFor(path, error);
  }
}

/** Opens a CSV (comma, semicolon, tab or bar; with or without byte order mark). Throws `UsageError` with one sentence. */
export async function openCsv(path: string): Promise<CsvFile> {
  const delimiter = delimiterOf(probe(path));
  const first = await recordsOf(path, delimiter).next();
  if (first.done) throw new UsageError(`${path} has no header row.`);
  const headers = first.value.map((header) => header.trim());
  return {
    path, headers,
    async *rows() {
      let header = true;
      for await (const record of recordsOf(path, delimiter)) {
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
