/** The vectors of meanings: learned the same on every run, from what keeps company and from what answers; and what no learning reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meaningsOf } from '../../src/adapters/builtin/words/lexicon.ts';
import { openDesks, type OpenDesk } from '../../src/scripts/open_desks.ts';
import { vectorsByAnswers } from '../../src/scripts/train_meanings/contrast.ts';
import { vectorsByCompany } from '../../src/scripts/train_meanings/cooccurrence.ts';
import { unitFor, written } from '../../src/scripts/train_meanings/quantised.ts';
import '../../src/services.ts';

const DIMENSIONS = 4;
const texts = ['The courier lost my parcel on the road.', 'Our courier brings each parcel by van.', 'My password and my login fail.', 'Reset the password, then login again.'].flatMap((text) => Array.from({ length: 5 }, () => text));
const cosine = (left: Float64Array, right: Float64Array): number => left.reduce((sum, own, at) => sum + own * right[at]!, 0) / Math.hypot(...left) / Math.hypot(...right);
const vectorOf = (vectors: ReadonlyMap<number | string, Float64Array>, word: string): Float64Array => vectors.get(meaningsOf(word)[0]!)!;

const desk = (company: string, pairs: [title: string, answer: string, ask: string][]): OpenDesk => ({
  company, lang: 'en', entries: pairs.map(([question, answer], at) => ({ id: `${at}`, question, answer, product: '' })),
  asks: pairs.map(([, , message], at) => ({ lang: 'en', subject: '', message, answers: [`${at}`] })),
});
const desks = ['Moss', 'Fern', 'Reed'].map((company) => desk(company, [
  ['Parcel', 'The parcel leaves on Monday.', 'My neighbour saw no courier.'], ['Password', 'Reset the password by mail.', 'The key opens nothing.'],
]));

test('what stands near the same words lies in one direction, the same on every run', () => {
  const vectors = vectorsByCompany(texts, DIMENSIONS);
  expect(cosine(vectorOf(vectors, 'parcel'), vectorOf(vectors, 'courier'))).toBeGreaterThan(cosine(vectorOf(vectors, 'parcel'), vectorOf(vectors, 'password')) + 0.3);
  expect([...vectorsByCompany(texts, DIMENSIONS)]).toEqual([...vectors]);
});

test('what is asked in other words comes to lie by what answers it, the same on every run', () => {
  const vectors = vectorsByAnswers(desks, new Map(), DIMENSIONS);
  const [courier, key, parcel, password] = ['courier', 'key', 'parcel', 'password'].map((word) => vectorOf(vectors, word));
  expect(cosine(courier!, parcel!)).toBeGreaterThan(cosine(courier!, password!));
  expect(cosine(key!, password!)).toBeGreaterThan(cosine(key!, parcel!));
  expect([...vectorsByAnswers(desks, new Map(), DIMENSIONS)]).toEqual([...vectors]);
});

test('a vector is written as its largest number and sevenths of it', () => {
  // 1 of 100 parts is 100, hexadecimal 64; 7, -7, 3.5 (rounded up) and 0 sevenths, each eight higher.
  expect(written(Float64Array.of(1, -1, 0.5, 0), 100)).toBe('64f1c8');
  expect(unitFor([Float64Array.of(0.5, -2), Float64Array.of(1, 1)])).toBe(127);
});

test('every fifth small desk and every even ticket of the fifth desks teaches nothing', () => {
  const read = (file: string): string => readFileSync(join(__dirname, '../../data/retrieval', file), 'utf8');
  const asked = new Set(openDesks().flatMap(({ asks }) => asks.map(({ message }) => message)));
  const small = ['en', 'de', 'es', 'fr', 'pt'].map((language) => read(`small_desks.${language}.jsonl`).trim().split('\n').map((line): { asks: { text: string }[] } => JSON.parse(line)));
  const leftOut = small.flatMap((of) => of.filter((_desk, at) => at % 5 === 4)), learned = small.flatMap((of) => of.filter((_desk, at) => at % 5 === 0));
  expect(leftOut).toHaveLength(30);
  expect(leftOut.flatMap(({ asks }) => asks).filter(({ text }) => asked.has(text))).toEqual([]);
  expect(learned.flatMap(({ asks }) => asks).filter(({ text }) => asked.has(text)).length).toBeGreaterThan(900);
  const fifth: { tickets: { id: string; message: string }[] }[] = JSON.parse(read('fifth_desks.json'));
  expect(fifth.flatMap(({ tickets }) => tickets).filter(({ id, message }) => Number(id.slice(-1)) % 2 === 0 && asked.has(message))).toEqual([]);
});
