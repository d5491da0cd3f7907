/** What a draft by Gemini is held to that the built-in engine asks before it writes; the fake answers from the passage whose id a test names. */
import { createMemoryKnowledgeBase } from '../../src/adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../src/steps/drafting.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { standIns } from '../../src/services.ts';
import { GEMINI_KEY, spoken, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { passagesIn } from '../fakes/gemini/stand_in_model.ts';

const ENTRIES = [
  ['¿Cuánto cuesta el Pase 24 h en Gijón?', 'El Pase 24 h de Gijón cuesta 6 €. Empieza a contar con el primer desbloqueo.', 'Brisa Gijón'],
  ['Where do you deliver Repeat orders?', 'We deliver Repeat orders to addresses in England only.', 'Moss Repeat'],
  ['Where do you deliver Private orders?', 'We deliver Private orders in England, Scotland and Wales.', 'Moss Private'],
  ['Does the latch work with Apple Home?', 'The latch works with Apple Home once you have the bridge.', ''],
  ['How do I change the batteries of the latch?', 'Slide the cover up and change all 4 batteries of the latch.', ''],
].map(([problem = '', solution = '', product], at) => ({ id: `E${at}`, kind: 'article' as const, title: problem, problem, solution, product }));

let gemini: FakeGemini;
beforeAll(async () => {
  gemini = await startFakeGemini();
  process.env.GEMINI_BASE_URL = gemini.url;
  standIns.knowledgeBase = createMemoryKnowledgeBase(ENTRIES);
});
afterAll(async () => {
  standIns.knowledgeBase = undefined;
  delete process.env.GEMINI_BASE_URL;
  await gemini.close();
});

async function drafted(message: string, from: string[], body: string, more: Record<string, unknown> = {}) {
  gemini.respond(({ body: asked }) => {
    const used = passagesIn(asked).filter(({ solution }) => ENTRIES.some((entry) => from.includes(entry.id) && entry.solution === solution)).map(({ id }) => id);
    return spoken(JSON.stringify({ status: 'drafted', body, used_passages: used, confidence: 0.95, language: '' }));
  });
  return draftReply({ authData: { gemini_api_key: GEMINI_KEY }, deadline: createDeadline(), inputData: { message, allow_auto_send: true, should_escalate: false, auto_reply_allowed: true, ...more } });
}
const FRENCH = 'Bonjour, le pass 24h de Gijón commence dès l’achat ou quand on prend le vélo ? Et c’est combien ?';
const PRICE = 'Le pass 24 h de Gijón coûte 6 €. Il commence avec le premier déverrouillage.';

test('Gemini reads what words alone do not find, and nothing goes out on that alone', async () => {
  const reply = await drafted(FRENCH, ['E0'], PRICE);
  expect(reply).toMatchObject({ status: 'drafted', sources: [{ id: 'E0' }], can_auto_send: false, reply_language: 'fr' });
  expect(reply.blockers).toContain('nothing_retrieved');
  expect(reply.reply_text).toContain('6 €');
});
test('a least similarity that the zap names is kept', async () => {
  const reply = await drafted(FRENCH, ['E0'], PRICE, { min_similarity: 0.9 });
  expect(reply.sources).toEqual([]);
});
test('what lies near goes out', async () => expect((await drafted('Where do you deliver Repeat orders?', ['E1'], ENTRIES[1]!.solution)).blockers).toEqual([]));

test.each([
  ['one of two that the ticket may mean', 'Where do you deliver orders to?', ['E1'], 'Several answers'],
  ['the answer about another thing', 'Does the latch work with Alexa?', ['E3'], 'another thing'],
  ['steps against a fault', 'I changed the batteries of the latch and it does not work.', ['E4'], 'something is wrong'],
  ['a link of ours that leads nowhere', 'The link in your email about the batteries of the latch does not work.', ['E4'], 'leads nowhere'],
])('%s: left to a person however low the bar', async (_what, message, from, why) => {
  const reply = await drafted(message, from, ENTRIES.find(({ id }) => id === from[0])!.solution, { min_confidence: '0.1' });
  expect(reply.blockers).toContain('low_confidence');
  expect(reply.warnings_text).toContain(why);
});
test('both of two need no choice', async () =>
  expect((await drafted('Where do you deliver orders to?', ['E1', 'E2'], `${ENTRIES[1]!.solution} ${ENTRIES[2]!.solution}`)).warnings_text).toBe(''));
