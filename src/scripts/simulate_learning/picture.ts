import { init } from '../echarts.ts';

/** Macro-F1 by the number of tickets seen, one line for each kind of team. */
export interface Curves {
  points: readonly number[];
  byTeam: Record<string, number[]>;
}

/** Okabe and Ito's palette: told apart by colour-blind readers too. */
const COLOURS = ['#009e73', '#0072b2', '#e69f00', '#cc79a7', '#d55e00'];

/** The curves as an SVG on white. */
export function learningPicture({ points, byTeam }: Curves): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 420 });
  const teams = Object.entries(byTeam);
  const lowest = Math.min(...teams.flatMap(([, curve]) => curve));
  chart.setOption({
    animation: false, backgroundColor: '#ffffff', color: COLOURS, textStyle: { fontFamily: 'system-ui, sans-serif', fontSize: 13 },
    grid: { left: 60, right: 24, top: 44, bottom: 48 }, legend: { top: 8 },
    xAxis: { type: 'value', min: 0, max: points.at(-1), name: 'tickets that people have seen', nameLocation: 'middle', nameGap: 30 },
    yAxis: { type: 'value', min: Math.floor(lowest * 20) / 20, max: 0.9, name: 'macro-F1, held out' },
    series: teams.map(([name, curve]) => ({ name, type: 'line', symbolSize: 6, data: curve.map((value, at) => [points[at], value]) })),
  });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
}
