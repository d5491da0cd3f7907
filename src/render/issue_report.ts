import { dateOf } from '../insight/calendar.ts';
import type { IssueBrief } from '../insight/issue_brief.ts';
import { shownDate, type ExampleTicket, type RecurringIssue } from '../insight/recurring_issue.ts';
import type { HeatMap, IssueReport, TopicFigures } from '../insight/issue_report.ts';
import { escapeHtml, paragraphs } from './html.ts';
import { slackEscape, slackLine } from './slack.ts';

/** Inline styles that Gmail and Outlook keep: tables, no classes, no background images. */
const FONT = 'font-family:Arial,Helvetica,sans-serif';
const CELL = `${FONT};font-size:13px;padding:6px 8px;border:1px solid #d5d9e0`;
const HEAD = `${CELL};background-color:#f1f3f6;color:#1c2430;text-align:left`;

/** White to deep blue; the text turns white where the ground is dark. Contrast of each pair is at least 4.5. */
const SHADES: [background: string, text: string][] = [
  ['#ffffff', '#1c2430'], ['#e3eefb', '#1c2430'], ['#bcd7f5', '#1c2430'], ['#8dbbec', '#1c2430'], ['#2f6fb7', '#ffffff'], ['#174a85', '#ffffff'],
];

function shade(count: number, most: number): [string, string] {
  const step = count === 0 ? 0 : Math.max(1, Math.ceil((count / Math.max(1, most)) * (SHADES.length - 1)));
  return SHADES[Math.min(step, SHADES.length - 1)] ?? ['#ffffff', '#1c2430'];
}

const heading = (text: string) => `<h3 style="${FONT};font-size:16px;margin:20px 0 8px 0">${escapeHtml(text)}</h3>`;
const line = (text: string) => `<p style="${FONT};font-size:14px;line-height:1.5;margin:0 0 10px 0">${escapeHtml(text)}</p>`;
const table = (rows: string[]) => `<table cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;margin:0 0 12px 0">${rows.join('')}</table>`;
const row = (cells: string[]) => `<tr>${cells.join('')}</tr>`;
const head = (text: string) => `<th scope="col" style="${HEAD}">${escapeHtml(text)}</th>`;
const cell = (text: string, style = '') => `<td style="${CELL};${style}">${escapeHtml(text)}</td>`;

/** A heat map as a table with coloured cells and the figures in them, readable without the colours. */
function heatMapTable({ products, issues, counts }: HeatMap): string {
  const most = Math.max(0, ...counts.flat());
  const rows = issues.map((issue, at) => row([
    `<th scope="row" style="${HEAD}">${escapeHtml(issue)}</th>`,
    ...products.map((_product, column) => {
      const count = counts[at]?.[column] ?? 0;
      const [background, text] = shade(count, most);
      return cell(count === 0 ? '' : String(count), `text-align:right;background-color:${background};color:${text}`);
    }),
  ]));
  return table([row(['Issue', ...products].map(head)), ...rows]);
}

