import { parse } from 'csv-parse/sync';
import { InputError } from '../../errors.ts';
import { findColumns } from '../../triage/ticket_table/ticket_columns.ts';
import { csvProblem, markedDelimiter, withoutMark } from '../csv_marks.ts';
import { cellOf, jsonEntriesOf } from '../knowledge/json_entries.ts';
import { readTextFile } from './text_file.ts';
import { UsageError } from './usage_error.ts';

/** A table of tickets as it stands in a file. Rows have at least as many cells as there are headers. */
export interface CsvTable {
  path: string;
  headers: string[];
  rows: string[][];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Stands in no text: a file of one column has no delimiter, and a comma in it is a comma. */
const NONE = '\u001f';
const PROBED_RECORDS = 20;

function records(path: string, text: string, delimiter: string, most?: number): string[][] {
  try {
    return parse(text, {
      delimiter, to: most, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch (error) {
    const problem = csvProblem(path, error);
    throw problem ? new UsageError(problem) : error;
  }
}

/** The delimiter that gives a message column and, beyond that, the most headers; none where there is one column only. */
function delimiterOf(path: string, text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const [headers = []] = records(path, text, delimiter, 1);
    return { delimiter, width: headers.length, message: findColumns(headers).columns.message >= 0 };
  }).filter(({ width }) => width > 1);
  const [best] = scored.sort((a, b) => Number(b.message) - Number(a.message) || b.width - a.width);
  if (!best) return NONE;
  const [headers = []] = records(path, text, NONE, 1);
  // “Message, as the customer wrote it” over texts without a second column is one column.
  const single = findColumns(headers).columns.message >= 0 && !best.message;
  const filled = records(path, text, best.delimiter, PROBED_RECORDS).slice(1).some((row) => row.length > 1);
  return single && !filled ? NONE : best.delimiter;
}

const shown = (headers: string[]): string => headers.map((header) => `“${header.trim().replace(/\s+/g, ' ').slice(0, 60)}”`).slice(0, 30).join(', ');

/** A JSON list of tickets as a table: a column for each name that an entry has. */
function jsonRecords(path: string, text: string): string[][] | undefined {
  try {
    const entries = jsonEntriesOf(path, text);
    const headers = [...new Set(entries?.flatMap((entry) => Object.keys(entry)))];
    return entries && [headers, ...entries.map((entry) => headers.map((header) => cellOf(entry[header])))];
  } catch (error) {
    throw error instanceof InputError ? new UsageError(error.message) : error;
  }
}

/**
 * Reads a CSV of tickets: comma, semicolon, tab or bar, with or without byte order mark; short rows are padded, empty lines
 * left out; a JSON list or JSON Lines serve as well. Throws `UsageError` with one sentence where it is no such table or has no column with the customer's message.
 */
export const readCsvFile = (path: string): CsvTable => readCsvText(path, readTextFile(path));

/** `readCsvFile` of a text that is here already; `path` only names it in sentences. */
export function readCsvText(path: string, text: string): CsvTable {
  const [headers = [], ...rows] = jsonRecords(path, text) ?? records(path, withoutMark(text), markedDelimiter(text) ?? delimiterOf(path, text));
  if (findColumns(headers).columns.message < 0) {
    throw new UsageError(`${path} has no column with the customer's message; its columns are ${shown(headers)}. Name one of them “Message”, “Description” or “Body”.`);
  }
  if (rows.length === 0) throw new UsageError(`${path} holds headers but no tickets.`);
  return { path, headers, rows: rows.map((row) => [...row, ...Array<string>(Math.max(0, headers.length - row.length)).fill('')]) };
}
