/**
 * `npm run bench [-- SECTION …] [--json FILE] [--write] [--action TEXT] [--pairs N]`: what the product costs, each figure beside a baseline of the same run.
 * `--write` puts the tables into README.md and docs/performance.md. `--action` and `--pairs` are for a quick look at some cold starts or profiles.
 * Absolute times depend on the machine; the ratios do not.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { Speed } from './bench/engine.ts';
import { writeTable } from './bench/readme.ts';

type Cell = string | number;
interface Section {
  title: string;
  measure: () => Promise<object[]>;
}

/** Speeds with their ratio to the last one, the baseline. */
function besideBaseline(speeds: Speed[]): object[] {
  const baseline = speeds.at(-1)?.ticketsPerSecond ?? 1;
  return speeds.map(({ name, ticketsPerSecond }) => ({ name, 'tickets a second': ticketsPerSecond, 'ratio to the last': Number((ticketsPerSecond / baseline).toFixed(3)) }));
}

const SECTIONS: Record<string, Section> = {
  start: { title: 'Cold start to the first answered event, beside an empty app on the same core', measure: async () => (await import('./bench/cold_start.ts')).benchColdStart({ action: values.action, pairs: values.pairs ? Number(values.pairs) : undefined }) },
  profile: { title: 'Where the processor time of a cold start goes, milliseconds over an empty app', measure: async () => (await import('./bench/profile.ts')).benchProfile({ action: values.action, pairs: values.pairs ? Number(values.pairs) : undefined }) },
  actions: { title: 'What each action asks of its vendors on the sample tickets', measure: async () => (await import('./bench/actions.ts')).benchActions() },
  warm: { title: 'Milliseconds of a warm step beyond its vendors, tickets of 80 words', measure: async () => (await import('./bench/warm_steps.ts')).benchWarmSteps() },
  cost: { title: 'A ticket with Gemini at list prices; writes docs/cost.md', measure: async () => (await import('./bench/cost.ts')).benchCost() },
  zip: { title: 'What is uploaded', measure: async () => (await import('./bench/zip.ts')).benchZip() },
  engine: { title: 'Built-in sentiment, tickets of 80 words', measure: async () => besideBaseline(await (await import('./bench/engine.ts')).benchEngine()) },
  rules: { title: 'Escalation by rules, tickets of 80 words', measure: async () => besideBaseline(await (await import('./bench/rules.ts')).benchRules()) },
  sheets: { title: 'New Ticket: one poll', measure: async () => (await import('./bench/sheets.ts')).benchSheets() },
  report: { title: 'Ticket history report', measure: async () => (await import('./bench/report.ts')).benchReport() },
  topics: { title: 'Topics of the report, beside k-means on TF-IDF', measure: async () => (await import('./bench/report.ts')).benchTopics() },
};

/** Pages that hold tables of the bench between marks. */
const PAGES = ['README.md', 'docs/performance.md'];

const { values, positionals } = parseArgs({ options: { json: { type: 'string' }, write: { type: 'boolean', default: false }, action: { type: 'string' }, pairs: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.find((name) => !(name in SECTIONS));
if (unknown) {
  process.stderr.write(`There is no section “${unknown}”. Sections: ${Object.keys(SECTIONS).join(', ')}.\n`);
  process.exit(2);
}

if (values.write && values.action) {
  process.stderr.write('--write is for whole tables: leave out --action.\n');
  process.exit(2);
}

const results: Record<string, object[]> = {};
for (const [name, { title, measure }] of Object.entries(SECTIONS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const rows = await measure();
  results[name] = rows;
  const head = Object.keys(rows[0] ?? {});
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const row of rows) table.push(Object.values(row).map((value: Cell) => (typeof value === 'number' ? value.toLocaleString('en') : value)));
  console.log(`\n${title}\n${table.toString()}`);
  if (values.write) for (const page of PAGES) writeTable(page, name, rows);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
