import { defineInputFields, type Bundle } from 'zapier-platform-core';
import { InputError } from '../errors.ts';
import { readList, readOption, readText } from '../fields.ts';
import { numberField, readNumber, unreadNumbers, type NumberKey } from '../number_fields.ts';
import type { TicketHistory } from '../insight/ticket_history.ts';
import type { Watch } from '../insight/rises.ts';
import type { Deadline } from '../ports/deadline.ts';
import { pickTicketSource } from '../services.ts';

type InputData = Record<string, unknown>;

/** Tickets older than window, baseline and this many days do not matter: an episode lasts longer only as one already reported. */
const LOOK_BACK_DAYS = 28;
/** What a poll can read and compute within its deadline. */
const MOST_ROWS = 40_000;
const KEEPS_MS = 15_000;
/** Of it, what the search for issues may take among so many, and the least that is kept for it. */
const KEEPS_FOR_SEARCH_MS = 9_500;
const KEEPS_LEAST_MS = 1_500;
const FALSE_ALARMS = { month: 'About one a month (hears more)', quarter: 'About one a quarter', year: 'About one a year (only what is certain)' };
const WEEKS = { month: 4, quarter: 13, year: 52 };

const column = (key: string, label: string, helpText: string) => ({ key, label, type: 'string' as const, dynamic: 'sheet_columns.id.label', helpText, group: 'columns' });

/** Which sheet holds the tickets, asked for by everything that looks at their history. */
export const historySheetFields = defineInputFields([
  { key: 'spreadsheet', label: 'Spreadsheet', type: 'string', required: true, dynamic: 'spreadsheets.id.label', altersDynamicFields: true, helpText: 'The sheet that holds your tickets, for example “Support Tickets”: choose it, or paste its link.' },
  { key: 'worksheet', label: 'Worksheet', type: 'string', dynamic: 'worksheets.id.label', dependsOn: ['spreadsheet'], altersDynamicFields: true, helpText: 'The tab that holds the tickets, for example “Tickets”; the first one if left blank.' },
  numberField('header_row', 'The number of the row that holds the headers, for example `3`.'),
]);

/** What counts as a recurring issue. */
export const watchFields = defineInputFields([
  {
    key: 'false_alarms', label: 'Accepted False Alarms', type: 'string', default: 'quarter', choices: FALSE_ALARMS,
    helpText: 'How often, at most, an alarm may be mere chance, for your whole desk and all its topics together; for example one a quarter. Counts and ratios are estimates from your sheet’s past.',
  },
  numberField('window_days', 'Tickets of so many days are compared with the weeks before, from 2 to 28, for example `7`. A single day and half the window are looked at too, so that a sudden issue is heard of on its first day.'),
  numberField('baseline_weeks', 'How many weeks back count as normal, from 3 to 26, for example `8`. Weekdays and growth are taken into account. Nothing is called an issue before there are three weeks of tickets.'),
  numberField('least_tickets', 'Fewer different customers than this are no recurring issue, for example `4`.'),
  { key: 'products', label: 'Products', type: 'string', list: true, helpText: 'Only if the sheet has no column of products, or not all of them: one product an entry, for example “BrewMate”.' },
]);

/** Overrides of the columns, grouped at the end. */
export const historyColumnFields = defineInputFields([
  column('message_column', 'Message Column', 'Only needed if the wrong column was taken: the one that holds what the customer wrote, for example “Message”.'),
  column('subject_column', 'Subject Column', 'Only needed if the wrong column was taken: the one that holds the subject line, for example “Subject”.'),
  column('created_at_column', 'Created At Column', 'Only needed if the wrong column was taken: the one that says when the customer wrote, for example “Date”.'),
  column('product_column', 'Product Column', 'Only needed if the wrong column was taken: the one that names the product, for example “Product”.'),
  column('issue_column', 'Issue Column', 'Only needed if the wrong column was taken: the one that says what each ticket is about, for example “Category”. Without such a column, the issue is read from the words.'),
  column('customer_email_column', 'Customer Email Column', 'Only needed if the wrong column was taken: the one that holds the customer’s e-mail address, for example “E-mail”.'),
]);

/** The numbers that say which tickets there are and what counts as a recurring issue. */
const HISTORY_NUMBERS: NumberKey[] = ['header_row', 'window_days', 'baseline_weeks', 'least_tickets'];

