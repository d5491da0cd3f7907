import type { Figure } from './figures.ts';
import { sameCurrency } from './units.ts';

/** What a figure stands for by itself: its value in the base of its unit, `0` for what is free. */
export const valueOf = ({ values, raw }: Figure): number => values[0] ?? raw[0] ?? 0;
export const isMoney = ({ unit }: Figure): boolean => unit?.family === 'money';
/** Free of charge, which no number says. */
export const isFree = ({ raw }: Figure): boolean => raw.length === 0;
export const isShare = ({ unit }: Figure): boolean => unit?.family === 'percent';
const TIMES: ReadonlySet<string> = new Set(['seconds', 'months', 'working_days']);
export const isTime = ({ unit }: Figure): boolean => TIMES.has(unit?.family ?? '');
/** What a figure measures or counts; bare numbers measure the same nothing. */
export const kindOf = ({ unit, setting }: Figure): string => unit?.family ?? `count:${setting.noun}`;
/** Whether two figures are of one currency, where either is of one. */
export const areOneCurrency = (one: Figure, other: Figure): boolean => sameCurrency(one.unit?.currency ?? 'ANY', other.unit?.currency ?? 'ANY');
