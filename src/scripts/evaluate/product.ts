import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { trainLabelModel, type LabelledExampleText, type Prediction } from '../../adapters/builtin/products/label_model.ts';
import { voteOfNearest } from '../../adapters/builtin/products/product_classifier.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { plainText } from '../../insight/label_audit.ts';
import { UsageError } from '../demo/usage_error.ts';
import { classify, type RowAnswer } from './classification.ts';
import { openLabelled, type LabelledRow, type LabelledTable } from './labelled_rows.ts';
import type { EvaluateOptions } from './options.ts';
import { classificationReport, type Report } from './report.ts';
import { trainTfidfRegression } from './tfidf_regression.ts';

const LABEL_HEADERS = ['label', 'category', 'class', 'product', 'intent', 'issue', 'topic'];
const OWN_LABELS = { labels: null, labelHeaders: LABEL_HEADERS };
/** A label below this confidence is left blank in a zap; the report says what that would leave out. */
const ABSTAINS_BELOW = 0.55;
const NEIGHBOURS = 10;
const FOLDS = 5;

const textOf = ({ subject, message }: LabelledRow): string => [subject, message].filter(Boolean).join('\n');

interface Example extends LabelledExampleText { group: string }

async function examplesOf(table: LabelledTable): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const row of table.rows()) if (textOf(row).trim()) examples.push({ text: textOf(row), label: row.label, group: row.group });
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

/** The rows of one part of a table that has a column `part`. */
async function partOf(table: LabelledTable, closed: boolean): Promise<LabelledTable> {
  const at = table.headers.findIndex((header) => header.toLowerCase() === 'part');
  async function* rows() {
    for await (const row of table.rows()) if ((row.cells[at] === 'closed') === closed) yield row;
  }
  let total = 0;
  for await (const _row of rows()) total += 1;
  return { ...table, total, rows };
}

/** What to ask, and what to learn from it: a file of its own, the open part of the sample desk, or, where there is only one file, its other folds. */
async function questions(options: EvaluateOptions): Promise<{ table: LabelledTable; train: LabelledTable | null }> {
  const everything = { ...options, limit: Number.POSITIVE_INFINITY };
  if (options.data) return { table: await openLabelled(OWN_LABELS, options), train: options.train ? await openLabelled(OWN_LABELS, { ...everything, data: options.train, labels: '' }) : null };
  if (options.train) throw new UsageError('--train says what to learn from; name the rows to be labelled by --data.');
  const sample = await openLabelled(OWN_LABELS, { ...everything, data: join(import.meta.dirname, '../../../data/product/bank_desk.csv') });
  const closed = await partOf(sample, true);
  return { table: { ...closed, total: Math.min(closed.total, options.limit), rows: () => limited(closed, options.limit) }, train: await partOf(sample, false) };
}

async function* limited(table: LabelledTable, most: number): AsyncGenerator<LabelledRow> {
  let given = 0;
  for await (const row of table.rows()) {
    if (++given > most) return;
    yield row;
  }
}

type Predictor = (row: LabelledRow) => Pick<Prediction, 'label' | 'confidence'>;

/** One of five parts by the group's name, or by the text: neither a group nor a repeated text stands on both sides. */
const foldOf = (group: string, text: string): number => (createHash('sha256').update(group || plainText(text)).digest()[0] ?? 0) % FOLDS;

/** The model that answers a row: one that learned from the examples, or for each fold one that learned from the others. */
function predictorOf(train: Example[] | null, rows: Example[]): Predictor {
  if (train) {
    const model = trainLabelModel(train);
    return (row) => model.predict(textOf(row));
  }
  const models = Array.from({ length: FOLDS }, (_unused, fold) => {
    const others = rows.filter(({ group, text }) => foldOf(group, text) !== fold);
    return others.length > 0 ? trainLabelModel(others) : null;
  });
  return (row) => models[foldOf(row.group, textOf(row))]?.predict(textOf(row)) ?? { label: '', confidence: 0 };
}

