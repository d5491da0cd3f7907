/** Raw tickets to four invented desks whose writer saw nothing of this project, labelled before they were run; one sheet is English and its customers write in five languages. */
import { deskReplies } from './desk_replies.ts';

const { desks, tickets, replyTo, isRight, isWrong, answered } = deskReplies('four_desks', 'triage');
const overLanguages = new Set(desks.flatMap(({ lang, tickets: own }) => own.filter((ticket) => ticket.lang !== lang).map(({ id }) => id)));

test('nothing goes out that does not answer', () => {
  const sent = tickets.filter(({ id }) => replyTo(id).can);
  expect(sent.filter((ticket) => !isRight(ticket)).map(({ id }) => id)).toEqual([]);
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(['de-24', 'fr-05']));
});

test('what a person must take at once gets no reply', () => {
  const human = tickets.filter(({ answers }) => answers === 'human');
  expect(human).toHaveLength(8);
  expect(human.filter(({ id }) => replyTo(id).route !== 'human' || replyTo(id).status !== 'none')).toEqual([]);
});

test('what is drafted answers far more often than not, and asks rather than answers where nothing is known', () => {
  expect(answered().filter(isRight).length).toBeGreaterThanOrEqual(54);
  expect(answered().filter(isWrong).length).toBeLessThanOrEqual(9);
});

test('an answer in another language than the ticket’s is a draft that says so, and never goes out', () => {
  const drafted = answered().filter(({ id }) => overLanguages.has(id));
  expect(drafted.filter(isRight).length).toBeGreaterThanOrEqual(17);
  expect(drafted.filter(({ id }) => replyTo(id).can || !replyTo(id).blockers.includes('wrong_language'))).toEqual([]);
});
