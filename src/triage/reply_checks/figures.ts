import { fold } from '../text/characters.ts';
import { findDates, findTimes } from './dates.ts';
import { digitValues, numberWordAt } from './number_words.ts';
import { currencyBefore, unitAfter, type Unit } from './units.ts';

/** A number somewhere in a text, with what it measures. */
export interface Figure {
  /** Every reading, in the unit's base; `1.299` has two. */
  values: number[];
  /** The number as written, without its unit, for comparing where no unit is known. */
  raw: number[];
  unit: Unit | undefined;
  /** Which end of a range it is. */
  end: 'low' | 'high' | '';
  /** "at least", "up to": which way the figure bounds. */
  bound: 'least' | 'most' | '';
  /** Written as a word that is mostly something else, or counting the reply's own steps: supports, but claims nothing. */
  weak: boolean;
  from: number;
  to: number;
}

interface Token {
  written: string;
  folded: string;
  from: number;
  to: number;
}

const TOKEN = /R\$|US\$|\p{L}[\p{L}\p{M}'’]*|\d[\d.,'’\u00a0\u202f]*\d|\d|[€£$¥%°]|[-–—]|[^\s\p{L}\p{N}]/gu;
/** `1 299 €`: blanks between groups of three digits belong to the number. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])/g;
/** What looks like a number and counts nothing: list numbers at the head of a line or after a sentence, "step 2". */
const ORDINALS = /^[ \t]*\d{1,2}[.)](?=\s)|(?<=[.!?:;]\s{1,2})\d{1,2}[.)](?=\s+\p{Lu})|(?<![\p{L}])(?:step|steps|schritt|paso|étape|etape|passo|point|punkt|option|opción|opção)\s+\d{1,2}(?!\d)/gimu;
const CONNECTOR = /^(?:-|–|—|to|bis|a|à|und|and|y|e|et|hasta|até|ate|ou|or|oder|o)$/;
const LEAST = /\b(?:at least|minimum(?: of)?|no less than|more than|mindestens|wenigstens|mehr als|al menos|como minimo|mas de|au moins|minimum|plus de|pelo menos|no minimo|mais de) (?:\S{1,3} )?$/;
const MOST = /\b(?:up to|within|at most|no more than|maximum(?: of)?|less than|bis zu|hochstens|maximal|innerhalb von|binnen|hasta|como maximo|menos de|dentro de|en un plazo de|jusqu'a|au maximum|sous|moins de|ate|no maximo|em ate|dentro de) (?:\S{1,3} )?$/;
const META = /^(?:steps?|things?|options?|ways?|questions?|points?|details?|possibilit\w*|pieces?|checks?|schritten?|dinge|moglichkeiten|fragen|angaben|punkte|pasos?|cosas?|opciones|datos|preguntas?|etapes?|choses?|informations?|passos?|coisas?|opcoes|informacoes|dados|perguntas?|verificacoes|pontos?)$/;
const FREE: Unit = { family: 'money', factor: 1, currency: 'ANY' };
/** Free of charge is an amount like any other: nought. */
const FREE_WORDS = /(?<![\p{L}-])(?:free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|without (?:an? |any )?(?:extra |additional )?(?:charge|cost|fee)s?|no (?:extra |additional )?(?:charge|fee)s?|complimentary|(?<!feel |hands-|sugar-)free(?! (?:up|to|space|from|time|spin|hand|memory)\b)(?!-)|kostenlose?[nrsm]?|kostenfreie?[nrsm]?|gratis|geb[uü]hrenfrei|umsonst|ohne (?:weitere |zusatzliche )?(?:aufpreis|kosten|gebuhr(?:en)?|mehrkosten)|gratuit(?:e|s|es|ement)?|sans (?:frais|supplement|surcout)|offert(?:e|s|es)?|gratuit[oa]s?|gratuitamente|sin (?:ningun )?(?:costes?|costos?|cargos?|gastos|comision|recargo)|sem (?:nenhum |nenhuma )?(?:custos?|cobranca|taxas?))(?![\p{L}])/gu;

const spaces = (length: number): string => ' '.repeat(length);

/** The text with these places blanked, in one pass however many there are. */
function blanked(text: string, places: { from: number; to: number }[]): string {
  if (places.length === 0) return text;
  const units = text.split('');
  for (const { from, to } of places) units.fill(' ', from, to);
  return units.join('');
}

/** The text with everything blanked that holds digits but counts nothing here: addresses, dates, times, codes, list numbers. */
function countable(text: string, masked: { from: number; to: number }[]): string {
  const listed = blanked(text.replace(ORDINALS, (match) => spaces(match.length)), masked);
  const out = blanked(listed, [...findDates(listed), ...findTimes(listed)].map(({ start, end }) => ({ from: start, to: end })));
  return out.replace(GROUPED, (match) => match.replace(/[ \u00a0\u202f]/g, '\u00a0'));
}

const tokensOf = (text: string): Token[] => [...text.matchAll(TOKEN)].map((match) => ({
  written: match[0], folded: fold(match[0]).replaceAll('ß', 'ss'), from: match.index, to: match.index + match[0].length,
}));

const SPECIAL: [RegExp, number, Unit][] = [
  [/(?<!\p{L})(?:(?:une? |uma |eine[nr]? )?(?:half an hour|halbe[nr]? stunde|media hora|demi-heure|meia hora))(?!\p{L})/gu, 1800, { family: 'seconds', factor: 1 }],
  [/(?<!\p{L})(?:(?:an? |une? |um |einer? )?(?:quarter of an hour|viertelstunde|cuarto de hora|quart d['’]heure|quarto de hora|quarter hour))(?!\p{L})/gu, 900, { family: 'seconds', factor: 1 }],
  [/(?<!\p{L})(?:a fortnight|quincena|quinzaine)(?!\p{L})/gu, 1_209_600, { family: 'seconds', factor: 1 }],
];

/** Every figure of a text, in digits and in words of `language`, in order; `masked` places are passed over. */
export function findFigures(text: string, language: string, masked: { from: number; to: number }[] = []): Figure[] {
  let read = countable(text, masked);
  const figures: Figure[] = [];
  const folded = fold(read);
  for (const [form, value, unit] of SPECIAL) {
    for (const match of folded.matchAll(form)) {
      figures.push({ values: [value], raw: [value], unit, end: '', bound: '', weak: false, from: match.index, to: match.index + match[0].length });
      read = read.slice(0, match.index) + spaces(match[0].length) + read.slice(match.index + match[0].length);
    }
  }
  for (const match of folded.matchAll(FREE_WORDS)) {
    figures.push({ values: [0], raw: [], unit: FREE, end: '', bound: '', weak: false, from: match.index, to: match.index + match[0].length });
  }
  const tokens = tokensOf(read);
  const words = tokens.map((token) => token.folded);
  const counted: { figure: Figure; first: number; last: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = figureAt(tokens, words, at, language, folded);
    if (!found) continue;
    counted.push(found);
    at = found.last;
  }
  markRanges(counted, words);
  return [...figures, ...counted.map(({ figure }) => figure)].sort((a, b) => a.from - b.from);
}

function figureAt(tokens: Token[], words: string[], at: number, language: string, folded: string): { figure: Figure; first: number; last: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const digits = /^\d/.test(token.written);
  const word = digits ? undefined : hyphenated(words, at, language) ?? numberWordAt(words, at, language);
  if (!digits && !word) return undefined;
  const last = digits ? at : at + (word?.length ?? 1) - 1;
  const raw = digits ? digitValues(token.written) : [word?.value ?? 0];
  const before = tokens[at - 1];
  const currency = before && token.from - before.to <= 1 ? currencyBefore(before.folded) : undefined;
  // "two-year", "30-day": the hyphen belongs to the unit.
  const joined = words[last + 1] === '-' && tokens[last + 1]?.from === tokens[last]?.to && tokens[last + 2]?.from === tokens[last + 1]?.to ? 1 : 0;
  const next = last + 1 + joined;
  const measured = currency ? undefined : unitAfter(words.slice(next, next + 2), tokens.slice(next, next + 2).map(({ written }) => written));
  const after = measured && { unit: measured.unit, length: measured.length + joined };
  const unit = currency ?? after?.unit;
  const cents = unit?.family === 'money' && after && /^\d{2}$/.test(tokens[last + 2]?.written ?? '') && (tokens[last + 2]?.from ?? 0) - (tokens[last + 1]?.to ?? 0) <= 1 && Number.isInteger(raw[0])
    ? Number(tokens[last + 2]?.written) / 100 : 0;
  const whole = raw.map((value) => value + cents);
  const end = last + (after?.length ?? 0) + (cents ? 1 : 0);
  const few = (raw[0] ?? 0) <= 6;
  const noun = few && words.slice(last + 1, last + 3).some((one) => META.test(one));
  // "There are two passes: …" counts what the reply itself lists.
  const listed = few && !digits && /\b(?:there are|you have|es gibt|hay|il y a|existen|ha|existem|sao) $/.test(folded.slice(Math.max(0, token.from - 12), token.from));
  const lead = folded.slice(Math.max(0, (currency && before ? before.from : token.from) - 30), currency && before ? before.from : token.from);
  return {
    first: currency ? at - 1 : at, last: end,
    figure: {
      values: whole.map((value) => value * (unit?.factor ?? 1)), raw: whole, unit, end: '',
      bound: LEAST.test(lead) ? 'least' : MOST.test(lead) ? 'most' : '',
      weak: noun || listed || Boolean(word?.weak && !(unit && /^(?:seconds|months|working_days)$/.test(unit.family))),
      from: currency && before ? before.from : token.from, to: tokens[end]?.to ?? token.to,
    },
  };
}

/** "twenty-four", "quatre-vingt-dix": the hyphens between number words taken out, the length counted with them. */
function hyphenated(words: string[], at: number, language: string) {
  if (words[at + 1] !== '-') return undefined;
  const parts = words.slice(at, at + 9).filter((word) => word !== '-');
  const found = numberWordAt(parts, 0, language);
  if (!found || found.length === 1) return undefined;
  let length = 0;
  for (let seen = 0; seen < found.length; length += 1) if (words[at + length] !== '-') seen += 1;
  return { ...found, length };
}

/** `3-5 working days`: the first end takes the second's unit, and neither end stands for the whole. */
function markRanges(counted: { figure: Figure; first: number; last: number }[], words: string[]): void {
  counted.forEach((low, at) => {
    const high = counted[at + 1];
    if (!high || high.first - low.last !== 2 || !CONNECTOR.test(words[low.last + 1] ?? '')) return;
    const between = words[low.last + 1] ?? '';
    const both = /^(?:und|and|y|e|et|ou|or|oder|o)$/.test(between);
    if (both && !/^(?:between|zwischen|entre)$/.test(words[low.first - 1] ?? '')) return;
    if ((low.figure.raw[0] ?? 0) >= (high.figure.raw[0] ?? 0) || (low.figure.unit && low.figure.unit.family !== high.figure.unit?.family)) return;
    if (!low.figure.unit && high.figure.unit) {
      const { unit } = high.figure;
      low.figure.unit = unit;
      low.figure.values = low.figure.raw.map((value) => value * unit.factor);
    }
    low.figure.end = 'low';
    high.figure.end = 'high';
    low.figure.weak = high.figure.weak;
  });
}
