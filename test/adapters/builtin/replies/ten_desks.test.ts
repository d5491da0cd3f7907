/** Raw tickets to ten invented desks by two strangers, far from the words of their sheets on purpose. */
import { deskReplies } from './desk_replies.ts';

const { tickets, replyTo, isRight } = deskReplies('ten_desks', 'triage');

test('nothing goes out that does not answer, nor in part', () => expect(tickets.filter((ticket) => replyTo(ticket.id).can && !isRight(ticket)).map(({ id }) => id)).toEqual([]));

test('what a person must take at once gets no reply', () => {
  const human = tickets.filter(({ answers }) => answers === 'human');
  expect(human).toHaveLength(20);
  expect(human.filter(({ id }) => replyTo(id).route !== 'human' || replyTo(id).status !== 'none')).toEqual([]);
});
