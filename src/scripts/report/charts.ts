import type { EChartsCoreOption } from 'echarts';
import { escapeHtml } from '../../render/html.ts';
import { NOT_NAMED, OTHER, type HeatMap } from '../../insight/issue_report.ts';
import { init } from '../echarts.ts';
import type { MapPoint } from './cluster_map.ts';
import type { Felt } from './figures.ts';

/** Drawn in this colour, shown in the text's own, so that charts follow light, dark and print. */
const INK = '#010203';
/** Drawn in this colour, shown in the page's own. */
const GROUND = '#010204';
const SENTIMENT_COLOURS = ['#c8503c', '#9aa5b4', '#2f8f6b'];
const SENTIMENT_NAMES = ['Negative', 'Neutral', 'Positive'];
/** Okabe and Ito's palette: told apart by colour-blind readers too. */
const PRODUCT_COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a8f98'];
const PRODUCT_SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow', 'circle'];
const SHADES = ['#e3eefb', '#bcd7f5', '#8dbbec', '#4d8bcb', '#174a85'];

interface Size { width: number; height: number }

let count = 0;

function svg(option: EChartsCoreOption, { width, height }: Size, label: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { color: INK, fontFamily: 'system-ui, sans-serif', fontSize: 13 }, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  count += 1;
  const ids = drawn.replace(/\bzr\d+-/g, `c${count}-`).replaceAll(INK, 'currentColor').replaceAll(GROUND, 'var(--ground)');
  return ids.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${width} ${height}" `).replace(/(<svg [^>]*?)width="\d+" height="\d+"/, '$1').replace(/<rect [^>]*fill="none"><\/rect>/, '');
}

/** The same chart for a wide and for a narrow page; the style sheet shows the one that fits. */
function twice(option: (narrow: boolean) => EChartsCoreOption, height: (narrow: boolean) => number, label: string): string {
  const draw = (narrow: boolean) => `<div class="${narrow ? 'narrow' : 'wide'}">${svg(option(narrow), { width: narrow ? 340 : 960, height: height(narrow) }, label)}</div>`;
  return draw(false) + draw(true);
}

const axisStyle = { axisLine: { lineStyle: { color: INK, opacity: 0.4 } }, axisLabel: { color: INK }, splitLine: { lineStyle: { color: INK, opacity: 0.12 } } };
const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);

/** Names at the left, in as much room as the chart leaves them: in two lines where they are long, then cut. */
function names(left: number, fontSize: number, tail: (place: number) => string = () => '') {
  // ECharts knows no font where it draws to text: it is told less room than there is, for those that run wider.
  const width = (left - 12) / 1.22;
  const aLine = Math.floor(width / (0.54 * fontSize));
  return { color: INK, interval: 0, fontSize, lineHeight: fontSize + 1, width, overflow: 'break', formatter: (name: string, place: number) => `${cut(name, 2 * aLine - 4 - tail(place).length)}${tail(place)}` };
}


/** Issue by product. */
export function heatMapChart({ products, issues, counts }: HeatMap): string {
  // What is left over, taken together, must not outshine what has a name.
  const named = counts.flatMap((row, y) => (issues[y] === OTHER ? [] : row.filter((_count, x) => products[x] !== OTHER && products[x] !== NOT_NAMED)));
  const most = Math.max(1, ...(named.length > 0 ? named : counts.flat()));
  const cells = issues.flatMap((_issue, y) => products.map((_product, x) => {
    const value = counts[y]?.[x] ?? 0;
    const isDark = value > most * 0.82;
    return { value: [x, y, value], label: { color: isDark ? '#ffffff' : '#101820', show: value > 0 } };
  })).filter(({ value }) => (value[2] ?? 0) > 0);
  const option = (narrow: boolean) => ({
    grid: { left: narrow ? 96 : 190, right: 8, top: narrow ? 84 : 54, bottom: 8 },
    xAxis: { type: 'category', position: 'top', data: products, ...axisStyle, axisTick: { show: false }, axisLabel: { color: INK, interval: 0, rotate: narrow ? 60 : 0, ...(narrow ? { formatter: (name: string) => cut(name, 13) } : { width: 750 / products.length - 8, overflow: 'break', lineHeight: 14, formatter: (name: string) => cut(name, Math.floor((3 * (750 / products.length - 8)) / 7.5)) }), fontSize: narrow ? 11 : 12 } },
    yAxis: { type: 'category', inverse: true, data: issues, ...axisStyle, axisTick: { show: false }, axisLabel: names(narrow ? 96 : 190, narrow ? 10 : 13) },
    visualMap: { show: false, min: 1, max: most, inRange: { color: SHADES } },
    series: [{ type: 'heatmap', data: cells, label: { show: true, fontSize: narrow ? 10 : 12 }, itemStyle: { borderColor: GROUND, borderWidth: 1 } }],
  });
  return twice(option, (narrow) => (narrow ? 96 : 70) + issues.length * (narrow ? 26 : 30), `Heat map: tickets by issue (rows) and product (columns); the table below holds the same figures`);
}

