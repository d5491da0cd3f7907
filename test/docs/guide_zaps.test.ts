/** The guides' zaps, played with the sample tickets as their Paths and Filters say: where does each ticket end? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createAppTester } from 'zapier-platform-core';
import App from '../../index.ts';
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import { draftReplyCreate } from '../../src/creates/draft_reply.ts';
import { triageTicketCreate } from '../../src/creates/triage_ticket.ts';

type Output = Record<string, unknown>;
const run = createAppTester(App as never);
const step = (perform: unknown, inputData: object): Promise<Output> => run(perform as never, { inputData, authData: {}, meta: {} } as never) as Promise<Output>;

const rows: Record<string, string>[] = parse(readFileSync(join(__dirname, '../../data/demo/tickets.csv')), { columns: true, relax_column_count: true });
const ticketOf = (row: Record<string, string>) => ({ message: row.Message ?? row.message, subject: row.Subject ?? row.subject, ticket_ref: 'T-1' });
/** Every seventh sample ticket, and what samples lack: nothing to read, nothing to answer, no words. */
const TICKETS = [...rows.filter((_row, index) => index % 7 === 0).map(ticketOf), ...['', 'see attachment', 'asdf qwer', 'Thanks!', '???', 'Out of office: I am back on Monday.'].map((message) => ({ message, subject: '', ticket_ref: 'T-2' }))];

const is = (given: Output, value: string): boolean => given.route === value;
const exists = (value: unknown): boolean => value !== '' && value !== undefined;

test('it has tickets to play', () => {
  expect(TICKETS.length).toBeGreaterThan(40);
  expect(TICKETS.filter(({ message }) => typeof message !== 'string')).toEqual([]);
});

test.each([[false], [true]])('Triage Ticket and three Paths (automatic sending: %s): each ticket goes one way, with something to show there', async (allow_auto_send) => {
  const ends = new Map<string, number>();
  for (const ticket of TICKETS) {
    const given = await step(triageTicketCreate.operation.perform, { ...ticket, allow_auto_send });
    const ways = {
      Person: is(given, 'human') || (is(given, 'review') && !exists(given.reply_html)), Draft: is(given, 'review') && exists(given.reply_html), Send: is(given, 'auto_reply'), nothing: is(given, 'no_reply'),
    };
    const taken = Object.entries(ways).filter(([, goes]) => goes).map(([name]) => name);
    expect([ticket.message, taken.length]).toEqual([ticket.message, 1]);
    if (taken[0] === 'Person') expect(given.slack_text).not.toBe('');
    if (taken[0] === 'Draft') expect(given.reply_subject).not.toBe('');
    ends.set(taken[0] ?? '', (ends.get(taken[0] ?? '') ?? 0) + 1);
  }
  for (const way of ['Person', 'Draft', 'nothing']) expect([way, ends.get(way) ?? 0]).not.toEqual([way, 0]);
  // Without knowledge of the team's own nothing goes out by itself.
  expect(ends.get('Send')).toBeUndefined();
}, 120_000);

test('single steps: a ticket goes to a person, gets a reply to look at, or needs none', async () => {
  let drafts = 0;
  for (const ticket of TICKETS) {
    const checked = await step(checkEscalationCreate.operation.perform, ticket);
    if (is(checked, 'human') || is(checked, 'review')) {
      expect(checked.slack_text).not.toBe('');
      continue;
    }
    if (is(checked, 'no_reply')) continue;
    expect(is(checked, 'auto_reply')).toBe(true);
    const { should_escalate, auto_reply_allowed } = checked;
    const reply = await step(draftReplyCreate.operation.perform, { ...ticket, should_escalate, auto_reply_allowed });
    expect(reply.can_auto_send).toBe(false);
    if (exists(reply.reply_html)) drafts += 1;
    // The Filter ends here what needs no answer, and that alone.
    else expect([ticket.message, reply.blockers]).toEqual([ticket.message, ['no_reply_needed']]);
  }
  expect(drafts).toBeGreaterThan(5);
}, 120_000);
