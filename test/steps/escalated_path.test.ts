/**
 * No combination of steps, options and outputs sends an automatic solution to an escalated ticket: whatever escalates it, and
 * whichever step alone was told of it, through Check Escalation then Draft Reply, and through Triage Ticket.
 */
import { createMemoryKnowledgeBase } from '../../src/adapters/builtin/memory_knowledge_base.ts';
import type { KnowledgeEntry } from '../../src/adapters/builtin/memory_search.ts';
import { draftReply } from '../../src/steps/drafting.ts';
import { checkEscalation } from '../../src/steps/escalation_check.ts';
import { triageTicket } from '../../src/steps/ticket_triage.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { standIns } from '../../src/services.ts';
import { GEMINI_KEY, spoken, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { answerAsModel } from '../fakes/gemini/stand_in_model.ts';

type Row = Record<string, unknown>;
const TICKET = { subject: 'Filter light', message: 'I put a new filter in my AeroPure and the filter light is still red. What can I do?', customer_name: 'Ana Souza', customer_email: 'ana@lind.example' };
const ANSWER: KnowledgeEntry = { id: 'A1', kind: 'article', title: 'Filter light stays red', problem: 'The filter light of the AeroPure stays red after a new filter was put in.', solution: 'Hold the filter button for seven seconds until the light turns green.', product: 'AeroPure', issue: 'filter_reset', url: 'https://help.shop.example/filter' };
const contact = (at: number): KnowledgeEntry => ({ ...ANSWER, id: `T${at}`, kind: 'solved_ticket', ticketId: `T${at}`, title: 'Strap', problem: `Question ${at} about a strap.`, customerEmail: TICKET.customer_email, createdAt: new Date(Date.now() - at * 3_600_000).toISOString() });

/** What escalates the ticket: its own words, or what Check Escalation or Triage Ticket alone is told. */
const ESCALATED: [why: string, told: Row][] = [
  ['its words', { message: `${TICKET.message} Yesterday it caught fire and burned my hand.` }],
  ['a phrase of the team', { extra_phrases: ['filter light'] }],
  ['a VIP domain', { vip_domains: 'lind.example' }],
  ['a VIP tier', { customer_tier: 'Gold', vip_tiers: 'gold' }],
  ['a due time that has passed', { due_at: '2020-01-01T00:00:00Z' }],
  ['the refund policy', { message: `${TICKET.message} I would like a refund for it, please.`, refund_policy: 'always' }],
  ['the cancellation policy', { message: `${TICKET.message} Please cancel my subscription.`, cancellation_policy: 'always' }],
  ['a refund with the anger of Analyze Sentiment', { message: `${TICKET.message} I want a refund for it!!`, sentiment: 'negative', sentiment_score: '-0.9' }],
  ['repeated contact', { repeated_contact_count: '2' }],
  ['Gemini', { by_gemini: { escalate: true, reason: 'strong_negative', severity: 'high', escalation_confidence: 0.9, confidence: 0.9 } }],
  ['a rule in plain words', { plain_rule: 'Escalate when a filter is mentioned.', by_gemini: { plain_rule_applies: true, reason: 'custom_rule' } }],
];

/** How Check Escalation's two answers reach Draft Reply; `undefined` is not mapped. */
const AS_IT_IS = (value: unknown) => value;
const MAPPED: ((value: unknown) => unknown)[] = [AS_IT_IS, (value) => String(value), (value) => (value ? 'Yes' : 'No'), (value) => [value], () => undefined, () => '', () => null, () => 'unsure'];
const OPTIONS: Row[] = [{}, { when_escalated: 'halt' }, { when_escalated: 'empty' }, { when_escalated: 'whatever' }].map((option) => ({ ...option, allow_auto_send: 'true', min_confidence: '0' }));
const EMPTY = { can_auto_send: false, status: 'none', reply_html: '', reply_text: '', reply_subject: '', sources: [] };

let gemini: FakeGemini;
beforeAll(async () => {
  gemini = await startFakeGemini();
  process.env.GEMINI_BASE_URL = gemini.url;
});
beforeEach(() => {
  gemini.reset();
  standIns.knowledgeBase = createMemoryKnowledgeBase([ANSWER, contact(1), contact(2)]);
});
afterAll(async () => {
  delete process.env.GEMINI_BASE_URL;
  delete standIns.knowledgeBase;
  await gemini.close();
});

/** Inputs of the step that knows why, with Gemini where it is Gemini who does. */
function asked({ by_gemini: opinion, ...told }: Row, more: Row = {}) {
  if (opinion) gemini.respond(({ body }) => spoken(JSON.stringify({ ...answerAsModel(body), ...opinion as Row })));
  return { authData: opinion ? { gemini_api_key: GEMINI_KEY } : {}, inputData: { ...TICKET, repeated_contact_count: '0', ...told, ...more }, deadline: createDeadline() };
}
const draft = (message: unknown, more: Row) => draftReply({ authData: {}, inputData: { ...TICKET, ...(message ? { message } : {}), ...more }, deadline: createDeadline() }).catch((error: Error) => error);

test.each(ESCALATED)('escalated by %s, told to Check Escalation alone', async (_why, told) => {
  const decision = await checkEscalation(asked(told));
  expect(decision).toMatchObject({ should_escalate: true, auto_reply_allowed: false, route: 'human' });
  let drafted = 0;
  for (const first of MAPPED) for (const second of MAPPED) for (const option of OPTIONS) {
    const reply = await draft(told.message, { ...option, should_escalate: first(decision.should_escalate), auto_reply_allowed: second(decision.auto_reply_allowed) });
    if (reply instanceof Error) expect(reply.name).toBe('Halt');
    else if (reply.status === 'none') expect(reply).toMatchObject(EMPTY);
    else {
      // Nothing of the decision arrived: a draft for a person, and that is what it says.
      drafted += 1;
      expect(reply).toMatchObject({ can_auto_send: false, blockers: expect.arrayContaining(['escalation_not_checked']) });
    }
  }
  // Neither answer arrived in 4 x 4 of the ways; with rules of its own that see it Draft Reply stops even those.
  expect(drafted).toBeLessThanOrEqual(4 * 4 * OPTIONS.length);
});

// Triage Ticket has no field for a sentiment: it reads the feeling itself.
test.each(ESCALATED.filter(([, told]) => !told.sentiment))('escalated by %s, in Triage Ticket', async (_why, told) => {
  for (const option of OPTIONS) for (const lie of [{}, { should_escalate: 'false', auto_reply_allowed: 'true' }]) {
    expect(await triageTicket(asked(told, { ...option, ...lie }))).toMatchObject({ ...EMPTY, route: 'human', should_escalate: true });
  }
});

test('what Check Escalation was told to let pass, and Draft Reply was not, is stopped by its own rules', async () => {
  const message = `${TICKET.message} Yesterday it caught fire and burned my hand.`;
  for (const told of [{ reasons_off: ['safety', 'strong_negative', 'abusive_or_threat'] }, { ignore_phrases: ['caught fire', 'burned my hand'] }]) {
    const decision = await checkEscalation(asked({ message, ...told }));
    const reply = await draft(message, { allow_auto_send: 'true', min_confidence: '0', when_escalated: 'empty', should_escalate: decision.should_escalate, auto_reply_allowed: decision.auto_reply_allowed });
    expect(reply).toMatchObject(EMPTY);
  }
});

test('Gemini away when the rule in plain words was to be checked: held for a person, in both ways', async () => {
  gemini.inject({ kind: 'answer', status: 503, body: { error: { code: 503, status: 'UNAVAILABLE', message: 'overloaded' } } }, 99);
  const request = { authData: { gemini_api_key: GEMINI_KEY }, inputData: { ...TICKET, repeated_contact_count: '0', plain_rule: 'Escalate when a filter is mentioned.', if_gemini_unavailable: 'builtin', allow_auto_send: 'true', min_confidence: '0' } };
  const decision = await checkEscalation({ ...request, deadline: createDeadline() });
  expect(decision).toMatchObject({ should_escalate: false, auto_reply_allowed: false, route: 'review' });
  expect(await triageTicket({ ...request, deadline: createDeadline() })).toMatchObject({ can_auto_send: false, route: 'review' });
});

test('and the same ways do send what nobody escalates', async () => {
  const decision = await checkEscalation(asked({}));
  expect(decision).toMatchObject({ route: 'auto_reply' });
  for (const mapped of MAPPED.slice(0, 4)) {
    expect(await draft('', { allow_auto_send: 'true', min_confidence: '0', should_escalate: mapped(decision.should_escalate), auto_reply_allowed: mapped(decision.auto_reply_allowed) })).toMatchObject({ can_auto_send: true });
  }
  expect(await triageTicket(asked({}, { allow_auto_send: 'true', min_confidence: '0' }))).toMatchObject({ can_auto_send: true, route: 'auto_reply' });
});
