/**
 * `npm run agreement`: how far the second, blind labels agree with the first, as the Markdown table of data/README.md.
 * Agreement is the share of equal labels; Cohen's kappa takes off what chance alone would give (Cohen 1960).
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { cohensKappa } from '../insight/evaluation.ts';

type Row = Record<string, string>;

const data = resolve(import.meta.dirname, '../../data');
const rowsOf = (file: string): Row[] => (existsSync(`${data}/${file}`) ? parse(readFileSync(`${data}/${file}`), { columns: true, bom: true }) : []);
const byId = (rows: Row[]): Map<string, Row> => new Map(rows.map((row) => [row.ticket_id ?? row.id ?? '', row]));

const SETS = [
  { name: 'sample tickets', first: rowsOf('demo/labels.csv'), second: rowsOf('demo/labels_second.csv') },
  { name: 'gold set, open part', first: rowsOf('gold/open.csv'), second: rowsOf('gold/second_labels.csv') },
  { name: 'gold set, closed part', first: rowsOf('gold/test.csv'), second: rowsOf('gold/second_labels.csv') },
  { name: 'gold set, third closed part', first: rowsOf('gold/test_3.csv'), second: rowsOf('gold/second_labels.csv') },
  { name: 'gold set, fourth closed part', first: rowsOf('gold/test_4.csv'), second: rowsOf('gold/second_labels.csv') },
  { name: 'gold set, fifth closed part', first: rowsOf('gold/test_5.csv'), second: rowsOf('gold/second_labels.csv') },
];

console.log("| texts | n | label | agreement | Cohen's kappa |\n|---|--:|---|--:|--:|");
for (const { name, first, second } of SETS) {
  const others = byId(second);
  const pairs = first.flatMap((row) => {
    const other = others.get(row.ticket_id ?? row.id ?? '');
    return other ? [{ row, other }] : [];
  });
  for (const label of ['sentiment', 'should_escalate', 'reason', 'product', 'issue'].filter((column) => column in (first[0] ?? {}))) {
    const labels = pairs.map(({ row, other }) => [row[label] ?? '', other[label] ?? ''] as const);
    const equal = labels.filter(([a, b]) => a === b).length / labels.length;
    console.log(`| ${name} | ${pairs.length} | ${label} | ${equal.toFixed(3)} | ${cohensKappa(labels).toFixed(3)} |`);
  }
}
