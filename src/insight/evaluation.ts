/** Precision, recall and F1 of one label; 0 where undefined. `support` is how many rows have the label. */
export interface ClassMeasures {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

/** How predictions compare with labels. All figures are 0 to 1. */
export interface Measures {
  labels: string[];
  /** `confusion[i][j]`: rows of actual `labels[i]` predicted `labels[j]`. Failed calls are in no cell. */
  confusion: number[][];
  perClass: ClassMeasures[];
  accuracy: number;
  /** Mean F1 of the labels that occur, as a label or as a prediction. */
  macroF1: number;
}

/** One row: its label and what was predicted; `""` for a call that failed, which counts as wrong. */
export interface Judged {
  actual: string;
  predicted: string;
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function measuresOf(labels: readonly string[], confusion: readonly (readonly number[])[], failed: readonly number[]): Measures {
  const total = confusion.flat().reduce((sum, n) => sum + n, 0) + failed.reduce((sum, n) => sum + n, 0);
  const perClass = labels.map((label, i): ClassMeasures => {
    const hits = confusion[i]?.[i] ?? 0;
    const support = (confusion[i] ?? []).reduce((sum, n) => sum + n, 0) + (failed[i] ?? 0);
    const predicted = confusion.reduce((sum, row) => sum + (row[i] ?? 0), 0);
    return { label, precision: ratio(hits, predicted), recall: ratio(hits, support), f1: ratio(2 * hits, support + predicted), support };
  });
  const seen = perClass.filter(({ support }, i) => support > 0 || confusion.some((row) => (row[i] ?? 0) > 0));
  return {
    labels: [...labels], confusion: confusion.map((row) => [...row]), perClass,
    accuracy: ratio(labels.reduce((sum, _label, i) => sum + (confusion[i]?.[i] ?? 0), 0), total),
    macroF1: ratio(seen.reduce((sum, { f1 }) => sum + f1, 0), seen.length),
  };
}

/** Confusion matrix, per-class measures, accuracy and macro-F1. Rows whose label is not among `labels` are an error. */
export function evaluate(labels: readonly string[], rows: readonly Judged[]): Measures {
  const confusion = labels.map(() => labels.map(() => 0));
  const failed = labels.map(() => 0);
  for (const { actual, predicted } of rows) {
    const i = labels.indexOf(actual);
    const row = confusion[i];
    if (!row) throw new RangeError(`No such label: ${actual}`);
    const j = labels.indexOf(predicted);
    if (j < 0) failed[i] = (failed[i] ?? 0) + 1;
    else row[j] = (row[j] ?? 0) + 1;
  }
  return measuresOf(labels, confusion, failed);
}

/** Always answering the most frequent label: what any engine must beat. */
export function majorityBaseline(labels: readonly string[], rows: readonly Judged[]): Measures {
  const counts = labels.map((label) => rows.filter(({ actual }) => actual === label).length);
  const majority = labels[counts.indexOf(Math.max(...counts))] ?? '';
  return evaluate(labels, rows.map(({ actual }) => ({ actual, predicted: majority })));
}

/** Numbers from 0 to 1 that are the same every time (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const RESAMPLES = 1000;

/** Rows as cells of the confusion matrix (`actual * (labels + 1) + predicted`, the last column for failed calls), in the units that are drawn. */
function drawnUnits(labels: readonly string[], rows: readonly Judged[], groups: readonly string[]): Int32Array[] {
  const place = new Map(labels.map((label, at) => [label, at]));
  const byGroup = new Map<string | number, number[]>();
  rows.forEach(({ actual, predicted }, at) => {
    const cell = (place.get(actual) ?? 0) * (labels.length + 1) + (place.get(predicted) ?? labels.length);
    // A row without a group belongs to none.
    const unit = groups[at] || at;
    const members = byGroup.get(unit);
    if (members) members.push(cell);
    else byGroup.set(unit, [cell]);
  });
  return [...byGroup.values()].map((cells) => Int32Array.from(cells));
}

/** Macro-F1 of one resample. Counts alone: a table of 100,000 rows is drawn a thousand times. */
function resampled(units: readonly Int32Array[], labels: number, random: () => number): number {
  const hits = new Float64Array(labels), support = new Float64Array(labels), predicted = new Float64Array(labels + 1);
  for (let draw = 0; draw < units.length; draw += 1) {
    for (const cell of units[Math.floor(random() * units.length)] ?? []) {
      const j = cell % (labels + 1), i = (cell - j) / (labels + 1);
      support[i] = (support[i] ?? 0) + 1;
      predicted[j] = (predicted[j] ?? 0) + 1;
      if (i === j) hits[i] = (hits[i] ?? 0) + 1;
    }
  }
  const seen = Array.from(support, (rows, i) => ({ hits: hits[i] ?? 0, both: rows + (predicted[i] ?? 0) })).filter(({ both }) => both > 0);
  return ratio(seen.reduce((sum, { hits: right, both }) => sum + (2 * right) / both, 0), seen.length);
}

/**
 * 95 % percentile bootstrap interval of macro-F1 (Efron 1979): rows drawn with replacement, 1,000 times, from a fixed
 * seed. Where rows belong together (`groups`, one name a row), whole groups are drawn.
 */
export function bootstrapMacroF1(
  labels: readonly string[], rows: readonly Judged[], groups: readonly string[] = [], resamples: number = RESAMPLES,
): { low: number; high: number } {
  if (rows.length === 0) return { low: 0, high: 0 };
  const units = drawnUnits(labels, rows, groups);
  const random = seededRandom(20_261_122);
  const values = Array.from({ length: resamples }, () => resampled(units, labels.length, random)).sort((a, b) => a - b);
  return { low: values[Math.floor(resamples * 0.025)] ?? 0, high: values[Math.ceil(resamples * 0.975) - 1] ?? 0 };
}

/** Cohen's kappa (1960): agreement beyond chance, 1 perfect, 0 what chance gives; 1 where both only ever use one same label. */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number {
  if (pairs.length === 0) return 0;
  const labels = [...new Set(pairs.flat())];
  const share = (test: (pair: readonly [string, string]) => boolean): number => pairs.filter(test).length / pairs.length;
  const observed = share(([a, b]) => a === b);
  const expected = labels.reduce((sum, label) => sum + share(([a]) => a === label) * share(([, b]) => b === label), 0);
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}
