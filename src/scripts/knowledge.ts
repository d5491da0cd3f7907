/**
 * `npm run knowledge -- import FILE | status | delete [--customer EMAIL] [--ticket NUMBER] | calibrate`: fills and tends the Pinecone index.
 * Exit codes: 0 done, 1 a vendor refused, 2 the command or the file cannot be used, 130 interrupted.
 */
import { statSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { InputError, isVendorError } from '../errors.ts';
import { optionsOf, refuseKeptByNpm } from './command_line.ts';
import { UsageError } from './demo/usage_error.ts';
import { sentenceHere } from './knowledge/refusals.ts';

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
};

function existing(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new InputError(`${file} does not exist.`);
  if (stats.isDirectory()) throw new InputError(`${file} is a folder, not a file.`);
  if (!/\.(?:csv|tsv|jsonl|ndjson|json)$/i.test(file)) throw new InputError(`${file} must end in .csv, .tsv, .jsonl, .ndjson or .json: save a sheet as CSV.`);
  return file;
}

async function answer(run: () => Promise<string[]>): Promise<void> {
  try {
    const lines = await run();
    console.log(lines.join('\n'));
    if (lines.some((line) => line.startsWith('Interrupted.'))) process.exitCode = 130;
  } catch (error) {
    if (!(error instanceof Error && (isVendorError(error) || error instanceof InputError || 'code' in error))) throw error;
    console.error(isVendorError(error) ? sentenceHere(error) : error.message.split('\n')[0]);
    process.exitCode = isVendorError(error) ? 1 : 2;
  }
}

const program = new Command('npm run knowledge --').description('Fills and tends the Pinecone index that Support Triage answers from. Keys: PINECONE_API_KEY, PINECONE_INDEX and, for Gemini embeddings, GEMINI_API_KEY, from the environment or .env.')
  .showHelpAfterError('(“npm run knowledge -- --help” lists what there is.)').exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.command('import').argument('<file>', 'CSV, JSON Lines or a JSON list with title, problem, solution, product, issue, url, and for solved tickets ticket_id, customer_email, created_at')
  .addOption(new Option('--namespace <name>', 'where all rows belong; without it, rows with a ticket id or customer are solved tickets').choices(['articles', 'solved_tickets']))
  .option('--dry-run', 'reads and checks the file, sends nothing', false)
  .option('--create', 'creates the index if it is missing', false)
  .option('--dimension <number>', 'of a new index (default: 768 with Gemini, 1024 without)', wholeNumber)
  .addOption(new Option('--cloud <name>', 'of a new index').choices(['aws', 'gcp', 'azure']).default('aws'))
  .option('--region <name>', 'of a new index', 'us-east-1')
  .option('--concurrency <number>', 'batches under way at once at most', wholeNumber, 4)
  .action((file, options) => answer(async () => (await import('./knowledge/commands.ts')).importFile(existing(file), options)));

program.command('status').description('what the index holds and which model filled it')
  .action(() => answer(async () => (await import('./knowledge/commands.ts')).status()));

program.command('delete').description('deletes what was learnt from one customer, or from one ticket')
  .option('--customer <email>', 'the customer’s e-mail address: every solved ticket of theirs')
  .option('--ticket <number>', 'the ticket’s number: its correction, and what was learnt from it without an address')
  .action(({ customer, ticket }) => answer(async () => {
    if (customer === undefined && ticket === undefined) throw new InputError('Say whose: --customer EMAIL, --ticket NUMBER, or both.');
    const { deleteCustomer, deleteTicket } = await import('./knowledge/commands.ts');
    return [...(customer === undefined ? [] : await deleteCustomer(customer)), ...(ticket === undefined ? [] : await deleteTicket(ticket))];
  }));

program.command('calibrate').description('measures the similarity threshold on records of this index')
  .option('--sample <number>', 'records to try', wholeNumber, 100)
  .action(({ sample }) => answer(async () => (await import('./knowledge/calibration.ts')).calibrate(sample)));

try {
  refuseKeptByNpm(program.name(), optionsOf(program));
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
