import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { trainLabelModel } from '../../src/adapters/builtin/label_model.ts';
import { besideRegression, firstOfEach, measureLabels, run } from '../../src/scripts/evaluate/product.ts';

const OPTIONS = { data: '', train: '', text: '', subject: '', label: '', limit: Number.POSITIVE_INFINITY };
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

test('two files: trained on one, measured on the other, the most frequent label beside', async () => {
  const { json, text } = await run({ ...OPTIONS, train: 'data/product/help_desk.csv', data: 'data/product/help_desk.csv', limit: 20 });
  expect(json.n).toBe(20);
  expect(json.accuracy).toBeGreaterThan(0.9);
  expect(text).toMatch(/always the most frequent/);
});

test('only one of --train and --data is refused in one sentence', async () => {
  await expect(run({ ...OPTIONS, data: 'x.csv' })).rejects.toThrow(/needs both --train/);
});
