import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { UsageError } from '../demo/usage_error.ts';

/** Every task of `npm run evaluate`; each lives in the file of its name. */
const TASKS = ['sentiment', 'escalation', 'product', 'cleaning', 'grounding', 'retrieval', 'replies'] as const;
export type Task = (typeof TASKS)[number];

/** The options as typed; a text is `""` where it was left out. */
export interface EvaluateOptions {
  task: Task;
  data: string;
  /** Labels of `data` in a file of their own, joined by the id column. */
  labels: string;
  /** Rows to learn from, for tasks that learn. */
  train: string;
  text: string;
  subject: string;
  label: string;
  group: string;
  engine: 'builtin' | 'gemini';
  model: string;
  /** At most this many rows; Infinity where not asked for. */
  limit: number;
  json: string;
  html: string;
  predictions: string;
  /** What a label of the file, in lower case, means; `""` leaves its rows out. */
  map: Map<string, string>;
  baselines: boolean;
  /** How many examples to pick, 0 for none. */
  suggest: number;
}

const SPEC: [flags: string, description: string][] = [
  ['--data <file>', 'labelled rows as CSV (JSON Lines for cleaning, grounding and retrieval; for replies also a JSON of desks); the sample tickets if left out'],
  ['--labels <file.csv>', 'labels in a file of their own, joined to --data by the id column'],
  ['--train <file.csv>', 'rows to learn from, for tasks that learn'],
  ['--text <column>', 'column with the message; found by its header if left out'],
  ['--subject <column>', 'column with the subject; found by its header if left out'],
  ['--label <column>', 'column with the label; found by its header and values if left out'],
  ['--group <column>', 'column whose rows belong together: the interval draws whole groups'],
  ['--engine <name>', 'builtin or gemini (with GEMINI_API_KEY in the environment or .env)'],
  ['--model <id>', 'Gemini model; the recommended one if left out'],
  ['--limit <n>', 'stop after the first n labelled rows'],
  ['--json <file>', 'write the figures as JSON'],
  ['--html <file>', 'write a page with the confusion matrix as a picture'],
  ['--predictions <file.csv>', 'write the rows with "predicted" and "confidence" added'],
  ['--suggest <n>', 'pick n examples for the prompt from the errors, try them on held-out rows'],
];

const TABLE = ['data', 'labels', 'text', 'subject', 'label', 'group', 'engine', 'model', 'limit', 'json', 'html', 'predictions', 'map'];
/** What each task listens to; anything else would be passed over in silence. */
const LISTENS: Record<Task, string[]> = {
  sentiment: [...TABLE, 'suggest', 'baselines'], escalation: TABLE, product: [...TABLE, 'train'], cleaning: ['data', 'limit', 'json'], grounding: ['data', 'limit', 'json'],
  retrieval: ['data', 'limit', 'json'], replies: ['data', 'engine', 'model', 'limit', 'json'],
};

function command(): Command {
  const program = new Command('npm run evaluate --')
    .description('Measures this product on labelled rows: confusion matrix, precision, recall, F1, macro-F1 with a bootstrap interval.')
    .requiredOption('--task <task>', TASKS.join(', '));
  for (const [flags, description] of SPEC) program.option(flags, description);
  return program
    .option('--map <pair>', 'what a label of the file means, e.g. --map "Very Negative=negative"; --map "n/a=" leaves its rows out', (pair: string, all: string[]) => [...all, pair], [])
    .option('--baselines', 'put the npm packages vader-sentiment, sentiment and wink-sentiment beside (on for the sample tickets)')
    .allowExcessArguments().exitOverride().configureOutput({ writeErr: () => undefined });
}

function wholeNumber(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value.trim()) || Number(value) < 1) throw new UsageError(`${option} must be a whole number from 1, not “${value}”.`);
  return Number(value);
}

