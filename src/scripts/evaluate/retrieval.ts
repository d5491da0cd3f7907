import { join } from 'node:path';
import { BLEND, createSearchIndex, type Blend, type Searchable } from '../../adapters/builtin/retrieval.ts';
import { UsageError } from '../demo/usage_error.ts';
import { readJsonLines } from './json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

/** A question and the answer it belongs to, by id (`answer_id`, of the sample knowledge) or as a text of its own (`answer`). */
interface Pair {
  id: string;
  lang?: string;
  question: string;
  answer_id?: string;
  answer?: string;
}

interface Article {
  id: string;
  title: string;
  problem: string;
  solution: string;
  product: string;
  issue: string;
}

export interface RetrievalMeasures {
  /** Share of questions whose answer stands first, among the first three, among the first five. */
  recall_at_1: number;
  recall_at_3: number;
  recall_at_5: number;
  /** Mean of 1 / rank among the first ten. */
  mrr: number;
}

/** The product's own blend, and the plain methods it must beat. */
const METHODS: Record<string, Blend> = {
  'this app': BLEND,
  'word and character tf-idf': { bm25: 0, words: 0.5, grams: 0.5, phrases: 0, concepts: 0 },
  'BM25 with two-word phrases': { bm25: 1, words: 0, grams: 0, phrases: 0.6, concepts: 0 },
  'plain BM25': { bm25: 1, words: 0, grams: 0, phrases: 0, concepts: 0 },
};

const DEPTH = 10;

/** How often each question finds its own document; `answers[i]` is the place of question i's answer. */
export function evaluateRetrieval(documents: Searchable[], questions: string[], answers: number[], blend: Blend = BLEND): RetrievalMeasures {
  const index = createSearchIndex(documents, blend);
  const ranks = questions.map((question, at) => index.search(question, DEPTH).findIndex(({ place }) => place === answers[at]) + 1);
  const within = (depth: number) => ranks.filter((rank) => rank > 0 && rank <= depth).length / (ranks.length || 1);
  return { recall_at_1: within(1), recall_at_3: within(3), recall_at_5: within(5), mrr: ranks.reduce((sum, rank) => sum + (rank ? 1 / rank : 0), 0) / (ranks.length || 1) };
}

function corpus(pairs: Pair[]): { documents: Searchable[]; answers: number[] } {
  if (pairs.every(({ answer }) => typeof answer === 'string')) {
    const texts = [...new Set(pairs.map(({ answer = '' }) => answer))];
    const places = new Map(texts.map((text, at) => [text, at]));
    return { documents: texts.map((text) => ({ parts: [{ text, weight: 1 }] })), answers: pairs.map(({ answer = '' }) => places.get(answer) ?? -1) };
  }
  const articles = readJsonLines<Article>(join(import.meta.dirname, '../../../data/demo/knowledge.jsonl'));
  const places = new Map(articles.map(({ id }, at) => [id, at]));
  const parts = ({ title, problem, solution, product, issue }: Article) => [
    { text: title, weight: 1.5 }, { text: problem, weight: 1.5 }, { text: solution, weight: 1 }, { text: `${product} ${issue.replaceAll('_', ' ')}`, weight: 0.5 },
  ];
  return { documents: articles.map((article) => ({ parts: parts(article) })), answers: pairs.map(({ answer_id = '' }) => places.get(answer_id) ?? -1) };
}

/** `npm run evaluate -- --task retrieval [--data FILE.jsonl]`: lines `{id, question, answer}` or `{id, question, answer_id}`. */
export async function run({ data, limit }: Pick<EvaluateOptions, 'data' | 'limit'>): Promise<Report> {
  const pairs = readJsonLines<Pair>(data || join(import.meta.dirname, '../../../data/retrieval/pairs.jsonl')).slice(0, limit);
  const wrong = pairs.findIndex(({ question, answer, answer_id }) => typeof question !== 'string' || (typeof answer !== 'string' && typeof answer_id !== 'string'));
  if (pairs.length === 0 || wrong >= 0) throw new UsageError(`${data || 'data/retrieval/pairs.jsonl'} needs lines with “question” and “answer” (or “answer_id”)${wrong >= 0 ? `; row ${wrong + 1} has none` : ''}.`);
  const { documents, answers } = corpus(pairs);
  const questions = pairs.map(({ question }) => question);
  const measured = Object.entries(METHODS).map(([name, blend]) => [name, evaluateRetrieval(documents, questions, answers, blend)] as const);
  const started = performance.now();
  createSearchIndex(documents);
  const milliseconds = performance.now() - started;
  const line = (name: string, { recall_at_1, recall_at_3, recall_at_5, mrr }: RetrievalMeasures) =>
    `  ${name.padEnd(28)} top-1 ${recall_at_1.toFixed(3)}  top-3 ${recall_at_3.toFixed(3)}  top-5 ${recall_at_5.toFixed(3)}  MRR ${mrr.toFixed(3)}`;
  return {
    text: [`retrieval: ${pairs.length} questions over ${documents.length} texts, indexed in ${milliseconds.toFixed(0)} ms`, ...measured.map(([name, measures]) => line(name, measures))].join('\n'),
    json: { task: 'retrieval', engine: 'builtin', n: pairs.length, documents: documents.length, ...measured[0]?.[1], baselines: Object.fromEntries(measured.slice(1)), index_ms: milliseconds },
  };
}
