import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanTicketText } from '../triage/ticket_text.ts';
import { readDesks, type Desk } from './evaluate/desks.ts';

/** What a customer asked of an open desk; `answers`: the ids of the entries that answer, `[]` where none does. */
export interface OpenAsk { lang: string; subject: string; message: string; answers: string[] }
export interface OpenDesk extends Pick<Desk, 'company' | 'lang'> {
  entries: { id: string; question: string; answer: string; product: string }[];
  asks: OpenAsk[];
}

/** Learned from as well, desks in everyday words (`natural_desks`, `judge_desks`, `everyday_desks`, `crafts_desks`, `everyday_pairs`) made more drafts wrong: docs/lab_notes.md. */
const FILES = ['five_companies_desks', 'three_desks', 'four_desks', 'fifth_desks', 'ten_desks'];
const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'];
/** Of these the tickets with even numbers are read by nobody: replies are measured on them. */
const HALF_UNREAD = 'fifth_desks';
const isRead = (id: string): boolean => Number(id.slice(-1)) % 2 === 1;
/** Every so-manieth small desk of each file is left out of all learning: replies are measured on these. */
const LEFT_OUT = 5;

interface StoredTicket { id: string; lang?: string; subject?: string; message: string; may?: string; answers: string[] | string }

/** Undefined where it is to be asked or a person takes it: nothing to learn from. */
function answersOf({ answers, may }: StoredTicket): string[] | undefined {
  if (may ? may === 'ask' : answers === 'ask' || answers === 'human') return undefined;
  return Array.isArray(answers) && (may ?? 'answer') === 'answer' ? answers : [];
}

const pathOf = (file: string): string => join(import.meta.dirname, '../../data/retrieval', file);

interface StoredDesk { company: string; lang: string; entries: { id?: string; question: string; answer: string; product?: string }[]; tickets: StoredTicket[] }

const openDesk = ({ company, lang, entries, tickets }: StoredDesk): OpenDesk => ({
  company, lang, entries: entries.map(({ id, question, answer, product = '' }) => ({ id: id ?? question, question, answer, product })),
  asks: tickets.flatMap((ticket) => {
    const answers = answersOf(ticket);
    return answers ? [{ lang: ticket.lang ?? lang, subject: ticket.subject ?? '', message: cleanTicketText(ticket.message).message, answers }] : [];
  }),
});

/** The open desks of data/retrieval that may be learned from. */
export function openDesks(): OpenDesk[] {
  const large = FILES.flatMap((name) => {
    const read: StoredDesk[] = JSON.parse(readFileSync(pathOf(`${name}.json`), 'utf8'));
    return name === HALF_UNREAD ? read.map((desk) => ({ ...desk, tickets: desk.tickets.filter(({ id }) => isRead(id)) })) : read;
  });
  const small = LANGUAGES.flatMap((language) => readDesks(pathOf(`small_desks.${language}.jsonl`)).filter((_desk, at) => at % LEFT_OUT !== LEFT_OUT - 1));
  return [...large, ...small].map(openDesk);
}
