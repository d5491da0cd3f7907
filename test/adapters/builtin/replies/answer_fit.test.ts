import { doubtsOf } from '../../../../src/adapters/builtin/replies/answer_fit.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import type { Ticket } from '../../../../src/ports/ticket.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

const PASSAGE: Passage = {
  id: 'A1', kind: 'article', title: 'Filter light stays red', problem: 'The filter light of the purifier stays red after a new filter was put in.',
  solution: 'Hold the filter button for 7 seconds. Firmware 2.8 is needed.', product: '', issue: '', url: '', score: 0.3,
};
const CALM = { sentiment: 'neutral', confidence: 0.9 } as const;
const UNHAPPY = { sentiment: 'negative', confidence: 0.9 } as const;
const ticket = (message: string, subject = ''): Ticket => ({ ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' });
const whys = (message: string, over: Partial<Passage> = {}, feeling: typeof CALM | typeof UNHAPPY = CALM, product = '') =>
  doubtsOf({ ticket: ticket(message), product, passage: { ...PASSAGE, ...over }, feeling, language: 'en', company: '' }).map(({ why }) => why).join(' ');

const FITTING = 'I put a new filter in the purifier and the red filter light stays on. What now?';

test('nothing is held against an article on the ticket’s own problem', () => {
  expect(whys(FITTING)).toBe('');
});

test.each([
  ['a solved ticket of somebody else', FITTING, { kind: 'solved_ticket' } as const, 'another customer'],
  ['a passage on another problem', 'Is there nickel in the clasp of my wristband, and do you sell one of fabric?', {}, 'another problem'],
  ['three questions', 'The red filter light stays on. Is it broken? May I wash the filter? What does a new one cost?', {}, 'several things'],
  ['an aside', 'The red filter light of the purifier stays on. Außerdem: was ist mit meiner Rechnung', {}, 'something else'],
  ['a numbered list of wishes', 'The red filter light of the purifier:\n1) is it broken\n2) can I wash it\n3) what does it cost', {}, 'several things'],
  ['a version the passage never names', 'The red filter light stays on. Can I go back to version 2.7?', {}, 'figure or version'],
  ['a comparison', 'What is the difference between the red filter light of the purifier and the orange one?', {}, 'compares'],
  ['steps that nobody asked for', 'The filter light of the purifier is still red after the new filter.', { title: 'How do I change the filter?', problem: 'How do I change the filter?' }, 'asks for no steps'],
  ['a declaration', 'Hiermit kündige ich: the red filter light of the purifier stays on.', {}, 'declares'],
  ['a feeling of being cheated', 'The filter light turned red after five weeks, I feel cheated.', {}, 'cheated'],
])('%s costs confidence', (_name, message, over, expected) => {
  expect(whys(message, over)).toContain(expected);
});

test('to pay a difference is no comparison', () => expect(whys('The red filter light of the purifier stays on. Do I pay the difference?')).not.toContain('compares'));

test.each([
  ['a deed is asked for', 'The red filter light of the purifier stays on. Please send me a new filter.'],
  ['a comparison', 'What is the difference between the red filter light of the purifier and the orange one?'],
  ['a declaration', 'Hiermit kündige ich: the red filter light of the purifier stays on.'],
  ['something held against what was said', `${FITTING} Your site says that it lasts a year.`],
  ...['I expect a new one and some compensation.', 'Second time this year!', 'Ich erwarte eine Entschädigung.', 'Es la tercera vez.', 'Je demande un dédommagement.', 'É a terceira vez.'].map((said) => [`more is to be made good (“${said}”)`, `${FITTING} ${said}`]),
])('where %s nothing goes out, however low the bar of a zap', (_name, message) => {
  expect(doubtsOf({ ticket: ticket(message), product: '', passage: PASSAGE, feeling: CALM, language: 'en', company: '' }).some(({ grave }) => grave)).toBe(true);
});

test('what another customer was told waits for a person, however low the bar of a zap', () => {
  const graves = (over: Partial<Passage>) => doubtsOf({ ticket: ticket(FITTING), product: '', passage: { ...PASSAGE, ...over }, feeling: CALM, language: 'en', company: '' }).map(({ grave }) => grave);
  expect(graves({ kind: 'solved_ticket' })).toEqual([true]);
  expect(graves({})).toEqual([]);
});

test('what an app shows is nothing that was promised', () => {
  expect(whys(`${FITTING} The app says “filter used up”.`)).not.toContain('holds something');
  expect(whys(`${FITTING} Your site says that it lasts a year.`)).toContain('holds something');
});

test.each([
  ['me he enganchado con la luz roja del filtro', 'Spanish for being hooked'],
  ['je me suis trompé de filtre', 'French for being mistaken'],
  ['estou enganado ou a luz vermelha do filtro fica acesa', 'Portuguese for being mistaken'],
])('“%s” accuses nobody: %s', (message) => {
  expect(whys(message)).not.toContain('cheated');
});

test('a version that the passage names is no doubt', () => {
  expect(whys('The red filter light of my purifier stays on. Do I need 2.8?')).not.toContain('figure or version');
});

test('a usual word that the passage does not hold is named like any other; one that it holds makes it no nearer', () => {
  const friend: Partial<Passage> = { title: 'Recommending a friend', problem: 'Recommending a friend', solution: 'Recommend us, and you get a box of coffee with the next delivery.' };
  expect(whys('Which coffee beans do you recommend, and which delivery?', friend)).toContain('names things');
  expect(whys('Can I recommend a friend and get a battery, a receipt and an invoice?', friend)).toContain('names things');
  expect(whys('Can I recommend a friend and get coffee with the delivery?', friend)).not.toContain('names things');
});

test.each([
  ['How much is delivery to Orkney?', 'How much is delivery, and how long does it take?', 'en'],
  ['¿Cuánto cuesta el envío a la Península?', '¿Cuánto cuesta el envío y cuánto tarda?', 'es'],
])('“%s” goes out only to who says so', (title, message, language) => {
  const held = (said: string) => doubtsOf({ ticket: ticket(said), product: '', passage: { ...PASSAGE, title, problem: title, solution: title }, feeling: CALM, language, company: '' }).filter(({ why }) => why.includes('by its name'));
  expect(held(message)).toEqual([expect.objectContaining({ cost: 0, grave: true })]);
  expect(held(title)).toEqual([]);
});

test('the same error code says more than words', () => {
  const coded = { title: 'Error E7 water circuit', problem: 'The machine shows E7 and stops pumping in the middle of a coffee.' };
  expect(whys('e7 e7 e7, i am a zombie', coded)).toBe('');
  expect(whys('e8 e8 e8, i am a zombie', coded)).toContain('another problem');
});

test('a long complaint is for a person, a long calm report is not', () => {
  const long = `${FITTING} ${'and then the red filter light of the purifier stayed on again '.repeat(10)}`;
  expect(whys(long, {}, UNHAPPY)).toContain('long complaint');
  expect(whys(long)).toBe('');
});

test('a hostile ticket of 200 kB is read within a second', () => {
  expect(leastMilliseconds((round) => whys(`${round} ${'1) ? hereby 2.7? '.repeat(12_000)}`), 1000)).toBeLessThan(1000);
});

test('a passage on another product, or on one that the ticket may not be about, costs confidence', () => {
  expect(whys(FITTING, { product: 'AeroPure' }, CALM, 'BrewMate')).toContain('another product than the ticket');
  expect(whys(FITTING, { product: 'AeroPure' })).toContain('is not known');
  expect(whys(FITTING, { product: 'AeroPure' }, CALM, 'AeroPure')).toBe('');
  expect(whys(`AeroPure: ${FITTING}`, { product: 'AeroPure' })).toBe('');
});
