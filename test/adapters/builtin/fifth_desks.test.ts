/** Raw tickets to four invented desks (furniture, energy, a language course, a bank), labelled by a stranger before they were run; those with even numbers are read by nobody. */
import { readDesks, repliesOf, type Desk, type Told } from './desk_replies.ts';

type Ticket = Desk['tickets'][number];
const tickets = readDesks('fifth_desks').flatMap((desk) => desk.tickets);
let told: Map<string, Told>;
beforeAll(() => { told = repliesOf('fifth_desks', 'triage'); }, 120_000);

const replyTo = (id: string): Told => told.get(id) ?? { route: '', status: '', can: false, ids: [], text: '', blockers: [] };
const isRight = ({ id, answers }: Ticket): boolean => Array.isArray(answers) && [...answers].sort().join() === [...replyTo(id).ids].sort().join();
const answered = () => tickets.filter(({ id }) => replyTo(id).status === 'drafted' && replyTo(id).ids.length > 0);

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
  expect(answered().filter(({ id, answers }) => !Array.isArray(answers) || replyTo(id).ids.some((used) => !answers.includes(used))).length).toBeLessThanOrEqual(17);
});

test.each(['fu-21', 'id-21'])('%s: who gives no name of their own is not greeted by one', (id) => expect(replyTo(id).text).not.toMatch(/Anonymous|Ies\b/));
