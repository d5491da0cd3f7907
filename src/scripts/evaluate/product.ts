import { join } from 'node:path';
import { trainLabelModel, type LabelledExampleText, type Prediction } from '../../adapters/builtin/label_model.ts';
import { voteOfNearest } from '../../adapters/builtin/product_classifier.ts';
import { createDeadline } from '../../deadline.ts';
import { UsageError } from '../demo/usage_error.ts';
import { columnNamed, listed, openCsv } from './csv.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';
import { trainTfidfRegression } from './tfidf_regression.ts';

type Options = Pick<EvaluateOptions, 'data' | 'train' | 'text' | 'subject' | 'label' | 'limit'>;

const TEXT_HEADERS = ['text', 'message', 'question', 'body', 'query', 'utterance', 'sentence'];
const LABEL_HEADERS = ['label', 'category', 'class', 'product', 'intent', 'issue', 'topic'];
/** A label below this confidence is left blank in a zap; the report says what that would leave out. */
const ABSTAINS_BELOW = 0.55;
const NEIGHBOURS = 10;

/** Text and label of each row of a CSV file; a subject column is put before the text. */
async function readExamples(path: string, { text, subject, label }: Options, limit: number): Promise<(LabelledExampleText & { part: string })[]> {
  const file = await openCsv(path);
  const lower = file.headers.map((header) => header.trim().toLowerCase());
  const place = (name: string, option: string, known: string[]): number => {
    const at = name ? columnNamed(file, name, option) : (known.map((one) => lower.indexOf(one)).find((one) => one >= 0) ?? -1);
    if (at < 0) throw new UsageError(`${path} has no column ${known.map((one) => `“${one}”`).join(' or ')}; name it by ${option} (there are ${listed(file.headers)}).`);
    return at;
  };
  const textAt = place(text, '--text', TEXT_HEADERS);
  const labelAt = place(label, '--label', LABEL_HEADERS);
  const subjectAt = subject ? columnNamed(file, subject, '--subject') : lower.indexOf('subject');
  const partAt = lower.indexOf('part');
  const examples: (LabelledExampleText & { part: string })[] = [];
  for await (const cells of file.rows()) {
    if (examples.length >= limit) break;
    const own = { text: [subjectAt >= 0 ? cells[subjectAt] : '', cells[textAt]].filter(Boolean).join('\n'), label: (cells[labelAt] ?? '').trim(), part: cells[partAt] ?? '' };
    if (own.text.trim() && own.label) examples.push(own);
  }
  if (examples.length === 0) throw new UsageError(`${path} holds no row with a text and a label.`);
  return examples;
}

export interface ProductMeasures {
  accuracy: number;
  /** Share of rows that get a label where the classifier may abstain, and how many of those are right. */
  coverage: number;
  accuracy_covered: number;
}

/** Accuracy over all rows, and over those that are sure enough to be shown. */
export function measureLabels(rows: LabelledExampleText[], predictions: Pick<Prediction, 'label' | 'confidence'>[]): ProductMeasures {
  const right = (at: number) => predictions[at]?.label === rows[at]?.label;
  const covered = rows.map((_, at) => at).filter((at) => (predictions[at]?.confidence ?? 0) >= ABSTAINS_BELOW);
  const share = (part: number, whole: number) => (whole ? part / whole : 0);
  return {
    accuracy: share(rows.filter((_, at) => right(at)).length, rows.length), coverage: share(covered.length, rows.length),
    accuracy_covered: share(covered.filter(right).length, covered.length),
  };
}

const dot = (left: number[], right: number[]): number => left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);

/** The nearest labelled texts by Gemini's embeddings, voting; undefined without a key. */
async function byEmbedding(train: LabelledExampleText[], rows: LabelledExampleText[]): Promise<Pick<Prediction, 'label' | 'confidence'>[] | undefined> {
  const geminiApiKey = process.env.GEMINI_API_KEY?.trim() ?? '';
  if (!geminiApiKey) return undefined;
  const { pickEmbedder } = await import('../../adapters/pinecone/embedder.ts');
  const embedder = pickEmbedder({ apiKey: '', geminiApiKey, indexName: '', dimension: 768 });
  const embed = async (texts: string[]): Promise<number[][]> => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += embedder.batch) vectors.push(...await embedder.embed('similarity', texts.slice(at, at + embedder.batch).map((text) => ({ title: '', text })), createDeadline(120_000)));
    return vectors;
  };
  const known = await embed(train.map(({ text }) => text));
  return (await embed(rows.map(({ text }) => text))).map((vector) => voteOfNearest(
    known.map((other, at) => ({ label: train[at]?.label ?? '', score: Math.max(0, dot(vector, other)) })).sort((a, b) => b.score - a.score).slice(0, NEIGHBOURS),
  ));
}

