import type { Episode } from '../insight/episodes.ts';
import { issueBrief } from '../insight/issue_brief.ts';
import { recurringIssue } from '../insight/recurring_issue.ts';
import type { HistoryTicket } from '../insight/ticket_history.ts';
import { paragraphs } from './html.ts';
import { recurringIssueHtml, recurringIssueSlack } from './issue_report.ts';

/** A recurring issue as a zap receives it: flat, every key present. */
export function recurringIssueItem(episode: Episode, tickets: readonly HistoryTicket[], windowDays: number, warnings: readonly string[]) {
  const issue = recurringIssue(episode, tickets, windowDays);
  const brief = issueBrief(issue, tickets);
  const [first, second, third] = issue.examples;
  return {
    id: issue.id, topic: issue.topic, product: issue.product, issue: issue.issue, terms_text: issue.terms.join(', '),
    count: issue.count, expected: issue.expected, ratio: issue.ratio, window_days: issue.windowDays, total: issue.total,
    first_seen_at: issue.firstSeenAt, detected_at: issue.detectedAt,
    example_1: first?.text ?? '', example_1_url: first?.url ?? '',
    example_2: second?.text ?? '', example_2_url: second?.url ?? '',
    example_3: third?.text ?? '', example_3_url: third?.url ?? '',
    likely_cause: brief.likelyCause, suggested_action: brief.suggestedAction,
    help_article_title: brief.helpArticle.title, help_article_html: paragraphs(brief.helpArticle.text), help_article_text: brief.helpArticle.text,
    customer_notice_subject: brief.customerNotice.subject, customer_notice_html: paragraphs(brief.customerNotice.text), customer_notice_text: brief.customerNotice.text,
    slack_text: recurringIssueSlack(issue, brief), report_html: recurringIssueHtml(issue, brief),
    engine: 'builtin', warnings_text: warnings.join(' '),
  };
}
