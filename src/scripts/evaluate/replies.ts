import { join } from 'node:path';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../steps/drafting.ts';
import type { DraftReplyOutput } from '../../steps/reply_output.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { standIns } from '../../services.ts';
import { readCsvFile } from '../demo/csv_file.ts';
import { readKnowledgeFile } from '../demo/knowledge_file.ts';
import { UsageError } from '../demo/usage_error.ts';
import { findColumns } from '../../triage/ticket_table/ticket_columns.ts';
import { openCsv } from './csv.ts';
import { runDesks } from './desks.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

type Outcome = 'sent' | 'drafted' | 'clarify' | 'none' | 'halted' | 'failed';

const demo = (file: string): string => join(import.meta.dirname, '../../../data/demo', file);

/** One ticket through Draft Reply, as a zap with sending switched on would run it. */
async function outcomeOf(inputData: Record<string, unknown>, options: Pick<EvaluateOptions, 'engine' | 'model'>): Promise<{ outcome: Outcome; reply?: DraftReplyOutput }> {
  const authData = { gemini_api_key: options.engine === 'gemini' ? process.env.GEMINI_API_KEY : '' };
  try {
    const reply = await draftReply({
      authData, deadline: createDeadline(),
      inputData: { ...inputData, engine: options.engine, gemini_model: options.model, allow_auto_send: true, should_escalate: false },
    });
    return { outcome: reply.can_auto_send ? 'sent' : reply.status, reply };
  } catch (error) {
    return { outcome: error instanceof Error && error.name === 'Halt' ? 'halted' : 'failed' };
  }
}

interface Labelled { product: string; issue: string }

/** The labels of the sample tickets, by ticket. */
async function sampleLabels(): Promise<Map<string, Labelled>> {
  const file = await openCsv(demo('labels.csv'));
  const [id = 0, product = 0, issue = 0] = ['ticket_id', 'product', 'issue'].map((name) => file.headers.indexOf(name));
  const labels = new Map<string, Labelled>();
  for await (const cells of file.rows()) labels.set(cells[id] ?? '', { product: cells[product] ?? '', issue: cells[issue] ?? '' });
  return labels;
}

/** Whether a reply was written from a record on the ticket's own product and issue, by their gold labels; undefined where it has none. */
function onTheMatter({ sources }: DraftReplyOutput, wanted: Labelled | undefined, filed: Map<string, Labelled>): boolean | undefined {
  const own = filed.get(sources[0]?.id ?? '');
  return own && wanted?.issue ? own.issue === wanted.issue && (!wanted.product || !own.product || own.product === wanted.product) : undefined;
}

/** `npm run evaluate -- --task replies`: what Draft Reply would do with the tickets of a CSV file, the sample ones by default; Triage Ticket with those of a JSON or JSON Lines of desks. */
export async function run(options: Pick<EvaluateOptions, 'data' | 'engine' | 'model' | 'limit'>): Promise<Report> {
  if (options.engine === 'gemini' && !process.env.GEMINI_API_KEY) throw new UsageError('--engine gemini needs GEMINI_API_KEY in the environment or .env.');
  if (/\.jsonl?$/i.test(options.data)) return runDesks(options);
  // Only the sample tickets know the sample knowledge: for anybody else's there is none.
  const entries = options.data ? [] : [...await readKnowledgeFile(demo('knowledge.jsonl')), ...await readKnowledgeFile(demo('solved_tickets.jsonl'))];
  if (!options.data) standIns.knowledgeBase = createMemoryKnowledgeBase(entries);
  const filed = new Map(entries.map(({ id, product = '', issue = '' }) => [id, { product, issue }]));
  const labels = options.data ? new Map<string, Labelled>() : await sampleLabels();
  const right = { sent: 0, sentLabelled: 0, written: 0, writtenLabelled: 0 };
  const table = readCsvFile(options.data || demo('tickets.csv'));
  const { columns } = findColumns(table.headers);
  const cell = (row: string[], at: number | undefined) => (at === undefined || at < 0 ? '' : row[at] ?? '');
  const started = performance.now();
  const outcomes = new Map<Outcome, number>();
  const blockers = new Map<string, number>();
  const rows = table.rows.slice(0, options.limit);
  for (const row of rows) {
    const { outcome, reply } = await outcomeOf({
      message: cell(row, columns.message), subject: cell(row, columns.subject), customer_name: cell(row, columns.customer_name),
      customer_email: cell(row, columns.customer_email), product: cell(row, columns.product),
    }, options);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const fits = reply && onTheMatter(reply, labels.get(cell(row, columns.ticket_id)), filed);
    if (fits !== undefined) {
      right.writtenLabelled += 1;
      right.written += Number(fits);
      right.sentLabelled += Number(outcome === 'sent');
      right.sent += Number(outcome === 'sent' && fits);
    }
    for (const blocker of reply?.blockers ?? []) blockers.set(blocker, (blockers.get(blocker) ?? 0) + 1);
  }
  const seconds = (performance.now() - started) / 1000;
  const shares = Object.fromEntries([...outcomes].sort((a, b) => b[1] - a[1]));
  const percent = (count: number) => `${((100 * count) / Math.max(1, rows.length)).toFixed(1)} %`;
  return {
    text: [
      `replies: ${rows.length} tickets by ${options.engine} in ${seconds.toFixed(1)} s`,
      ...Object.entries(shares).map(([outcome, count]) => `  ${outcome.padEnd(10)} ${String(count).padStart(4)}  ${percent(count)}`),
      ...(right.writtenLabelled > 0 ? [`Written from a record on the ticket's own product and issue: ${right.written} of ${right.writtenLabelled}; of those that may be sent: ${right.sent} of ${right.sentLabelled}`] : []),
      'Blocked by:', ...[...blockers].sort((a, b) => b[1] - a[1]).map(([blocker, count]) => `  ${blocker.padEnd(22)} ${String(count).padStart(4)}  ${percent(count)}`),
    ].join('\n'),
    json: { task: 'replies', engine: options.engine, n: rows.length, outcomes: shares, blockers: Object.fromEntries(blockers), on_the_matter: right, seconds },
  };
}
