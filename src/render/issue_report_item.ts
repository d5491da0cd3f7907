import { dateOf } from '../insight/calendar.ts';
import { issueReport } from '../insight/issue_report.ts';
import type { HistoryTicket } from '../insight/ticket_history.ts';
import { issueReportTexts, recurringSentence } from './issue_report.ts';

/** A period's report as a zap receives it; `issues` are line items. */
export function issueReportItem(tickets: readonly HistoryTicket[], asked: Parameters<typeof issueReport>[1], warnings: readonly string[]) {
  const report = issueReport(tickets, asked);
  const all = { ...report, warnings: [...new Set([...warnings, ...report.warnings])] };
  const texts = issueReportTexts(all);
  const shown = (day: number) => (Number.isFinite(day) ? dateOf(day) : '');
  return {
    report_subject: texts.subject, report_html: texts.html, slack_text: texts.slack,
    period_start: shown(report.from), period_end: shown(report.to), ticket_count: report.tickets, ticket_count_before: Math.max(0, report.before),
    recurring_count: report.recurring.length, recurring_text: report.recurring.map(recurringSentence).join('\n'),
    issues: report.topics.map(({ topic, product, issue, count, expected, ratio, negativeShare, isRecurring, example }) => ({
      topic, product, issue, count, expected, ratio, negative_share: negativeShare, is_recurring: isRecurring, example: example?.text ?? '', example_url: example?.url ?? '',
    })),
    engine: 'builtin', warnings_text: all.warnings.join(' '),
  };
}
