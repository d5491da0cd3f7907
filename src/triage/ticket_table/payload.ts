import type { NewTicket } from './new_tickets.ts';

/** Zapier takes 6 MB from a step; the rest of the answer needs a little room. */
const MOST_BYTES = 5_500_000;

/** What is cut, and to how many characters, until everything fits; the second and third only where the first is not enough. */
const CUTS = [
  { most: 1_000, isCut: (key: string) => key === 'message_full', says: '“Message in Full” was shortened' },
  { most: 2_000, isCut: isText, says: 'its long texts were shortened' },
  { most: 300, isCut: isText, says: 'its long texts were shortened' },
];

function isText(key: string): boolean {
  return key === 'message_full' || key === 'message' || key === 'subject' || key.startsWith('column_');
}

const bytesOf = (ticket: NewTicket): number => Buffer.byteLength(JSON.stringify(ticket)) + 1;

const cutText = (text: string, most: number): string => `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;

/** The ticket with the texts of one cut shortened, and its warning saying so; itself where nothing is that long. */
function shortened(ticket: NewTicket, { most, isCut, says }: (typeof CUTS)[number]): NewTicket {
  const long = Object.entries(ticket).flatMap(([key, value]) => (isCut(key) && typeof value === 'string' && value.length > most + 1 ? [[key, cutText(value, most)] as const] : []));
  if (long.length === 0) return ticket;
  const warning = `The sheet's texts together are more than Zapier takes from one step, so ${says} here; the row holds them whole.`;
  const warnings_text = ticket.warnings_text.includes(warning) ? ticket.warnings_text : [ticket.warnings_text, warning].filter(Boolean).join(' ');
  return { ...ticket, ...Object.fromEntries(long), warnings_text };
}

/**
 * The tickets, newest first, as one step of Zapier can carry them: where they are too large together, texts are cut from
 * the oldest ticket upwards, “Message in Full” first. Only where even that is not enough the oldest are left out.
 */
export function fitted(tickets: NewTicket[]): NewTicket[] {
  const fitting = [...tickets];
  const bytes = fitting.map(bytesOf);
  let total = bytes.reduce((sum, size) => sum + size, 0);
  for (const cut of CUTS) {
    for (let at = fitting.length - 1; at >= 0 && total > MOST_BYTES; at -= 1) {
      const ticket = fitting[at];
      if (!ticket) continue;
      const short = shortened(ticket, cut);
      if (short === ticket) continue;
      fitting[at] = short;
      const size = bytesOf(short);
      total += size - (bytes[at] ?? 0);
      bytes[at] = size;
    }
  }
  while (total > MOST_BYTES) {
    fitting.pop();
    total -= bytes.pop() ?? total;
  }
  return fitting;
}
