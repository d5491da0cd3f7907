/**
 * `npm run report -- --data FILE.csv --out FILE.html`: what a support desk's tickets are about, as one page.
 * `--data` may be repeated, each with a `--map` of its own in the same order, and may be the link of a Google Sheet.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Command } from 'commander';
import { isRecord } from '../adapters/json.ts';
import { ticketHistory } from '../insight/ticket_history.ts';
import { readCommand, requirePlaces } from './command_line.ts';
import { loadEnvironmentFile } from './demo/connection.ts';
import { UsageError } from './demo/usage_error.ts';
import type { TopicModel } from './report/clusters.ts';
import { readDataSet, readMapping } from './report/data_set.ts';
import { figuresOf, type Figures, type Progress } from './report/figures.ts';

interface Options { data: string[]; map: string[]; out: string; product: string[]; timeZone: string; fresh: boolean; json: string }

const several = (value: string, before: string[]): string[] => [...before, value];

function command(): Command {
  return new Command('npm run report --').description('Ticket history report: one page with the issues, trends and topics of your tickets.')
    .option('--data <file or link>', 'a CSV of tickets, or the link of a Google Sheet; may be repeated', several, [])
    .option('--map <role=Header,…>', 'columns of the data set of the same place, for example "message=Body,created_at=Opened,issue=Category"', several, [])
    .option('--product <name>', 'a product the tickets may name; may be repeated', several, [])
    .option('--time-zone <zone>', 'zone of dates without one; without it a Google Sheet\'s own, of a CSV this computer\'s', '')
    .option('--fresh', 'make the topics anew, even where the page was written before', false)
    .option('--json <file.json>', 'also write the figures as JSON', '')
    .option('--out <file.html>', 'where the page goes', 'report.html')
    .allowExcessArguments(false);
}

function requireZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: timeZone || 'UTC' });
  } catch {
    throw new UsageError(`--time-zone ${timeZone} is no time zone; write it as in Europe/Berlin.`);
  }
}

/** On stderr, a line a stage; long stages say how far they are. */
function progress(name: string): Progress {
  let stage = '';
  let shown = 0;
  const begun = performance.now();
  const say = (text: string) => process.stderr.write(`${name}: ${text} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`);
  return {
    stage(next) { stage = next; shown = 0; say(stage); },
    done(count, of) {
      const tenth = Math.floor((10 * count) / of);
      if (of >= 5_000 && tenth > shown) { shown = tenth; say(`${stage}, ${count} of ${of}`); }
    },
  };
}

const isRecordOf = <T>(value: unknown, fits: (one: unknown) => one is T): value is Record<string, T> => isRecord(value) && Object.values(value).every(fits);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';
const isWeights = (value: unknown): value is Record<string, number> => isRecordOf(value, isNumber);
const isWords = (value: unknown): value is TopicModel['words'][string][number] => isRecordOf(value, isWeights);
const isLayers = (value: unknown): value is TopicModel['words'][string] => Array.isArray(value) && value.every(isWords);
const isModel = (value: unknown): value is TopicModel => isRecord(value) && isRecordOf(value.words, isLayers) && isRecordOf(value.names, isText);

/** The topics that an earlier report at the same place knew, by data set. */
function earlierTopics(path: string): Record<string, unknown> {
  const [, found = ''] = existsSync(path) ? /<script type="application\/json" id="topic-models">([^<]*)<\/script>/.exec(readFileSync(path, 'utf8')) ?? [] : [];
  try {
    const models: unknown = JSON.parse(found || '{}');
    return isRecord(models) ? models : {};
  } catch {
    return {};
  }
}

async function main(): Promise<void> {
  const options = readCommand(command(), process.argv.slice(2))?.opts<Options>();
  if (!options) return;
  if (options.data.length === 0) throw new UsageError('Say which tickets: --data FILE.csv (“npm run report -- --help” lists the options).');
  if (options.map.length > options.data.length) throw new UsageError('There are more --map than --data.');
  requireZone(options.timeZone);
  requirePlaces(options.data.map((path) => ['--data', path]), [['--out', options.out], ['--json', options.json]]);
  loadEnvironmentFile('.env');
  const earlier = options.fresh ? {} : earlierTopics(options.out);
  const sets: Figures[] = [];
  for (const [at, from] of options.data.entries()) {
    const say = progress(from);
    say.stage('reading');
    const dataSet = await readDataSet(from, readMapping(options.map[at] ?? ''));
    const name = sets.some((set) => set.name === dataSet.name) ? `${dataSet.name} (${at + 1})` : dataSet.name;
    say.stage(`understanding ${dataSet.table.rows.length} tickets`);
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const history = ticketHistory({ ...dataSet.table, timeZone: options.timeZone || dataSet.table.timeZone || here }, dataSet.columns, here, options.product);
    if (history.tickets.length === 0) throw new UsageError(`${from} holds no ticket with a text.`);
    const previous = earlier[name];
    sets.push(await figuresOf({ ...dataSet, name }, history, isModel(previous) ? previous : undefined, say));
  }
  // What draws is heavy: a command that is refused does without.
  const { reportPage } = await import('./report/page.ts');
  writeFileSync(options.out, reportPage(sets, new Date().toISOString().slice(0, 10)));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(sets.map(({ model: _model, map: _map, ...figures }) => figures), null, 2)}\n`);
  console.log(`${options.out}: ${sets.map(({ name, tickets, recurring, clusters }) => `${name}, ${tickets} tickets, ${clusters.length} topics shown, ${recurring.length} recurring issues`).join('; ')}`);
  for (const { recurring } of sets) for (const { issue } of recurring.slice(0, 5)) console.log(`  recurring: ${issue.topic}, ${issue.total} tickets since ${issue.firstSeenAt.slice(0, 10)}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Error && (error.name === 'InputError' || error.name === 'VendorError'))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