/** The watchfulness that the person chose. */
export function readWatch(inputData: InputData): Watch {
  const weeks = WEEKS[readOption(inputData, 'false_alarms', 'Accepted False Alarms', FALSE_ALARMS, 'quarter')];
  return {
    windowDays: readNumber(inputData, 'window_days'),
    baselineDays: 7 * readNumber(inputData, 'baseline_weeks'),
    falseAlarmsPerWeek: 1 / weeks,
    leastTickets: readNumber(inputData, 'least_tickets'),
  };
}

/** What of a time that is kept for what a poll can read at most need be kept for these rows: a slow Google must not cost a small sheet its tickets. */
export const keptFor = (rows: number, mostMs: number): number => Math.max(KEEPS_LEAST_MS, mostMs * Math.min(1, rows / MOST_ROWS));

/** The tickets of the weeks that matter, read and understood, and the sheet's time zone. Warnings say what could not be. */
export async function readHistory(bundle: Bundle<InputData>, days: number, deadline: Deadline): Promise<TicketHistory & { timeZone: string; warnings: string[] }> {
  const { inputData } = bundle;
  const [source, { historyColumns }, { ticketHistory }, { checkColumns, columnOverrides, tableSelection }, { allBefore }, { pastRowMeaning }] = await Promise.all([
    pickTicketSource(bundle.authData, deadline), import('../insight/history_columns.ts'), import('../insight/ticket_history.ts'), import('./ticket_table.ts'), import('../triage/ticket_table/ticket_dates.ts'), import('../triage/ticket_table/ready_rows.ts'),
  ]);
  const overrides = { ...columnOverrides(inputData), issue: readText(inputData, 'issue_column') };
  const since = Date.now() - (days + LOOK_BACK_DAYS) * 86_400_000;
  const timeZone = bundle.meta?.timezone ?? '';
  const table = await source.read({ ...tableSelection(inputData), meaning: (headers) => pastRowMeaning(headers, columnOverrides(inputData)) }, {
    mostRows: MOST_ROWS, keepsMs: KEEPS_MS,
    isOlder(headers, rows, place) {
      const at = historyColumns({ spreadsheetName: '', worksheetName: '', headers, rows: [], complete: false, warnings: [] }, overrides).columns.created_at;
      return at >= 0 && allBefore(rows.map((cells) => cells[at] ?? ''), { timeZone, sheetTimeZone: place.timeZone, locale: place.locale }, since);
    },
  }, deadline);
  const columns = historyColumns(table, overrides);
  const hasTexts = columns.columns.message >= 0 || columns.columns.subject >= 0 || columns.issue >= 0;
  checkColumns(table, tableSelection(inputData).headerRow, hasTexts, overrides.issue && columns.issue < 0 ? [...columns.unknown, { role: 'issue', header: overrides.issue }] : columns.unknown);
  if (!hasTexts) {
    throw new InputError(`No column with the tickets' texts was found in the worksheet “${table.worksheetName}”. Choose one in the field “Message Column”, or say in “Header Row” which row holds the headers.`);
  }
  const keepMs = keptFor(table.rows.length, KEEPS_FOR_SEARCH_MS);
  const history = ticketHistory(table, columns, timeZone, productsIn(inputData), () => deadline.remaining() > keepMs);
  return { ...history, timeZone: table.timeZone ?? '', warnings: [...unreadNumbers(inputData, ...HISTORY_NUMBERS), ...table.warnings, ...warningsOf(history, table.complete)] };
}

/** What stands before “=” where it is filled in as for Draft Reply, with other names behind. */
const productsIn = (inputData: Record<string, unknown>): string[] =>
  readList(inputData, 'products', /[\n;]/).flatMap((line) => (line.includes('=') ? line.split('=', 1) : line.split(','))).map((name) => name.trim()).filter(Boolean);

function warningsOf({ columns, tickets, unread }: TicketHistory, complete: boolean): string[] {
  const undated = tickets.filter(({ at }) => !Number.isFinite(at)).length;
  return [
    columns.columns.created_at < 0 ? 'No column with dates was found, so there are no trends and no recurring issues.' : '',
    columns.columns.created_at >= 0 && undated > tickets.length / 10 ? `${undated} of ${tickets.length} tickets have no date that could be read.` : '',
    unread > 0 || !complete ? `Of this sheet the newest ${tickets.length} tickets were read.` : '',
  ].filter(Boolean);
}

/** Tickets dated up to now: a mistyped year must not lie ahead of everything. */
export const untilNow = <T extends { at: number }>(tickets: T[], now: number): T[] => tickets.filter(({ at }) => !(at > now));
