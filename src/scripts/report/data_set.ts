import { createDeadline } from '../../zapier/deadline.ts';
import { historyColumns, type HistoryColumns } from '../../insight/history_columns.ts';
import type { TicketTable } from '../../ports/ticket_source.ts';
import { pickTicketSource } from '../../services.ts';
import { COLUMN_ROLES, type ColumnOverrides } from '../../triage/ticket_table/ticket_columns.ts';
import { serviceAccount } from '../demo/connection.ts';
import { UsageError } from '../demo/usage_error.ts';
import { addressedAccounts, customersOnly } from './authorship.ts';
import { readCsvTable } from './csv_table.ts';
import { columnsByContent, withHeaders } from './layout.ts';

/** A table of tickets, what its columns are, and what was odd about its layout, a sentence each. */
export interface DataSet { name: string; table: TicketTable; columns: HistoryColumns; layout: string[] }

type Mapping = ColumnOverrides & { issue?: string };

const ROLES: readonly string[] = [...COLUMN_ROLES, 'issue'];

/** `message=Body,created_at=Opened` as overrides of columns. */
export function readMapping(text: string): Mapping {
  const pairs = text.split(/,(?=\s*[a-z_]+\s*=)/).map((part) => part.split(/=(.*)/s).map((side) => side.trim())).filter(([role]) => role);
  for (const [role = '', header = ''] of pairs) {
    if (!ROLES.includes(role) || !header) throw new UsageError(`--map says “${role}=${header}”; it takes role=Header, with the roles ${ROLES.join(', ')}.`);
  }
  return Object.fromEntries(pairs);
}

/** Time for reading a sheet: no zap waits for it. */
const SHEET_MS = 300_000;
const EVERYTHING = { isOlder: () => false, mostRows: 1_000_000, keepsMs: 0 };

async function sheetTable(link: string): Promise<TicketTable> {
  const authData = { google_service_account: serviceAccount() };
  if (!authData.google_service_account) throw new UsageError('A Google Sheet needs GOOGLE_SERVICE_ACCOUNT in .env: the service account key, or the path of its file.');
  const deadline = createDeadline(SHEET_MS);
  const source = await pickTicketSource(authData, deadline);
  return source.read({ spreadsheet: link, worksheet: '', headerRow: 1 }, EVERYTHING, deadline);
}

function namedColumns(from: string, table: TicketTable, mapping: Mapping): HistoryColumns {
  const columns = historyColumns(table, mapping);
  const missing = columns.unknown[0] ?? (mapping.issue && columns.issue < 0 ? { role: 'issue', header: mapping.issue } : undefined);
  if (missing) throw new UsageError(`${from} has no column “${missing.header}” (named for ${missing.role}); its columns are ${table.headers.join(', ')}.`);
  return columns;
}

/** Reads a CSV file, or a Google Sheet by its link with the key of the environment. Throws `UsageError` with one sentence where it cannot. */
export async function readDataSet(from: string, mapping: Mapping): Promise<DataSet> {
  const read = /^https?:\/\//i.test(from) ? await sheetTable(from) : readCsvTable(from);
  const headed = withHeaders(read);
  const written = customersOnly(headed.table);
  const named = columnsByContent(written.table, namedColumns(from, written.table, mapping));
  const { message, subject, product } = named.columns.columns;
  if (message < 0 && subject < 0) {
    throw new UsageError(`${from} has no column with the customers' messages that could be found; its columns are ${written.table.headers.join(', ')}. Name it: --map "message=…".`);
  }
  const addressed = product < 0 ? addressedAccounts(written.table, message < 0 ? subject : message) : undefined;
  const table = addressed?.table ?? written.table;
  const columns = addressed ? { ...named.columns, columns: { ...named.columns.columns, product: table.headers.length - 1 } } : named.columns;
  return { name: read.spreadsheetName, table, columns, layout: [headed.note, written.note, ...named.notes, addressed?.note ?? ''].filter(Boolean) };
}
