import { join } from 'node:path';
import { UsageError } from '../demo/usage_error.ts';
import { evaluateCleaning, type CleaningCase } from './cleaning.ts';
import { readJsonLines } from '../json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

const MOST_MISSES = 40;

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((text) => typeof text === 'string');
const isCase = (one: CleaningCase): boolean => typeof one.raw === 'string' && isTexts(one.expected_contains) && isTexts(one.expected_absent);

/** The cases of a JSON Lines file; a line that is none is named. */
function readCases(file: string): CleaningCase[] {
  const cases = readJsonLines<CleaningCase>(file);
  if (cases.length === 0) throw new UsageError(`${file} is empty.`);
  const wrong = cases.findIndex((one) => !isCase(one));
  if (wrong >= 0) throw new UsageError(`Row ${wrong + 1} of ${file} needs the keys id, raw, expected_contains and expected_absent (lists of texts, may be empty).`);
  return cases;
}

/** `--task cleaning --data FILE.jsonl`: the cleaner of ticket texts against `{id, raw, expected_contains, expected_absent}` a line. */
export async function run({ data, limit }: EvaluateOptions): Promise<Report> {
  const cases = readCases(data || join(import.meta.dirname, '../../../data/cleaning/dev.jsonl')).slice(0, limit);
  const start = performance.now();
  const report = evaluateCleaning(cases);
  const text = [
    `cleaning: ${report.cases} bodies, ${(report.perfect * 100).toFixed(1)} % without a fault, ${(report.nothing_lost * 100).toFixed(1)} % with nothing lost`,
    ...report.misses.slice(0, MOST_MISSES).map(({ id, lost, left }) => `  ${id}:${lost.length ? ` lost ${JSON.stringify(lost)}` : ''}${left.length ? ` left ${JSON.stringify(left)}` : ''}`),
  ].join('\n');
  return { text, json: { task: 'cleaning', ...report, seconds: (performance.now() - start) / 1000 } };
}
