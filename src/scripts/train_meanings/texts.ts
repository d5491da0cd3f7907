import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readJsonLines } from '../json_lines.ts';
import { ODD, openDrafts, WHOLE } from '../open_drafts.ts';

const data = (path: string): string => join(import.meta.dirname, '../../../data', path);
const FOLDERS = ['escalation', 'sentiment', 'gold'];
const CLOSED_TABLE = /^test/;
/** Not learned from: whoever learns the vectors anew with these learns the weights of answers anew too. */
const NOT_LEARNED = new Set(['training_10.csv', 'training_11.csv', 'training_12.csv', 'training_13.csv', 'training_14.csv', 'training_15.csv', 'training_16.csv', 'plain_7.csv', 'plain_8.csv', 'plain_9.csv', 'plain_10.csv']);
const DRAFTS_NOT_LEARNED = ['test', 'twenty_fourth_hand', 'twenty_fifth_hand', 'twenty_sixth_hand', 'twenty_seventh_hand', 'twenty_eighth_hand', 'twenty_ninth_hand', 'thirtieth_hand', 'thirty_second_hand', 'thirty_sixth_hand', 'thirty_seventh_hand'];

interface Draft { id: string; ticket: string; sources: { title?: string; text: string }[] }
interface Pair { question: string; answer?: string }

function fromTables(): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(data(folder)).filter((file) => file.endsWith('.csv') && !CLOSED_TABLE.test(file) && !NOT_LEARNED.has(file)).sort().flatMap((file) => {
    const rows: Record<string, string>[] = parse(readFileSync(data(`${folder}/${file}`)), { columns: true, bom: true, skip_empty_lines: true });
    return rows.flatMap(({ subject = '', message }) => (message === undefined ? [] : [`${subject} ${message}`]));
  }));
}

/** In the order of their hands' names, in which the shipped vectors were learned. */
const fromDrafts = (): string[] => openDrafts<Draft>(DRAFTS_NOT_LEARNED, [...WHOLE, ...ODD].sort())
  .map(({ ticket, sources }) => [ticket, ...sources.map(({ title = '', text }) => `${title} ${text}`)].join(' '));

const fromTraining = (): string[] => readdirSync(data('sentiment/training')).filter((file) => file.endsWith('.jsonl')).sort()
  .flatMap((file) => readJsonLines<{ subject?: string; text: string }>(data(`sentiment/training/${file}`)).map(({ subject = '', text }) => `${subject} ${text}`));

const fromPairs = (): string[] => ['pairs', 'help_desks', 'five_companies']
  .flatMap((file) => readJsonLines<Pair>(data(`retrieval/${file}.jsonl`)).map(({ question, answer = '' }) => `${question} ${answer}`));

/** The open texts of `data/`, but for the desks: what stands near what in them says what is alike. */
export const openTexts = (): string[] => [...fromTables(), ...fromTraining(), ...fromDrafts(), ...fromPairs()];
