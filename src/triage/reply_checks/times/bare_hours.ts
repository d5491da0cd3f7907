import { fold } from '../../text/characters.ts';
import type { Figure } from '../quantities/figures.ts';

/** What stands before and behind an hour that is said without "o'clock": "de cinco a siete", "from nine until half past five". */
const BEFORE = /(?:(?<!\p{L})(?:from|between|until|till|to|at|by|around|about|gegen|hacia|sobre|vers|cerca d[ae]s?|por volta d[ae]s?|von|ab|bis|um|zwischen|und|and|de|desde|entre|hasta|a|y|las|antes de las|des|a partir de|jusqu'a|et|ate|as|das|e) |-|–)$/u;
const PARTS: [RegExp, number][] = [
  [/^ (?:y media|et demie|e meia)(?!\p{L})/u, 30], [/^ (?:y cuarto|et quart|e quinze|e um quarto)(?!\p{L})/u, 15], [/^ (?:menos cuarto|moins le quart|menos um quarto)(?!\p{L})/u, -15],
];
const HALF_DAY = 720;
const DAY = 1440;

/** The minutes of the day that a bare number may name, for either half of the day; none where nothing around it tells a time. */
export function hoursOf(folded: string, { raw, from, to, mate }: Figure): number[] {
  const [hour = -1] = raw;
  if (!Number.isInteger(hour) || hour < 0 || hour > 24 || !(mate || BEFORE.test(folded.slice(Math.max(0, from - 16), from)))) return [];
  const more = PARTS.find(([form]) => form.test(folded.slice(to, to + 20)))?.[1] ?? 0;
  const at = (hour * 60 + more + DAY) % DAY;
  return hour <= 12 ? [at, (at + HALF_DAY) % DAY] : [at];
}

/** "12.40", which may as well be an amount. */
const DOTTED = /(?<![\d.,:])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d:]|[.,]\d| ?[€$£%])/g;

/** The minutes of the day that a text may name without saying so: "her lesson is at four", "he came at 12.40". What supports is read generously. */
export const hoursHinted = ({ text, figures }: { text: string; figures: Figure[] }): number[] => {
  const folded = fold(text);
  return [...figures.filter(({ unit }) => !unit).flatMap((figure) => hoursOf(folded, figure)), ...[...text.matchAll(DOTTED)].flatMap(([, hour, minute]) => { const at = Number(hour) * 60 + Number(minute); return at < HALF_DAY ? [at, at + HALF_DAY] : [at]; })];
};