function feltSeries(felt: readonly Felt[], of: (counts: readonly number[], at: number) => number) {
  return SENTIMENT_NAMES.map((name, at) => ({ type: 'bar' as const, name, stack: 'all', barMaxWidth: 28, data: felt.map(({ counts }) => Math.round(of(counts, at) * 10) / 10), itemStyle: { color: SENTIMENT_COLOURS[at] } }));
}
/** A legend of names, and the room it takes: one below the other where the page is narrow. */
function namesLegend(labels: readonly string[], narrow: boolean): { legend: object; height: number } {
  const most = narrow ? 34 : 28;
  let [lines, used] = [1, 0];
  for (const label of labels) { const own = 60 + 7 * Math.min(most, label.length); if (used > 0 && used + own > 920) { lines += 1; used = 0; } used += own; }
  return { legend: { ...legend, type: 'plain', formatter: (name: string) => cut(name, most), ...(narrow ? { orient: 'vertical', left: 0, itemGap: 9 } : {}) }, height: 10 + (narrow ? 23 * labels.length : 25 * lines) };
}

const legend = { top: 0, textStyle: { color: INK }, itemWidth: 14, itemHeight: 10, itemGap: 34 };

/** Share of each feeling by issue. */
export function sentimentChart(byIssue: readonly Felt[]): string {
  const shares = feltSeries(byIssue, (counts, at) => (100 * (counts[at] ?? 0)) / Math.max(1, counts.reduce((sum, one) => sum + one, 0)));
  const option = (narrow: boolean) => ({
    legend, grid: { left: narrow ? 112 : 190, right: 24, top: 34, bottom: 26 },
    xAxis: { type: 'value', max: 100, ...axisStyle, axisLabel: { color: INK, formatter: '{value} %' } },
    yAxis: { type: 'category', inverse: true, data: byIssue.map(({ name }) => name), ...axisStyle, axisLabel: names(narrow ? 112 : 190, narrow ? 10 : 13, (place) => ` (${byIssue[place]?.counts.reduce((sum, one) => sum + one, 0) ?? 0})`) },
    series: shares,
  });
  return twice(option, () => 70 + byIssue.length * 30, 'Bars: share of negative, neutral and positive tickets by issue');
}

