import { join } from 'node:path';
import { evaluateCleaning, type CleaningCase } from './cleaning.ts';
import { readJsonLines } from './json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

const MOST_MISSES = 40;

/** `--task cleaning --data FILE.jsonl`: the cleaner of ticket texts against `{id, raw, expected_contains, expected_absent}` a line. */
export function run({ data, limit }: EvaluateOptions): Promise<Report> {
  const cases = readJsonLines<CleaningCase>(data || join(import.meta.dirname, '../../../data/cleaning/dev.jsonl')).slice(0, limit);
  const start = performance.now();
  const report = evaluateCleaning(cases);
  const text = [
    `cleaning: ${report.cases} bodies, ${(report.perfect * 100).toFixed(1)} % without a fault, ${(report.nothing_lost * 100).toFixed(1)} % with nothing lost`,
    ...report.misses.slice(0, MOST_MISSES).map(({ id, lost, left }) => `  ${id}:${lost.length ? ` lost ${JSON.stringify(lost)}` : ''}${left.length ? ` left ${JSON.stringify(left)}` : ''}`),
  ].join('\n');
  return Promise.resolve({ text, json: { task: 'cleaning', ...report, seconds: (performance.now() - start) / 1000 } });
}
