/**
 * `npm run train:answers`: learns from the open desks of data/retrieval what speaks for an entry as a ticket's answer, and prints the
 * weights for `src/adapters/builtin/search/answer_chance.ts`, with what they make of desks that are left out of the learning, a fifth at a time.
 * What a desk's words mean is read by vectors that did not learn from it: else they would seem surer than they are on a stranger's desk.
 * A large desk is read twice, by its own sheet and by all of its language put together.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Matrix, solve } from 'ml-matrix';
import { createSigns, likenessOf, listed, sharesOf, type Asked, type Candidate, type Weighable } from '../adapters/builtin/search/answer_chance.ts';
import { searchable } from '../adapters/builtin/memory_search.ts';
import type { MeaningVectors } from '../adapters/builtin/search/meaning_vectors.ts';
import { BLEND, createSearchIndex } from '../adapters/builtin/search/retrieval.ts';
import '../services.ts';
import { readCsvFile } from './demo/csv_file.ts';
import { readKnowledgeFile } from './demo/knowledge_file.ts';
import { cleanTicketText } from '../triage/ticket_text.ts';
import { openDesks, type OpenDesk } from './open_desks.ts';
import { asVectors, vectorsByAnswers } from './train_meanings/contrast.ts';
import { vectorsByCompany } from './train_meanings/cooccurrence.ts';
import { DIMENSIONS } from './train_meanings/quantised.ts';
import { openTexts } from './train_meanings/texts.ts';

/** What may answer one ticket: the signs of each candidate and whether it does. */
interface Row { fold: number; kind: Kind; foreign: boolean; signs: number[][]; right: boolean[]; weight: number }

type Kind = 'large' | 'small' | 'samples';
/** Desks that are left out together. */
const FOLDS = 5;
/** A desk of fewer entries is a small one. */
const LEAST_OF_LARGE = 20;
/** Keeps the weights small: few desks have been seen. */
const RIDGE = 1;
const MOST_STEPS = 30;
const SETTLED = 1e-3;
const FOUND = 40;
/** What a sample ticket counts beside one of a desk: an entry on its product and issue need not answer it. */
const SAMPLE_WEIGHT = 0.5;
const demo = (file: string): string => join(import.meta.dirname, '../../data/demo', file);

const desks = openDesks();
const foldOf = (desk: OpenDesk): number => desks.indexOf(desk) % FOLDS;
const isLarge = ({ entries }: OpenDesk): boolean => entries.length >= LEAST_OF_LARGE;

/** The signs of either side beside noughts for the other, each with a one for its bias. */
function sided({ side, signs }: Candidate): number[] {
  const own = [...listed(signs), 1], none = own.map(() => 0);
  return side === 'own' ? [...own, ...none] : [...none, ...own];
}

/** What may answer a question among entries, and which of them does. */
function createRows(entries: Weighable[], vectors: MeaningVectors) {
  const index = createSearchIndex(entries.map(({ title, problem, solution, product = '' }) => searchable({ title, problem, solution, product })), BLEND, () => vectors);
  const signs = createSigns(entries, index);
  return (asked: Asked, about: Omit<Row, 'signs' | 'right'>, isRight: (place: number) => boolean): Row[] => {
    const likeness = { own: new Map<number, number>(), across: new Map<number, number>() };
    for (const { place, across, ...near } of index.search(`${asked.subject}\n${asked.message}`, FOUND, FOUND)) likeness[across ? 'across' : 'own'].set(place, likenessOf(near));
    const candidates = signs(asked, likeness);
    return candidates.length > 0 ? [{ ...about, signs: candidates.map(sided), right: candidates.map(({ place }) => isRight(place)) }] : [];
  };
}

function rowsOf(desk: OpenDesk, others: OpenDesk['entries'], vectors: MeaningVectors): Row[] {
  const rowsFor = createRows([...desk.entries, ...others].map(({ question, answer, product }) => ({ kind: 'article' as const, title: question, problem: question, solution: answer, product })), vectors);
  const about = { fold: foldOf(desk), kind: isLarge(desk) ? 'large' : 'small', weight: 1 } as const;
  return desk.asks.flatMap(({ lang, subject, message, answers }) =>
    rowsFor({ subject, message, product: '' }, { ...about, foreign: lang !== desk.lang }, (place) => answers.includes(desk.entries[place]?.id ?? '')));
}

