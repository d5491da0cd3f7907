import Table from 'cli-table3';
import { escapeHtml } from '../../render/html.ts';
import type { Outcome } from './classification.ts';

/** What a task hands back to the command line: text for the terminal, figures for `--json`, a page for `--html`. */
export interface Report {
  text: string;
  json: Record<string, unknown>;
  /** Makes the page, or is missing where the task has none. */
  page?: () => Promise<string>;
}

const figure = (value: number): string => value.toFixed(3);
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function matrixTable({ measures }: Outcome): string {
  const table = new Table({ head: ['actual \\ predicted', ...measures.labels], style: { head: [], border: [] }, colAligns: ['left', ...measures.labels.map(() => 'right' as const)] });
  measures.labels.forEach((label, i) => table.push([label, ...(measures.confusion[i] ?? []).map(String)]));
  return table.toString();
}

function classTable({ measures }: Outcome): string {
  const table = new Table({ head: ['', 'precision', 'recall', 'F1', 'rows'], style: { head: [], border: [] }, colAligns: ['left', 'right', 'right', 'right', 'right'] });
  for (const { label, precision, recall, f1, support } of measures.perClass) table.push([label, figure(precision), figure(recall), figure(f1), String(support)]);
  return table.toString();
}

function comparison(outcome: Outcome, beside: Outcome[]): string {
  const table = new Table({ head: ['', 'macro-F1', '95 % interval', 'accuracy', 'rows a second'], style: { head: [], border: [] }, colAligns: ['left', 'right', 'right', 'right', 'right'] });
  for (const { classifier, measures, interval, n, seconds } of [outcome, ...beside]) {
    table.push([classifier, figure(measures.macroF1), `${figure(interval.low)} – ${figure(interval.high)}`, figure(measures.accuracy), (n / Math.max(seconds, 1e-6)).toFixed(0)]);
  }
  table.push(['always the most frequent', figure(outcome.majority.macroF1), '', figure(outcome.majority.accuracy), '']);
  return table.toString();
}

/** The keys that other programs read; `confusion[i][j]` counts actual `labels[i]` predicted `labels[j]`. */
export function figuresOf(task: string, outcome: Outcome, beside: Outcome[]): Record<string, unknown> {
  const { measures, interval, majority } = outcome;
  return {
    task, engine: outcome.classifier, n: outcome.n, n_failed: outcome.failed, accuracy: rounded(measures.accuracy), macro_f1: rounded(measures.macroF1),
    macro_f1_low: rounded(interval.low), macro_f1_high: rounded(interval.high), majority_macro_f1: rounded(majority.macroF1), labels: measures.labels,
    per_class: Object.fromEntries(measures.perClass.map(({ label, precision, recall, f1, support }) => [label, { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1), support }])),
    confusion: measures.confusion, seconds: rounded(outcome.seconds), warnings: outcome.warnings,
    ...(beside.length > 0 ? { baselines: Object.fromEntries(beside.map(({ classifier, measures: other }) => [classifier, { macro_f1: rounded(other.macroF1), accuracy: rounded(other.accuracy) }])) } : {}),
  };
}

/** A classification's report: tables for the terminal, figures, and the page. */
export function classificationReport(task: string, source: string, outcome: Outcome, beside: Outcome[], notes: string[] = []): Report {
  const warnings = outcome.warnings.map((warning) => `! ${warning}`);
  const text = [
    `${task} on ${source}: ${outcome.n} rows by ${outcome.classifier}${outcome.failed ? `, ${outcome.failed} failed` : ''}`,
    matrixTable(outcome), classTable(outcome), comparison(outcome, beside), ...notes, ...warnings,
  ].join('\n');
  return { text, json: figuresOf(task, outcome, beside), page: () => page(task, source, outcome, beside, notes) };
}

/** The confusion matrix as a picture that needs no script: shares of each actual label, counts in the cells. */
async function matrixPicture({ measures }: Outcome): Promise<string> {
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 560, height: 420 });
  const { labels, confusion } = measures;
  const cells = labels.flatMap((_actual, i) => labels.map((_predicted, j) => {
    const row = (confusion[i] ?? []).reduce((sum, n) => sum + n, 0);
    const count = confusion[i]?.[j] ?? 0;
    return { value: [j, i, row ? count / row : 0], label: { show: true, formatter: String(count), fontSize: 16 } };
  }));
  chart.setOption({
    animation: false, grid: { left: 110, right: 30, top: 50, bottom: 60 },
    xAxis: { type: 'category', data: labels, name: 'predicted', nameLocation: 'middle', nameGap: 36, position: 'bottom' },
    yAxis: { type: 'category', data: labels, name: 'actual', inverse: true },
    visualMap: { min: 0, max: 1, show: false, inRange: { color: ['#f4f6fb', '#3b6fd4'] } },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: '#fff', borderWidth: 2 } }],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const cellsOf = (cells: string[], tag = 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
const tableOf = (head: string[], rows: string[][]): string => `<table><thead>${cellsOf(head, 'th')}</thead><tbody>${rows.map((row) => cellsOf(row)).join('')}</tbody></table>`;

const STYLE = 'body{font:15px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#1c2330}table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #d5dbe6;padding:.3rem .7rem;text-align:left;vertical-align:top}th{background:#f4f6fb}.warning{background:#fff6e0;border-left:4px solid #e0a100;padding:.4rem .8rem;margin:.4rem 0}td{white-space:pre-wrap;overflow-wrap:anywhere}';

async function page(task: string, source: string, outcome: Outcome, beside: Outcome[], notes: string[]): Promise<string> {
  const { measures, interval } = outcome;
  const compared = [outcome, ...beside].map((one) => [one.classifier, figure(one.measures.macroF1), `${figure(one.interval.low)} – ${figure(one.interval.high)}`, figure(one.measures.accuracy)]);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evaluation: ${escapeHtml(task)}</title><style>${STYLE}</style></head><body>
<h1>Evaluation: ${escapeHtml(task)}</h1>
<p>${escapeHtml(source)}: ${outcome.n} rows by <b>${escapeHtml(outcome.classifier)}</b>, ${outcome.failed} failed calls. Macro-F1 <b>${figure(measures.macroF1)}</b> (95 % interval ${figure(interval.low)} – ${figure(interval.high)}).</p>
${[...outcome.warnings].map((warning) => `<p class="warning">${escapeHtml(warning)}</p>`).join('\n')}
<h2>Confusion matrix</h2>
${await matrixPicture(outcome)}
<h2>By label</h2>
${tableOf(['label', 'precision', 'recall', 'F1', 'rows'], measures.perClass.map(({ label, precision, recall, f1, support }) => [label, figure(precision), figure(recall), figure(f1), String(support)]))}
<h2>Compared</h2>
${tableOf(['', 'macro-F1', '95 % interval', 'accuracy'], [...compared, ['always the most frequent', figure(outcome.majority.macroF1), '', figure(outcome.majority.accuracy)]])}
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
<h2>Rows labelled wrongly (the first ${outcome.errors.length})</h2>
${tableOf(['text', 'actual', 'predicted', 'confidence'], outcome.errors.map(({ text, actual, predicted, confidence }) => [text.slice(0, 600), actual, predicted, confidence.toFixed(2)]))}
</body></html>
`;
}
