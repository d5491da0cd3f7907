import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createDeadline } from '../../deadline.ts';
import { historyColumns, type HistoryColumns } from '../../insight/ticket_history.ts';
import type { TicketTable } from '../../ports/ticket_source.ts';
import { pickTicketSource, type AuthData } from '../../services.ts';
import { COLUMN_ROLES, type ColumnOverrides } from '../../triage/ticket_columns.ts';
import { readTextFile } from '../demo/text_file.ts';
import { UsageError } from '../demo/usage_error.ts';

/** A table of tickets and what its columns are. */
export interface DataSet { name: string; table: TicketTable; columns: HistoryColumns }

type Mapping = ColumnOverrides & { issue?: string };

const ROLES: readonly string[] = [...COLUMN_ROLES, 'issue'];
const DELIMITERS = [',', ';', '\t', '|'];

/** `message=Body,created_at=Opened` as overrides of columns. */
export function readMapping(text: string): Mapping {
  const pairs = text.split(',').map((part) => part.split(/=(.*)/s).map((side) => side.trim())).filter(([role]) => role);
  for (const [role = '', header = ''] of pairs) {
    if (!ROLES.includes(role) || !header) throw new UsageError(`--map says “${role}=${header}”; it takes role=Header, with the roles ${ROLES.join(', ')}.`);
  }
  return Object.fromEntries(pairs);
}

function parsed(path: string, text: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, { delimiter, ...(to ? { to } : {}), bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    throw new UsageError(`${path} cannot be read as CSV: ${error instanceof Error ? error.message.split('\n')[0] : 'it is malformed'}.`);
  }
}

/** The delimiter that cuts the first record into most cells. */
function delimiterOf(path: string, text: string): string {
  const widths = DELIMITERS.map((delimiter) => ({ delimiter, width: parsed(path, text, delimiter, 1)[0]?.length ?? 0 }));
  return widths.sort((a, b) => b.width - a.width)[0]?.delimiter ?? ',';
}

function csvTable(path: string): TicketTable {
  const text = readTextFile(path);
  const [headers = [], ...rows] = parsed(path, text, delimiterOf(path, text));
  if (rows.length === 0) throw new UsageError(`${path} holds headers but no tickets.`);
  return { spreadsheetName: basename(path), worksheetName: '', headers, complete: true, warnings: [], rows: rows.map((cells, index) => ({ rowNumber: index + 2, cells, url: '' })) };
}

/** Time for reading a sheet: no zap waits for it. */
const SHEET_MS = 300_000;
const EVERYTHING = { isOlder: () => false, mostRows: 1_000_000, keepsMs: 0 };

async function sheetTable(link: string, authData: AuthData): Promise<TicketTable> {
  if (!authData.google_service_account) throw new UsageError('A Google Sheet needs GOOGLE_SERVICE_ACCOUNT in .env: the service account key, or the path of its file.');
  const deadline = createDeadline(SHEET_MS);
  const source = await pickTicketSource(authData, deadline);
  return source.read({ spreadsheet: link, worksheet: '', headerRow: 1 }, EVERYTHING, deadline);
}

/** Reads a CSV file or a Google Sheet by its link. Throws `UsageError` with one sentence where it cannot. */
export async function readDataSet(from: string, mapping: Mapping, authData: AuthData): Promise<DataSet> {
  const table = /^https?:\/\//i.test(from) ? await sheetTable(from, authData) : csvTable(from);
  const columns = historyColumns(table, mapping);
  const [unknown] = columns.unknown;
  if (unknown) throw new UsageError(`${from} has no column “${unknown.header}” (named for ${unknown.role}); its columns are ${table.headers.join(', ')}.`);
  if (mapping.issue && columns.issue < 0) throw new UsageError(`${from} has no column “${mapping.issue}” (named for issue); its columns are ${table.headers.join(', ')}.`);
  if (columns.columns.message < 0 && columns.columns.subject < 0) {
    throw new UsageError(`${from} has no column with the customers' messages that could be found; its columns are ${table.headers.join(', ')}. Name it: --map "message=…".`);
  }
  return { name: table.spreadsheetName, table, columns };
}
