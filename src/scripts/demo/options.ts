import { Command } from 'commander';
import { readCommand, requirePlaces } from '../command_line.ts';
import { UsageError } from './usage_error.ts';

export interface DemoOptions {
  /** CSV of tickets, or `""` for the connected sheet or the sample tickets. */
  data: string;
  /** Knowledge for `data`, or `""`. */
  knowledge: string;
  /** At most this many rows; Infinity where not asked for. */
  limit: number;
  /** Where the page goes. */
  out: string;
  /** Where the journeys go as JSON, or `""`. */
  json: string;
}

function wholeNumber(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value.trim()) || number < 1) throw new UsageError(`--limit must be a whole number from 1, not “${value}”.`);
  return number;
}

function command(): Command {
  return new Command('npm start --')
    .description('Takes tickets through the whole zap by Zapier\'s own runtime: New Ticket, Analyze Sentiment, Check Escalation, then a Slack alert for a person or a drafted reply. Keys, if any, are read from .env (see .env.example).')
    .option('--data <file.csv>', 'tickets of your own, as CSV or a JSON list; headers are matched as New Ticket matches them, only the message column is required')
    .option('--knowledge <file>', 'what your team knows, for replies to --data: a CSV with the columns Question and Answer (and Product, URL), or a JSON list or JSON Lines of {"title", "problem", "solution", "product", "url"}')
    .option('--limit <n>', 'stop after the first n rows')
    .option('--out <file.html>', 'where the page goes', 'demo.html')
    .option('--json <file.json>', 'also write each row\'s journey as JSON')
    .allowExcessArguments();
}

const blank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** The options as typed, or null where only the help was asked for (and has been printed). Throws `UsageError`. */
export function readOptions(args: string[]): DemoOptions | null {
  const program = readCommand(command(), args);
  if (!program) return null;
  const [extra] = program.args;
  if (extra !== undefined) throw new UsageError(`“${extra}” is no option; a file of tickets is named by --data ${/\s/.test(extra) ? `"${extra}"` : extra}.`);
  const given: { data?: string; knowledge?: string; limit?: string; out: string; json?: string } = program.opts();
  for (const [name, value] of Object.entries(given)) if (blank(value)) throw new UsageError(`--${name} needs the name of a file.`);
  requirePlaces([['--data', given.data ?? ''], ['--knowledge', given.knowledge ?? '']], [['--out', given.out], ['--json', given.json ?? '']]);
  return {
    data: given.data ?? '',
    knowledge: given.knowledge ?? '',
    limit: wholeNumber(given.limit),
    out: given.out,
    json: given.json ?? '',
  };
}
