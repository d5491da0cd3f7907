import { createBuiltinEngine } from '../../adapters/builtin/engine.ts';
import { passageReader } from '../../adapters/builtin/escalation_opinion.ts';
import { createDeadline } from '../../deadline.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { judgeByRules } from '../../triage/escalation/judge.ts';
import { raise } from '../../triage/escalation/opinion.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { classify, type Classifier, type RowAnswer } from './classification.ts';
import { counted, meteredGemini } from './gemini_run.ts';
import { openLabelled, type LabelledRow, type LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';

const LABELS = ['false', 'true'] as const;
const LABEL_HEADERS = ['should_escalate', 'escalate', 'escalated', 'escalation', 'label', 'gold'];

const ticketOf = ({ subject, message }: LabelledRow): Ticket => ({
  ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '',
});

/** Whether a person must take the row's ticket, with the default settings: `true` means `route: human`. */
export async function predictEscalation(row: LabelledRow, engine: Engine): Promise<RowAnswer> {
  const ticket = ticketOf(row);
  const byRules = judgeByRules(ticket, DEFAULT_SETTINGS, { contactCount: 0, now: new Date(), reader: passageReader });
  const told = (route: string): RowAnswer => ({ predicted: String(route === 'human'), confidence: 1, failed: '' });
  if (!byRules.open) return told(byRules.route);
  const { answer, failed } = await counted(() => engine.judgeEscalation({ ticket, plainRule: '', deadline: createDeadline() }));
  if (failed) return { predicted: '', confidence: 0, failed };
  return told(answer ? raise(byRules, answer, DEFAULT_SETTINGS).route : byRules.route);
}

const classifierOf = (engine: Engine): Classifier => ({
  name: `rules, then ${engine.name}`, atOnce: engine.name === 'builtin' ? 1 : 4, label: (row) => predictEscalation(row, engine),
});

interface Slice { rows: number; hits: number }

const isLanguage = (cell: string): boolean => /^[a-z]{2}$/.test(cell);
const columnOf = ({ headers }: LabelledTable, names: string[]): number => headers.findIndex((header) => names.includes(header.toLowerCase()));
const share = ({ rows, hits }: Slice): string => (rows > 0 ? `${hits}/${rows} (${(hits / rows).toFixed(3)})` : '-');

/** Recall by language, reason and severity, where the table has such columns: an average hides a language that is missed. */
async function slices(table: LabelledTable, builtin: Engine): Promise<{ notes: string[]; json: Record<string, Record<string, Slice>> }> {
  const columns = { language: columnOf(table, ['lang', 'language']), reason: columnOf(table, ['reason']), severity: columnOf(table, ['severity']) };
  const found: Record<string, Record<string, Slice>> = { language: {}, reason: {}, severity: {} };
  for await (const row of table.rows()) {
    if (row.label !== 'true') continue;
    const hit = (await predictEscalation(row, builtin)).predicted === 'true';
    for (const [name, at] of Object.entries(columns)) {
      const value = at >= 0 ? (row.cells[at] ?? '').trim() : '';
      const group = found[name];
      if (!value || !group || (name === 'language' && !isLanguage(value))) continue;
      const slice = group[value] ??= { rows: 0, hits: 0 };
      slice.rows++;
      if (hit) slice.hits++;
    }
  }
  const notes = Object.entries(found).filter(([, group]) => Object.keys(group).length > 0)
    .map(([name, group]) => `recall by ${name} (rules, then builtin): ${Object.entries(group).sort().map(([value, slice]) => `${value} ${share(slice)}`).join(', ')}`);
  return { notes, json: found };
}

/** `--task escalation`: the rules, then the built-in model or Gemini for what they leave open, against labelled rows. */
export async function run(options: EvaluateOptions): Promise<Report> {
  const table = await openLabelled({ labels: LABELS, labelHeaders: LABEL_HEADERS }, options);
  const gemini = options.engine === 'gemini' ? await meteredGemini(options.model) : null;
  const builtin = createBuiltinEngine();
  const outcome = await classify(table, classifierOf(gemini?.engine ?? builtin), options, true);
  const { notes, json } = await slices(table, builtin);
  const report = classificationReport('escalation', options.data || 'the sample tickets', outcome, [], [...notes, ...(gemini ? [gemini.bill()] : [])]);
  return { ...report, json: { ...report.json, recall: json } };
}
