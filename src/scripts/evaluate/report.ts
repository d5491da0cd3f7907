import Table from 'cli-table3';
import { escapeHtml } from '../../render/html.ts';
import type { Outcome } from './classification.ts';

/** What a task hands back to the command line: text for the terminal, figures for `--json`, a page for `--html`. */
export interface Report {
  text: string;
  json: Record<string, unknown>;
  /** Makes the page, or is missing where the task has none. */
  page?: () => Promise<string>;
  /** Ctrl-C ended it: requests may still be under way. */
  interrupted?: boolean;
}

const figure = (value: number): string => value.toFixed(3);
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** More labels than this make a matrix that no terminal holds. */
const MOST_COLUMNS = 12;
const MOST_MIX_UPS = 20;

/** Pairs of labels by how often one was taken for the other. */
function mixUps({ measures: { labels, confusion } }: Outcome): [actual: string, predicted: string, n: number][] {
  return labels.flatMap((actual, i) => labels.flatMap((predicted, j): [string, string, number][] => (i !== j && (confusion[i]?.[j] ?? 0) > 0 ? [[actual, predicted, confusion[i]?.[j] ?? 0]] : [])))
    .sort((a, b) => b[2] - a[2]).slice(0, MOST_MIX_UPS);
}

function matrixTable(outcome: Outcome): string {
  const { measures } = outcome;
  if (measures.labels.length > MOST_COLUMNS) {
    const table = new Table({ head: ['actual', 'predicted', 'rows'], style: { head: [], border: [] }, colAligns: ['left', 'left', 'right'] });
    for (const [actual, predicted, n] of mixUps(outcome)) table.push([actual, predicted, String(n)]);
    return `The most frequent mix-ups (the whole matrix is in --json and --html):\n${table.toString()}`;
  }
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
function figuresOf(task: string, outcome: Outcome, beside: Outcome[]): Record<string, unknown> {
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
  return { text, json: figuresOf(task, outcome, beside), interrupted: outcome.interrupted, page: () => page(task, source, outcome, beside, notes) };
}

/** Side of a cell, in pixels, by the number of labels; below 24 the count does not fit into it. */
const cellSide = (labels: number): number => (labels <= 4 ? 110 : labels <= MOST_COLUMNS ? 56 : labels <= 40 ? 26 : 16);
const LEAST_FOR_COUNT = 24;
/** From this share on the cell is dark, and the count stands on it in white. */
const DARK = 0.55;

/** The confusion matrix as a picture that needs no script: shares of each actual label as colours, counts in the cells. */
async function matrixPicture({ measures }: Outcome): Promise<string> {
  const { init } = await import('../echarts.ts');
  const { labels, confusion } = measures;
  const side = cellSide(labels.length);
  const room = Math.min(260, 40 + 7 * Math.max(...labels.map((label) => label.length)));
  const isWide = labels.length > 4;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: room + 30 + side * labels.length + 30, height: 30 + side * labels.length + (isWide ? room : 60) });
  const cells = labels.flatMap((_actual, i) => labels.map((_predicted, j) => {
    const row = (confusion[i] ?? []).reduce((sum, n) => sum + n, 0);
    const count = confusion[i]?.[j] ?? 0;
    const share = row ? count / row : 0;
    const show = side >= LEAST_FOR_COUNT && (count > 0 || labels.length <= MOST_COLUMNS);
    return { value: [j, i, share], label: { show, formatter: String(count), fontSize: side >= 56 ? 16 : 10, color: share > DARK ? '#fff' : '#1c2330' } };
  }));
  const axisLabel = { interval: 0, width: room - 40, overflow: 'truncate' as const, fontSize: side < LEAST_FOR_COUNT ? 10 : 12 };
  chart.setOption({
    animation: false, grid: { left: room + 30, right: 30, top: 30, bottom: isWide ? room : 60 },
    xAxis: { type: 'category', data: labels, name: 'predicted', nameLocation: 'middle', nameGap: isWide ? room - 20 : 34, position: 'bottom', axisLabel: { ...axisLabel, rotate: isWide ? 90 : 0, ...(isWide ? {} : { width: side }) } },
    yAxis: { type: 'category', data: labels, name: 'actual', nameLocation: 'middle', nameGap: room, inverse: true, axisLabel },
    visualMap: { min: 0, max: 1, show: false, inRange: { color: ['#f4f6fb', '#3b6fd4'] } },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: '#fff', borderWidth: side >= LEAST_FOR_COUNT ? 2 : 1 } }],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const cellsOf = (cells: string[], tag = 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
const tableOf = (head: string[], rows: string[][]): string => `<table><thead>${cellsOf(head, 'th')}</thead><tbody>${rows.map((row) => cellsOf(row)).join('')}</tbody></table>`;

const STYLE = 'body{font:15px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#1c2330}table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #d5dbe6;padding:.3rem .7rem;text-align:left;vertical-align:top}th{background:#f4f6fb}.warning{background:#fff6e0;border-left:4px solid #e0a100;padding:.4rem .8rem;margin:.4rem 0}.matrix{overflow-x:auto}td{white-space:pre-wrap;overflow-wrap:anywhere}';

async function page(task: string, source: string, outcome: Outcome, beside: Outcome[], notes: string[]): Promise<string> {
  const { measures, interval } = outcome;
  const compared = [outcome, ...beside].map((one) => [one.classifier, figure(one.measures.macroF1), `${figure(one.interval.low)} – ${figure(one.interval.high)}`, figure(one.measures.accuracy)]);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evaluation: ${escapeHtml(task)}</title><style>${STYLE}</style></head><body>
<h1>Evaluation: ${escapeHtml(task)}</h1>
<p>${escapeHtml(source)}: ${outcome.n} rows by <b>${escapeHtml(outcome.classifier)}</b>, ${outcome.failed} failed calls. Macro-F1 <b>${figure(measures.macroF1)}</b> (95 % interval ${figure(interval.low)} – ${figure(interval.high)}).</p>
${[...outcome.warnings].map((warning) => `<p class="warning">${escapeHtml(warning)}</p>`).join('\n')}
<h2>Confusion matrix</h2>
<p>Each row is what the tickets were labelled, each column what was predicted; the darker a cell, the larger its share of the row.</p>
<div class="matrix">${await matrixPicture(outcome)}</div>
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
