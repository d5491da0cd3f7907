/** The mapping of the demo's zap, and where a run ends. */
import { StepError } from '../../../src/scripts/demo/container_pool.ts';
import { outcomeOf, type StepOutput } from '../../../src/scripts/demo/journey.ts';
import { beginRun, runActions } from '../../../src/scripts/demo/zap.ts';

const SETTINGS = { company_name: 'Fjordlight', products: ['LumaDesk = lamp'], gemini_model: '' };
const TICKET = { message: 'My lamp burns.', subject: 'Lamp', customer_name: 'Ada', customer_email: 'a@b.example', ticket_id: 'T-1', created_at: '', product: '', row_url: 'https://docs.example/row' };

/** Answers each action as told, and keeps what it was given. */
function actions(answers: Record<string, StepOutput | Error>) {
  const given: Record<string, StepOutput> = {};
  const runStep = async (method: string, inputData: StepOutput) => {
    const key = method.split('.')[1] ?? '';
    given[key] = inputData;
    const answer = answers[key] ?? {};
    if (answer instanceof Error) throw answer;
    return { output: answer, retries: 0 };
  };
  return { given, runStep };
}

test('each action gets the ticket and what the actions before it found, as values of their own type', async () => {
  const { given, runStep } = actions({
    analyze_sentiment: { sentiment: 'negative' }, check_escalation: { should_escalate: false, auto_reply_allowed: true, route: 'auto_reply' },
    draft_reply: { status: 'drafted', can_auto_send: true },
  });
  const run = await runActions(beginRun(2, 'T-1', TICKET, ''), SETTINGS, runStep);
  expect(given.analyze_sentiment).toMatchObject({ message: 'My lamp burns.', ticket_ref: 'T-1', engine: 'automatic' });
  expect(given.check_escalation).toMatchObject({ sentiment: 'negative', ticket_url: 'https://docs.example/row' });
  expect(given.draft_reply).toMatchObject({ should_escalate: false, auto_reply_allowed: true, allow_auto_send: 'true', when_escalated: 'halt', company_name: 'Fjordlight', products: ['LumaDesk = lamp'] });
  expect(outcomeOf(run)).toBe('sendable');
});

test('a halt ends the run with its reason and is no failure', async () => {
  const { runStep } = actions({
    analyze_sentiment: { sentiment: 'negative' }, check_escalation: { should_escalate: true, auto_reply_allowed: false, route: 'human' }, draft_reply: new StepError('HaltedError', 'A person must answer: safety.'),
  });
  const run = await runActions(beginRun(2, 'T-1', TICKET, ''), SETTINGS, runStep);
  expect(run).toMatchObject({ haltedBy: 'draft_reply', failed: false, journey: { draft_reply: null, halted: 'A person must answer: safety.' } });
  expect(outcomeOf(run)).toBe('human');
});

test('a failure ends this run alone and names its step', async () => {
  const { given, runStep } = actions({ analyze_sentiment: new StepError('AppError', '{"message":"The Gemini quota for today is used up."}') });
  const run = await runActions(beginRun(2, 'T-1', TICKET, ''), SETTINGS, runStep);
  expect(run).toMatchObject({ haltedBy: 'analyze_sentiment', failed: true, journey: { halted: 'Analyze Sentiment failed: The Gemini quota for today is used up.', analyze_sentiment: {}, check_escalation: {}, draft_reply: null } });
  expect(Object.keys(given)).toEqual(['analyze_sentiment']);
  expect(outcomeOf(run)).toBe('stopped');
});

test('a refused connection ends the demo', async () => {
  const { runStep } = actions({ analyze_sentiment: new StepError('ExpiredAuthError', 'The Gemini key in this connection is not accepted.') });
  await expect(runActions(beginRun(2, 'T-1', TICKET, ''), SETTINGS, runStep)).rejects.toMatchObject({ name: 'ExpiredAuthError' });
});

test('a row for which New Ticket did not fire runs no action', async () => {
  const { given, runStep } = actions({});
  const run = await runActions(beginRun(3, '', {}, 'New Ticket did not fire: row 3 is blank.'), SETTINGS, runStep);
  expect(given).toEqual({});
  expect(outcomeOf(run)).toBe('stopped');
});

test.each([
  [{ route: 'no_reply' }, null, 'no_reply'],
  [{ route: 'review' }, null, 'review'],
  [{ route: 'auto_reply' }, { status: 'drafted', can_auto_send: false }, 'waiting'],
  [{ route: 'auto_reply' }, { status: 'none', can_auto_send: false }, 'no_reply'],
])('route %j with reply %j is %s', (decision, reply, outcome) => {
  const run = beginRun(2, 'T-1', TICKET, '');
  expect(outcomeOf({ ...run, journey: { ...run.journey, check_escalation: decision, draft_reply: reply } })).toBe(outcome);
});
