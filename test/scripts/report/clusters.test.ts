/** Topics stay themselves: over shuffled order, over added tickets, with the earlier report and without it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { historyColumns } from '../../../src/insight/history_columns.ts';
import { ticketHistory } from '../../../src/insight/ticket_history.ts';
import { adjustedRandIndex } from '../../../src/scripts/report/agreement.ts';
import { clusterTickets } from '../../../src/scripts/report/clusters.ts';
import { readCsvTable } from '../../../src/scripts/report/csv_table.ts';

const root = join(__dirname, '../../..');
const table = readCsvTable(join(root, 'data/demo/tickets.csv'));
const { tickets } = ticketHistory(table, historyColumns(table), 'Europe/Berlin');
const at = <T>(list: readonly T[], places: readonly number[]): T[] => places.map((place) => list[place] as T);
const whole = clusterTickets(tickets);
const names = (of: readonly number[], clusters: readonly { name: string }[]) => of.map((cluster) => clusters[cluster]?.name);

test('the same tickets in another order give the same topics under the same names', () => {
  const order = [...tickets.keys()].sort((a, b) => ((a * 101) % tickets.length) - ((b * 101) % tickets.length) || a - b);
  const shuffled = clusterTickets(at(tickets, order));
  expect(names(shuffled.of, shuffled.clusters)).toEqual(at(names(whole.of, whole.clusters), order));
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('made afresh with the tenth number %d added, tickets stay together (ARI 0.9 at least)', (tenth) => {
  const kept = [...tickets.keys()].filter((place) => place % 10 !== tenth);
  expect(adjustedRandIndex(clusterTickets(at(tickets, kept)).of, at(whole.of, kept))).toBeGreaterThanOrEqual(0.9);
});

test('with the earlier report, no ticket changes its topic and no topic its name', () => {
  const kept = [...tickets.keys()].filter((place) => place % 10 !== 3);
  const before = clusterTickets(at(tickets, kept));
  const after = clusterTickets(tickets, before.model);
  expect(at(names(after.of, after.clusters), kept)).toEqual(names(before.of, before.clusters));
});

test('on labelled texts, topics tell the labels no worse than k-means on TF-IDF does, and stay when a tenth is added', () => {
  // ml-kmeans is a module that Jest cannot load.
  const script = "const { benchTopics } = await import('./src/scripts/bench/report.ts'); console.log(JSON.stringify(benchTopics(undefined, { tenths: [1, 3, 7], seeds: [1] })))";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
  const rows: Record<string, string>[] = JSON.parse(stdout);
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    for (const rival of ['k-means on TF-IDF, k = 20', 'k-means, our k', 'k-means, as many as labels']) expect(Number.parseFloat(row.ours ?? '')).toBeGreaterThanOrEqual(Number(row[rival]));
    for (const ari of ['ARI, shuffled', 'ARI, a tenth added, report continued']) expect(row[ari]).toBe('1.000');
    expect(Number(row['ARI, a tenth added, afresh'])).toBeGreaterThanOrEqual(0.9);
  }
});
