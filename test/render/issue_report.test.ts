import { historyColumns } from '../../src/insight/history_columns.ts';
import { issueReport } from '../../src/insight/issue_report.ts';
import { DEFAULT_WATCH } from '../../src/insight/rises.ts';
import { ticketHistory } from '../../src/insight/ticket_history.ts';
import { issueReportTexts } from '../../src/render/issue_report.ts';

/** One calm ticket a day up to 30 November, and what the report of the last week says of it. */
function reportOf(days: number): string {
  const rows = Array.from({ length: days }, (_, at) => ({
    rowNumber: at + 2, url: '', cells: [new Date(Date.UTC(2026, 10, 30 - at, 9)).toISOString(), `Question ${at} about the lamp`, 'LumaDesk'],
  }));
  const table = { spreadsheetName: '', worksheetName: '', headers: ['Created at', 'Message', 'Product'], rows, complete: true, warnings: [] };
  const { tickets } = ticketHistory(table, historyColumns(table), 'UTC');
  return issueReportTexts(issueReport(tickets, { watch: DEFAULT_WATCH, to: Date.UTC(2026, 10, 30) / 86_400_000, days: 7, mostTopics: 5 })).html;
}

test.each([[11, '11 more days of tickets needed'], [21, '1 more day of tickets needed']])('with %d days of tickets it cannot be told what grows', (days, said) => {
  expect(reportOf(days)).toContain(`What grows cannot be told yet: ${said}`);
  expect(reportOf(days)).not.toContain('No topic grew');
});

test('with days enough, no topic is said to grow', () => {
  expect(reportOf(22)).toContain('No topic grew beyond what its own past allows.');
});
