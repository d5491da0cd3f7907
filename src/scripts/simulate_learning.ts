/**
 * `npx node src/scripts/simulate_learning.ts`: corrections arrive one by one, and macro-F1 is taken on tickets nobody corrects. The
 * model starts without having seen any support ticket: it is learned from the short training texts alone. Writes the
 * table into docs/learning.md and the picture beside it; `--check` prints without writing, `--splits N` takes N splits.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { learningCurve } from './simulate_learning/curve.ts';
import { learningPicture, type Curves } from './simulate_learning/picture.ts';
import { isShortText, isTicket, recordings, splitTickets } from './simulate_learning/stream.ts';
import { modelOf } from './train_sentiment/quantised.ts';
import { learn } from './train_sentiment/regression.ts';
import { readSamples } from './train_sentiment/samples.ts';

const POINTS = [0, 10, 25, 50, 100, 150, 200, 250];
const PAGE = resolve(import.meta.dirname, '../../docs/learning.md');
const PICTURE = resolve(import.meta.dirname, '../../docs/images/learning.svg');
const MARKS = ['<!-- simulate_learning -->', '<!-- /simulate_learning -->'] as const;

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false }, splits: { type: 'string', default: '4' } } });
const splits = Math.max(1, Number(options.splits) || 1);

const samples = readSamples();
const short = samples.filter(isShortText);
const base = learn(short);
const tickets = samples.filter(isTicket);
console.log(`${short.length} short texts learned, ${tickets.length} tickets, ${splits} grouped splits in halves`);

async function meanCurve(team: string): Promise<number[]> {
  const recording = recordings(base)[team];
  if (!recording) throw new Error(`There is no team "${team}".`);
  const sums = POINTS.map(() => 0);
  for (let seed = 1; seed <= splits; seed += 1) {
    const curve = await learningCurve(modelOf(base), splitTickets(tickets, seed), recording, POINTS, seed);
    curve.forEach((value, at) => { sums[at] = (sums[at] ?? 0) + value / splits; });
  }
  console.log(`${team.padEnd(28)}${sums.map((value) => value.toFixed(3)).join('  ')}`);
  return sums;
}

/** The curves as a table in Markdown. */
function table({ points, byTeam }: Curves): string {
  return [
    `| what people record | ${points.map((point) => `after ${point}`).join(' | ')} |`, `|---|${points.map(() => '--:').join('|')}|`,
    ...Object.entries(byTeam).map(([team, curve]) => `| ${team} | ${curve.map((value) => value.toFixed(3)).join(' | ')} |`),
  ].join('\n');
}

function write(curves: Curves): void {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = MARKS.map((mark) => page.indexOf(mark));
  if (from === undefined || to === undefined || from < 0 || to < from) throw new Error('docs/learning.md has lost its marks.');
  writeFileSync(PAGE, `${page.slice(0, from)}${MARKS[0]}\n${table(curves)}\n${page.slice(to)}`);
  writeFileSync(PICTURE, learningPicture(curves));
  console.log('written: docs/learning.md, docs/images/learning.svg');
}

console.log(`${''.padEnd(28)}${POINTS.map((point) => String(point).padStart(5)).join('  ')}`);
const byTeam: Record<string, number[]> = {};
for (const team of Object.keys(recordings(base))) byTeam[team] = await meanCurve(team);
if (!options.check) write({ points: POINTS, byTeam });