const link = (url: string, text: string) => (/^https?:\/\//.test(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` : escapeHtml(text));

function exampleList(examples: readonly ExampleTicket[]): string {
  const items = examples.map(({ text, url, createdAt, rowNumber }) =>
    `<li style="margin:0 0 6px 0">${escapeHtml(text)} (${[escapeHtml(shownDate(createdAt)), link(url, `row ${rowNumber}`)].filter(Boolean).join(', ')})</li>`);
  return `<ul style="${FONT};font-size:14px;line-height:1.5;margin:0 0 12px 0;padding:0 24px">${items.join('')}</ul>`;
}

const times = ({ ratio, expected }: { ratio: number; expected: number }) =>
  (expected < 0.1 ? 'where its past lets expect none' : `${ratio} times the ${expected} that its past lets expect`);

/** A recurring issue in one sentence, for example: “BrewMate: Error or update (E7)”: 23 tickets in 7 days, where its past lets expect none. */
export const recurringSentence = (issue: RecurringIssue): string =>
  `“${issue.topic}”: ${issue.count} tickets in ${issue.windowDays} days, ${times(issue)}. First seen on ${shownDate(issue.firstSeenAt)}.`;

/** A recurring issue as the body of an e-mail. */
export function recurringIssueHtml(issue: RecurringIssue, brief: IssueBrief): string {
  return [
    `<div style="${FONT}">`, heading(issue.topic), line(recurringSentence(issue)),
    heading('Likely cause'), line(brief.likelyCause), heading('Suggested action'), line(brief.suggestedAction),
    heading('Examples'), exampleList(issue.examples),
    heading(`Draft help article: ${brief.helpArticle.title}`), paragraphs(brief.helpArticle.text),
    heading(`Draft notice: ${brief.customerNotice.subject}`), paragraphs(brief.customerNotice.text), '</div>',
  ].join('\n');
}

/** Longer than any line of ours, the issue's texts and figures included. */
const LONGEST_LINE = 2_000;
/** What holds words of tickets or of a sheet, on one line, with no mark-up of its own. */
const plain = (text: string) => slackLine(text, LONGEST_LINE);
/** Between two stars of ours none of a text may stand. */
const bold = (text: string) => `*${plain(text.replaceAll('*', '∗'))}*`;
const slackLink = (url: string, text: string) => (/^https?:\/\/[^\s<>|]+$/.test(url) ? `<${slackEscape(url)}|${plain(text)}>` : plain(text));

export function recurringIssueSlack(issue: RecurringIssue, brief: IssueBrief): string {
  return [
    `:rotating_light: ${bold(`Recurring issue: ${issue.topic}`)}`,
    `${issue.count} tickets in ${issue.windowDays} days, ${times(issue)}. First seen on ${shownDate(issue.firstSeenAt)}.`,
    `${bold('Likely cause')}: ${plain(brief.likelyCause)}`,
    `${bold('Suggested action')}: ${plain(brief.suggestedAction)}`,
    ...issue.examples.map(({ text, url, rowNumber }) => `• ${plain(text)} (${slackLink(url, `row ${rowNumber}`)})`),
  ].join('\n');
}

const period = ({ from, to }: IssueReport): string => (Number.isFinite(from) ? `${dateOf(from)} to ${dateOf(to)}` : 'all tickets');

function volume({ tickets, before }: IssueReport): string {
  const count = tickets === 1 ? '1 ticket' : `${tickets} tickets`;
  if (before <= 0) return `${count}.`;
  const change = Math.round((tickets / before - 1) * 100);
  return `${count}, ${change === 0 ? 'as many as' : `${Math.abs(change)} % ${change > 0 ? 'more than' : 'fewer than'}`} in the period before (${before}).`;
}

function topicRow({ topic, count, expected, ratio, negativeShare, isRecurring }: TopicFigures, hasPast: boolean): string {
  const style = isRecurring ? 'font-weight:bold' : '';
  return row([
    cell(isRecurring ? `${topic} (recurring)` : topic, style), cell(String(count), `text-align:right;${style}`),
    ...(hasPast ? [cell(String(expected), 'text-align:right'), cell(`${ratio} ×`, 'text-align:right')] : []), cell(`${Math.round(negativeShare * 100)} %`, 'text-align:right'),
  ]);
}

/** What is said where no topic recurs: none may grow, or the tickets are too young to tell. */
export const noneRecurs = (daysMissing: number): string =>
  (daysMissing > 0 ? `What grows cannot be told yet: ${daysMissing} more ${daysMissing === 1 ? 'day' : 'days'} of tickets needed (three weeks in all for a window of seven days).` : 'No topic grew beyond what its own past allows.');

/** A period's report as an e-mail body and as a Slack message. */
export function issueReportTexts(report: IssueReport): { subject: string; html: string; slack: string } {
  const title = `Support issues, ${period(report)}`;
  const hasPast = report.topics.some(({ expected }) => expected > 0);
  const topics = table([row(['Topic', 'Tickets', ...(hasPast ? ['Expected', 'Ratio'] : []), 'Negative'].map(head)), ...report.topics.map((topic) => topicRow(topic, hasPast))]);
  const recurring = report.recurring.length > 0 ? report.recurring.map((issue) => line(recurringSentence(issue)) + exampleList(issue.examples)).join('')
    : line(noneRecurs(report.daysMissing));
  const html = [
    `<div style="${FONT}">`, `<h2 style="${FONT};font-size:18px;margin:0 0 8px 0">${escapeHtml(title)}</h2>`, line(volume(report)),
    ...(Number.isFinite(report.from) ? [heading('Recurring issues'), recurring] : []),
    ...(report.tickets > 0 ? [heading('Issues by product'), heatMapTable(report.heatMap), heading('Top issues'), topics] : []),
    ...report.warnings.map(line), '</div>',
  ].join('\n');
  const slack = [
    bold(title), plain(volume(report)),
    ...report.recurring.map((issue) => `:rotating_light: ${plain(recurringSentence(issue))}`),
    ...report.topics.filter(({ isRecurring }) => !isRecurring).slice(0, 5).map(({ topic, count, expected }) => `• ${plain(topic)}: ${count}${expected > 0 ? ` (expected ${expected})` : ''}`),
    ...report.warnings.map(plain),
  ].join('\n');
  return { subject: title, html, slack };
}
