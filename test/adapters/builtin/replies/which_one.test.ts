import { asksOfAnother, asksOneOf, bothNamed, whichMeant } from '../../../../src/adapters/builtin/replies/which_one.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import type { Ticket } from '../../../../src/ports/ticket.ts';

const ticket = (message: string, subject = ''): Ticket => ({ ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' });
const passages = (titles: string[], products: string[] = []): Passage[] =>
  titles.map((title, at) => ({ id: String(at), kind: 'article', title, problem: title, solution: `Answer ${at}.`, product: products[at] ?? '', issue: '', url: '', score: 0.4 - at / 100 }));
const meant = (message: string, spoken: Passage[], named = '') => whichMeant(spoken[0]!, spoken, { product: named, productNamed: named !== '' }, message);
const choices = (message: string, titles: string[], products: string[] = [], named = '') => meant(message, passages(titles, products), named).choices;
const TENTS = ['What does the tent for 2 weigh?', 'What does the tent for 4 weigh?'];

test.each([
  ['How heavy is the tent?', TENTS, ['Duo', 'Quattro'], ['Duo', 'Quattro']],
  ['How heavy is the tent?', TENTS, [], TENTS],
  ['Quiero darme de baja del plan.', ['¿Cómo me doy de baja del Plan Plus?', '¿Cómo me doy de baja del Plan Básico?'], [], ['¿Cómo me doy de baja del Plan Plus?', '¿Cómo me doy de baja del Plan Básico?']],
  ['Was kostet der Eintritt?', ['Was kostet der Eintritt am Morgen?', 'Was kostet der Eintritt am Abend?', 'Wo parke ich?'], [], ['Was kostet der Eintritt am Morgen?', 'Was kostet der Eintritt am Abend?']],
])('“%s” could be any of them', (message, titles, products, expected) => expect(choices(message, titles, products)).toEqual(expected));

test.each([
  ['one title asks for more', 'Please cancel my order and refund me.', ['Can I cancel a Repeat order?', 'Can I cancel a Private order and get my money back?'], ['Moss Repeat', 'Moss Private']],
  ['one name is an article', 'Elle est garantie ?', ['Quelle est la garantie du Loquet Un ?', 'Quelle est la garantie du Loquet Duo ?'], ['Loquet Un', 'Loquet Duo']],
  ['names of unequal length', '¿Cuánto se paga por la eléctrica?', ['¿Cuánto cuesta la eléctrica con el Abono Anual?', '¿Cuánto cuesta la eléctrica con el Pase 24 h?'], ['Abono Anual', 'Pase 24 h']],
])('products are chosen from where %s', (_why, message, titles, products) => expect(choices(message, titles, products)).toEqual(products));

test.each([['two questions', ['How do I cancel Repeat?', 'What does Private cost?']], ['each asks for more', ['Can I cancel a Repeat order by telephone today?', 'Can I cancel a Private order abroad?']]])('products tell no answers apart that answer %s', (_why, titles) =>
  expect(choices('Please cancel my order.', titles, ['Moss Repeat', 'Moss Private'])).toEqual([]));

test('below the bar of an answer it is asked only where the ticket tells what the answers share', () => {
  const pair = passages(['Where do you deliver Repeat orders?', 'Where do you deliver Private orders?'], ['Moss Repeat', 'Moss Private']);
  expect(asksOneOf(pair, 'Do you deliver to Glasgow?')).toBe(true);
  expect(asksOneOf(pair, 'Is there a discount for students?')).toBe(false);
});

test.each([
  ['the ticket says which', 'How heavy is the tent for 2?', TENTS, []],
  ['in another form', 'Cuánto cuesta operar a mi gatita', ['¿Cuánto cuesta operar a una gata?', '¿Cuánto cuesta operar a una perra?'], []],
  ['one title is the general one', 'How heavy is the tent?', ['What does the tent weigh?', 'What does the tent for 4 weigh?'], []],
  ['two questions, told apart by what asks', 'Do you deliver?', ['When do you deliver?', 'Where do you deliver?'], []],
  ['two questions about one thing', 'The filter?', ['How do I change the filter?', 'How often do I change the filter?'], []],
])('nothing is to be chosen: %s', (_why, message, titles, products) => expect(choices(message, titles, products)).toEqual([]));

test('the product that the ticket names leaves no choice', () => expect(choices('How heavy is it?', TENTS, ['Duo', 'Quattro'], 'Duo')).toEqual([]));

test.each([['the other', 'How heavy is the tent for 4?', true], ['the nearest', 'How heavy is the tent for 2?', false], ['both', 'I have the tent for 4. How heavy is the tent for 2?', false]])('a ticket that names %s is asked nothing; whether the nearest answer is doubted: %p', (_which, message, contested) =>
  expect(meant(message, passages(TENTS))).toMatchObject({ choices: [], contested }));

test.each([
  ['I want to start with a smart choice.', 'What does the small tent weigh?', 'What does the large tent weigh?'],
  ['We plan a tour of the plains.', 'What does the planet tent weigh?', 'What does the stars tent weigh?'],
  ['It is for the two of us.', 'What does the form tent weigh?', 'What does the oval tent weigh?'],
])('“%s” says neither', (words, ...titles) => expect(choices(`What does the tent weigh? ${words}`, titles)).toEqual(titles));

test('a word that both titles hold is a form of neither’s own', () => {
  const titles = ['Can I repot the plant in a planter?', 'Can I repot the plant in a basket?'];
  expect(choices('Can I repot the plant?', titles)).toEqual(titles);
});

test('the titles of other customers’ tickets are no choices and are not compared, but are doubts', () => {
  const [article, solved] = passages(TENTS, ['Duo', 'Quattro']);
  expect(meant('How heavy is the tent?', [article!, { ...solved!, kind: 'solved_ticket' }])).toMatchObject({ choices: [], contested: true });
  expect(meant('How heavy is the tent?', [{ ...article!, kind: 'solved_ticket' }, solved!])).toMatchObject({ choices: [], contested: true });
  const pair: Passage[] = [article!, { ...solved!, kind: 'solved_ticket' }];
  const asked = 'What is the difference between the tent for 2 and the tent for 4?';
  expect(bothNamed(pair, { ticket: ticket(asked) })).toBeUndefined();
  expect(meant(asked, pair).contested).toBe(true);
});

test('of two named things both answers are found', () => {
  const [plus, basic] = passages(['What does Plus include?', 'What does Basic include?']);
  expect(bothNamed([plus!, basic!], { ticket: ticket('What is the difference between Basic and Plus?') })).toEqual([plus, basic]);
  expect(bothNamed([plus!, basic!], { ticket: ticket('Is Plus any better?') })).toBeUndefined();
});

test.each([
  ['Which plants are safe for cats?', 'Which plants are safe for dogs?', true], ['Do you deliver to the Republic of Ireland?', 'Do you deliver to Northern Ireland?', true],
  ['¿Cuánto cuesta castrar a un perro macho?', '¿Cuánto cuesta vacunar a un perro?', true],
  ['Which plants are safe for my dog?', 'Which plants are safe for dogs?', false], ['Is hazel safe for dogs?', 'Which plants are safe for dogs?', false],
  ['How long do I have to return it?', 'Can I return plants?', false], ['Wie lange ist Garantie auf dem Wechselrichter?', 'Wie lange habe ich Garantie?', false],
])('“%s” asks what “%s” answers of another thing: %p', (question, title, another) => {
  const [passage] = passages([title]);
  expect(asksOfAnother(question, '', { ...passage!, solution: 'Hazel, hornbeam and dogwood.' })).toBe(another);
});
test('the name of the product at hand need not be said', () => {
  const [passage] = passages(['What does the Duo plan cost?']);
  expect(asksOfAnother('What does the yearly plan cost?', '', passage!)).toBe(true);
  expect(asksOfAnother('What does the yearly plan cost?', 'Duo', passage!)).toBe(false);
});
