import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { passageReader } from '../../adapters/builtin/escalation/opinion.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { readBoolean } from '../../fields.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { judgeByRules } from '../../triage/escalation/judge.ts';
import { raise } from '../../triage/escalation/opinion.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { classify, type Classifier, type RowAnswer } from './classification.ts';
import { withTickets } from './desk_tickets.ts';
import { counted, meteredGemini } from './gemini_run.ts';
import { openLabelled, type LabelledRow, type LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';

const LABELS = ['false', 'true'] as const;
const LABEL_HEADERS = ['should_escalate', 'escalate', 'escalated', 'escalation', 'label', 'gold'];

/** “yes” and its like are `true`, as a step reads them. */
const meaningOf = (label: string): string => String(readBoolean({ label }, 'label') ?? label);

const ticketOf = ({ subject, message }: LabelledRow): Ticket => ({
  ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '',
});

/** Whether a person must take the row's ticket, with the default settings: `true` means `route: human`. */
async function predictEscalation(row: LabelledRow, engine: Engine): Promise<RowAnswer> {
  const ticket = ticketOf(row);
  const byRules = judgeByRules(ticket, DEFAULT_SETTINGS, { contactCount: 0, now: new Date(), reader: passageReader });
  const told = (route: string, confidence = 1): RowAnswer => ({ predicted: String(route === 'human'), confidence, failed: '', held: route === 'review' });
  if (!byRules.open) return told(byRules.route);
  const { answer, failed } = await counted(() => engine.judgeEscalation({ ticket, plainRule: '', deadline: createDeadline() }));
  if (failed) return { predicted: '', confidence: 0, failed };
  return answer ? told(raise(byRules, answer, DEFAULT_SETTINGS).route, answer.confidence) : told(byRules.route);
}

const classifierOf = (engine: Engine): Classifier => ({
  name: `rules, then ${engine.name}`, atOnce: engine.name === 'builtin' ? 1 : 4, label: (row) => predictEscalation(row, engine),
});

interface Slice { rows: number; hits: number }

const isLanguage = (cell: string): boolean => /^[a-z]{2}$/.test(cell);
const columnOf = ({ headers }: LabelledTable, names: string[]): number => headers.findIndex((header) => names.includes(header.toLowerCase()));

/** 95 % of chance alone (Wilson 1927), for shares near 0 and 1 too. */
function interval({ rows, hits }: Slice): string {
  const z = 1.96, share = hits / rows, widened = 1 + (z * z) / rows;
  const middle = share + (z * z) / (2 * rows), reach = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  return `${((middle - reach) / widened).toFixed(3)} to ${((middle + reach) / widened).toFixed(3)}`;
}
const share = (slice: Slice): string => (slice.rows > 0 ? `${slice.hits}/${slice.rows} (${(slice.hits / slice.rows).toFixed(3)}, ${interval(slice)})` : '-');

/** What the rows of a label are told apart by: recall by the first three, false alarms by the last. */
const SLICES = { language: ['lang', 'language'], reason: ['reason'], severity: ['severity'], kind: ['kind'] };
const titleOf = (name: string): string => (name === 'kind' ? 'false alarms by kind' : `recall by ${name}`);
const heldTitleOf = (name: string): string => `held for review of those not raised, by ${name}`;

type Slices = Record<string, Record<string, Slice>>;

function count(slices: Slices, name: string, value: string, isHit: boolean): void {
  const slice = (slices[name] ??= {})[value] ??= { rows: 0, hits: 0 };
  slice.rows++;
  if (isHit) slice.hits++;
}

/** Recall by language, reason and severity, false alarms by kind, and what is held for review of the rest, where the table has such columns: an average hides a language that is missed. */
function sliced(table: LabelledTable) {
  const found: Slices = {}, held: Slices = {};
  const columns = Object.entries(SLICES).map(([name, headers]) => ({ name, at: columnOf(table, headers) })).filter(({ at }) => at >= 0);
  const told = (slices: Slices, title: (name: string) => string): string[] =>
    Object.entries(slices).map(([name, group]) => `${title(name)} (95 % interval): ${Object.entries(group).sort().map(([value, slice]) => `${value} ${share(slice)}`).join(', ')}`);
  return {
    add(row: LabelledRow, { predicted, held: isHeld = false }: RowAnswer) {
      for (const { name, at } of columns) {
        const value = (row.cells[at] ?? '').trim();
        if ((row.label === 'true') !== (name !== 'kind') || !value || (name === 'language' && !isLanguage(value))) continue;
        count(found, name, value, predicted === 'true');
        if (predicted !== 'true' && (name === 'severity' || name === 'kind')) count(held, name, value, isHeld);
      }
    },
    found,
    notes: () => [...told(found, titleOf), ...told(held, heldTitleOf)],
  };
}

async function measure(options: EvaluateOptions, data: string): Promise<Report> {
  const table = await openLabelled({ labels: LABELS, labelHeaders: LABEL_HEADERS, meaningOf }, { ...options, data });
  const gemini = options.engine === 'gemini' ? await meteredGemini(options.model) : null;
  const slices = sliced(table);
  const outcome = await classify(table, classifierOf(gemini?.engine ?? createBuiltinEngine()), { options, main: true, onAnswer: slices.add });
  const report = classificationReport('escalation', options.data || 'the sample tickets', outcome, [], [...slices.notes(), ...(gemini ? [gemini.bill()] : [])]);
  return Object.keys(slices.found).length > 0 ? { ...report, json: { ...report.json, recall: slices.found } } : report;
}

/** `--task escalation`: the rules, then the built-in model or Gemini for what they leave open, against labelled rows. */
export const run = (options: EvaluateOptions): Promise<Report> => withTickets(options.data, (data) => measure(options, data));
