import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { masked } from './field_mask.ts';
import { apiDisabled, callerDenied, driveRefusal, invalidArgument, Refusal, sheetsRefusal, unauthenticated, type Reply } from './refusal.ts';
import { DRIVE_SCOPE, SHEETS_SCOPE, TokenDesk } from './tokens.ts';
import { appendRows, cellArea, valueRange, writeRows, type FakeSpreadsheet, type FakeTab } from './workbook.ts';

export type Api = 'token' | 'sheets' | 'drive';

/** Something that goes wrong on the way, once: an answer of one's own, a line that is cut, no answer at all. */
export interface Fault {
  api: Api;
  does: Reply | 'hang' | 'reset' | 'cut_body';
  times: number;
}

export interface LoggedCall {
  api: Api;
  method: string;
  url: string;
  authorization: string;
  status: number;
  /** Rows of cells in the answer. */
  rows: number;
  bytes: number;
}

interface Asked {
  method: string;
  url: URL;
  authorization: string;
  body: string;
}

const SHEET_MIME = 'application/vnd.google-apps.spreadsheet';
const OFFICE_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COMMON = ['fields', 'alt', 'prettyPrint', 'quotaUser'];

const hasNames = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Google's own behaviour on an unknown query parameter. */
function onlyKnown(url: URL, known: string[]): void {
  for (const name of url.searchParams.keys()) {
    if (![...known, ...COMMON].includes(name)) {
      throw invalidArgument(`Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`);
    }
  }
}

function valuesIn(body: string): string[][] {
  const parsed: unknown = JSON.parse(body || '{}');
  const values = hasNames(parsed) ? parsed.values : undefined;
  if (!Array.isArray(values)) throw invalidArgument('Invalid value at \'data.values\'');
  return values.map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
}

/** Token endpoint, Sheets v4 and Drive v3, as far as this product asks them, with their refusals. */
export class FakeGoogle {
  readonly tokens = new TokenDesk();
  readonly spreadsheets = new Map<string, FakeSpreadsheet>();
  readonly calls: LoggedCall[] = [];
  readonly faults: Fault[] = [];
  sheetsApiEnabled = true;
  driveApiEnabled = true;
  private server: Server | undefined;
  private address = '';

  add({ tabs, ...spreadsheet }: Partial<Omit<FakeSpreadsheet, 'tabs'>> & { tabs: (Partial<Omit<FakeTab, 'rows'>> & Pick<FakeTab, 'rows'>)[] }): FakeSpreadsheet {
    const count = this.spreadsheets.size + 1;
    const full: FakeSpreadsheet = {
      id: `1FakeSpreadsheet_${String(count).padStart(8, '0')}-x`, name: `Sheet ${count}`, locale: 'en_US', timeZone: 'Etc/GMT',
      modifiedTime: new Date(Date.UTC(2026, 10, 1) + count * 1000).toISOString(), shared: 'reader', ...spreadsheet,
      tabs: tabs.map(({ rows, ...tab }, index) =>
        ({ rows, sheetId: index === 0 ? 0 : 1000 + index, title: `Sheet${index + 1}`, columnCount: 26, rowCount: Math.max(1000, rows.length), ...tab })),
    };
    this.spreadsheets.set(full.id, full);
    return full;
  }

  /** Rows sent by Sheets since `calls` was last emptied. */
  get rowsSent(): number {
    return this.calls.reduce((sum, call) => sum + call.rows, 0);
  }

  callsTo(...apis: Api[]): LoggedCall[] {
    return this.calls.filter(({ api }) => apis.includes(api));
  }

  failNext(api: Api, does: Fault['does'] | Refusal, times = 1): void {
    this.faults.push({ api, does: does instanceof Refusal ? does.reply : does, times });
  }

