/** Exports with the columns that well-known help desks write: which column is taken for what. Rows are invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { ticketHistory } from '../../../src/insight/ticket_history.ts';
import { readDataSet } from '../../../src/scripts/report/data_set.ts';

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = ['The rain jacket arrived with a torn sleeve.', 'I was charged twice for one order.', 'Where is my parcel? Tracking has not moved.', 'How do I reset the solar lamp?'];
const KINDS = ['Damage', 'Billing', 'Shipping', 'Usage'];
const PRODUCTS = ['Rain Jacket', 'Solar Lamp', 'Camp Stove'];
const iso = (at: number): string => new Date(Date.UTC(2026, 8, 1 + at, 9, 30)).toISOString().slice(0, 16).replace('T', ' ');
const tracker = (at: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/Sep/26 3:${String(10 + (at % 50))} PM`;

/** What a column of this kind holds in a row. */
const CELLS: Record<string, (at: number) => string> = {
  text: (at) => `${TEXTS[at % 4]} It is the ${at}th time.`, title: (at) => `Request ${at} of a customer`, html: (at) => `<p>${TEXTS[at % 4]}<br>It is the ${at}th time.</p>`,
  date: iso, trackerDate: tracker, kind: (at) => KINDS[at % 4] ?? '', kinds: (at) => `${KINDS[at % 4]};Vip`, nested: (at) => `${KINDS[at % 4]}::General`, product: (at) => PRODUCTS[at % 3] ?? '', slug: (at) => (PRODUCTS[at % 3] ?? '').toLowerCase().replace(' ', '_'),
  system: (at) => (at % 2 ? '[System] Incident' : '[System] Service request'), id: (at) => String(7_000 + at), name: (at) => `Ana Souza ${at}`, email: (at) => `c${at}@post.example`, version: (at) => `4.1.${at % 9}`, same: () => 'Closed',
};

type Columns = [header: string, holds: string][];
interface Expected { message: string; created_at: string; product: string; issue: string; issues: string[] }
const PLAIN = [...KINDS].sort();