/** The first `count` examples of each label. */
export function firstOfEach(examples: LabelledExampleText[], count: number): LabelledExampleText[] {
  const taken = new Map<string, number>();
  return examples.filter(({ label }) => {
    taken.set(label, (taken.get(label) ?? 0) + 1);
    return (taken.get(label) ?? 0) <= count;
  });
}

/** Accuracy of this app's classifier and of tf-idf with logistic regression, trained alike on `count` examples a label. */
export function besideRegression(examples: LabelledExampleText[], rows: LabelledExampleText[], count: number): { count: number; classical: number; regression: number } {
  const train = firstOfEach(examples, count);
  const model = trainLabelModel(train);
  const label = trainTfidfRegression(train);
  const share = (right: (row: LabelledExampleText) => boolean) => rows.filter(right).length / (rows.length || 1);
  return { count, classical: share((row) => model.predict(row.text).label === row.label), regression: share((row) => label(row.text) === row.label) };
}

/** Questions to learn from, and questions to ask: two files, or the open and the closed part of the sample desk. */
async function questions(options: Options): Promise<{ train: LabelledExampleText[]; rows: LabelledExampleText[] }> {
  if (Boolean(options.train) !== Boolean(options.data)) throw new UsageError('--task product needs both --train FILE.csv and --data FILE.csv, or neither.');
  if (options.train) return { train: await readExamples(options.train, options, Number.POSITIVE_INFINITY), rows: await readExamples(options.data, options, options.limit) };
  const sample = join(import.meta.dirname, '../../../data/product/bank_desk.csv');
  const all = await readExamples(sample, options, Number.POSITIVE_INFINITY);
  return { train: all.filter(({ part }) => part !== 'closed'), rows: all.filter(({ part }) => part === 'closed').slice(0, options.limit) };
}

/** `npm run evaluate -- --task product --train FILE.csv --data FILE.csv`; the bank desk of data/, beside the customary baseline, where none is named. */
export async function run(options: Options): Promise<Report> {
  const { train, rows } = await questions(options);
  const started = performance.now();
  const model = trainLabelModel(train);
  const trained = performance.now() - started;
  const classical = measureLabels(rows, rows.map(({ text }) => model.predict(text)));
  const seconds = (performance.now() - started) / 1000;
  const counts = new Map<string, number>();
  for (const { label } of train) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [frequent = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const majority = measureLabels(rows, rows.map(() => ({ label: frequent, confidence: 1 })));
  const embedded = await byEmbedding(train, rows);
  const embedding = embedded && measureLabels(rows, embedded);
  const beside = options.train ? [] : [1, 5, 10].map((count) => besideRegression(train, rows, count));
  const line = (name: string, { accuracy, coverage, accuracy_covered }: ProductMeasures) =>
    `  ${name.padEnd(24)} accuracy ${accuracy.toFixed(3)}   where it does not abstain: ${accuracy_covered.toFixed(3)} of ${(coverage * 100).toFixed(0)} %`;
  return {
    text: [
      `product: ${rows.length} rows, ${model.labels.length} labels learned from ${train.length} examples in ${trained.toFixed(0)} ms`,
      line('classical', classical), embedding ? line('embedding (Gemini)', embedding) : '  embedding                not measured: no GEMINI_API_KEY in the environment', line('always the most frequent', majority),
      ...beside.map(({ count, classical: own, regression }) => `  with ${count} of each label: classical ${own.toFixed(3)}, tf-idf with logistic regression ${regression.toFixed(3)}`),
    ].join('\n'),
    json: {
      task: 'product', engine: 'builtin', n: rows.length, labels: model.labels, accuracy: classical.accuracy, coverage: classical.coverage, accuracy_covered: classical.accuracy_covered,
      embedding: embedding ?? null, majority_accuracy: majority.accuracy, beside_regression: beside, train_ms: trained, seconds,
    },
  };
}
