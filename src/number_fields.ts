import { InputError, nameOf } from './errors.ts';
import { readText } from './fields.ts';

interface NumberKind {
  label: string;
  isWhole: boolean;
  /** What a blank field means; missing: nothing. */
  blank?: number;
  min: number;
  max: number;
}

/** Every field for a number, by its key, which means the same in each step that asks for it. */
export const NUMBERS = {
  header_row: { label: 'Header Row', isWhole: true, blank: 1, min: 1, max: 10_000_000 }, // as many rows as a Google sheet can have
  history_header_row: { label: 'History Header Row', isWhole: true, blank: 1, min: 1, max: 10_000_000 },
  ignore_older_than: { label: 'Ignore Older Than (Days)', isWhole: true, blank: 7, min: 1, max: 36_500 },
  window_days: { label: 'Window (Days)', isWhole: true, blank: 7, min: 2, max: 28 },
  baseline_weeks: { label: 'Weeks That Say What Is Normal', isWhole: true, blank: 8, min: 3, max: 26 },
  least_tickets: { label: 'Fewest Tickets', isWhole: true, blank: 4, min: 2, max: 1_000 },
  days: { label: 'Period (Days)', isWhole: true, blank: 7, min: 1, max: 366 },
  most_topics: { label: 'Number of Topics', isWhole: true, blank: 10, min: 1, max: 50 },
  repeated_contact_count: { label: 'Contacts That Are Too Many', isWhole: true, blank: 3, min: 0, max: 1_000 },
  repeated_contact_days: { label: 'Days to Count Contacts In', isWhole: true, blank: 7, min: 1, max: 365 },
  sentiment_score: { label: 'Sentiment Score', isWhole: false, min: -1, max: 1 },
  min_confidence: { label: 'Least Confidence', isWhole: false, blank: 0.7, min: 0, max: 1 },
  min_similarity: { label: 'Least Similarity', isWhole: false, min: 0, max: 1 },
  history_days: { label: 'History (Days)', isWhole: true, blank: 90, min: 0, max: 3_650 },
  max_words: { label: 'Most Words', isWhole: true, blank: 150, min: 20, max: 1_000 },
  limit: { label: 'Number of Results', isWhole: true, blank: 5, min: 1, max: 20 },
} as const satisfies Record<string, NumberKind>;

export type NumberKey = keyof typeof NUMBERS;

/**
 * The field as the editor shows it. A text, because of one for numbers Zapier makes a number before a step is asked: going by its CLI, which plays
 * that, 0 of “0,8”, 10 of “10,000”, 1 of “1.000” and 0 of “many”.
 */
export function numberField<Key extends NumberKey>(key: Key, helpText: string) {
  const { label, blank }: NumberKind = NUMBERS[key];
  return { key, label, type: 'string' as const, ...(blank !== undefined && { default: String(blank) }), helpText };
}

