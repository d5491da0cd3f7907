/** The guide's advice on where the Slack step stands, played through: a chain of steps that ends where a step halts. */
import { createAppTester } from 'zapier-platform-core';
import App from '../../index.ts';
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import { draftReplyCreate } from '../../src/creates/draft_reply.ts';

const run = createAppTester(App as never);
const ticket = { message: 'The charger of my lamp caught fire last night and my daughter burned her hand!', subject: 'Burnt', customer_name: 'Ana Souza', customer_email: 'ana@souza.example', ticket_ref: 'T-1' };
type Output = Record<string, unknown>;
const step = (perform: unknown, inputData: object): Promise<Output> => run(perform as never, { inputData, authData: {}, meta: {} } as never) as Promise<Output>;

/** New Ticket → Check Escalation → Draft Reply → Slack and Gmail, as a zap runs them; gives what was sent. */
async function zap(whenEscalated: string): Promise<{ slack: unknown[]; mails: unknown[] }> {
  const sent = { slack: [] as unknown[], mails: [] as unknown[] };
  const escalation = await step(checkEscalationCreate.operation.perform, ticket);
  const { should_escalate, auto_reply_allowed } = escalation;
  try {
    const reply = await step(draftReplyCreate.operation.perform, { ...ticket, should_escalate, auto_reply_allowed, when_escalated: whenEscalated, allow_auto_send: true });
    if (should_escalate === true) sent.slack.push(escalation.slack_text);
    if (reply.can_auto_send === true) sent.mails.push(reply.reply_html);
  } catch (error) {
    expect(error instanceof Error && error.name).toBe('HaltedError');
  }
  return sent;
}

test('“Go on with an empty reply”: the Slack step after Draft Reply alerts, and no mail goes out', async () => {
  const { slack, mails } = await zap('empty');
  expect(slack).toEqual([expect.stringContaining('Danger to people')]);
  expect(mails).toEqual([]);
});

test('“Stop the run here”: nothing after Draft Reply happens, which is why Slack must stand before it', async () => {
  expect(await zap('halt')).toEqual({ slack: [], mails: [] });
});