/** Tickets by week and feeling. */
export function volumeChart(weeks: readonly Felt[]): string {
  const option = (narrow: boolean) => ({
    legend, grid: { left: 44, right: 8, top: 34, bottom: narrow ? 52 : 30 },
    xAxis: { type: 'category', data: weeks.map(({ name }) => name), ...axisStyle, axisLabel: { color: INK, rotate: narrow ? 60 : 0, fontSize: narrow ? 10 : 12, hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, ...axisStyle }, series: feltSeries(weeks, (counts, at) => counts[at] ?? 0),
  });
  return twice(option, () => 300, 'Bars: tickets by week, each with its negative, neutral and positive share');
}

/** Tickets laid out by what they speak of, each by its product's colour and shape. */
export function mapChart(points: readonly MapPoint[]): string {
  const counts = new Map<string, number>();
  for (const { product } of points) counts.set(product, (counts.get(product) ?? 0) + 1);
  const shown = [...counts].filter(([product]) => product).sort((a, b) => b[1] - a[1]).slice(0, PRODUCT_COLOURS.length - 1).map(([product]) => product);
  const groups = [...shown.map((product) => ({ name: product, of: points.filter((point) => point.product === product) })), { name: shown.length > 0 ? 'Other or not named' : 'Tickets', of: points.filter(({ product }) => !shown.includes(product)) }].filter(({ of }) => of.length > 0);
  const clusters = new Map<string, MapPoint[]>();
  for (const point of points) { const own = clusters.get(point.cluster); if (own) own.push(point); else clusters.set(point.cluster, [point]); }
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const topics = [...clusters].sort((a, b) => b[1].length - a[1].length).map(([name, own]) => ({ name, x: median(own.map(({ x }) => x)), y: median(own.map(({ y }) => y)) }));
  const option = (narrow: boolean) => {
    const { legend: named, height: top } = namesLegend(groups.map(({ name }) => name), narrow);
    return {
      legend: named, grid: { left: narrow ? 8 : SIDE, right: narrow ? 8 : SIDE, top, bottom: 12 },
      xAxis: { type: 'value', show: false, scale: true }, yAxis: { type: 'value', show: false, scale: true },
      series: [
        ...groups.map(({ name, of }, at) => ({ type: 'scatter', name, symbol: PRODUCT_SYMBOLS[Math.min(at, 6)], symbolSize: narrow ? 5 : 7, data: of.map(({ x, y }) => [x, y]), itemStyle: { color: name.startsWith('Other') ? '#8a8f98' : PRODUCT_COLOURS[at], opacity: 0.7 } })),
        ...(narrow ? [] : [{ type: 'scatter', symbolSize: 0, silent: true, data: apart(topics, points, 508 - top), label: { show: true, formatter: ({ name }: { name: string }) => cut(name, LABEL), color: INK, textBorderColor: GROUND, textBorderWidth: 4, fontSize: 13, fontWeight: 'bold', position: 'top' } }]),
      ],
    };
  };
  return twice(option, (narrow) => (narrow ? 300 + namesLegend(groups.map(({ name }) => name), true).height : 520), 'Map: each dot is a ticket, those that speak of the same things lie together; the list below names the topics');
}

/** Room at the sides of the wide map, for the names of topics that lie there. */
const SIDE = 110;
const LABEL = 30;
const MOST_LABELS = 9;

/** The names of the largest topics that have room beside those named before, at their places on the wide map. */
function apart(topics: readonly { name: string; x: number; y: number }[], points: readonly MapPoint[], height: number): { name: string; value: number[] }[] {
  const ends = (of: (point: { x: number; y: number }) => number) => { const all = points.map(of); return { from: Math.min(...all), reach: Math.max(...all) - Math.min(...all) || 1 }; };
  const [across, down] = [ends(({ x }) => x), ends(({ y }) => y)];
  const kept: { name: string; value: number[]; left: number; right: number; at: number }[] = [];
  for (const { name, x, y } of topics) {
    const middle = ((x - across.from) / across.reach) * (960 - 2 * SIDE);
    const half = 4 * Math.min(LABEL, name.length);
    const own = { name, value: [x, y], left: middle - half, right: middle + half, at: ((y - down.from) / down.reach) * height };
    if (kept.length < MOST_LABELS && kept.every(({ left, right, at }) => own.right < left || own.left > right || Math.abs(own.at - at) > 18)) kept.push(own);
  }
  return kept.map(({ name, value }) => ({ name, value }));
}

/** One bar for each name. */
export function barChart(bars: readonly { name: string; count: number }[], label: string): string {
  const option = (narrow: boolean) => ({
    grid: { left: narrow ? 104 : 180, right: 48, top: 8, bottom: 8 }, xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: bars.map(({ name }) => name), ...axisStyle, axisTick: { show: false }, axisLabel: names(narrow ? 104 : 180, narrow ? 11 : 13) },
    series: [{ type: 'bar', barMaxWidth: 22, data: bars.map(({ count: value }) => value), itemStyle: { color: '#2f6fb7' }, label: { show: true, position: 'right', color: INK } }],
  });
  return twice(option, () => 24 + bars.length * 30, label);
}

/** Share of each issue in each data set, in per cent. */
export function comparisonChart(sets: readonly string[], issues: readonly { issue: string; shares: number[] }[]): string {
  const option = (narrow: boolean) => ({
    legend: namesLegend(sets, narrow).legend, grid: { left: narrow ? 104 : 190, right: 24, top: 8 + namesLegend(sets, narrow).height, bottom: 26 },
    xAxis: { type: 'value', ...axisStyle, axisLabel: { color: INK, formatter: '{value} %' } },
    yAxis: { type: 'category', inverse: true, data: issues.map(({ issue }) => issue), ...axisStyle, axisLabel: names(narrow ? 104 : 190, narrow ? 10 : 13) },
    series: sets.map((name, at) => ({ type: 'bar', name, data: issues.map(({ shares }) => Math.round(1000 * (shares[at] ?? 0)) / 10), itemStyle: { color: PRODUCT_COLOURS[at % PRODUCT_COLOURS.length] } })),
  });
  return twice(option, (narrow) => 50 + namesLegend(sets, narrow).height + issues.length * (18 + 12 * sets.length), 'Bars: share of each issue in each data set');
}
