/** Replies where several answers lie near: what is told of them, and how surely. */
import { writeReply } from '../../../../src/adapters/builtin/replies/reply_writer.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { DEFAULT_STYLE } from '../../../../src/fields.ts';
import type { ReplyQuestion } from '../../../../src/ports/engine.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';

const passage = (over: Partial<Passage>): Passage => ({ id: 'A', kind: 'article', title: '', problem: over.title ?? '', solution: '', product: '', issue: '', url: '', score: 0.5, ...over });
const write = (message: string, passages: Passage[], over: Partial<ReplyQuestion> = {}) => writeReply({
  ticket: { ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' },
  language: 'en', product: '', issue: '', passages, history: [], style: { ...DEFAULT_STYLE, maxWords: 300, instructions: '', neverMention: [] }, deadline: createDeadline(), ...over,
});
/** The least confidence that goes out where a zap sets none. */
const SENT = 0.7;
const SMALL = passage({ id: 'S', title: 'What does the small tent weigh?', solution: 'The small tent weighs 3 kg with its pegs and its bag.' });
const LARGE = passage({ id: 'L', title: 'What does the large tent weigh?', solution: 'The large tent weighs 7 kg with its pegs and its bag.', score: 0.45 });
const PLUS = passage({ id: 'P', title: 'What does Plus include?', solution: 'Plus includes the vaccinations and two visits of the vet.' });
const BASIC = passage({ id: 'B', title: 'What does Basic include?', solution: 'Basic includes the vaccinations of the first year alone.', score: 0.45 });
const asking = (words: string, passages: Passage[]) => ({ words, search: words, passages });

test('a word that merely begins alike does not say which is meant', async () => {
  const { status, body } = await write('What does the tent weigh? I want to start with a smart choice.', [SMALL, LARGE]);
  expect(status).toBe('clarify');
  expect(body).toContain('- What does the small tent weigh?\n- What does the large tent weigh?');
});

test('the nearest answer does not go out where the ticket names the other thing', async () => {
  expect((await write('What does the small tent weigh?', [SMALL, LARGE])).confidence).toBeGreaterThanOrEqual(SENT);
  const { confidence, warnings } = await write('What does the large tent weigh?', [SMALL, LARGE]);
  expect(confidence).toBeLessThan(SENT);
  expect(warnings.join(' ')).toContain('Another answer');
});

test.each([
  ['asked which is meant', 'What does the tent weigh?', [SMALL, LARGE]], ['compared', 'What is the difference between Plus and Basic?', [PLUS, BASIC]],
])('another customer’s ticket is not named where it is %s, nor does an answer go out then', async (_how, message, [best, other]: Passage[]) => {
  for (const near of [[best!, { ...other!, kind: 'solved_ticket' as const }], [{ ...best!, kind: 'solved_ticket' as const }, other!]]) {
    const { body, confidence } = await write(message, near);
    for (const { title } of near.filter(({ kind }) => kind === 'solved_ticket')) expect(body).not.toContain(title);
    expect(confidence).toBeLessThan(SENT);
  }
});

test('nor as the heading of one of several answers: the customer’s own question stands there', async () => {
  const theirs = { ...SMALL, kind: 'solved_ticket' as const, title: 'Weight of the small tent for Mrs Keller' };
  const { body } = await write('How much does the small tent weigh? What does Plus include?', [], { questions: [asking('how much does the small tent weigh?', [theirs]), asking('What does Plus include?', [PLUS])] });
  expect(body).not.toContain('Keller');
  expect(body).toContain('How much does the small tent weigh?\nThe small tent');
  expect(body).toContain('What does Plus include?\nPlus includes');
});

test('what another question of the ticket says does not tell which thing this one is about', async () => {
  const message = 'What does Plus include, do you have a small plan? What does the tent weigh?';
  const { body, usedPassages } = await write(message, [], { questions: [asking('What does Plus include, do you have a small plan?', [PLUS]), asking('What does the tent weigh?', [SMALL, LARGE])] });
  expect(usedPassages).toEqual(['P']);
  expect(body).toContain('A colleague will look at this personally:\n- What does the tent weigh?');
});

test('a bare price is asked of what is answered, where that names one; what names its own things is answered too', async () => {
  const piano = passage({ id: 'M', title: 'Delivery of the piano', solution: 'We carry it up to the fourth floor for £40. Above that we send a crane.', chance: 0.8 }), rent = passage({ id: 'R', title: 'What does it cost?', solution: 'A violin costs £12 a month.', chance: 0.03 });
  const answered = (words: string) => write(`Do the movers carry the piano up the stairs? ${words}`, [piano, rent], { questions: [asking('Do the movers carry the piano up the stairs?', [piano]), asking(words, [{ ...rent, chance: 0.8 }])] });
  const bare = await answered('How much does the carrying cost?');
  expect(bare).toMatchObject({ usedPassages: ['M'], doubted: true });
  expect(bare.body).toContain('If one of your questions is still open');
  expect((await answered('How much does a violin for a pupil of six years cost?')).usedPassages).toEqual(['M', 'R']);
});

test('a comparison is as sure as the doubts let it be, and none where nothing is near', async () => {
  const plain = await write('What is the difference between Plus and Basic?', [PLUS, BASIC]);
  const angry = await write('You lied to me. You said Plus was better. What is the difference between Plus and Basic?', [PLUS, BASIC]);
  expect(plain.usedPassages).toEqual(['P', 'B']);
  expect(plain.confidence).toBeLessThanOrEqual(0.6);
  expect(angry.confidence).toBeLessThanOrEqual(plain.confidence - 0.2);
  expect(angry.warnings.join(' ')).toContain('feels cheated');
  expect(plain.warnings).toEqual(['The ticket compares two things; the reply tells about each.']);
  expect((await write('What is the difference between Plus and Basic?', [PLUS, BASIC].map((one) => ({ ...one, score: 0.1 })))).template).toBe('en/hand_on');
});

test.each([
  ['de', 'Was wiegt das Zelt?', ['Was wiegt das Zelt Duo?', 'Was wiegt das Zelt Quattro?'], 'Das Zelt wiegt mit allen Heringen und dem Beutel', 'Damit wir weiterhelfen können: Was davon ist gemeint?'],
  ['fr', 'Combien pèse la tente ?', ['Combien pèse la tente Duo ?', 'Combien pèse la tente Quattro ?'], 'La tente pèse avec les piquets et le sac', 'Pour pouvoir vous aider : laquelle de ces propositions correspond à votre demande ?'],
])('%s: what follows the colon goes on with the sentence', async (language, message, titles, solution, expected) => {
  const near = titles.map((title, at) => passage({ id: title, title, solution: `${solution} ${at + 3} kg.` }));
  expect((await write(message, near, { language })).body.replaceAll('\u00a0', ' ')).toContain(expected);
});

test.each([
  ['es', 'Mi paquete no ha llegado tan rápido como siempre, ¿dónde está la entrega?', false], ['es', 'Como no ha llegado mi paquete, ¿cuándo llega el envío?', false], ['fr', 'Mon colis n’est pas là, voir mon comment plus bas : où est la livraison ?', false],
  ['es', '¿Cómo cambio la dirección de mi envío?', true], ['es', 'Hola, como cambio la direccion de mi envio?', true], ['pt', 'Queria saber como altero a morada da entrega. Obrigado? ', true], ['fr', 'Comment changer l’adresse de livraison de mon colis ?', true],
])('%s: “%s” asks how something is done: %p', async (language, message, plain) => {
  const { body } = await write(message, [], { language });
  const order = { es: 'número de pedido', pt: 'número do pedido', fr: 'numéro de commande' }[language]!;
  expect(body.includes(order)).toBe(!plain);
});
