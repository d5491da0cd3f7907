/** Raw tickets to three invented desks whose writer saw nothing of this project, labelled before they were run. */
import { deskReplies } from './desk_replies.ts';

const { tickets, replyTo, isRight, isWrong, answered } = deskReplies('three_desks', 'draft');

test('nothing goes out that does not answer', () => {
  const sent = tickets.filter(({ id }) => replyTo(id).can);
  expect(sent.filter((ticket) => !isRight(ticket)).map(({ id }) => id)).toEqual([]);
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(['FR-T05']));
});

/** For a person to see that they are: the nearest words are another matter's. */
const WRONG_DRAFTS = ['FR-T15', 'FR-T29', 'EN-T09', 'EN-T29'];

test('what is drafted answers far more often than not', () => {
  const drafted = answered();
  const wrong = drafted.filter(isWrong);
  expect(WRONG_DRAFTS).toEqual(expect.arrayContaining(wrong.map(({ id }) => id)));
  expect(drafted.filter(isRight).length).toBeGreaterThanOrEqual(38);
});

test.each([
  ['ES-T17', ['Pase 24 h', 'Abono Anual']], ['FR-T01', ['Loqueteau Duo', 'Loqueteau Un']], ['FR-T07', ['Loqueteau Duo', 'Loqueteau Un']], ['EN-T01', ['Pennywort Repeat', 'Pennywort Private']],
  ['EN-T06', ['Pennywort Private', 'Pennywort Repeat']], ['EN-T10', ['Pennywort Repeat', 'Pennywort Private']], ['EN-T20', ['Pennywort Repeat', 'Pennywort Private']],
])('%s: which product is meant is asked', (id, products) => {
  const { status, text } = replyTo(id);
  expect(status).toBe('clarify');
  expect(text.match(/^- .*/gm)?.map((line) => line.slice(2))).toEqual(products);
});

test.each([['ES-T26', 'espagnol'], ['ES-T27', 'Spanisch'], ['ES-T28', 'espanhol'], ['FR-T27', 'francés'], ['FR-T28', 'francês'], ['EN-T25', 'inglés']])('%s: an answer in another language stands in the draft, under a sentence that names it', (id, language) => {
  expect(replyTo(id)).toMatchObject({ status: 'drafted', can: false, text: expect.stringContaining(language) });
});
test.each(['ES-T05', 'FR-T04', 'EN-T15'])('%s: a link of ours that leads nowhere is not answered', (id) => expect(replyTo(id)).toMatchObject({ template: expect.stringMatching(/hand_on$/), ids: [] }));
test('a yes stands under its question', () => expect(replyTo('ES-T23').text).toContain('¿Puedo reservar una bici?\nSí, con el Abono Anual'));
test('a question without an answer is not told again', () => expect(replyTo('EN-T04')).toMatchObject({ status: 'clarify', can: false, text: expect.not.stringContaining('stinking cold') }));
test('an association is not greeted by its article', () => expect(replyTo('FR-T17').text).toMatch(/^Bonjour,\n/));
