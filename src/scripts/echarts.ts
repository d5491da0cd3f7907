import { createRequire } from 'node:module';

/** ECharts in one file: its modules are six hundred, whose look-up takes longer than drawing. */
export const { init }: typeof import('echarts') = createRequire(import.meta.url)('echarts');
