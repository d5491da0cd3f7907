import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

const passage = (over: Partial<Passage>): Passage => ({
  id: 'A1', kind: 'article', title: 'Phone does not charge on the lamp', problem: 'The phone stays empty on the foot of the lamp.', solution: 'Take off the case.', product: '', issue: '', url: '', score: 0.6, chance: 0.5, ...over,
});
const THANKS = passage({ id: 'T', title: 'Passing on thanks', problem: 'I am happy and would like to say so.', issue: 'praise', solution: 'Thank you, that makes our day! We pass your words on to the team.\nIf you like:\n- leave a review\n- recommend us', score: 0.3 });
const write = (message: string, passages: Passage[], language = 'en') => writeReply({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language, product: '', issue: '', passages, history: [], style: { ...DEFAULT_STYLE, maxWords: 300, instructions: '', neverMention: [] }, deadline: createDeadline(),
});
const PRAISE = 'Thank you so much for the lamp, it is wonderful and my phone charges on its foot. I am delighted!';

test('praise is thanked for in the words with which the team’s own answer to it begins', async () => {
  expect(await write(PRAISE, [passage({}), THANKS])).toMatchObject({ body: 'Thank you, that makes our day! We pass your words on to the team.', usedPassages: ['T'], template: 'en/praise', doubted: true });
});

test.each([
  ['none is known', [passage({})]], ['it is in another language', [{ ...THANKS, problem: 'Ich bin zufrieden und möchte das sagen.', solution: 'Vielen Dank, das freut uns sehr! Wir geben Ihre Worte gern an das ganze Team weiter.' }]],
  ['it is what another customer was told', [{ ...THANKS, kind: 'solved_ticket' as const }]], ['it does not begin with thanks', [{ ...THANKS, solution: 'Leave a review on the product page.' }]],
])('and in our own where %s', async (_where, passages) => {
  expect(await write(PRAISE, passages)).toMatchObject({ body: 'Thank you for your message. It is lovely to read that.', usedPassages: [], doubted: true });
});

test('what is glad and asks nothing gets no article that merely lies near', async () => {
  const message = 'The lamp is a joy, I adore it, though I nearly bought the other one. My phone charges on its foot.';
  expect(await write(message, [passage({})])).toMatchObject({ template: 'en/hand_on', usedPassages: [], doubted: true });
});

test('praise that leads to a question is answered', async () => {
  expect((await write('I adore the lamp, it is wonderful. Why does my phone not charge on its foot?', [passage({ chance: 0.9 })])).body).toContain('Take off the case.');
});
