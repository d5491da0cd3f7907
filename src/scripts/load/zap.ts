/** One team's zap: New Ticket on its own sheet each minute, then Triage Ticket for what is new, as Zapier runs them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StepError } from '../demo/container_pool.ts';
import { record } from '../../adapters/json.ts';
import type { Account } from '../demo/zapier_account.ts';
import type { Random } from '../simulate_incidents/random.ts';
import type { Measured } from './container.ts';
import type { Ledger } from './ledger.ts';

export interface ZapPlan {
  name: string;
  account: Account;
  spreadsheet: string;
  /** The sheet's rows, header first; new tickets are put below. */
  rows: string[][];
  pollEveryMs: number;
  /** Mean time between two tickets. */
  ticketEveryMs: number;
  random: Random;
  ledger: Ledger;
}

export const HEADER = ['Ticket ID', 'Name', 'E-mail', 'Created at', 'Subject', 'Message'];

const COMPLAINTS = [
  'the lamp flickers when it is dimmed, and I would like to know what to do', 'where is my parcel? The tracking has said the same for four days',
  'I want to speak to a manager, this is the third time I write', 'thank you so much, the new filter works perfectly', 'I was charged twice for one order and want the second amount back',
];

/** A ticket that can be told from every other by its mark, which stands in its words, its id and its address. */
function ticketRow(mark: string, number: number): string[] {
  const what = COMPLAINTS[number % COMPLAINTS.length] ?? '';
  return [mark, `Customer ${mark}`, `${mark.toLowerCase()}@customers.example`, new Date().toISOString(), `Question ${mark}`, `Hello, this is about order ${mark}: ${what}. Regards`];
}

const isPassing = (error: unknown): boolean => error instanceof StepError && (error.name === 'ThrottledError' || error.name === 'ContainerEnded');

/** Runs a step until it answers, as Zapier repeats a throttled one; null where it ended in another error. */
async function persist(plan: ZapPlan, method: string, inputData: Record<string, unknown>, until: number): Promise<unknown> {
  for (;;) {
    try {
      const answer = (await plan.account.run(method, inputData)).results as Measured;
      plan.ledger.measured(answer);
      return answer.results;
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) {
        plan.ledger.failed(plan.name, method, error);
        return null;
      }
    }
  }
}

async function triage(plan: ZapPlan, ticket: Record<string, unknown>, until: number): Promise<void> {
  const { ticket_id, message, subject, customer_name, customer_email, created_at } = ticket;
  const mark = String(ticket_id);
  plan.ledger.fired(mark);
  const inputData = { message, subject, customer_name, customer_email, created_at, ticket_ref: ticket_id, allow_auto_send: 'true' };
  const answer = await persist(plan, 'creates.triage_ticket.operation.perform', inputData, until);
  if (answer !== null) plan.ledger.answered(mark, JSON.stringify(answer));
}

/** Polls and triages until `stopAt`; puts new rows into the sheet until `lastTicketAt`. */
export async function runZap(plan: ZapPlan, lastTicketAt: number, stopAt: number): Promise<void> {
  const seen = new Set<string>();
  let number = 0;
  const write = async (): Promise<void> => {
    for (;;) {
      await sleep(-Math.log(1 - plan.random()) * plan.ticketEveryMs);
      if (Date.now() > lastTicketAt) return;
      const mark = `${plan.name}N${(number += 1)}`;
      plan.rows.push(ticketRow(mark, number));
      plan.ledger.written(mark);
    }
  };
  const poll = async (): Promise<void> => {
    await sleep(plan.random() * plan.pollEveryMs);
    while (Date.now() < stopAt) {
      const next = Date.now() + plan.pollEveryMs;
      const rows = await persist(plan, 'triggers.new_ticket.operation.perform', { spreadsheet: plan.spreadsheet, worksheet: '0' }, stopAt);
      const fresh = (Array.isArray(rows) ? rows : []).map(record).filter(({ id }) => !seen.has(String(id)));
      for (const { id } of fresh) seen.add(String(id));
      await Promise.all(fresh.map((ticket) => triage(plan, ticket, stopAt)));
      if (Date.now() > lastTicketAt && plan.ledger.settled(plan.name)) return;
      await sleep(Math.max(0, next - Date.now()));
    }
  };
  await Promise.all([write(), poll()]);
}