/** Spaces and apostrophes that part thousands. */
const PARTING = /(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g;
const DIGITS_AND_MARKS = /^(?:\d[\d.,]*|[.,]\d+)$/;
const EXPONENT = /^\d(?:\.\d+)?e[-+]?\d{1,2}$/i;
const FIRST_GROUP = /^[1-9]\d{0,2}$/;
const SIGNED = /^([-+−–]?)([^%]*)(%?)$/;

const areThousands = ([first = '', ...groups]: string[]): boolean => FIRST_GROUP.test(first) && groups.every((group) => group.length === 3);

/** What digits with marks can mean: nothing, one number, or two where a lone mark may part thousands or decimals. */
function meaningsOf(digits: string, isParted: boolean): number[] {
  if (EXPONENT.test(digits)) return [Number(digits)];
  if (!DIGITS_AND_MARKS.test(digits)) return [];
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (at < 0) return [Number(digits)];
  const mark = digits[at] ?? '', whole = digits.slice(0, at), rest = digits.slice(at + 1);
  const groups = whole.split(/[.,]/), decimal = Number(`${groups.join('')}.${rest}`);
  if (groups.length === 1) return !isParted && areThousands([whole, rest]) ? [Number(whole + rest), decimal] : [decimal];
  const others = new Set(whole.replace(/\d/g, ''));
  if (others.size > 1 || isParted) return [];
  if (!others.has(mark)) return areThousands(groups) ? [decimal] : [];
  return areThousands([...groups, rest]) ? [Number(groups.join('') + rest)] : [];
}

/** A number as people write it: with thousands parted or not, after a point or a comma, a share also in per cent. */
function meaningsIn(said: string, { isWhole }: NumberKind): number[] {
  const [, sign = '', written = '', percent = ''] = SIGNED.exec(said) ?? [];
  if (percent && isWhole) return [];
  const plain = written.trim(), digits = plain.replace(PARTING, '');
  return meaningsOf(digits, digits !== plain).map((number) => (sign && sign !== '+' ? -number : number) / (percent ? 100 : 1));
}

/** `number` is NaN where the field is blank or cannot be read; `candidates`: what it may mean where that cannot be told, none where it is no number. */
interface Reading {
  number: number;
  candidates?: number[];
}

/**
 * A lone mark before three digits parts decimals where the field is for a share, which holds no thousand; and thousands where whole numbers are
 * asked for (“1.000” days). Where those are more than the field holds and the other meaning is not, nobody knows.
 */
function readingOf(inputData: Record<string, unknown>, key: NumberKey): Reading {
  const given = inputData[key], said = readText(inputData, key), kind: NumberKind = NUMBERS[key];
  if (said === '') return { number: Number.NaN };
  const may = typeof given === 'number' ? [given].filter(Number.isFinite) : meaningsIn(said, kind), [first, decimal] = may;
  const fits = (number: number): boolean => number >= kind.min && number <= kind.max && Number.isInteger(number);
  if (first === undefined) return { number: Number.NaN, candidates: [] };
  if (decimal === undefined) return { number: first };
  if (!kind.isWhole) return { number: decimal };
  return fits(first) || !fits(decimal) ? { number: first } : { number: Number.NaN, candidates: may };
}

/** What is wrong with what a field holds, and the way out; undefined where it is blank, or can be read and lies within its bounds. */
function problemOf(inputData: Record<string, unknown>, key: NumberKey): InputError | undefined {
  const { number, candidates } = readingOf(inputData, key), { label, min, max } = NUMBERS[key], said = nameOf(readText(inputData, key));
  if (!candidates) return number < min || number > max ? new InputError(`The field “${label}” holds “${said}”, which is not from ${min} to ${max}.`) : undefined;
  const either = candidates.toReversed().join(' or ');
  return either ? new InputError(`The field “${label}” holds “${said}”, which may mean ${either}. Write it without a mark for thousands.`)
    : new InputError(`The field “${label}” holds “${said}”, which is no number. Write digits alone, for example 14 or 0.8.`);
}

/** The number of a field within its bounds, whole where whole ones are asked for. What cannot be read counts as blank, and what blank means is NaN where nothing. */
export function readNumber(inputData: Record<string, unknown>, key: NumberKey): number {
  const { number } = readingOf(inputData, key), { blank = Number.NaN, min, max, isWhole }: NumberKind = NUMBERS[key];
  if (Number.isNaN(number)) return blank;
  const bounded = Math.min(max, Math.max(min, number));
  return isWhole ? Math.round(bounded) : bounded;
}

/** The number of a field as it stands; NaN where it cannot be read or lies beyond its bounds; undefined where it is blank. */
export function readExactly(inputData: Record<string, unknown>, key: NumberKey): number | undefined {
  const { number } = readingOf(inputData, key), { min, max } = NUMBERS[key];
  if (readText(inputData, key) === '') return undefined;
  return number >= min && number <= max ? number : Number.NaN;
}

/** Of these fields, what is wrong with each that cannot be read, and what is taken in its place. */
export const unreadNumbers = (inputData: Record<string, unknown>, ...keys: NumberKey[]): string[] => keys.flatMap((key) => {
  const problem = problemOf(inputData, key), taken = readNumber(inputData, key);
  return problem ? [`${problem.message} Until then ${Number.isNaN(taken) ? 'it is left out' : `${taken} is taken`}.`] : [];
});

/** For steps whose answer has no place for warnings. Throws InputError where one of these fields cannot be read, or lies beyond its bounds. */
export function requireNumbers(inputData: Record<string, unknown>, ...keys: NumberKey[]): void {
  for (const key of keys) {
    const problem = problemOf(inputData, key);
    if (problem) throw problem;
  }
}
