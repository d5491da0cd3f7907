/**
 * `npm run rehearse -- --data FILE.csv`: what the escalation settings would have done to past tickets, as the built-in
 * engine decides them.
 * Something wrong with the call: one sentence on stderr and exit code 2.
 */
import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { decideBuiltin } from '../adapters/builtin/escalation/decision.ts';
import { ESCALATION_REASONS, type EscalationReason } from '../ports/engine.ts';
import { describeRehearsal, rehearse } from '../triage/escalation/rehearsal.ts';
import { DEFAULT_SETTINGS, POLICIES, type EscalationSettings, type Policy } from '../triage/escalation/settings.ts';
import { tableTickets } from '../triage/ticket_table/table_tickets.ts';
import { readCommand, requirePlaces } from './command_line.ts';
import { loadEnvironmentFile } from './demo/connection.ts';
import { UsageError } from './demo/usage_error.ts';
import { readDataSet, readMapping } from './report/data_set.ts';

const several = (value: string, all: string[]): string[] => [...all, value];
const whole = (text: string): number => {
  if (!/^\d{1,6}$/.test(text.trim())) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

interface Options {
  data: string; map: string; last: number; show: number; refunds: Policy; cancellations: Policy;
  phrase: string[]; ignore: string[]; off: string[]; vipDomain: string[]; contacts: number; days: number; json: string;
}

const policy = (flag: string, what: string) => new Option(`${flag} <when>`, what).choices([...POLICIES]).default('when_angry');

function command(): Command {
  return new Command('npm run rehearse --')
    .description('What the escalation settings would have done to past tickets: how many, which phrases did it, what was passed over.')
    .option('--data <file or link>', 'tickets as CSV, or the link of a Google Sheet (with GOOGLE_SERVICE_ACCOUNT in the environment or .env)', '')
    .option('--map <pairs>', 'columns by name, e.g. "message=Body,created_at=Opened"', '')
    .option('--last <n>', 'only the last n rows', whole, 1_000_000)
    .option('--show <n>', 'escalated tickets to show one by one', whole, 50)
    .addOption(policy('--refunds', 'when a refund request escalates'))
    .addOption(policy('--cancellations', 'when a cancellation escalates'))
    .option('--phrase <words>', 'a phrase that always escalates; may be repeated', several, [])
    .option('--ignore <words>', 'a phrase to ignore; may be repeated', several, [])
    .option('--off <reason>', `a reason to switch off; may be repeated (${ESCALATION_REASONS.slice(0, 12).join(', ')}, …)`, several, [])
    .option('--vip-domain <domain>', 'a domain whose customers always go to a person; may be repeated', several, [])
    .option('--contacts <n>', 'this many contacts within --days are too many; 0 switches it off', whole, DEFAULT_SETTINGS.repeatedContactCount)
    .option('--days <n>', 'days to count contacts in', whole, 7)
    .option('--json <file>', 'write the figures as JSON', '')
    .allowExcessArguments(false);
}

const readOptions = (args: string[]): Options | null => readCommand(command(), args)?.opts<Options>() ?? null;

function reasonsOf(names: string[]): EscalationReason[] {
  return names.map((name) => {
    const reason = ESCALATION_REASONS.find((candidate) => candidate === name.trim());
    if (!reason) throw new UsageError(`--off ${name}: no such reason; the reasons are ${ESCALATION_REASONS.join(', ')}.`);
    return reason;
  });
}

const settingsOf = (options: Options): EscalationSettings => ({
  ...DEFAULT_SETTINGS, refundPolicy: options.refunds, cancellationPolicy: options.cancellations, extraPhrases: options.phrase, ignorePhrases: options.ignore,
  reasonsOff: reasonsOf(options.off), vipDomains: options.vipDomain, repeatedContactCount: options.contacts,
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return;
  if (!options.data) throw new UsageError('Say which tickets: --data FILE.csv (“npm run rehearse -- --help” lists the options).');
  requirePlaces([['--data', options.data]], [['--json', options.json]]);
  const settings = settingsOf(options);
  loadEnvironmentFile('.env');
  const { table, columns, layout } = await readDataSet(options.data, readMapping(options.map));
  const tickets = tableTickets(table, columns.columns).slice(-options.last);
  const rehearsal = rehearse(tickets, settings, options.days, decideBuiltin);
  console.log([...layout, ...describeRehearsal(rehearsal, options.show)].join('\n'));
  if (options.json) {
    const { escalated, ...figures } = rehearsal;
    writeFileSync(options.json, `${JSON.stringify({ ...figures, escalated: escalated.map(({ ticket, verdict }) => ({ ticket_id: ticket.ticketId, severity: verdict.severity, findings: verdict.findings })) }, null, 2)}\n`);
  }
}

try {
  await main();
} catch (error) {
  const isKnown = error instanceof Error && ['UsageError', 'InputError', 'VendorError'].includes(error.name);
  if (!isKnown) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
