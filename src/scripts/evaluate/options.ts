import { Command } from 'commander';
import { readCommand, requirePlaces } from '../command_line.ts';
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
    .option('--task <task>', TASKS.join(', '));
  for (const [flags, description] of SPEC) program.option(flags, description);
  return program
    .option('--map <pair>', 'what a label of the file means, e.g. --map "Very Negative=negative"; --map "n/a=" leaves its rows out', (pair: string, all: string[]) => [...all, pair], [])
    .option('--baselines', 'put the npm packages vader-sentiment, sentiment and wink-sentiment beside (on for the sample tickets)')
    .allowExcessArguments();
}

function wholeNumber(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value.trim()) || Number(value) < 1) throw new UsageError(`${option} must be a whole number from 1, not “${value}”.`);
  return Number(value);
}

function readMap(pairs: string[]): Map<string, string> {
  return new Map(pairs.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new UsageError(`--map needs “label of the file=label”, for example --map "Very Negative=negative", not “${pair}”.`);
    return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim().toLowerCase()];
  }));
}

type Given = Record<string, string | undefined> & { map?: never };

function choice<Value extends string>(option: string, value: string | undefined, values: readonly Value[]): Value {
  const chosen = values.find((candidate) => candidate === value);
  if (!chosen) throw new UsageError(`${option} must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}${value === undefined ? ': say which' : `, not “${value}”`}.`);
  return chosen;
}

/** The options, or null where only the help was asked for (and has been printed). Throws `UsageError`. */
export function readOptions(args: string[]): EvaluateOptions | null {
  const program = readCommand(command(), args);
  if (!program) return null;
  const [extra] = program.args;
  if (extra !== undefined) throw new UsageError(`“${extra}” is no option (“npm run evaluate -- --help” lists them).`);
  const pairs: string[] = program.getOptionValue('map');
  const given: Given = Object.fromEntries(Object.entries(program.opts()).filter(([name]) => name !== 'map' && name !== 'baselines'));
  for (const [name, value] of Object.entries(given)) if (value?.trim() === '') throw new UsageError(`--${name} needs a value.`);
  const task = choice('--task', given.task, TASKS);
  const unheard = [...Object.keys(given).filter((name) => name !== 'task'), ...(pairs.length > 0 ? ['map'] : []), ...(program.getOptionValue('baselines') === true ? ['baselines'] : [])].find((name) => !LISTENS[task].includes(name));
  if (unheard) throw new UsageError(`--task ${task} has no use for --${unheard}; leave it out. It takes ${LISTENS[task].map((name) => `--${name}`).join(', ')}.`);
  const options: EvaluateOptions = {
    task, data: given.data ?? '', labels: given.labels ?? '', train: given.train ?? '', text: given.text ?? '', subject: given.subject ?? '',
    label: given.label ?? '', group: given.group ?? '', engine: choice('--engine', given.engine ?? 'builtin', ['builtin', 'gemini'] as const),
    model: given.model ?? '', limit: wholeNumber('--limit', given.limit, Number.POSITIVE_INFINITY), suggest: wholeNumber('--suggest', given.suggest, 0),
    json: given.json ?? '', html: given.html ?? '', predictions: given.predictions ?? '',
    map: readMap(pairs), baselines: program.getOptionValue('baselines') === true || (!given.data && task === 'sentiment'),
  };
  const { data, labels, train, json, html, predictions } = options;
  requirePlaces([['--data', data], ['--labels', labels], ['--train', train]], [['--json', json], ['--html', html], ['--predictions', predictions]]);
  return options;
}
