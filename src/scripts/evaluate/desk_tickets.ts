import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { deskRows } from '../train_escalation/desk_rows.ts';

const LABELS_ALONE = 'desk_labels.csv';
const COLUMNS = ['id', 'lang', 'kind', 'subject', 'message', 'should_escalate', 'reason'];

/**
 * Runs `measure` on a table of labelled tickets. `data/escalation/desk_labels.csv` names its tickets by number alone: of it, those to desks with
 * odd numbers, which nothing was learned from, are written with their texts into a table of their own, for as long as it is read.
 */
export async function withTickets<T>(data: string, measure: (data: string) => Promise<T>): Promise<T> {
  if (basename(data) !== LABELS_ALONE) return measure(data);
  const folder = mkdtempSync(join(tmpdir(), 'desk-tickets-'));
  try {
    const table = join(folder, 'desk_tickets.csv');
    writeFileSync(table, stringify(deskRows().filter(({ hand }) => hand === 'odd'), { header: true, columns: COLUMNS }));
    return await measure(table);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