test.each<[string, Columns, Expected]>([
  ['Freshdesk', [['Ticket ID', 'id'], ['Subject', 'text'], ['Status', 'same'], ['Priority', 'same'], ['Source', 'same'], ['Type', 'kind'], ['Agent', 'same'], ['Group', 'same'], ['Created time', 'date'], ['Due by Time', 'date'], ['Resolved time', 'date'], ['Closed time', 'date'], ['Product', 'product'], ['Full name', 'name'], ['Email', 'email'], ['Company Name', 'same']], { message: '', created_at: 'Created time', product: 'Product', issue: 'Type', issues: PLAIN }],
  ['HubSpot', [['Ticket ID', 'id'], ['Ticket name', 'title'], ['Pipeline', 'same'], ['Ticket status', 'same'], ['Create date', 'date'], ['Priority', 'same'], ['Ticket owner', 'same'], ['Source', 'same'], ['Ticket description', 'text'], ['Category', 'kinds'], ['Close date', 'date']], { message: 'Ticket description', created_at: 'Create date', product: '', issue: 'Category', issues: PLAIN }],
  ['Intercom', [['Conversation ID', 'id'], ['Conversation started at (America/New_York)', 'date'], ['Channel', 'same'], ['Conversation state', 'same'], ['Conversation tags', 'kind'], ['Teammate assigned', 'same'], ['User name', 'name'], ['User email', 'email'], ['First message', 'html']], { message: 'First message', created_at: 'Conversation started at (America/New_York)', product: '', issue: 'Conversation tags', issues: PLAIN }],
  ['Jira Service Management', [['Summary', 'title'], ['Issue key', 'id'], ['Issue Type', 'system'], ['Status', 'same'], ['Project key', 'same'], ['Priority', 'same'], ['Reporter', 'name'], ['Created', 'trackerDate'], ['Updated', 'trackerDate'], ['Component/s', 'product'], ['Labels', 'same'], ['Labels', 'same'], ['Description', 'text'], ['Custom field (Request Type)', 'kind'], ['Comment', 'same']], { message: 'Description', created_at: 'Created', product: 'Component/s', issue: 'Custom field (Request Type)', issues: PLAIN }],
  ['Gorgias', [['Ticket id', 'id'], ['Initial channel', 'same'], ['Created by an agent', 'same'], ['Subject', 'text'], ['Tags', 'same'], ['Creation date', 'date'], ['Closed date', 'date'], ['Customer email', 'email'], ['Customer name', 'name'], ['Contact reason (Ticket field)', 'nested'], ['Product (Ticket field)', 'product']], { message: '', created_at: 'Creation date', product: 'Product (Ticket field)', issue: 'Contact reason (Ticket field)', issues: PLAIN.map((kind) => `${kind} / General`) }],
  ['Salesforce', [['Case Number', 'id'], ['Account Name', 'same'], ['Contact Name', 'name'], ['Subject', 'title'], ['Description', 'text'], ['Status', 'same'], ['Case Origin', 'same'], ['Type', 'system'], ['Case Reason', 'kind'], ['Product', 'product'], ['Date/Time Opened', 'date'], ['Date/Time Closed', 'date']], { message: 'Description', created_at: 'Date/Time Opened', product: 'Product', issue: 'Case Reason', issues: PLAIN }],
  ['ServiceNow', [['number', 'id'], ['opened_at', 'date'], ['caller_id', 'name'], ['short_description', 'title'], ['description', 'text'], ['category', 'kind'], ['subcategory', 'same'], ['state', 'same'], ['assignment_group', 'same'], ['cmdb_ci', 'product'], ['close_notes', 'same'], ['sys_updated_on', 'date']], { message: 'description', created_at: 'opened_at', product: 'cmdb_ci', issue: 'category', issues: PLAIN }],
  ['Zendesk', [['Id', 'id'], ['Subject', 'title'], ['Description', 'text'], ['Status', 'same'], ['Via', 'same'], ['Requester', 'name'], ['Requester email', 'email'], ['Assignee', 'same'], ['Tags', 'kind'], ['Created at', 'date'], ['Updated at', 'date'], ['Solved at', 'date'], ['Product [list]', 'slug'], ['Contact Reason [list]', 'kind']], { message: 'Description', created_at: 'Created at', product: 'Product [list]', issue: 'Contact Reason [list]', issues: PLAIN }],
  ['reviews of an app', [['reviewId', 'id'], ['userName', 'name'], ['content', 'text'], ['score', 'same'], ['reviewCreatedVersion', 'version'], ['at', 'date'], ['replyContent', 'same'], ['repliedAt', 'same']], { message: 'content', created_at: 'at', product: '', issue: '', issues: [] }],
])('%s', async (name, columns, { issues, ...expected }) => {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, stringify([columns.map(([header]) => header), ...Array.from({ length: 60 }, (_unused, at) => columns.map(([, holds]) => CELLS[holds]?.(at) ?? ''))]));
  const { table, columns: taken } = await readDataSet(path, {});
  const { columns: roles, issue } = taken;
  const header = (index: number) => table.headers[index] ?? '';
  expect({ message: header(roles.message), created_at: header(roles.created_at), product: header(roles.product), issue: header(issue) }).toEqual(expected);
  const { tickets } = ticketHistory(table, taken, 'UTC');
  expect(tickets.filter(({ day }) => Number.isFinite(day))).toHaveLength(60);
  expect(issue < 0 ? [] : [...new Set(tickets.map((ticket) => ticket.issue))].sort()).toEqual(issues);
});

test('the words of a customer’s own name, masked names and sums of money are no terms', () => {
  const table = { spreadsheetName: 's', worksheetName: '', headers: ['Name', 'Message'], complete: true, warnings: [], rows: [{ rowNumber: 2, url: '', cells: ['Olga Petrova', 'XXXX took {$89.00} for the kettle 4.2 on XX/XX/2026. Olga'] }] };
  const [ticket] = ticketHistory(table, { columns: { message: 1, subject: -1, customer_name: 0, customer_email: -1, product: -1, channel: -1, created_at: -1, ticket_id: -1, first_name: -1, last_name: -1 }, filledLater: [], unknown: [], issue: -1 }, 'UTC').tickets;
  expect(ticket?.terms).toEqual(expect.arrayContaining(['kettle', '4.2']));
  for (const word of ['olga', 'petrova', 'xxxx', 'xx', '89.00']) expect(ticket?.terms).not.toContain(word);
});
