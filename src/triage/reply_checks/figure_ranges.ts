import type { Figure } from './figures.ts';

/** A figure with its first and last word among those of the text. */
export interface CountedFigure {
  figure: Figure;
  first: number;
  last: number;
}

const CONNECTOR = /^(?:-|–|—|to|bis|a|à|und|and|y|e|et|hasta|até|ate|ou|or|oder|o)$/;
const LONG_CONNECTOR = /^(?:(?:and )?up to|bis zu|hasta l[oa]s|hasta un|a l[oa]s|jusqu'a|ate a?[oa]s?|- -)$/;

/** "Ten euros a trip, or fifteen …", "less than 48 hours but more than 6". */
const JOINS = /^(?:[a-z]+ ){0,2}(?:, )?(?:or|oder|o|ou|but|pero|aber|mais|mas|sino)(?: ,)?(?: (?:for|de|um|por|pour|a|zu|after|nach|mas|mais|menos|plus|moins|more|less|mehr|weniger|than|als|another|otros|outros))*$/;

/** "2 to 3 working days and 7 to 10 to the islands": the second range is of days as well. */
export function shareUnits(counted: CountedFigure[], words: string[]): void {
  counted.forEach(({ figure, first, last }, at) => {
    const before = counted[at - 1];
    if (!before?.figure.unit || figure.unit || figure.setting.noun || figure.weak || /^[x×*]$/.test(words[last + 1] ?? '') || !JOINS.test(words.slice(before.last + 1, first).join(' '))) return;
    Object.assign(figure, { unit: before.figure.unit, values: figure.raw.map((value) => value * (before.figure.unit?.factor ?? 1)) });
  });
  counted.forEach(({ figure: low }, at) => {
    const [before, high] = [counted[at - 1]?.figure, counted[at + 1]?.figure];
    if (!before?.unit || !high || low.mate !== high || low.end !== 'low' || low.unit || low.setting.noun || low.from - before.to > 60) return;
    for (const figure of [low, high]) Object.assign(figure, { unit: before.unit, values: figure.raw.map((value) => value * (before.unit?.factor ?? 1)) });
  });
}

/** `3-5 working days`: the first end takes the second's unit, and neither end stands for the whole. */
export function markRanges(counted: CountedFigure[], words: string[]): void {
  counted.forEach((low, at) => {
    const high = counted[at + 1];
    const between = words.slice(low.last + 1, high?.first).join(' ');
    if (!high || !(high.first - low.last === 2 ? CONNECTOR : LONG_CONNECTOR).test(between)) return;
    const both = /^(?:und|and|y|e|et|ou|or|oder|o)$/.test(between);
    // "Two or three days" is a range as well; "two and three" is none.
    const close = /^(?:or|oder|o|ou)$/.test(between) && (high.figure.raw[0] ?? 0) - (low.figure.raw[0] ?? 0) === 1;
    if (both && !close && !/^(?:between|zwischen|entre)$/.test(words[low.first - 1] ?? '')) return;
    if ((low.figure.raw[0] ?? 0) >= (high.figure.raw[0] ?? 0) || (low.figure.unit && low.figure.unit.family !== high.figure.unit?.family)) return;
    if (!low.figure.unit && high.figure.unit) {
      const { unit } = high.figure;
      low.figure.unit = unit;
      low.figure.values = low.figure.raw.map((value) => value * unit.factor);
    }
    low.figure.end = 'low';
    high.figure.end = 'high';
    low.figure.weak = high.figure.weak;
    low.figure.mate = high.figure;
    high.figure.mate = low.figure;
    low.figure.setting = high.figure.setting;
  });
}
