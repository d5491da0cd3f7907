import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { InputError, VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Choice, SheetFields } from '../../ports/ticket_source.ts';
import { rowsInA1, spreadsheetId, tabInLink, type RowRange } from './addresses.ts';
import { ask } from './request.ts';
import { CLIENT_OPTIONS } from './google_fetch.ts';
import { isRecord, record, text } from '../json.ts';
import type { CallContext } from './refusals.ts';

/** What a step needs to read sheets: a token good for an hour, and the address that a person shares a sheet with. */
export interface GoogleAccess {
  accessToken: string;
  clientEmail: string;
}

/** A worksheet named by a zap: spreadsheet as id or link, worksheet as gid, title or `""` for the first. */
export interface SheetPlace {
  spreadsheet: string;
  worksheet: string;
  /** What the step calls the fields in which it was chosen. */
  fields?: SheetFields;
}

/** One worksheet as it stands now. */
export interface Tab {
  fields?: SheetFields | undefined;
  spreadsheetId: string;
  spreadsheetName: string;
  /** For example `de_DE`; `""` where unknown. */
  locale: string;
  timeZone: string;
  title: string;
  /** The numeric id that survives a renamed tab. */
  gid: number;
  hidden: boolean;
  isGrid: boolean;
  rowCount: number;
  columnCount: number;
}

/** Every Sheets and Drive request this app makes. All throw `VendorError`; reads get one quick second try. */
export interface GoogleTransport {
  /** The worksheets of a spreadsheet given as id or link, in their order, without any row. */
  tabs(place: Omit<SheetPlace, 'worksheet'>, deadline: Deadline): Promise<Tab[]>;
  /** One worksheet by gid, by title, or the first (`""`; a link's `gid` counts). Throws `tab_missing`. */
  tab(place: SheetPlace, deadline: Deadline): Promise<Tab>;
  /** Rows as a person sees them, trailing blank rows and cells left out; must lie within the tab's grid. */
  readRange(tab: Tab, rows: RowRange, deadline: Deadline): Promise<string[][]>;
  /** Several ranges in one request, answers in the order of the ranges. */
  readRanges(tab: Tab, ranges: RowRange[], deadline: Deadline): Promise<string[][][]>;
  /**
   * Inserts rows at a row that is blank, from column A on, stored as typed text: nothing in it becomes a formula. Never tried
   * twice. Google looks for a table in the range it is given and writes below it, from that table's first column: a blank row
   * holds no table, so the cells stand where they belong, and what somebody put there meanwhile is not overwritten.
   */
  appendRows(tab: Tab, at: number, rows: string[][], deadline: Deadline): Promise<void>;
  listSpreadsheets(page: { pageToken: string; search: string; pageSize: number }, deadline: Deadline): Promise<{ choices: Choice[]; nextPageToken: string }>;
}

const TAB_FIELDS = 'spreadsheetId,properties(title,locale,timeZone),sheets.properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount))';

const whole = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) ? value : 0);

/** Cells of one value range; no `values` key means that all are blank. Undefined where it is no table of cells. */
function cellsOf(range: unknown): string[][] | undefined {
  if (!isRecord(range)) return undefined;
  const { values = [] } = range;
  if (!Array.isArray(values)) return undefined;
  return values.map((row: unknown) => (Array.isArray(row) ? row.map((cell: unknown) => (cell === null || cell === undefined ? '' : String(cell))) : []));
}

/** Size of a new worksheet, taken where Google leaves the size out. */
const NEW_GRID = { rows: 1000, columns: 26 };

function tabsOf(id: string, body: Record<string, unknown>): Tab[] | undefined {
  if (!Array.isArray(body.sheets)) return undefined;
  const { title, locale, timeZone } = record(body.properties);
  return body.sheets.map((sheet: unknown) => {
    const properties = record(record(sheet).properties);
    const grid = record(properties.gridProperties);
    return {
      spreadsheetId: id, spreadsheetName: text(title), locale: text(locale), timeZone: text(timeZone),
      title: text(properties.title), gid: whole(properties.sheetId), hidden: properties.hidden === true,
      isGrid: (properties.sheetType ?? 'GRID') === 'GRID', rowCount: whole(grid.rowCount) || NEW_GRID.rows, columnCount: whole(grid.columnCount) || NEW_GRID.columns,
    };
  });
}

const folded = (title: string) => title.normalize('NFC').trim().toLowerCase();

function chosenTab(all: Tab[], worksheet: string, fields: SheetFields | undefined): Tab {
  const wanted = worksheet.trim();
  const tab = wanted === ''
    ? all.find((one) => one.isGrid && !one.hidden) ?? all.find((one) => one.isGrid)
    : all.find((one) => /^\d+$/.test(wanted) && one.gid === Number(wanted))
      ?? all.find((one) => one.title === worksheet) ?? all.find((one) => folded(one.title) === folded(wanted));
  if (!tab) throw new VendorError('google_sheets', 'tab_missing', { subject: wanted, ...(fields && { field: fields.worksheet }) });
  if (!tab.isGrid) throw new InputError(`The worksheet “${tab.title}” holds a chart or connected data, not rows. Choose another in the field “${fields?.worksheet ?? 'Worksheet'}”.`);
  return tab;
}