/** Refuses a place that cannot be written before the work begins. */
function writable(option: string, path: string): string {
  if (!path) return '';
  const full = resolve(path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new UsageError(`${option} names the folder ${path}; it must name a file.`);
  try {
    accessSync(stats ? full : dirname(full), constants.W_OK);
  } catch {
    throw new UsageError(`${option} ${path} cannot be written: its folder does not exist or may not be written to.`);
  }
  return path;
}

/** Nothing that is read is written over, and no two results land in one file. */
function refuseOverwriting({ data, labels, train, json, html, predictions }: EvaluateOptions): void {
  const real = (path: string): string => { try { return realpathSync(path); } catch { return resolve(path); } };
  const taken = new Map(Object.entries({ '--data': data, '--labels': labels, '--train': train }).flatMap(([option, path]) => (path ? [[real(path), option] as const] : [])));
  for (const [option, path] of Object.entries({ '--json': json, '--html': html, '--predictions': predictions })) {
    if (!path) continue;
    const other = taken.get(real(path));
    if (other) throw new UsageError(`${option} and ${other} name the same file, ${path}: it would be written over. Name another for ${option}.`);
    taken.set(real(path), option);
  }
}

function readMap(pairs: string[]): Map<string, string> {
  return new Map(pairs.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new UsageError(`--map needs “label of the file=label”, for example --map "Very Negative=negative", not “${pair}”.`);
    return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim().toLowerCase()];
  }));
}

type Given = Record<string, string | undefined> & { map?: never };

function choice<Value extends string>(option: string, value: string, values: readonly Value[]): Value {
  const chosen = values.find((candidate) => candidate === value);
  if (!chosen) throw new UsageError(`${option} must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not “${value}”.`);
  return chosen;
}

function parsed(args: string[]): Command | null {
  const program = command();
  try {
    return program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    const what = error.message.replace(/^error: (.)/, (_all, letter: string) => letter.toUpperCase()).replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
    throw new UsageError(`${what} (“npm run evaluate -- --help” lists the options).`);
  }
}

/** The options, or null where only the help was asked for (and has been printed). Throws `UsageError`. */
export function readOptions(args: string[]): EvaluateOptions | null {
  const program = parsed(args);
  if (!program) return null;
  const [extra] = program.args;
  if (extra !== undefined) throw new UsageError(`“${extra}” is no option (“npm run evaluate -- --help” lists them).`);
  const pairs: string[] = program.getOptionValue('map');
  const given: Given = Object.fromEntries(Object.entries(program.opts()).filter(([name]) => name !== 'map' && name !== 'baselines'));
  for (const [name, value] of Object.entries(given)) if (value?.trim() === '') throw new UsageError(`--${name} needs a value.`);
  const task = choice('--task', given.task ?? '', TASKS);
  const unheard = [...Object.keys(given).filter((name) => name !== 'task'), ...(pairs.length > 0 ? ['map'] : []), ...(program.getOptionValue('baselines') === true ? ['baselines'] : [])].find((name) => !LISTENS[task].includes(name));
  if (unheard) throw new UsageError(`--task ${task} has no use for --${unheard}; leave it out. It takes ${LISTENS[task].map((name) => `--${name}`).join(', ')}.`);
  const options: EvaluateOptions = {
    task, data: given.data ?? '', labels: given.labels ?? '', train: given.train ?? '', text: given.text ?? '', subject: given.subject ?? '',
    label: given.label ?? '', group: given.group ?? '', engine: choice('--engine', given.engine ?? 'builtin', ['builtin', 'gemini'] as const),
    model: given.model ?? '', limit: wholeNumber('--limit', given.limit, Number.POSITIVE_INFINITY), suggest: wholeNumber('--suggest', given.suggest, 0),
    json: writable('--json', given.json ?? ''), html: writable('--html', given.html ?? ''), predictions: writable('--predictions', given.predictions ?? ''),
    map: readMap(pairs), baselines: program.getOptionValue('baselines') === true || (!given.data && task === 'sentiment'),
  };
  refuseOverwriting(options);
  return options;
}
