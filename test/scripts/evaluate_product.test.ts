import { run } from '../../src/scripts/evaluate/product.ts';

const OPTIONS = { data: '', train: '', text: '', subject: '', label: '', limit: Number.POSITIVE_INFINITY };

test('five examples a label: above 0.57, where tf-idf with logistic regression stands on the same split sizes', async () => {
  const { json, text } = await run(OPTIONS);
  expect(json.accuracy).toBeGreaterThan(0.6);
  expect(json.accuracy_covered).toBeGreaterThan(Number(json.accuracy));
  expect(text).toMatch(/always the most frequent/);
});

test('only one of --train and --data is refused in one sentence', async () => {
  await expect(run({ ...OPTIONS, data: 'x.csv' })).rejects.toThrow(/needs both --train/);
});
