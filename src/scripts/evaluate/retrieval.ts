import { join } from 'node:path';
import { BLEND, createSearchIndex, type Blend, type Searchable } from '../../adapters/builtin/search/retrieval.ts';
import { UsageError } from '../demo/usage_error.ts';
import { readJsonLines } from '../json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';
import { tfidfLikeness } from './tfidf.ts';

/** A question and the answer it belongs to, by id (`answer_id`, of the sample knowledge) or as a text of its own (`answer`). */
interface Pair {
  id: string;
  lang?: string;
  question: string;
  answer_id?: string;
  answer?: string;
  /** The question under which the answer stands in a knowledge worksheet. */
  title?: string;
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

const PLAIN_BM25: Blend = { bm25: 1, grams: 0, concepts: 0, otherLanguage: 1 };
const DEPTH = 10;

/** `answers[i]` is the place of question i's answer among the documents. */
interface Task { documents: Searchable[]; questions: string[]; answers: number[]; languages: string[] }

/** The measures over ranks that count from 1; 0 is not found. */
function measuresOf(ranks: number[]): RetrievalMeasures {
  const within = (depth: number) => ranks.filter((rank) => rank > 0 && rank <= depth).length / (ranks.length || 1);
  return { recall_at_1: within(1), recall_at_3: within(3), recall_at_5: within(5), mrr: ranks.reduce((sum, rank) => sum + (rank > 0 && rank <= DEPTH ? 1 / rank : 0), 0) / (ranks.length || 1) };
}

/** The rank at which each question finds its own document. */
function ranksByIndex({ documents, questions, answers }: Task, blend: Blend): number[] {
  const index = createSearchIndex(documents, blend);
  return questions.map((question, at) => index.search(question, DEPTH).findIndex(({ place }) => place === answers[at]) + 1);
}

function ranksByTfidf({ documents, questions, answers }: Task): number[] {
  const likeness = tfidfLikeness(documents.map(({ parts }) => parts.map(({ text }) => text).join('\n')));
  return questions.map((question, at) => {
    const scores = likeness(question);
    const own = scores[answers[at] ?? -1] ?? 0;
    return own > 0 ? scores.filter((score, place) => score > own || (score === own && place < (answers[at] ?? 0))).length + 1 : 0;
  });
}

/** The product's own search, and the plain methods it must beat. */
const METHODS: Record<string, (task: Task) => number[]> = {
  'this app': (task) => ranksByIndex(task, BLEND),
  'word and character tf-idf': ranksByTfidf,
  'plain BM25': (task) => ranksByIndex(task, PLAIN_BM25),
};

/** Questions against answer texts alone, as a ticket stands against what an agent wrote. */
function againstAnswers(pairs: Pair[], answerOf: (pair: Pair) => string): Task {
  const texts = [...new Set(pairs.map(answerOf))];
  const places = new Map(texts.map((text, at) => [text, at]));
  return { documents: texts.map((text) => ({ parts: [{ text, weight: 1 }] })), questions: pairs.map(({ question }) => question), answers: pairs.map((pair) => places.get(answerOf(pair)) ?? -1), languages: pairs.map(({ lang = '' }) => lang) };
}

/** Questions against whole records of the sample knowledge, its parts weighing as in the product. */
function againstRecords(pairs: Pair[], articles: Article[]): Task {
  const places = new Map(articles.map(({ id }, at) => [id, at]));
  const parts = ({ title, problem, solution, product, issue }: Article) => [
    { text: title, weight: 1.5 }, { text: problem, weight: 1.5 }, { text: solution, weight: 1 }, { text: `${product} ${issue.replaceAll('_', ' ')}`, weight: 0.5 },
  ];
  return { documents: articles.map((article) => ({ parts: parts(article) })), questions: pairs.map(({ question }) => question), answers: pairs.map(({ answer_id = '' }) => places.get(answer_id) ?? -1), languages: pairs.map(({ lang = '' }) => lang) };
}

/** Questions against rows of a knowledge worksheet, whose question is title and problem alike. */
function againstRows(pairs: Pair[]): Task {
  const task = againstAnswers(pairs, ({ title, answer }) => `${title}\n${answer}`);
  const rows = new Map(pairs.map(({ title = '', answer = '' }) => [`${title}\n${answer}`, { title, answer }]));
  return { ...task, documents: [...rows.values()].map(({ title, answer }) => ({ parts: [{ text: title, weight: 1.5 }, { text: title, weight: 1.5 }, { text: answer, weight: 1 }] })) };
}

/** The pairs as what is searched: answers alone where the file gives them; by id, whole records and their answers alone. */
function tasksOf(pairs: Pair[]): Record<string, Task> {
  if (pairs.every(({ answer }) => typeof answer === 'string')) {
    const alone = { 'answer texts': againstAnswers(pairs, ({ answer = '' }) => answer) };
    return pairs.every(({ title }) => title) ? { 'rows of question and answer': againstRows(pairs), ...alone } : alone;
  }
  const articles = readJsonLines<Article>(join(import.meta.dirname, '../../../data/demo/knowledge.jsonl'));
  const solutions = new Map(articles.map(({ id, solution }) => [id, solution]));
  return { 'whole records': againstRecords(pairs, articles), 'answer texts': againstAnswers(pairs, ({ answer_id = '' }) => solutions.get(answer_id) ?? '') };
}

const only = <Item>(items: Item[], languages: string[], language: string): Item[] => items.filter((_, at) => languages[at] === language);

/** `npm run evaluate -- --task retrieval [--data FILE.jsonl]`: lines `{id, question, answer}` or `{id, question, answer_id}`. */
export async function run({ data, limit }: Pick<EvaluateOptions, 'data' | 'limit'>): Promise<Report> {
  const pairs = readJsonLines<Pair>(data || join(import.meta.dirname, '../../../data/retrieval/pairs.jsonl')).slice(0, limit);
  const wrong = pairs.findIndex(({ question, answer, answer_id }) => typeof question !== 'string' || (typeof answer !== 'string' && typeof answer_id !== 'string'));
  if (pairs.length === 0 || wrong >= 0) throw new UsageError(`${data || 'data/retrieval/pairs.jsonl'} needs lines with “question” and “answer” (or “answer_id”)${wrong >= 0 ? `; row ${wrong + 1} has none` : ''}.`);
  const line = (name: string, { recall_at_1, recall_at_3, recall_at_5, mrr }: RetrievalMeasures) =>
    `  ${name.padEnd(28)} top-1 ${recall_at_1.toFixed(3)}  top-3 ${recall_at_3.toFixed(3)}  top-5 ${recall_at_5.toFixed(3)}  MRR ${mrr.toFixed(3)}`;
  const results = Object.entries(tasksOf(pairs)).map(([name, task]) => {
    const started = performance.now();
    createSearchIndex(task.documents);
    const milliseconds = performance.now() - started;
    const ranks = Object.entries(METHODS).map(([method, rank]) => [method, rank(task)] as const);
    const measured = ranks.map(([method, own]) => [method, measuresOf(own)] as const);
    const languages = [...new Set(task.languages)].filter(Boolean);
    const byLanguage = languages.map((language) => [language, Object.fromEntries(ranks.map(([method, own]) => [method, measuresOf(only(own, task.languages, language))]))] as const);
    return {
      text: [
        `retrieval: ${pairs.length} questions over ${task.documents.length} ${name}, indexed in ${milliseconds.toFixed(0)} ms`, ...measured.map(([method, measures]) => line(method, measures)),
        ...byLanguage.map(([language, own]) => `  ${language} top-1 / top-5: ${Object.entries(own).map(([method, { recall_at_1, recall_at_5 }]) => `${method} ${recall_at_1.toFixed(3)} / ${recall_at_5.toFixed(3)}`).join(', ')}`),
      ],
      json: { documents: task.documents.length, ...measured[0]?.[1], baselines: Object.fromEntries(measured.slice(1)), by_language: Object.fromEntries(byLanguage), index_ms: milliseconds },
    };
  });
  return {
    text: results.flatMap(({ text }) => text).join('\n'),
    json: { task: 'retrieval', engine: 'builtin', n: pairs.length, ...results[0]?.json, ...(results[1] ? { answers_alone: results[1].json } : {}) },
  };
}
