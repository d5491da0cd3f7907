import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readJsonLines } from '../json_lines.ts';

const data = (path: string): string => join(import.meta.dirname, '../../../data', path);
const FOLDERS = ['escalation', 'sentiment', 'gold'];
const CLOSED_TABLE = /^test/;
const CLOSED_DRAFTS = new Set(['second_hand', 'fourth_hand_closed', 'sixth_hand', 'seventh_hand', 'eleventh_hand', 'fifteenth_hand', 'seventeenth_hand']);
/** Of the hands from the sixteenth on, those with even ids are closed where any are: no even one is read. */
const HALF_CLOSED = /^(?:sixteenth|eighteenth|nineteenth|twent\w*)_hand$/;
/** Not learned from: whoever learns the vectors anew with these learns the weights of answers anew too (docs/lab_notes.md tells of such a trial). */
const NOT_LEARNED = new Set(['training_10.csv', 'training_11.csv', 'training_12.csv', 'training_13.csv', 'training_14.csv', 'training_15.csv', 'plain_7.csv', 'plain_8.csv', 'plain_9.csv', 'plain_10.csv', 'twenty_fourth_hand.jsonl', 'twenty_fifth_hand.jsonl', 'twenty_sixth_hand.jsonl', 'twenty_seventh_hand.jsonl', 'twenty_eighth_hand.jsonl', 'twenty_ninth_hand.jsonl', 'thirtieth_hand.jsonl', 'thirty_first_hand.jsonl', 'thirty_second_hand.jsonl', 'thirty_third_hand.jsonl', 'thirty_fourth_hand.jsonl']);
const isOdd = (id: string): boolean => Number(/\d$/.exec(id)?.[0] ?? 0) % 2 === 1;

interface Draft { id: string; ticket: string; sources: { title?: string; text: string }[] }
interface Pair { question: string; answer?: string }

function fromTables(): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(data(folder)).filter((file) => file.endsWith('.csv') && !CLOSED_TABLE.test(file) && !NOT_LEARNED.has(file)).sort().flatMap((file) => {
    const rows: Record<string, string>[] = parse(readFileSync(data(`${folder}/${file}`)), { columns: true, bom: true, skip_empty_lines: true });
    return rows.flatMap(({ subject = '', message }) => (message === undefined ? [] : [`${subject} ${message}`]));
  }));
}

function fromDrafts(): string[] {
  return readdirSync(data('grounding')).filter((file) => file.endsWith('.jsonl') && !NOT_LEARNED.has(file)).sort().flatMap((file) => {
    const hand = file.replace('.jsonl', '');
    if (CLOSED_DRAFTS.has(hand) || hand.startsWith('test')) return [];
    const drafts = readJsonLines<Draft>(data(`grounding/${file}`));
    return drafts.filter(({ id }) => !HALF_CLOSED.test(hand) || isOdd(id)).map(({ ticket, sources }) => [ticket, ...sources.map(({ title = '', text }) => `${title} ${text}`)].join(' '));
  });
}

const fromTraining = (): string[] => readdirSync(data('sentiment/training')).filter((file) => file.endsWith('.jsonl')).sort()
  .flatMap((file) => readJsonLines<{ subject?: string; text: string }>(data(`sentiment/training/${file}`)).map(({ subject = '', text }) => `${subject} ${text}`));

const fromPairs = (): string[] => ['pairs', 'help_desks', 'five_companies']
  .flatMap((file) => readJsonLines<Pair>(data(`retrieval/${file}.jsonl`)).map(({ question, answer = '' }) => `${question} ${answer}`));

/** The open texts of `data/`, but for the desks: what stands near what in them says what is alike. */
export const openTexts = (): string[] => [...fromTables(), ...fromTraining(), ...fromDrafts(), ...fromPairs()];
