/**
 * What an import that has not ended has stored, line by line, so that it can go on after Ctrl-C or a crash without embedding anything twice.
 * The first line names index, model and dimension: a journal of another index does not count. An import that ends takes its journal away: from
 * then on others may write, and the index itself says what stands there.
 */
import { appendFileSync, createReadStream, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Journal {
  /** Whether this is what was stored last under the id. */
  has(id: string, contentHash: string): boolean;
  add(records: { id: string; contentHash: string }[]): void;
  /** How many ids begin like one of these. */
  count(isOf: (id: string) => boolean): number;
  /** The import has ended: nothing is left to go on with. */
  end(): void;
}

const shortened = (contentHash: string): string => contentHash.slice(0, 16);
const HASH = 16;

/** Opens the journal of one file and index; starts a new one where none fits. */
export async function openJournal(file: string, heading: string): Promise<Journal> {
  const stored = new Map<string, string>();
  if (existsSync(file)) {
    let first = true;
    for await (const line of createInterface({ input: createReadStream(file, { encoding: 'utf8' }), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (first && line !== heading) break;
      const [id = '', hash = ''] = line.split('\t');
      // A crash may have cut the last line: it is shorter than a whole one and says nothing.
      if (!first && hash.length === HASH) stored.set(id, hash);
      first = false;
    }
  }
  if (stored.size === 0) writeFileSync(file, `${heading}\n`);
  else appendFileSync(file, '\n');
  return {
    has: (id, contentHash) => stored.get(id) === shortened(contentHash),
    add(records) {
      for (const { id, contentHash } of records) stored.set(id, shortened(contentHash));
      appendFileSync(file, `${records.map(({ id, contentHash }) => `${id}\t${shortened(contentHash)}`).join('\n')}\n`);
    },
    count: (isOf) => [...stored.keys()].filter(isOf).length,
    end: () => rmSync(file, { force: true }),
  };
}
