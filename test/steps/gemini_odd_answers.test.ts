/** Answers of Gemini that read well-formed and must not go out by themselves; a good one beside them does. */
import { createMemoryKnowledgeBase } from '../../src/adapters/builtin/memory_knowledge_base.ts';
import { standIns } from '../../src/services.ts';
import { draftReply } from '../../src/steps/drafting.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { GEMINI_KEY, spoken, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';

const GOOD = 'Click on Forgot password and enter your e-mail address. The link is valid for one hour.';
let gemini: FakeGemini;
beforeAll(async () => {
  gemini = await startFakeGemini();
  process.env.GEMINI_BASE_URL = gemini.url;
  standIns.knowledgeBase = createMemoryKnowledgeBase([
    { id: 'A', kind: 'article', title: 'How do I reset my password?', problem: 'How do I reset my password?', solution: `${GOOD} See https://lumo.example/help.`, product: '', url: 'https://lumo.example/help' },
    { id: 'B', kind: 'article', title: 'How long does delivery take?', problem: 'How long does delivery take?', solution: 'Delivery takes three working days.', product: '', url: '' },
  ]);
});
beforeEach(() => gemini.reset());
afterAll(async () => {
  standIns.knowledgeBase = undefined;
  delete process.env.GEMINI_BASE_URL;
  await gemini.close();
});

const said = (answer: object) => spoken(JSON.stringify({ status: 'drafted', body: GOOD, used_passages: ['P1'], confidence: 0.95, language: 'en', ...answer }));
async function replyTo(answers: object[]) {
  gemini.respond(() => answers[Math.min(gemini.requests.length, answers.length) - 1] ?? {});
  return draftReply({ authData: { gemini_api_key: GEMINI_KEY }, deadline: createDeadline(), inputData: { message: 'How do I reset my password?', customer_name: 'Anna Smith', allow_auto_send: true, should_escalate: false, auto_reply_allowed: true, company_name: 'Lumo' } });
}

test.each([
  ['as it should be', GOOD], ['with a link at its end', 'Click on Forgot password and enter your e-mail address: [help](https://lumo.example/help)'], ['with a list at its end', 'Do this:\n\n1. Click on Forgot password\n2. Enter your e-mail address'],
  ['with an emoji at its end', `${GOOD} 🙂`], ['with a signature of its own', `${GOOD}\n\nKind regards,\nThe Lumo team`],
])('a good reply %s goes out, asked for once', async (_how, body) => {
  expect(await replyTo([said({ body })])).toMatchObject({ status: 'drafted', can_auto_send: true, blockers: [], warnings: [] });
  expect(gemini.requests).toHaveLength(1);
});

test.each([
  ['a refusal', "I'm sorry, but I can't help with that request.", 'engine_refused', /Gemini would not answer this ticket: “I can't help with that request”/],
  ['talk of passages', 'I cannot find this in the passages.', 'repeats_instructions', /in the passages/],
  ['a wish for the password', 'Please tell me your password so that I can look into it.', 'asks_for_secret', /asks for a password or a card number: “tell me your password”/],
])('%s waits for a person, and Blockers Text says why', async (_what, body, blocker, why) => {
  const reply = await replyTo([said({ body })]);
  expect(reply).toMatchObject({ status: 'drafted', blockers: [blocker] });
  expect(reply.blockers_text).toMatch(why);
});

test.each([
  ['cut in a sentence', `Click on Forgot password and enter your e-mail address. The link is valid for`, 'break off'], ['cut behind “and”', 'Click on Forgot password and', 'break off'],
  ['the same thirty times', `${GOOD} `.repeat(30), 'twice in a row'],
])('%s: asked once more, and then a draft for a person', async (_what, body, why) => {
  const reply = await replyTo([said({ body })]);
  expect(reply).toMatchObject({ status: 'drafted', can_auto_send: false, blockers: ['low_confidence'] });
  expect(reply.warnings_text).toContain(why);
  expect(gemini.requests).toHaveLength(2);
  gemini.reset();
  expect(await replyTo([said({ body }), said({})])).toMatchObject({ can_auto_send: true, warnings: [] });
});

test('a body without a word is no answer', async () => {
  await expect(replyTo([said({ body: '...' })])).rejects.toMatchObject({ problem: 'nonsense' });
  gemini.reset();
  expect(await replyTo([said({ body: '...' }), said({})])).toMatchObject({ status: 'drafted', can_auto_send: true });
});

test('two questions back, and far more words than were asked for, are drafts for a person', async () => {
  expect(await replyTo([said({ status: 'clarify', body: 'Thanks. Which app do you use? And which phone?' })])).toMatchObject({ status: 'clarify', blockers: ['low_confidence'], warnings_text: 'Gemini asks more than one thing back.' });
  const long = Array.from({ length: 40 }, (_, at) => `Click on Forgot password ${at % 2 ? 'and' : 'or'} enter your e-mail address`).map((sentence, at) => `${sentence}${at % 3 ? ' now' : ''}.`).join(' ');
  expect((await replyTo([said({ body: long })])).warnings_text).toMatch(/has \d{3} words; “Most Words” allows 150/);
});

test.each([['safety', spoken('', 'SAFETY')], ['prohibited content', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }]])('what Gemini blocks for %s is said to be that, not that there is nothing to send', async (_reason, answer) => {
  const reply = await replyTo([answer]);
  expect(reply).toMatchObject({ status: 'none', can_auto_send: false });
  expect(reply.blockers).toContain('engine_refused');
  expect(reply.blockers_text).toMatch(/^Gemini would not answer this ticket\./);
  expect(reply.blockers_text).not.toContain('nothing to send');
});

test('what ends a script in a link leaves no bracket behind', async () => {
  expect((await replyTo([said({ body: 'Click on [Forgot password](javascript:alert(1)) and enter your e-mail address.' })])).reply_text).toContain('Click on Forgot password and enter');
});
