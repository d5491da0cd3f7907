/** That corrections teach, and that hostile ones do not ruin: some splits of the simulation whose curves stand in docs/learning.md. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { learningCurve } from '../../src/scripts/simulate_learning/curve.ts';
import { learningPicture } from '../../src/scripts/simulate_learning/picture.ts';
import { isShortText, isTicket, recordings, splitTickets } from '../../src/scripts/simulate_learning/stream.ts';
import { modelOf } from '../../src/scripts/train_sentiment/quantised.ts';
import { learn } from '../../src/scripts/train_sentiment/regression.ts';
import { readSamples } from '../../src/scripts/train_sentiment/samples.ts';

const samples = readSamples();
const base = learn(samples.filter(isShortText));
const tickets = samples.filter(isTicket);
const model = modelOf(base);
const teams = recordings(base);
/** Macro-F1 before and after 250 tickets of the stream, the mean of these splits: one split alone says as much of its tickets as of the team. */
async function curve(team: string, splits: number[]): Promise<number[]> {
  const recording = teams[team];
  if (!recording) throw new Error(team);
  const curves: number[][] = [];
  for (const seed of splits) curves.push(await learningCurve(model, splitTickets(tickets, seed), recording, [0, 250], seed));
  return [0, 1].map((at) => curves.reduce((sum, points) => sum + (points[at] ?? 0), 0) / splits.length);
}

test('no customer stands on both sides of a split, and nothing is lost', () => {
  const { stream, heldOut } = splitTickets(tickets, 3);
  const arriving = new Set(stream.map(({ group }) => group));
  expect(heldOut.some(({ group }) => arriving.has(group))).toBe(false);
  expect(stream.length + heldOut.length).toBe(tickets.length);
});

test('right corrections raise macro-F1 on tickets nobody corrected', async () => {
  const [before = 1, after = 0] = await curve('every ticket, right', [1, 2, 3]);
  expect(after).toBeGreaterThan(before + 0.01);
}, 120_000);

test('so does a team that records only what was wrong', async () => {
  const [before = 1, after = 0] = await curve('only what was wrong', [1]);
  expect(after).toBeGreaterThan(before);
}, 120_000);

test('hostile corrections, every one wrong, do not make it collapse', async () => {
  const [before = 1, after = 0] = await curve('hostile: all wrong', [1]);
  expect(after).toBeGreaterThan(before - 0.1);
}, 120_000);

test('the page holds a figure for every kind of team, and the picture a line', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/learning.md'), 'utf8');
  for (const team of Object.keys(teams)) expect(page).toMatch(new RegExp(`^\\| ${team} \\| 0\\.\\d{3} `, 'm'));
  expect(learningPicture({ points: [0, 10], byTeam: { 'a team': [0.8, 0.9] } })).toContain('a team');
});
