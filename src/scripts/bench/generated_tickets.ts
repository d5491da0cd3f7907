import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { readCsvFile } from '../demo/csv_file.ts';
import { seeded } from '../simulate_incidents/random.ts';

const LAST = Date.parse('2026-11-20T00:00:00Z');
const ADDED_WORDS = 8;
const CHUNK = 2_000;

/** Writes `count` tickets over `days` days: the sample tickets' texts, each with other words of theirs added, so that no two are alike. */
export async function writeTickets(path: string, from: string, count: number, days: number): Promise<void> {
  const { rows } = readCsvFile(from);
  const random = seeded(5);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const words = rows.flatMap((row) => (row[7] ?? '').replace(/[<>&]/g, ' ').split(/\s+/));
  const file = createWriteStream(path);
  file.write('Ticket ID,Created at,Customer e-mail,Product,Subject,Message\n');
  for (let at = 0; at < count; at += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - at) }, (_unused, offset) => {
      const row = pick(rows) ?? [];
      const when = new Date(LAST - (1 - (at + offset) / count) * days * 86_400_000).toISOString();
      return [`T-${at + offset}`, when, `c${at + offset}@customer.example`, row[5], row[6], `${row[7]}\n${Array.from({ length: ADDED_WORDS }, () => pick(words)).join(' ')}`];
    });
    if (!file.write(stringify(chunk))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
