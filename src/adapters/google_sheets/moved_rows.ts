import type { RowRange } from './addresses.ts';
import { readInto, type ReadRows, type RowsRead } from './sheet_rows.ts';

/** Rows that a request after a poll's first asks for once more, at most: the first one reads no more than head and tail. */
export const WITNESSES = 4;
/** Beyond the first ones there are only pieces of what lies below the table. */
const WATCHED = 4;

/** Both ends of each stretch read so far: a row that comes or goes across one of them moves the rows up to there. */
const witnessesOf = ({ stretches }: RowsRead): number[] => [...new Set(stretches.slice(0, WATCHED).flat())];

/**
 * Reads on as `readInto` does, and looks whether the sheet still is what the requests before found: a row that was sorted
 * up or down meanwhile comes twice, and would pass for two tickets alike. Where that takes more rows than there is `room`
 * for, nobody looks, and the rows count as moved.
 */
export async function readOn(read: RowsRead, ask: ReadRows, ranges: RowRange[], room = Number.POSITIVE_INFINITY): Promise<number[]> {
  const witnesses = witnessesOf(read);
  const looks = witnesses.length <= room;
  const shown = (number: number) => JSON.stringify(read.byNumber.get(number));
  const before = witnesses.map(shown);
  const lasts = await readInto(read, ask, [...ranges, ...(looks ? witnesses.map((number) => ({ first: number, last: number })) : [])]);
  const [asked, again] = [lasts.slice(0, ranges.length), lasts.slice(ranges.length)];
  read.stretches.length -= again.filter(Boolean).length; // the witnesses' own
  if (witnesses.some((number, index) => !again[index] || shown(number) !== before[index])) read.moved = true;
  return asked;
}
