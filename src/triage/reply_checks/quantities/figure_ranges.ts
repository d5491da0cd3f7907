import type { Figure } from './figures.ts';
import { inBase } from './units.ts';

/** A figure with its first and last word among those of the text. */
export interface CountedFigure {
  figure: Figure;
  first: number;
  last: number;
}

const CONNECTOR = /^(?:-|–|—|to|bis|a|à|und|and|y|e|et|hasta|até|ate|ou|or|oder|o)$/;
const LONG_CONNECTOR = /^(?:(?:and )?up to|bis zu|hasta l[oa]s|hasta un|a l[oa]s|jusqu'a|ate a?[oa]s?|- -|(?:y|e|et|and|und) (?:el|la|o|a|le|the|dem|der))$/;

/** "Ten euros a trip, or fifteen …", "less than 48 hours but more than 6". */
const JOINS = /^(?:[a-z]+ ){0,2}(?:, )?(?:or|oder|o|ou|but|pero|aber|mais|mas|sino)(?: ,)?(?: (?:for|de|um|por|pour|a|zu|after|nach|mas|mais|menos|plus|moins|more|less|mehr|weniger|than|als|another|otros|outros))*$/;

/** "Four working days for the basic one and twelve for the full one" */
const ALSO = /^(?:[a-z]+ ){1,4}(?:, )?(?:and|und|y|e|et)$/;

/** "14 € for children aged 4 to 12": years, no euros. */
const AGED = /(?<!\p{L})(?:aged?|ages|im alter|de edad|edades|ages? de|agees? de|com idades?|idade)(?!\p{L})/u;
const INSTEAD = /^(?:instead of|rather than|statt|anstatt|en lugar de|en vez de|au lieu d(?:e|es)?|em vez de)$/;

/** "2 to 3 working days and 7 to 10 to the islands": the second range is of days as well. */
export function shareUnits(counted: CountedFigure[], words: string[]): void {
  shareInLists(counted, words);
  // "1,080 instead of 1,200 €".
  counted.forEach(({ figure, last }, at) => {
    const next = counted[at + 1];
    if (!next || !next.figure.unit || figure.unit || figure.weak || !INSTEAD.test(words.slice(last + 1, next.first).join(' '))) return;
    Object.assign(figure, { unit: next.figure.unit, values: figure.raw.map((value) => inBase(value, next.figure.unit)), setting: { ...figure.setting, noun: '' } });
  });
  counted.forEach(({ figure, first, last }, at) => {
    const before = counted[at - 1];
    if (!before?.figure.unit || figure.unit || figure.setting.noun || figure.weak || /^[x×*]$/.test(words[last + 1] ?? '') || ![JOINS, ...(before.figure.unit.family === 'money' ? [] : [ALSO])].some((form) => form.test(words.slice(before.last + 1, first).join(' ')))) return;
    Object.assign(figure, { unit: before.figure.unit, values: figure.raw.map((value) => inBase(value, before.figure.unit)) });
  });
  counted.forEach(({ figure: low, first }, at) => {
    const [before, high] = [counted[at - 1]?.figure, counted[at + 1]?.figure];
    if (AGED.test(words.slice(counted[at - 1]?.last, first).join(' '))) return;
    if (!before?.unit || !high || low.mate !== high || low.end !== 'low' || low.unit || low.setting.noun || low.from - before.to > 60) return;
    for (const figure of [low, high]) Object.assign(figure, { unit: before.unit, values: figure.raw.map((value) => inBase(value, before.unit)) });
  });
}

/** "6, 12 or 20 litres": the members of a list share the unit of the last. */
function shareInLists(counted: CountedFigure[], words: string[]): void {
  let joined = false;
  for (let at = counted.length - 1; at > 0; at -= 1) {
    const [one, next] = [counted[at - 1], counted[at]];
    const between = one && next ? words.slice(one.last + 1, next.first).join(' ') : '';
    if (!one || !next?.figure.unit || one.figure.unit || one.figure.setting.noun || one.figure.weak || one.figure.raw.length > 1 || !((one.figure.raw[0] ?? 0) < (next.figure.raw[0] ?? 0)) || !(joined ? /^,$/ : /^(?:, )?(?:or|oder|o|ou|and|und|y|e|et)$/).test(between)) { joined = false; continue; }
    joined = true;
    Object.assign(one.figure, { unit: next.figure.unit, values: one.figure.raw.map((value) => inBase(value, next.figure.unit)) });
  }
}

/** `3-5 working days`: the first end takes the second's unit, and neither end stands for the whole. */
export function markRanges(counted: CountedFigure[], words: string[]): void {
  counted.forEach((low, at) => {
    const high = counted[at + 1];
    const between = words.slice(low.last + 1, high?.first).join(' ');
    if (!high || !(high.first - low.last === 2 ? CONNECTOR : LONG_CONNECTOR).test(between)) return;
    const both = /^(?:(?:und|and|y|e|et)(?: [a-z]+)?|ou|or|oder|o)$/.test(between);
    // "Two or three days" is a range as well; "two and three" is none.
    const close = /^(?:or|oder|o|ou)$/.test(between) && (high.figure.raw[0] ?? 0) - (low.figure.raw[0] ?? 0) === 1;
    if (both && !close && !/(?:^| )(?:between|zwischen|entre)(?: (?:el|la|o|a|le|the|dem|der))?$/.test(words.slice(Math.max(0, low.first - 2), low.first).join(' '))) return;
    if ((low.figure.raw[0] ?? 0) >= (high.figure.raw[0] ?? 0) || (low.figure.unit && low.figure.unit.family !== high.figure.unit?.family)) return;
    if (!low.figure.unit && high.figure.unit) {
      const { unit } = high.figure;
      low.figure.unit = unit;
      low.figure.values = low.figure.raw.map((value) => inBase(value, unit));
    }
    pair(low.figure, high.figure);
  });
  // "65 × 58 × 32 cm": the sides share their unit.
  for (let at = counted.length - 1; at > 0; at -= 1) {
    const [side, next] = [counted[at - 1], counted[at]];
    if (!side || !next || side.figure.unit || next.figure.unit?.family !== 'unit:metre' || next.figure.unit.factor > 1 || next.first - side.last !== 2 || !/^[x×]$/.test(words[side.last + 1] ?? '')) continue;
    Object.assign(side.figure, { unit: next.figure.unit, values: side.figure.raw.map((value) => inBase(value, next.figure.unit)) });
  }
}

function pair(low: Figure, high: Figure): void {
  Object.assign(low, { end: 'low', weak: high.weak, mate: high, setting: high.setting });
  Object.assign(high, { end: 'high', mate: low });
}

const TO = /^ ?(?:-|–|—|to|bis(?: zu)?|a|und|and|y|e|et|hasta|ate) ?$/;

/** "Dreiviertelstunde bis eine Stunde": a range of which an end is no number. */
export function rangeOfQuantities(figures: Figure[], folded: string): void {
  figures.forEach((low, at) => {
    const high = figures[at + 1];
    if (!high || low.mate || high.mate || !low.unit || low.unit.family !== high.unit?.family || low.unit.family === 'money' || (low.values[0] ?? 0) >= (high.values[0] ?? 0)) return;
    const between = folded.slice(low.to, high.from);
    if (TO.test(between) && (!/und|and|y|e/.test(between) || /(?:between|zwischen|entre) $/.test(folded.slice(Math.max(0, low.from - 9), low.from)))) pair(low, high);
  });
}

const WITH = /^\.? ?(?:,|and|und|y|e|et|con|com)? ?$/;

/** "One hour and thirty-five minutes" is one time. */
export function joinDurations(figures: Figure[], folded: string): Figure[] {
  const joined: Figure[] = [];
  for (const next of figures) {
    const last = joined.at(-1);
    const unit = last?.unit;
    const smaller = (unit?.family === 'seconds' || unit?.family === 'months') && unit.family === next.unit?.family && unit.factor > next.unit.factor && (next.values[0] ?? 0) < unit.factor;
    if (!last || !smaller || last.mate || next.mate || last.raw.length !== 1 || next.raw.length !== 1 || !WITH.test(folded.slice(last.to, next.from))) { joined.push(next); continue; }
    const whole = (last.values[0] ?? 0) + (next.values[0] ?? 0);
    joined[joined.length - 1] = { ...last, weak: false, values: [whole], raw: [whole / unit.factor], setting: next.setting, to: next.to };
  }
  return joined;
}