/** Escaped for a text between single quotes in Drive's query language. */
const driveText = (search: string) => search.replaceAll('\\', '\\\\').replaceAll("'", "\\'");

/** Drive is asked by the dropdown and the connection test alone: a poll does not load it. */
const driveApi = async (client: typeof CLIENT_OPTIONS & { headers: Record<string, string> }) =>
  (await import('googleapis/build/src/apis/drive/index.js')).drive({ version: 'v3', ...client });

/** Worksheets found under an access, by spreadsheet: a step reads several of one, and Google counts sixty requests a minute. */
const found = new WeakMap<GoogleAccess, Map<string, Tab[]>>();

/** The requests of one connection, each with its own token, deadline and error mapping. */
export function createGoogleTransport(access: GoogleAccess): GoogleTransport {
  const client = { ...CLIENT_OPTIONS, headers: { Authorization: `Bearer ${access.accessToken}` } };
  const sheetsApi = sheets({ version: 'v4', ...client });
  const { clientEmail } = access;
  const aboutFile = (id: string, fields: SheetFields | undefined): CallContext => ({ api: 'Google Sheets API', spreadsheet: id, worksheet: '', fields, writes: false, clientEmail });
  const aboutTab = (tab: Tab, writes = false): CallContext =>
    ({ api: 'Google Sheets API', spreadsheet: tab.spreadsheetName, worksheet: tab.title, fields: tab.fields, writes, clientEmail });
  const aboutDrive: CallContext = { api: 'Google Drive API', spreadsheet: '', worksheet: '', writes: false, clientEmail };

  const transport: GoogleTransport = {
    async tabs({ spreadsheet, fields }, deadline) {
      const id = spreadsheetId(spreadsheet, fields?.spreadsheet), known = found.get(access) ?? new Map<string, Tab[]>();
      const tabs = known.get(id) ?? await ask({
        send: (signal) => sheetsApi.spreadsheets.get({ spreadsheetId: id, fields: TAB_FIELDS }, { signal }),
        read: (body) => tabsOf(id, body),
        context: aboutFile(id, fields), repeatable: true,
      }, deadline);
      found.set(access, known.set(id, tabs));
      return tabs.map((tab) => ({ ...tab, fields }));
    },
    async tab(place, deadline) {
      return chosenTab(await transport.tabs(place, deadline), place.worksheet.trim() || tabInLink(place.spreadsheet), place.fields);
    },
    readRange(tab, rows, deadline) {
      return ask({
        send: (signal) => sheetsApi.spreadsheets.values.get({ spreadsheetId: tab.spreadsheetId, range: rowsInA1(tab.title, rows, tab.columnCount) }, { signal }),
        read: cellsOf,
        context: aboutTab(tab), repeatable: true,
      }, deadline);
    },
    readRanges(tab, ranges, deadline) {
      return ask({
        send: (signal) => sheetsApi.spreadsheets.values.batchGet(
          { spreadsheetId: tab.spreadsheetId, ranges: ranges.map((rows) => rowsInA1(tab.title, rows, tab.columnCount)) }, { signal }),
        read: ({ valueRanges }) => {
          const tables = Array.isArray(valueRanges) ? valueRanges.map(cellsOf).filter((table) => table !== undefined) : [];
          return tables.length === ranges.length ? tables : undefined;
        },
        context: aboutTab(tab), repeatable: true,
      }, deadline);
    },
    async appendRows(tab, at, rows, deadline) {
      // Below the last row of a full sheet there is no range to name: Google adds rows under the table at its end.
      const range = at <= tab.rowCount ? { first: at, last: at } : { first: 1, last: tab.rowCount };
      await ask({
        send: (signal) => sheetsApi.spreadsheets.values.append({
          spreadsheetId: tab.spreadsheetId, range: rowsInA1(tab.title, range, tab.columnCount),
          valueInputOption: 'RAW', insertDataOption: 'INSERT_ROWS', requestBody: { values: rows },
        }, { signal }),
        read: (body) => body,
        context: aboutTab(tab, true), repeatable: false,
      }, deadline);
    },
    listSpreadsheets({ pageToken, search, pageSize }, deadline) {
      const named = search.trim() ? ` and name contains '${driveText(search.trim())}'` : '';
      return ask({
        send: async (signal) => (await driveApi(client)).files.list({
          q: `mimeType='application/vnd.google-apps.spreadsheet' and trashed=false${named}`,
          orderBy: 'modifiedTime desc', pageSize, ...(pageToken ? { pageToken } : {}), fields: 'nextPageToken,files(id,name)',
          supportsAllDrives: true, includeItemsFromAllDrives: true,
        }, { signal }),
        read: ({ files, nextPageToken }) => (Array.isArray(files)
          ? { choices: files.map(record).map((file) => ({ id: text(file.id), label: text(file.name) })), nextPageToken: text(nextPageToken) }
          : undefined),
        context: aboutDrive, repeatable: true,
      }, deadline);
    },
  };
  return transport;
}
