/**
 * What an import has stored, line by line, so that it can go on after Ctrl-C or a crash without embedding anything twice.
 * The first line names index, model and dimension: a journal of another index does not count.
 */
import { appendFileSync, createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Journal {
  file: string;
  has(id: string, contentHash: string): boolean;
  add(records: { id: string; contentHash: string }[]): void;
  readonly size: number;
}

const lineOf = (id: string, contentHash: string): string => `${id}\t${contentHash.slice(0, 16)}`;

/** Opens the journal of one file and index; starts a new one where none fits. */
export async function openJournal(file: string, heading: string): Promise<Journal> {
  const lines = new Set<string>();
  if (existsSync(file)) {
    let first = true;
    for await (const line of createInterface({ input: createReadStream(file, { encoding: 'utf8' }), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (first && line !== heading) break;
      // A crash may have cut the last line: it is shorter than a whole one and matches nothing.
      if (!first) lines.add(line);
      first = false;
    }
  }
  if (lines.size === 0) writeFileSync(file, `${heading}\n`);
  else appendFileSync(file, '\n');
  return {
    file,
    has: (id, contentHash) => lines.has(lineOf(id, contentHash)),
    add: (records) => appendFileSync(file, `${records.map(({ id, contentHash }) => lineOf(id, contentHash)).join('\n')}\n`),
    get size() { return lines.size; },
  };
}
