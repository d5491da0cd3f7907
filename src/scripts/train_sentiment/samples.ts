import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { gramsOf, shapeOf } from '../../adapters/builtin/sentiment/features.ts';
import { textOf } from '../../adapters/builtin/sentiment/own_words.ts';
import { readText } from '../../adapters/builtin/sentiment/reading.ts';
import { SENTIMENTS, type Sentiment } from '../../ports/engine.ts';
import { readJsonLines } from '../json_lines.ts';

/** A labelled text as the model sees it. */
export interface Sample {
  id: string;
  language: string;
  /** Where it comes from: `demo`, `gold`, or the name of a training file. */
  source: string;
  /** Texts that must not be parted by a split: one customer, one id. */
  group: string;
  /** The message as it is in the file, and the text that is read of it. */
  message: string;
  text: string;
  sentiment: Sentiment;
  dense: Float32Array;
  buckets: Int32Array;
  words: number;
  letters: number;
}

type Row = Record<string, string>;

const data = resolve(import.meta.dirname, '../../../data');
const csv = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });
const isSentiment = (label: string): label is Sentiment => SENTIMENTS.some((known) => known === label);

function sampleOf(row: Row, source: string, group: string): Sample {
  const { id = '', lang = '', subject = '', message = '', sentiment = '' } = row;
  if (!isSentiment(sentiment)) throw new Error(`${source} ${id} has the label "${sentiment}".`);
  const reading = readText(textOf(subject, message));
  const { buckets, words, letters } = gramsOf(reading.tokens);
  const shape = shapeOf(reading.signals);
  return {
    id, language: lang, source, group, message, text: reading.text, sentiment, dense: reading.dense.slice(),
    buckets: Int32Array.from([...buckets.subarray(0, words + letters), ...shape.buckets.subarray(0, shape.count)]), words, letters,
  };
}

function demoSamples(): Sample[] {
  const labels = new Map(csv(join(data, 'demo/labels.csv')).map((row) => [row.ticket_id ?? '', row]));
  return csv(join(data, 'demo/tickets.csv')).map((row) => {
    const id = row['Ticket ID'] ?? '';
    const label = labels.get(id);
    return sampleOf({ id, lang: label?.lang ?? '', subject: row.Subject ?? '', message: row.Message ?? '', sentiment: label?.sentiment ?? '' }, 'demo', row['Customer e-mail'] || id);
  });
}

/** Hand-written training texts: one JSON object a line, `{id, lang, text, sentiment}`. */
function writtenSamples(path: string): Sample[] {
  const source = basename(path, '.jsonl');
  return readJsonLines<Row>(path).map((row) => sampleOf({ ...row, message: row.text ?? '' }, source, row.id ?? ''));
}

/** Every open labelled text of `data/`; the closed test part is never read. */
export function readSamples(): Sample[] {
  const gold = join(data, 'gold/open.csv');
  return [
    ...demoSamples(),
    ...(existsSync(gold) ? csv(gold).map((row) => sampleOf(row, 'gold', row.id ?? '')) : []),
    ...globSync(join(data, 'sentiment/training/*.jsonl')).sort().flatMap(writtenSamples),
  ];
}
