import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TicketTable } from '../../ports/ticket_source.ts';
import { csvProblem, markedDelimiter, withoutMark } from '../csv_marks.ts';
import { readTextFile } from '../demo/text_file.ts';
import { UsageError } from '../demo/usage_error.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Records looked at for the delimiter. */
const PROBED = 40;
const PROBED_CHARACTERS = 200_000;

function parsed(path: string, text: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, { delimiter, ...(to ? { to } : {}), bom: true, relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    const problem = csvProblem(path, error);
    throw problem ? new UsageError(problem) : error;
  }
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

/** Cells that a delimiter gives in records of the most frequent width, titles above a table set aside. */
function regularity(path: string, text: string, delimiter: string): number {
  let records: string[][];
  try {
    records = parsed(path, text, delimiter, PROBED);
  } catch {
    return -1;
  }
  const widths = new Map<number, number>();
  for (const { length } of records.filter(isFilled)) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(...[...widths].map(([width, count]) => (width - 1) * count), 0);
}

function delimiterOf(path: string, text: string): string {
  const start = text.slice(0, PROBED_CHARACTERS);
  return DELIMITERS.map((delimiter) => ({ delimiter, score: regularity(path, start, delimiter) })).sort((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}

/** A CSV file as a table: its delimiter (comma, semicolon, tab or bar) found by what cuts records most evenly. */
export function readCsvTable(path: string): TicketTable {
  const text = readTextFile(path);
  const lines = parsed(path, withoutMark(text), markedDelimiter(text) ?? delimiterOf(path, text)).map((cells, index) => ({ rowNumber: index + 1, cells, url: '' }));
  const [{ cells: headers = [] } = {}, ...rows] = lines.filter(({ cells }) => isFilled(cells));
  if (rows.length === 0) throw new UsageError(`${path} holds headers but no tickets.`);
  return { spreadsheetName: basename(path), worksheetName: '', headers, complete: true, warnings: [], rows };
}
