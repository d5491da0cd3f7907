/** Every row of a file gets its run, also where New Ticket cannot carry all rows in one answer. */
import { runsOfFile } from '../../../src/scripts/demo/tickets.ts';
import type { Account } from '../../../src/scripts/demo/zapier_account.ts';

const table = (messages: string[]) => ({ path: 'tickets.csv', headers: ['Ticket ID', 'Message'], rows: messages.map((message, index) => [`T-${index + 1}`, message]) });

/** Stands for New Ticket: carries at most `most` rows of a window, newest first, and none whose message is “#N/A”. */
function carrying(most: number, rows: string[][]): Account & { polls: string[] } {
  const polls: string[] = [];
  return {
    label: '', polls,
    async run(_method, { worksheet }) {
      const [first = 0, last = 0] = String(worksheet).split('-').map(Number);
      polls.push(String(worksheet));
      const tickets = rows.map(([ticketId = '', message = ''], index) => ({ ticket_id: ticketId, message, row_number: index + 2 }))
        .filter(({ row_number: row, message }) => row >= first && row <= last && message.trim() !== '' && message !== '#N/A')
        .reverse().slice(0, most);
      return { results: tickets, retries: 0 };
    },
  };
}

test('what one answer could not carry is asked for again', async () => {
  const file = table(['a', 'b', 'c', '', 'e', 'f', 'g']);
  const runs = await runsOfFile(carrying(2, file.rows), file, 100);
  expect(runs.map(({ journey }) => journey.ticket_id)).toEqual(['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7']);
  expect(runs.map(({ journey }) => journey.new_ticket.message ?? '')).toEqual(['a', 'b', 'c', '', 'e', 'f', 'g']);
  expect(runs.map(({ journey }) => journey.halted)).toEqual(['', '', '', 'New Ticket did not fire: the column “Message” of row 5 is blank, so the row is taken as half typed and waits.', '', '', '']);
});

test('a row that never fires ends the asking and says so', async () => {
  const file = table(['a', '#N/A', 'c']);
  const account = carrying(10, file.rows);
  const runs = await runsOfFile(account, file, 100);
  expect(runs.map(({ journey }) => journey.halted.slice(0, 35))).toEqual(['', 'New Ticket did not fire for row 3: ', '']);
  expect(account.polls).toEqual(['2-4', '3-3']);
});

test('a limit asks for no more rows than that', async () => {
  const file = table(['a', 'b', 'c']);
  const account = carrying(10, file.rows);
  await runsOfFile(account, file, 2);
  expect(account.polls).toEqual(['2-3']);
});