  /** The environment that leads the app here. */
  environment(): Record<string, string> {
    return { GOOGLE_SHEETS_URL: this.address, GOOGLE_DRIVE_URL: this.address, GOOGLE_TOKEN_URL: `${this.address}/token` };
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.serve(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => this.server?.once('listening', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked = { method: request.method ?? 'GET', url: new URL(request.url ?? '/', this.address), authorization: request.headers.authorization ?? '', body };
    const fault = this.nextFault(apiOf(asked.url));
    if (fault === 'hang') return;
    if (fault === 'reset') return void response.destroy();
    const reply = fault && fault !== 'cut_body' ? this.logged(asked, fault) : this.answer(asked);
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    const packed = request.headers['accept-encoding']?.includes('gzip') && fault !== 'cut_body' && text.length > 1000;
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=UTF-8', ...(packed ? { 'content-encoding': 'gzip' } : {}), ...reply.headers });
    if (fault !== 'cut_body') return void response.end(packed ? gzipSync(text, { level: 1 }) : text);
    response.write(text.slice(0, Math.ceil(text.length / 2)));
    setTimeout(() => response.destroy(), 20);
  }

  private nextFault(api: Api): Fault['does'] | undefined {
    const fault = this.faults.find((one) => one.api === api && one.times > 0);
    if (fault) fault.times -= 1;
    return fault?.does;
  }

  /** One request, answered and logged; what a test may call instead of the network. */
  answer(asked: Asked): Reply {
    try {
      return this.logged(asked, { status: 200, body: masked(this.route(asked), asked.url.searchParams.get('fields')) });
    } catch (error) {
      if (error instanceof Refusal) return this.logged(asked, error.reply);
      throw error;
    }
  }

  private logged(asked: Asked, reply: Reply): Reply {
    const tables = hasNames(reply.body) ? (Array.isArray(reply.body.valueRanges) ? reply.body.valueRanges : [reply.body]) : [];
    const rows = tables.reduce((sum: number, table: unknown) => sum + (hasNames(table) && Array.isArray(table.values) ? table.values.length : 0), 0);
    this.calls.push({ api: apiOf(asked.url), method: asked.method, url: asked.url.href, authorization: asked.authorization, status: reply.status, rows, bytes: JSON.stringify(reply.body).length });
    return reply;
  }

  private route(asked: Asked): unknown {
    const { pathname } = asked.url;
    const api = apiOf(asked.url);
    if (api === 'token') {
      if (asked.method !== 'POST') throw new Refusal({ status: 404, body: '<html>Not Found</html>' });
      return this.tokens.exchange(new URLSearchParams(asked.body));
    }
    const scopes = this.tokens.scopesOf(asked.authorization);
    if (!scopes) throw unauthenticated();
    if (!scopes.includes(api === 'drive' ? DRIVE_SCOPE : SHEETS_SCOPE)) {
      throw sheetsRefusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }]);
    }
    if (api === 'drive') return this.drive(asked);
    if (!this.sheetsApiEnabled) throw apiDisabled('Google Sheets API');
    const [, id = '', rest = ''] = /^\/v4\/spreadsheets\/([^/:]+)(.*)$/.exec(pathname) ?? [];
    return this.sheets(asked, decodeURIComponent(id), decodeURIComponent(rest));
  }

  private sheets(asked: Asked, id: string, rest: string): unknown {
    const spreadsheet = this.spreadsheets.get(id);
    if (!spreadsheet) throw sheetsRefusal(404, 'NOT_FOUND', 'Requested entity was not found.');
    if (spreadsheet.shared === 'no') throw callerDenied();
    if (spreadsheet.isOffice) throw sheetsRefusal(400, 'FAILED_PRECONDITION', 'This operation is not supported for this document');
    const { url, method } = asked;
    if (method === 'GET' && rest === '') return spreadsheetAnswer(spreadsheet, url);
    if (method === 'GET' && rest === '/values:batchGet') {
      onlyKnown(url, ['ranges', 'majorDimension', 'valueRenderOption', 'dateTimeRenderOption']);
      const byColumns = url.searchParams.get('majorDimension') === 'COLUMNS';
      return { spreadsheetId: id, valueRanges: url.searchParams.getAll('ranges').map((range) => valueRange(cellArea(spreadsheet, range), byColumns)) };
    }
    if (method === 'GET' && rest.startsWith('/values/')) {
      onlyKnown(url, ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption']);
      return valueRange(cellArea(spreadsheet, rest.slice('/values/'.length)), url.searchParams.get('majorDimension') === 'COLUMNS');
    }
    return this.write(asked, spreadsheet, rest);
  }

  private write({ method, url, body }: Asked, spreadsheet: FakeSpreadsheet, rest: string): unknown {
    if (spreadsheet.shared !== 'writer') throw callerDenied();
    if (!['RAW', 'USER_ENTERED'].includes(url.searchParams.get('valueInputOption') ?? '')) throw invalidArgument("'valueInputOption' is required but not specified");
    onlyKnown(url, ['valueInputOption', 'insertDataOption', 'includeValuesInResponse']);
    if (method === 'POST' && rest.startsWith('/values/') && rest.endsWith(':append')) {
      const updates = appendRows(cellArea(spreadsheet, rest.slice('/values/'.length, -':append'.length)), valuesIn(body));
      return { spreadsheetId: spreadsheet.id, updates: { spreadsheetId: spreadsheet.id, ...updates } };
    }
    if (method === 'PUT' && rest.startsWith('/values/')) {
      writeRows(cellArea(spreadsheet, rest.slice('/values/'.length)), valuesIn(body));
      return { spreadsheetId: spreadsheet.id, updatedRange: rest.slice('/values/'.length) };
    }
    throw sheetsRefusal(404, 'NOT_FOUND', 'Method not found.');
  }

  private drive({ url }: Asked): unknown {
    if (!this.driveApiEnabled) throw apiDisabled('Google Drive API');
    if (url.pathname !== '/drive/v3/files') throw driveRefusal(404, 'notFound', 'Not Found');
    onlyKnown(url, ['q', 'orderBy', 'pageSize', 'pageToken', 'supportsAllDrives', 'includeItemsFromAllDrives', 'corpora', 'spaces']);
    const query = url.searchParams.get('q') ?? '';
    const files = [...this.spreadsheets.values()].filter((one) => one.shared !== 'no')
      .map((one) => ({ id: one.id, name: one.name, mimeType: one.isOffice ? OFFICE_MIME : SHEET_MIME, modifiedTime: one.modifiedTime }))
      .filter((file) => matchesQuery(file, query));
    if (url.searchParams.get('orderBy') === 'modifiedTime desc') files.sort((a, b) => b.modifiedTime.localeCompare(a.modifiedTime));
    const size = Number(url.searchParams.get('pageSize') ?? 100);
    const token = url.searchParams.get('pageToken') ?? '';
    if (token && !/^page-\d+$/.test(token)) throw driveRefusal(400, 'invalid', 'Invalid Value');
    const start = Number(token.slice('page-'.length) || 0);
    return { kind: 'drive#fileList', incompleteSearch: false, files: files.slice(start, start + size), ...(start + size < files.length ? { nextPageToken: `page-${start + size}` } : {}) };
  }
}