/** What of the rows was to be seen while learning: such a figure is better than it is. */
function straddling(train: Example[], rows: Example[]): string[] {
  const texts = new Set(train.map(({ text }) => plainText(text))), groups = new Set(train.map(({ group }) => group).filter(Boolean));
  const labels = new Set(train.map(({ label }) => label));
  const seen = rows.filter(({ text }) => texts.has(plainText(text))).length;
  const shared = new Set(rows.map(({ group }) => group).filter((group) => groups.has(group))).size;
  const unknown = rows.filter(({ label }) => !labels.has(label));
  return [
    ...(seen > 0 ? [`${seen} of these ${rows.length} rows stand in the rows learned from, too: duplicates straddle the split, and the figures are better than they are.`] : []),
    ...(shared > 0 ? [`${shared} group${shared > 1 ? 's stand' : ' stands'} on both sides of the split.`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} rows have a label without a single example to learn from (${[...new Set(unknown.map(({ label }) => label))].slice(0, 5).join(', ')}): they cannot be right.`] : []),
  ];
}

async function embeddingPredictor(train: Example[] | null, rows: Example[]): Promise<Predictor | undefined> {
  if (!train) return undefined;
  const answers = await byEmbedding(train, rows);
  const byText = new Map(rows.map(({ text }, at) => [text, answers?.[at] ?? { label: '', confidence: 0 }]));
  return answers && ((row) => byText.get(textOf(row)) ?? { label: '', confidence: 0 });
}

/**
 * `npm run evaluate -- --task product`: the classifier of products and issues on questions it has not learned from; the bank
 * desk of data/, beside the customary baseline, where no file is named.
 */
export async function run(options: EvaluateOptions): Promise<Report> {
  const { table, train: learned } = await questions(options);
  const [train, rows] = [learned && await examplesOf(learned), await examplesOf(table)];
  const started = performance.now();
  const classical = predictorOf(train, rows);
  const trained = performance.now() - started;
  const byVectors = await embeddingPredictor(train, rows);
  if (options.engine === 'gemini' && !byVectors) throw new UsageError('--engine gemini needs GEMINI_API_KEY in the environment or in .env, and --train.');
  const labels = [...new Set([...rows, ...train ?? []].map(({ label }) => label))].sort();
  const all = { ...table, labels, warnings: [...table.warnings, ...(train ? straddling(train, rows) : [`Learned from the table itself, ${FOLDS} folds${options.group ? ' by group' : ''}: each row is answered by a model that has not seen it.`])] };
  const measured = async (name: string, predict: Predictor, main: boolean) => {
    const told: Pick<Prediction, 'label' | 'confidence'>[] = [], asked: LabelledExampleText[] = [];
    const onAnswer = (row: LabelledRow, { predicted, confidence }: RowAnswer): void => {
      asked.push({ text: textOf(row), label: row.label });
      told.push({ label: predicted, confidence });
    };
    const label = (row: LabelledRow) => Promise.resolve(predict(row)).then(({ label: predicted, confidence }) => ({ predicted, confidence, failed: '' }));
    const outcome = await classify(all, { name, atOnce: 1, label }, { options, main, onAnswer });
    return { outcome, measures: measureLabels(asked, told) };
  };
  const built = await measured('builtin', classical, options.engine === 'builtin');
  const vectors = byVectors && await measured('gemini/embedding', byVectors, options.engine === 'gemini');
  const [main, ...beside] = options.engine === 'gemini' && vectors ? [vectors, built] : [built, ...(vectors ? [vectors] : [])];
  const regression = options.data || !train ? [] : [1, 5, 10].map((count) => besideRegression(train, rows, count));
  const notes = [
    `Labels below a confidence of ${ABSTAINS_BELOW} are left blank in a zap: of the other ${(main.measures.coverage * 100).toFixed(0)} % of the rows, ${main.measures.accuracy_covered.toFixed(3)} are right.`,
    ...(vectors ? [] : ['By Gemini\'s embeddings: not measured (no GEMINI_API_KEY in the environment, or no --train).']),
    ...regression.map((one) => `  with ${one.count} of each label: classical ${one.classical.toFixed(3)}, tf-idf with logistic regression ${one.regression.toFixed(3)}`),
  ];
  const report = classificationReport('product', options.data || 'the sample bank desk', main.outcome, beside.map(({ outcome }) => outcome), notes);
  return {
    ...report,
    json: {
      ...report.json, coverage: main.measures.coverage, accuracy_covered: main.measures.accuracy_covered, embedding: vectors?.measures ?? null,
      majority_accuracy: main.outcome.majority.accuracy, beside_regression: regression, train_ms: trained,
    },
  };
}
