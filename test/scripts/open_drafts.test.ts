/** Which drafts are open to learn from is what the page beside them says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ODD, openDrafts, WHOLE } from '../../src/scripts/open_drafts.ts';

const folder = join(__dirname, '../../data/grounding');
const rows = readFileSync(join(folder, 'README.md'), 'utf8').split('\n').filter((line) => /^\| `\w+` \| \d+ \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
const hands = rows.map(([, name = '', count, , state = '']) => ({ name: name.replaceAll('`', ''), count: Number(count), state }));

test('every hand of the page is open whole, by odd ids, or not at all', () => {
  expect(hands.length).toBeGreaterThan(30);
  const isClosed = ({ state }: { state: string }): boolean => /^closed/.test(state), isHalf = ({ state }: { state: string }): boolean => /^odd ids open/.test(state);
  expect([...ODD].sort()).toEqual(hands.filter(isHalf).map(({ name }) => name).sort());
  expect([...WHOLE].sort()).toEqual(hands.filter((hand) => !isClosed(hand) && !isHalf(hand)).map(({ name }) => name).sort());
});

test('of a hand that is open by odd ids no even one is given, of one open whole all', () => {
  const known = new Map(hands.map(({ name, count }) => [name, count]));
  for (const hand of WHOLE) expect(openDrafts([], [hand])).toHaveLength(known.get(hand) ?? 0);
  for (const hand of ODD) {
    const ids = openDrafts([], [hand]).map(({ id }) => Number(id.slice(-1)) % 2);
    expect(new Set(ids)).toEqual(new Set([1]));
    expect(ids).toHaveLength((known.get(hand) ?? 0) / 2);
  }
  expect(openDrafts(['dev'], ['dev'])).toEqual([]);
});
