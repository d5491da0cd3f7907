import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { trainLabelModel } from '../../src/adapters/builtin/products/label_model.ts';
import type { EvaluateOptions } from '../../src/scripts/evaluate/options.ts';
import { besideRegression, firstOfEach, measureLabels, run } from '../../src/scripts/evaluate/product.ts';

const options = (more: Partial<EvaluateOptions>): EvaluateOptions => ({
  task: 'product', data: '', labels: '', train: '', text: '', subject: '', label: '', group: '', engine: 'builtin', model: '', limit: Number.POSITIVE_INFINITY,
  json: '', html: '', predictions: '', map: new Map(), baselines: false, suggest: 0, ...more,
});
const QUESTIONS: Record<string, string[]> = {
  lost_card: ['I left my card in a taxi', 'someone stole my wallet with the card', 'my card is gone'],
  refund_missing: ['the shop says it paid me back but nothing came', 'where is my refund', 'no sign of the money the store returned'],
  change_address: ['I have moved to another flat', 'new street and town, please update', 'my postal address changed'],
};
const examples = (from: number, to: number) => Object.entries(QUESTIONS).flatMap(([label, texts]) => texts.slice(from, to).map((text) => ({ text, label })));

test('the label itself counts as an example, so that one question each is enough where tf-idf guesses', () => {
  const { classical, regression } = besideRegression(examples(0, 1), examples(1, 3), 1);
  expect(classical).toBe(1);
  expect(regression).toBeLessThan(1);
});

test('five examples each of the sample desk: far above 0.42, where tf-idf with logistic regression stands, and surer where it does not abstain', () => {
  const rows: { text: string; label: string; part: string }[] = parse(readFileSync('data/product/bank_desk.csv'), { columns: true });
  const closed = rows.filter(({ part }) => part === 'closed');
  const model = trainLabelModel(firstOfEach(rows.filter(({ part }) => part === 'open'), 5));
  const { accuracy, accuracy_covered } = measureLabels(closed, closed.map(({ text }) => model.predict(text)));
  expect(accuracy).toBeGreaterThan(0.58);
  expect(accuracy_covered).toBeGreaterThan(0.75);
});

const HELP_DESK = 'data/product/help_desk.csv';

test('two files: trained on one, measured on the other, with every figure that a classification has, and what straddles said', async () => {
  const { json, text } = await run(options({ train: HELP_DESK, data: HELP_DESK, limit: 20 }));
  expect(json).toMatchObject({ task: 'product', engine: 'builtin', n: 20, n_failed: 0 });
  expect(json.accuracy).toBeGreaterThan(0.9);
  expect(Object.keys(json)).toEqual(expect.arrayContaining(['macro_f1', 'macro_f1_low', 'macro_f1_high', 'majority_macro_f1', 'labels', 'per_class', 'confusion', 'seconds', 'warnings', 'coverage']));
  expect(text).toMatch(/always the most frequent/);
  expect(text).toContain('20 of these 20 rows stand in the rows learned from, too');
});

test('one file: five folds, so that no row is answered by a model that has seen it', async () => {
  const seen = await run(options({ train: HELP_DESK, data: HELP_DESK }));
  const { json, text } = await run(options({ data: HELP_DESK }));
  expect(json.n).toBe(300);
  expect(json.accuracy).toBeLessThan(Number(seen.json.accuracy) - 0.1);
  expect(json.accuracy).toBeGreaterThan(Number(json.majority_accuracy) + 0.3);
  expect(text).toContain('5 folds');
});

test('rows of one group stand on one side: a text that each customer repeats helps nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'product-'));
  const file = join(folder, 'echoes.csv');
  // Each customer writes one sentence of their own, over and over; the label follows the customer alone.
  writeFileSync(file, `customer,text,label\n${Array.from({ length: 80 }, (_, at) => `c${at % 20},word${(at % 20) * 7919} thing${(at % 20) * 104729} again ${at},${['a', 'b', 'c', 'd'][(at % 20) % 4]}`).join('\n')}\n`);
  const random = await run(options({ data: file })), grouped = await run(options({ data: file, group: 'customer' }));
  rmSync(folder, { recursive: true });
  expect(random.json.accuracy).toBeGreaterThan(0.8);
  expect(grouped.json.accuracy).toBeLessThan(0.5);
});

test('only --train is refused in one sentence', async () => {
  await expect(run(options({ train: HELP_DESK }))).rejects.toThrow(/--data/);
});
