/** Measures against figures worked out by hand or printed in the literature. */
import { bootstrapMacroF1, cohensKappa, evaluate, majorityBaseline, seededRandom } from '../../src/insight/evaluation.ts';

const LABELS = ['negative', 'neutral', 'positive'];
const times = (n: number, actual: string, predicted: string) => Array.from({ length: n }, () => ({ actual, predicted }));

/** negative: 4 right, 1 as neutral; neutral: 2 right, 2 as negative; positive: 1 right, 1 failed call. */
const ROWS = [
  ...times(4, 'negative', 'negative'), ...times(1, 'negative', 'neutral'), ...times(2, 'neutral', 'neutral'), ...times(2, 'neutral', 'negative'),
  ...times(1, 'positive', 'positive'), ...times(1, 'positive', ''),
];

test('confusion, precision, recall, F1, macro-F1 and accuracy are those of the hand calculation', () => {
  const { confusion, perClass, macroF1, accuracy } = evaluate(LABELS, ROWS);
  expect(confusion).toEqual([[4, 1, 0], [2, 2, 0], [0, 0, 1]]);
  const [negative, neutral, positive] = perClass;
  expect([negative?.precision, negative?.recall, negative?.support]).toEqual([4 / 6, 4 / 5, 5]);
  expect(negative?.f1).toBeCloseTo(8 / 11, 12);
  expect(neutral?.f1).toBeCloseTo(4 / 7, 12);
  // One of two is found and nothing else is called positive: precision 1, recall 1/2.
  expect([positive?.precision, positive?.recall, positive?.f1]).toEqual([1, 0.5, 2 / 3]);
  expect(macroF1).toBeCloseTo((8 / 11 + 4 / 7 + 2 / 3) / 3, 12);
  expect(accuracy).toBeCloseTo(7 / 11, 12);
});

test('a failed call counts as wrong', () => {
  expect(evaluate(['false', 'true'], [...times(1, 'true', 'true'), ...times(3, 'true', '')]).accuracy).toBe(0.25);
});

test('a label that neither occurs nor is predicted does not drag the mean', () => {
  expect(evaluate(LABELS, times(3, 'negative', 'negative')).macroF1).toBe(1);
  expect(evaluate(LABELS, [...times(2, 'negative', 'negative'), ...times(1, 'negative', 'positive')]).macroF1).toBeCloseTo(0.8 / 2, 12);
});

test('an unknown label is an error, not a silent row', () => {
  expect(() => evaluate(LABELS, times(1, 'angry', 'negative'))).toThrow('angry');
});

test('the majority baseline always says the most frequent label', () => {
  // 5 of 11 are negative: precision 5/11, recall 1, F1 10/16; the other two have 0.
  expect(majorityBaseline(LABELS, ROWS).macroF1).toBeCloseTo(10 / 16 / 3, 12);
});

test('the interval holds the figure, narrows with more rows and is the same each time', () => {
  const few = bootstrapMacroF1(LABELS, ROWS);
  const many = bootstrapMacroF1(LABELS, Array.from({ length: 20 }, () => ROWS).flat());
  const { macroF1 } = evaluate(LABELS, ROWS);
  expect(few.low).toBeLessThan(macroF1);
  expect(few.high).toBeGreaterThan(macroF1);
  expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
  expect(bootstrapMacroF1(LABELS, ROWS)).toEqual(few);
});

test('drawing whole groups widens the interval where a group stands or falls together', () => {
  const rows = Array.from({ length: 10 }, (_, group) => times(10, group % 2 ? 'negative' : 'neutral', group < 7 ? (group % 2 ? 'negative' : 'neutral') : 'positive')).flat();
  const groups = rows.map((_row, at) => `customer ${Math.floor(at / 10)}`);
  const width = ({ low, high }: { low: number; high: number }) => high - low;
  expect(width(bootstrapMacroF1(LABELS, rows, groups))).toBeGreaterThan(1.5 * width(bootstrapMacroF1(LABELS, rows)));
});

test('rows without a group are drawn one by one, not as one group', () => {
  expect(bootstrapMacroF1(LABELS, ROWS, ROWS.map(() => ''))).toEqual(bootstrapMacroF1(LABELS, ROWS));
});

test('the interval is the one of a plain resampling of the same rows', () => {
  const random = seededRandom(20_261_122);
  const values = Array.from({ length: 200 }, () => evaluate(LABELS, ROWS.map(() => ROWS[Math.floor(random() * ROWS.length)] ?? { actual: '', predicted: '' })).macroF1).sort((a, b) => a - b);
  const { low, high } = bootstrapMacroF1(LABELS, ROWS, [], 200);
  expect(low).toBeCloseTo(values[5] ?? 0, 12);
  expect(high).toBeCloseTo(values[194] ?? 0, 12);
});

test("kappa is that of the textbook's table", () => {
  // 50 proposals, two readers: yes/yes 20, yes/no 5, no/yes 10, no/no 15: agreement 0.7, by chance 0.5, kappa 0.4.
  const table: [string, string, number][] = [['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15]];
  expect(cohensKappa(table.flatMap(([a, b, n]) => Array.from({ length: n }, () => [a, b] as const)))).toBeCloseTo(0.4, 12);
  expect(cohensKappa([['a', 'a'], ['a', 'a']])).toBe(1);
  expect(cohensKappa([])).toBe(0);
});

test('the random numbers are even and repeat from the same seed', () => {
  const draw = (seed: number) => { const random = seededRandom(seed); return Array.from({ length: 5000 }, random); };
  const numbers = draw(3);
  expect(numbers.reduce((sum, n) => sum + n, 0) / 5000).toBeCloseTo(0.5, 1);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(draw(3)).toEqual(numbers);
  expect(draw(4)).not.toEqual(numbers);
});
