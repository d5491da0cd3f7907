/**
 * `npm run train:meanings`: learns a vector for each meaning of data/product/lexicon.json and each concept, such that a question lies
 * near what answers it, and writes `data/product/meaning_vectors.json`. What stands near what in the open texts of `data/` is the start;
 * from there the open desks of data/retrieval teach. The same data gives the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../adapters/builtin/search/meaning_vectors.asset.ts';
import { openDesks } from './open_desks.ts';
import { vectorsByAnswers } from './train_meanings/contrast.ts';
import { vectorsByCompany } from './train_meanings/cooccurrence.ts';
import { openTexts } from './train_meanings/texts.ts';
import { DIMENSIONS, unitFor, written } from './train_meanings/quantised.ts';

const product = (file: string): string => join(import.meta.dirname, '../../data/product', file);
const lines: unknown[] = JSON.parse(readFileSync(product('lexicon.json'), 'utf8'));
const concepts: Record<string, string> = JSON.parse(readFileSync(product('concepts.json'), 'utf8'));

const texts = openTexts(), desks = openDesks();
const learned = vectorsByAnswers(desks, vectorsByCompany(texts, DIMENSIONS), DIMENSIONS), unit = unitFor(learned.values());
const rowOf = (sense: number | string): string => { const own = learned.get(sense); return own ? written(own, unit) : ''; };
const asks = desks.reduce((sum, { asks: own }) => sum + own.filter(({ answers }) => answers.length > 0).length, 0);
const note = `Learned by npm run train:meanings from ${texts.length} open texts of data/ and ${asks} answered asks of ${desks.length} open desks. A vector a line of lexicon.json, in their order, and one a concept: two hexadecimal digits of its largest number, in parts of the unit, then a digit a dimension, eight for nought.`;
const json = { note, lexicon: fingerprint(lines), dimensions: DIMENSIONS, unit, meanings: lines.map((_line, at) => rowOf(at)), concepts: Object.fromEntries(Object.keys(concepts).map((name) => [name, rowOf(`@${name}`)])) };
writeFileSync(product('meaning_vectors.json'), `${JSON.stringify(json, null, 0).replaceAll('",', '",\n')}\n`);
console.log(`${texts.length} texts, ${asks} asks of ${desks.length} desks: ${learned.size} vectors of ${DIMENSIONS} numbers`);
