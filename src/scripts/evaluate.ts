/**
 * `npm run evaluate -- --task …`: measures this product on labelled rows. Each task lives in evaluate/<task>.ts and exports
 * `run(options): Promise<Report>`. Something wrong with the call: one sentence on stderr and exit code 2.
 */
import { writeFileSync } from 'node:fs';
import { readOptions, type EvaluateOptions, type Task } from './evaluate/options.ts';
import type { Report } from './evaluate/report.ts';

/** Loaded by name, so that one task does not pay for another. */
const RUNS: Record<Task, () => Promise<{ run: (options: EvaluateOptions) => Promise<Report> }>> = {
  sentiment: () => import('./evaluate/sentiment.ts'),
  escalation: () => import('./evaluate/escalation.ts'),
  product: () => import('./evaluate/product.ts'),
  cleaning: () => import('./evaluate/cleaning_report.ts'),
  grounding: () => import('./evaluate/grounding.ts'),
  retrieval: () => import('./evaluate/retrieval.ts'),
  replies: () => import('./evaluate/replies.ts'),
};

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return;
  const { run } = await RUNS[options.task]();
  const report = await run(options);
  console.log(report.text);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report.json, null, 2)}\n`);
  if (options.html && report.page) writeFileSync(options.html, await report.page());
  // Requests that were under way at Ctrl-C are not waited for.
  if (report.interrupted) process.exit();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error) || error.name !== 'UsageError') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