function apiOf(url: URL): Api {
  if (url.pathname === '/token') return 'token';
  return url.pathname.startsWith('/drive/') ? 'drive' : 'sheets';
}

function spreadsheetAnswer({ id, name, locale, timeZone, tabs }: FakeSpreadsheet, url: URL): unknown {
  onlyKnown(url, ['ranges', 'includeGridData', 'excludeTablesInBandedRanges']);
  return {
    spreadsheetId: id, properties: { title: name, locale, timeZone }, spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${id}/edit`,
    sheets: tabs.map((tab, index) => ({
      properties: {
        sheetId: tab.sheetId, title: tab.title, index, sheetType: tab.sheetType ?? 'GRID', ...(tab.hidden ? { hidden: true } : {}),
        ...(tab.sheetType === 'OBJECT' ? {} : { gridProperties: { rowCount: tab.rowCount, columnCount: tab.columnCount } }),
      },
    })),
  };
}

/** Drive's query language, as far as it is used here: `and` of a mime type, `trashed=false` and a part of the name. */
function matchesQuery(file: { name: string; mimeType: string }, query: string): boolean {
  return query.split(' and ').filter(Boolean).every((term) => {
    const [, field, , text = ''] = /^\s*(mimeType|name|trashed)\s*(=|contains)\s*'?(.*?)'?\s*$/.exec(term) ?? [];
    const value = text.replace(/\\(.)/g, '$1');
    if (field === 'mimeType') return file.mimeType === value;
    if (field === 'trashed') return value === 'false';
    if (field === 'name') return file.name.toLowerCase().includes(value.toLowerCase());
    throw driveRefusal(400, 'invalid', 'Invalid Value');
  });
}

/** A fake that is listening; the process environment leads the app to it until `stop`. */
export async function startFakeGoogle(): Promise<FakeGoogle> {
  const fake = await new FakeGoogle().start();
  Object.assign(process.env, fake.environment());
  return fake;
}
