/** The figures of a report beside a hand count of the tickets they are of. */
import { byDate, findEpisodes } from '../../src/insight/episodes.ts';
import { issueReport } from '../../src/insight/issue_report.ts';
import { recurringIssue } from '../../src/insight/recurring_issue.ts';
import { DEFAULT_WATCH } from '../../src/insight/rises.ts';
import type { HistoryTicket } from '../../src/insight/ticket_history.ts';

const LAST = 20_700;
const tickets: HistoryTicket[] = [];
/** A ticket of `ago` days before the last. */
function add(ago: number, product: string, issue: string, message: string): void {
  const count = tickets.length, day = LAST - ago, at = day * 86_400_000 + 36_000_000 + count * 10;
  const terms = message.toLowerCase().match(/[a-z]{5,}/g) ?? [];
  tickets.push({ rowNumber: count + 2, url: '', ticketId: '', subject: '', message, customer: `c${count}`, createdAt: new Date(at).toISOString().replace('Z', '+00:00'), at, day, product, issue, terms });
}
// Each day three everyday topics; every second day a kettle's defect, and in the last ten days four more each day.
for (let ago = 120; ago >= 0; ago -= 1) {
  add(ago, 'Lamp', 'How-to', 'How do I mount the lamp?');
  add(ago, 'Lamp', 'Delivery', 'When does my lamp arrive?');
  add(ago, 'Kettle', 'Delivery', 'When does my kettle arrive?');
  if (ago % 2 === 0) add(ago, 'Kettle', 'Defect', 'The kettle leaks');
  if (ago < 10) for (let more = 0; more < 4; more += 1) add(ago, 'Kettle', 'Defect', 'The kettle leaks too');
}
const reportOf = (days: number) => issueReport(tickets, { watch: DEFAULT_WATCH, to: LAST, days, mostTopics: 10 });
const figure = (days: number, topic: string) => reportOf(days).topics.find((one) => one.topic.startsWith(topic));

// One each second day is what the past lets expect: half a ticket a day.
test.each([
  // Days 0, 2, … 26 and four on each of ten days.
  [28, 14 + 40, 14], [7, 4 + 28, 3.5], [1, 1 + 4, 0.5],
])('in a report of %d days a recurring topic has %d tickets where some %d are expected', (days, count, expected) => {
  const topic = figure(days, 'Kettle: Defect');
  expect(topic).toMatchObject({ count, isRecurring: true });
  expect(topic?.expected).toBeGreaterThan(expected * 0.8);
  expect(topic?.expected).toBeLessThan(expected * 1.2);
  expect(topic?.ratio).toBeCloseTo(count / (topic?.expected ?? 1), 1);
});

test('tickets that the sheet files under another issue are no part of one that is told by its issue', () => {
  const { topics, heatMap, recurring } = reportOf(7);
  expect(figure(7, 'Kettle: Delivery')).toMatchObject({ count: 7, isRecurring: false });
  const cell = (product: string, issue: string) => heatMap.counts[heatMap.issues.indexOf(issue)]?.[heatMap.products.indexOf(product)];
  expect([cell('Kettle', 'Defect'), cell('Kettle', 'Delivery')]).toEqual([32, 7]);
  expect(topics.reduce((sum, { count }) => sum + count, 0)).toBe(7 * 3 + 32);
  // What an alert says and shows of it.
  const [issue] = recurring;
  expect(issue).toMatchObject({ product: 'Kettle', issue: 'Defect', count: 32 });
  expect(issue?.examples.map(({ text }) => text).filter((text) => !text.includes('leaks'))).toEqual([]);
});

test('a ticket that is filed under no issue may be of it', () => {
  const dated = byDate(tickets.map((ticket) => (ticket.issue === 'Defect' && ticket.day === LAST && ticket.message.endsWith('too') ? { ...ticket, issue: '' } : ticket)));
  const [episode] = findEpisodes(dated);
  if (!episode) throw new Error('not found');
  const { members, issue } = recurringIssue(episode, dated, DEFAULT_WATCH.windowDays);
  expect(issue).toBe('Defect');
  expect(members.filter((place) => dated[place]?.day === LAST && dated[place]?.issue === '')).toHaveLength(4);
});
