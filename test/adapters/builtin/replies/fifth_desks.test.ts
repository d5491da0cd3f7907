/** Raw tickets to four invented desks (furniture, energy, a language course, a bank), labelled by a stranger before they were run; those with even numbers are read by nobody. */
import { deskReplies } from './desk_replies.ts';

const { tickets, replyTo, isRight, isWrong, answered } = deskReplies('fifth_desks', 'triage');

test('nothing goes out that does not answer, nor in part', () => {
  expect(tickets.filter((ticket) => replyTo(ticket.id).can && !isRight(ticket)).map(({ id }) => id)).toEqual([]);
  expect(replyTo('fu-03').can).toBe(true);
});

test('what a person must take at once gets no reply', () => {
  const human = tickets.filter(({ answers }) => answers === 'human');
  expect(human).toHaveLength(8);
  expect(human.filter(({ id }) => replyTo(id).route !== 'human' || replyTo(id).status !== 'none')).toEqual([]);
});

test('what is drafted answers more often than not', () => {
  expect(answered().filter(isRight).length).toBeGreaterThanOrEqual(24);
  expect(answered().filter(isWrong).length).toBeLessThanOrEqual(17);
});

test.each(['fu-21', 'id-21'])('%s: who gives no name of their own is not greeted by one', (id) => expect(replyTo(id).text).not.toMatch(/Anonymous|Ies\b/));
