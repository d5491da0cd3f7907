import type { Bundle, ZObject } from 'zapier-platform-core';
import { under } from '../fields.ts';
import { step } from '../zapier/step.ts';
import { historyColumnFields, historySheetFields, readHistory, readWatch, untilNow, watchFields } from './issue_sheet.ts';
import sample from './recurring_issue_sample.json' with { type: 'json' };

type InputData = Record<string, unknown>;

/** An episode is new for so long: what Zapier has not seen by then, it will not be shown late. */
const NEW_FOR_DAYS = 10;
const SAMPLES = 3;

const perform = step(async (_z: ZObject, bundle: Bundle<InputData>, deadline) => {
  const watch = readWatch(bundle.inputData);
  const [history, { byDate, findEpisodes }, { recurringIssueItem }] = await Promise.all([
    readHistory(bundle, watch.windowDays + watch.baselineDays, deadline), import('../insight/episodes.ts'), import('../render/recurring_issue.ts'),
  ]);
  const now = Date.now();
  const tickets = byDate(untilNow(history.tickets, now));
  const episodes = findEpisodes(tickets, watch).reverse();
  const wanted = bundle.meta?.isLoadingSample ? episodes.slice(0, SAMPLES)
    : episodes.filter(({ detectedDay }) => bundle.meta?.isPopulatingDedupe === true || detectedDay >= now / 86_400_000 - NEW_FOR_DAYS);
  return wanted.map((episode) => recurringIssueItem(episode, tickets, watch.windowDays, history.warnings));
});

/** Fires once for each topic and episode. */
export const recurringIssue = {
  key: 'recurring_issue',
  noun: 'Issue',
  display: {
    label: 'Recurring Issue',
    description: 'Triggers when a topic in your tickets grows beyond what its own past allows, once for each topic and episode.',
  },
  operation: {
    type: 'polling' as const,
    perform,
    inputFields: [...historySheetFields, ...under('watch', watchFields), ...historyColumnFields],
    inputFieldGroups: [{ key: 'watch', label: 'What Counts as a Recurring Issue' }, { key: 'columns', label: 'Columns (Found by Themselves)' }],
    outputFields: [
      { key: 'id', label: 'ID for Deduplication', type: 'string' as const },
      { key: 'topic', label: 'Topic', type: 'string' as const },
      { key: 'product', label: 'Product', type: 'string' as const },
      { key: 'issue', label: 'Issue', type: 'string' as const },
      { key: 'terms_text', label: 'Telling Words', type: 'string' as const },
      { key: 'count', label: 'Tickets in the Window', type: 'integer' as const },
      { key: 'expected', label: 'Expected Tickets', type: 'number' as const },
      { key: 'ratio', label: 'Ratio', type: 'number' as const },
      { key: 'window_days', label: 'Window (Days)', type: 'integer' as const },
      { key: 'total', label: 'Tickets in All', type: 'integer' as const },
      { key: 'first_seen_at', label: 'First Seen At', type: 'datetime' as const },
      { key: 'detected_at', label: 'Detected At', type: 'datetime' as const },
      ...[1, 2, 3].flatMap((number) => [
        { key: `example_${number}`, label: `Example ${number}`, type: 'string' as const },
        { key: `example_${number}_url`, label: `Example ${number} Row URL`, type: 'string' as const },
      ]),
      { key: 'likely_cause', label: 'Likely Cause', type: 'string' as const },
      { key: 'suggested_action', label: 'Suggested Action', type: 'string' as const },
      { key: 'help_article_title', label: 'Draft Help Article Title', type: 'string' as const },
      { key: 'help_article_html', label: 'Draft Help Article HTML', type: 'string' as const },
      { key: 'help_article_text', label: 'Draft Help Article', type: 'string' as const },
      { key: 'customer_notice_subject', label: 'Draft Notice Subject', type: 'string' as const },
      { key: 'customer_notice_html', label: 'Draft Notice HTML', type: 'string' as const },
      { key: 'customer_notice_text', label: 'Draft Notice', type: 'string' as const },
      { key: 'slack_text', label: 'Slack Text', type: 'string' as const },
      { key: 'report_html', label: 'Report HTML', type: 'string' as const },
      { key: 'engine', label: 'Engine', type: 'string' as const },
      { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
    ],
    sample: sample satisfies Awaited<ReturnType<typeof perform>>[number],
  },
};
