import { historyColumns } from '../../src/insight/history_columns.ts';
import { issueReport } from '../../src/insight/issue_report.ts';
import { DEFAULT_WATCH } from '../../src/insight/rises.ts';
import { ticketHistory } from '../../src/insight/ticket_history.ts';
import { issueReportTexts, recurringIssueSlack } from '../../src/render/issue_report.ts';

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

test('what customers write steers nothing in Slack: no bold, italic, struck or code, no mention, no line of its own', () => {
  const example = (text: string) => ({ text, url: 'https://docs.google.com/spreadsheets/d/1/edit#gid=0&range=A3', rowNumber: 3, ticketId: '', createdAt: '' });
  const slack = recurringIssueSlack({
    id: 'x', topic: 'Lamp_2: *Broken*', product: 'Lamp_2', issue: '*Broken*', terms: [], count: 4, total: 4, expected: 0.5, ratio: 8, windowDays: 7, probability: 0, firstSeenAt: '2026-11-10T10:00:00+01:00', detectedAt: '', lastSeenAt: '', members: [],
    examples: [example('```rm -rf``` <!channel> *bold* _x_ ~y~'), example('one\ntwo')],
  }, { likelyCause: 'They say `x` and *y*.', suggestedAction: 'Look.', helpArticle: { title: '', text: '' }, customerNotice: { subject: '', text: '' } } as never);
  const lines = slack.split('\n');
  // A mark counts where no zero-width space stands before it; ours are the two stars around each of three headings.
  const marks = slack.replace(':rotating_light:', '').match(/(?<!\u200B)[*_~`]/g) ?? [];
  expect(marks).toEqual(Array.from({ length: 6 }, () => '*'));
  expect(lines[0]).toBe(':rotating_light: *Recurring issue: Lamp\u200B_2: ∗Broken∗*');
  expect(lines).toHaveLength(6);
  expect(slack).not.toContain('<!channel>');
  expect(slack).toContain('&lt;!channel&gt; \u200B*bold\u200B*');
});
