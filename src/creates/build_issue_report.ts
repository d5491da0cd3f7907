import { defineInputFields, type Bundle, type ZObject } from 'zapier-platform-core';
import { InputError, nameOf } from '../errors.ts';
import { readText, under } from '../fields.ts';
import { numberField, readNumber, unreadNumbers } from '../number_fields.ts';
import type { HistoryTicket } from '../insight/ticket_history.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { Sentiment } from '../ports/engine.ts';
import { builtinEngine } from '../services.ts';
import { step } from '../zapier/step.ts';
import { historyColumnFields, historySheetFields, keptFor, readHistory, readWatch, untilNow, watchFields } from '../triggers/issue_sheet.ts';
import sample from './build_issue_report_sample.json' with { type: 'json' };

type InputData = Record<string, unknown>;

/** Feelings are asked for at most so many of the period's tickets, the newest first. */
const MOST_FEELINGS = 3_000;
/** Of the deadline, what the search for recurring issues may take afterwards, among as many tickets as can be read. */
const KEEPS_MS = 7_500;

const inputFields = defineInputFields([
  numberField('days', 'The report is about so many days, for example `7` for a weekly e-mail.'),
  { key: 'until', label: 'Until', type: 'datetime', helpText: 'The last day of the report, for example `2026-11-19`; today if left blank.' },
  numberField('most_topics', 'How many topics are listed, from 1 to 50, for example `10`.'),
]);

/** The feeling of each ticket of the period, as far as time and number allow. */
async function feelings(tickets: readonly HistoryTicket[], keepMs: number, deadline: Deadline): Promise<Map<HistoryTicket, Sentiment>> {
  const engine = await builtinEngine();
  const felt = new Map<HistoryTicket, Sentiment>();
  for (const ticket of tickets.slice(-MOST_FEELINGS)) {
    if (deadline.remaining() < keepMs) break;
    const { ticketId, subject, message, createdAt, product, url } = ticket;
    const { sentiment } = await engine.analyzeSentiment({ ticket: { ticketId, subject, message, customerName: '', customerEmail: '', createdAt, product, url }, corrections: [], deadline });
    felt.set(ticket, sentiment);
  }
  return felt;
}

const perform = step(async (_z: ZObject, bundle: Bundle<InputData>, deadline) => {
  const { inputData } = bundle;
  const watch = readWatch(inputData);
  const days = readNumber(inputData, 'days');
  const said = readText(inputData, 'until');
  const { readMoment } = await import('../triage/ticket_table/ticket_dates.ts');
  const until = readMoment(said);
  if (said && !until) throw new InputError(`The field “Until” holds “${nameOf(said)}”, which is no date that can be read. Write for example 2026-11-19.`);
  const now = Date.now();
  const beforeNow = Math.max(0, Math.ceil((now - (Date.parse(until) || now)) / 86_400_000));
  const [history, { issueReportItem }, { endOfPeriod }] = await Promise.all([
    readHistory(bundle, beforeNow + Math.max(days * 2, days + watch.baselineDays, watch.windowDays + watch.baselineDays), deadline), import('../render/issue_report_item.ts'), import('../insight/calendar.ts'),
  ]);
  const tickets = untilNow(history.tickets, now);
  const to = tickets.some(({ at }) => Number.isFinite(at)) ? endOfPeriod(until, now, history.timeZone, bundle.meta?.timezone ?? '') : Number.NaN;
  const felt = await feelings(tickets.filter(({ day }) => !Number.isFinite(to) || (day > to - days && day <= to)), keptFor(history.tickets.length, KEEPS_MS), deadline);
  return issueReportItem(tickets, { watch, to, days, mostTopics: readNumber(inputData, 'most_topics'), sentimentOf: (ticket) => felt.get(ticket) ?? '' }, [...unreadNumbers(inputData, 'days', 'most_topics'), ...history.warnings]);
});

/** The weekly report on what customers write about. */
export const buildIssueReport = {
  key: 'build_issue_report',
  noun: 'Report',
  display: { label: 'Build Issue Report', description: 'Builds a report of a period’s issues by product, with what is recurring, ready for an e-mail and for Slack.' },
  operation: {
    perform,
    inputFields: [...historySheetFields, ...inputFields, ...under('watch', watchFields), ...historyColumnFields],
    inputFieldGroups: [{ key: 'watch', label: 'What Counts as a Recurring Issue' }, { key: 'columns', label: 'Columns (Found by Themselves)' }],
    outputFields: [
      { key: 'report_subject', label: 'Report Subject', type: 'string' as const },
      { key: 'report_html', label: 'Report HTML', type: 'string' as const },
      { key: 'slack_text', label: 'Slack Text', type: 'string' as const },
      { key: 'period_start', label: 'Period Start', type: 'string' as const },
      { key: 'period_end', label: 'Period End', type: 'string' as const },
      { key: 'ticket_count', label: 'Tickets in the Period', type: 'integer' as const },
      { key: 'ticket_count_before', label: 'Tickets in the Period Before', type: 'integer' as const },
      { key: 'recurring_count', label: 'Recurring Issues', type: 'integer' as const },
      { key: 'recurring_text', label: 'Recurring Issues in Words', type: 'string' as const },
      {
        key: 'issues', label: 'Issues', children: [
          { key: 'topic', label: 'Topic', type: 'string' as const },
          { key: 'product', label: 'Product', type: 'string' as const },
          { key: 'issue', label: 'Issue', type: 'string' as const },
          { key: 'count', label: 'Tickets', type: 'integer' as const },
          { key: 'expected', label: 'Expected', type: 'number' as const },
          { key: 'ratio', label: 'Ratio', type: 'number' as const },
          { key: 'negative_share', label: 'Negative (0 to 1)', type: 'number' as const },
          { key: 'is_recurring', label: 'Is Recurring', type: 'boolean' as const },
          { key: 'example', label: 'Example', type: 'string' as const },
          { key: 'example_url', label: 'Example Row URL', type: 'string' as const },
        ],
      },
      { key: 'engine', label: 'Engine', type: 'string' as const },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
    ],
    sample: sample satisfies Awaited<ReturnType<typeof perform>>,
  },
};