/** The sample tickets and the sample knowledge, of five languages: right is what is filed under a ticket's own product and issue. */
async function sampleRows(vectors: MeaningVectors): Promise<Row[]> {
  const entries = [...await readKnowledgeFile(demo('knowledge.jsonl')), ...await readKnowledgeFile(demo('solved_tickets.jsonl'))];
  const rowsFor = createRows(entries, vectors);
  const [header = [], ...lines] = readFileSync(demo('labels.csv'), 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  const labels = new Map(lines.map((cells) => [cells[header.indexOf('ticket_id')], { product: cells[header.indexOf('product')] ?? '', issue: cells[header.indexOf('issue')] ?? '' }]));
  const { headers, rows } = readCsvFile(demo('tickets.csv'));
  const cell = (row: string[], name: string): string => row[headers.indexOf(name)] ?? '';
  return rows.flatMap((row) => {
    const label = labels.get(cell(row, 'Ticket ID'));
    const isRight = (place: number): boolean => label !== undefined && label.issue !== '' && entries[place]?.issue === label.issue && (!label.product || !entries[place].product || entries[place].product === label.product);
    return rowsFor({ subject: cell(row, 'Subject'), message: cleanTicketText(cell(row, 'Message')).message, product: cell(row, 'Product') }, { fold: FOLDS, kind: 'samples', foreign: false, weight: SAMPLE_WEIGHT }, isRight);
  });
}

/** The chance of each candidate. */
const chancesIn = ({ signs }: Row, weights: number[]): number[] => sharesOf(signs.map((own) => own.reduce((sum, sign, at) => sum + sign * weights[at]!, 0)));

/** What one row adds to the gradient and the information of the log likelihood; most signs of a candidate are nought. */
function addRow({ signs, right, weight }: Row, chances: number[], gradient: number[], information: number[][]): void {
  const known = chances.reduce((sum, chance, at) => sum + (right[at] ? chance : 0), 0);
  const mean = gradient.map(() => 0);
  chances.forEach((chance, candidate) => {
    const own = signs[candidate]!, held = [...own.keys()].filter((at) => own[at] !== 0), lacking = (right[candidate] ? chance / known : 0) - chance;
    for (const at of held) {
      mean[at]! += chance * own[at]!;
      gradient[at]! += weight * own[at]! * lacking;
      for (const column of held) information[at]![column]! += weight * chance * own[at]! * own[column]!;
    }
  });
  mean.forEach((one, at) => { if (one !== 0) mean.forEach((other, column) => { information[at]![column]! -= weight * one * other; }); });
}

/** Conditional logit by Fisher scoring: the likelihood that one of the right candidates, or none where none is, is chosen. */
function learn(rows: Row[], from?: number[]): number[] {
  const size = rows[0]!.signs[0]!.length;
  const isBias = (at: number): boolean => at === size - 1 || at === size / 2 - 1;
  let weights = from ?? new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const gradient = weights.map((weight, at) => (isBias(at) ? 0 : -2 * RIDGE * weight));
    const information = weights.map((_weight, at) => weights.map((_other, other) => (at === other ? (isBias(at) ? 1e-6 : 2 * RIDGE) : 0)));
    for (const row of rows) addRow(row, chancesIn(row, weights), gradient, information);
    const change = solve(new Matrix(information), Matrix.columnVector(gradient)).to1DArray();
    const most = Math.max(...change.map(Math.abs));
    weights = weights.map((weight, at) => weight + change[at]! * Math.min(1, 2 / most));
    if (most < SETTLED) break;
  }
  return weights;
}

const start = vectorsByCompany(openTexts(), DIMENSIONS);
const vectorsFrom = (own: OpenDesk[]): MeaningVectors => asVectors(vectorsByAnswers(own, start, DIMENSIONS), DIMENSIONS);
const unseen = Array.from({ length: FOLDS }, (_fold, fold) => vectorsFrom(desks.filter((desk) => foldOf(desk) !== fold)));
const rows = desks.flatMap((desk) => rowsOf(desk, [], unseen[foldOf(desk)]!));
const large = desks.filter(isLarge);
const amongMore = large.flatMap((desk) => rowsOf(desk, large.filter((other) => other !== desk && other.lang === desk.lang).flatMap(({ entries }) => entries), unseen[foldOf(desk)]!));

const all = [...rows, ...amongMore, ...await sampleRows(vectorsFrom(desks))];

const ofAll = learn(all);
const heldOut = Array.from({ length: FOLDS }, (_fold, fold) => learn(all.filter((row) => row.fold !== fold), ofAll)).flatMap((weights, fold) =>
  rows.filter((row) => row.fold === fold).map((row) => {
    const chances = chancesIn(row, weights), chance = Math.max(...chances);
    return { kind: row.kind, foreign: row.foreign, chance, right: row.right[chances.indexOf(chance)]!, answerable: row.right.includes(true) };
  }));
const BARS = [0.8, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.2, 0.1];
for (const [name, held] of [
  ['large desks, in the language of the ticket', heldOut.filter(({ kind, foreign }) => kind === 'large' && !foreign)], ['large desks, over languages', heldOut.filter(({ foreign }) => foreign)], ['small desks', heldOut.filter(({ kind }) => kind === 'small')],
] as const) {
  console.log(`${name}: ${held.filter(({ right }) => right).length} of ${held.filter(({ answerable }) => answerable).length} answers likeliest, their desks left out`);
  for (const [at, bar] of BARS.entries()) {
    const drafted = held.filter(({ chance }) => chance >= bar), between = drafted.filter(({ chance }) => chance < (BARS[at - 1] ?? 1));
    console.log(`  from ${bar}: ${drafted.filter(({ right }) => right).length} right, ${drafted.filter(({ right, answerable }) => !right && answerable).length} wrong, ${drafted.filter(({ answerable }) => !answerable).length} to what nothing answers; of the ${between.length} up to the bar above ${between.filter(({ right }) => right).length} right`);
  }
}
const weights = ofAll.map((weight) => Math.round(weight * 100) / 100);
console.log(`own: ${weights.slice(0, weights.length / 2).join(', ')}\nacross: ${weights.slice(weights.length / 2).join(', ')}`);
