/** The samples of Recurring Issue and Build Issue Report: what both make of the sample tickets. `node` runs this file to write them anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../../insight/calendar.ts';
import { byDate, findEpisodes } from '../../insight/episodes.ts';
import { DEFAULT_WATCH } from '../../insight/rises.ts';
import { historyColumns } from '../../insight/history_columns.ts';
import { ticketHistory } from '../../insight/ticket_history.ts';
import type { TicketTable } from '../../ports/ticket_source.ts';
import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { issueReportItem } from '../../render/issue_report_item.ts';
import { recurringIssueItem } from '../../render/recurring_issue.ts';
import type { HistoryTicket } from '../../insight/ticket_history.ts';
import type { Sentiment } from '../../ports/engine.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { readCsvFile } from '../demo/csv_file.ts';

const root = join(import.meta.dirname, '../../..');
const LAST_DAY = dayOf('2026-11-19');

/** The sample tickets as a sheet would hold them. */
function sampleTable(): TicketTable {
  const { headers, rows } = readCsvFile(join(root, 'data/demo/tickets.csv'));
  return {
    spreadsheetName: 'Tickets', worksheetName: 'Tickets', headers, complete: true, warnings: [],
    rows: rows.map((cells, index) => ({ rowNumber: index + 2, cells, url: `https://docs.google.com/spreadsheets/d/1ExampleSpreadsheet_Tickets/edit#gid=0&range=A${index + 2}` })),
  };
}

async function feelings(tickets: readonly HistoryTicket[]): Promise<Map<HistoryTicket, Sentiment>> {
  const engine = createBuiltinEngine();
  const felt = new Map<HistoryTicket, Sentiment>();
  for (const ticket of tickets) {
    const { subject, message } = ticket;
    const answer = await engine.analyzeSentiment({ ticket: { ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' }, corrections: [], deadline: createDeadline() });
    felt.set(ticket, answer.sentiment);
  }
  return felt;
}

/** Both samples, computed. */
export async function issueSamples() {
  const table = sampleTable();
  const { tickets } = ticketHistory(table, historyColumns(table), 'Europe/Berlin');
  const dated = byDate(tickets);
  const felt = await feelings(tickets.filter(({ day }) => day > LAST_DAY - 7));
  return {
    recurringIssues: findEpisodes(dated).map((episode) => recurringIssueItem(episode, dated, DEFAULT_WATCH.windowDays, [])),
    report: issueReportItem(tickets, { watch: DEFAULT_WATCH, to: LAST_DAY, days: 7, mostTopics: 2, sentimentOf: (ticket) => felt.get(ticket) ?? '' }, []),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { recurringIssues, report } = await issueSamples();
  const write = (path: string, sample: unknown) => writeFileSync(join(root, path), `${JSON.stringify(sample, null, 2)}\n`);
  write('src/triggers/recurring_issue_sample.json', recurringIssues[0]);
  write('src/creates/build_issue_report_sample.json', report);
}
