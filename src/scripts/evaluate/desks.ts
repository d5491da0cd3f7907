import { readFileSync } from 'node:fs';
import Table from 'cli-table3';
import { createMemoryKnowledgeBase } from '../../adapters/builtin/memory_knowledge_base.ts';
import type { DraftReplyOutput } from '../../steps/reply_output.ts';
import { triageTicket } from '../../steps/ticket_triage.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { standIns } from '../../services.ts';
import { UsageError } from '../demo/usage_error.ts';
import { readJsonLines } from '../json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

/** What is right for a ticket: the entries that answer, all of them; which is meant is asked; nothing answers; a person takes it. */
type Answers = string[] | 'ask' | 'none' | 'human';
const LABELS = ['answerable', 'ask', 'none', 'human'] as const;

/** A knowledge sheet and the labelled tickets to it. */
export interface Desk {
  company: string;
  lang: string;
  products: { name: string; aliases: string[] }[];
  entries: { id: string; question: string; answer: string; product?: string; url?: string }[];
  tickets: { id: string; lang: string; subject: string; message: string; customer_name?: string; answers: Answers }[];
}

/** A small desk as its writer gives it, a line of a JSON Lines file: what customers ask without a subject, each answered by one entry or by none. */
interface SmallDesk extends Pick<Desk, 'company' | 'lang' | 'entries'> { asks: { text: string; answer: string | null }[] }

export interface Told { route: string; status: string; template: string; can: boolean; ids: string[]; text: string; note: string; blockers: string[] }

/** What becomes of a ticket, and, of what has an entry's answer, whether it is the right one. */
const FATES = ['right', 'in part', 'wrong', 'asked back', 'to a person', 'nothing'] as const;
export type Fate = (typeof FATES)[number];

const isDesk = (given: unknown): given is Desk => {
  const { company, entries, tickets }: Partial<Desk> = typeof given === 'object' && given !== null ? given : {};
  return typeof company === 'string' && Array.isArray(entries) && Array.isArray(tickets)
    && entries.every(({ id, question, answer }) => [id, question, answer].every((text) => typeof text === 'string'))
    && tickets.every(({ id, message, answers }) => typeof id === 'string' && typeof message === 'string' && (Array.isArray(answers) || ['ask', 'none', 'human'].includes(answers)));
};

const isSmallDesk = (given: object): given is SmallDesk => 'asks' in given && Array.isArray(given.asks);

const ticketsOf = ({ lang, asks, ...desk }: SmallDesk): object =>
  ({ ...desk, lang, products: [], tickets: asks.map(({ text, answer }, at) => ({ id: `${at + 1}`, lang, subject: '', message: text, answers: answer ? [answer] : 'none' })) });

/** The desks of a JSON file, or of JSON Lines, a desk each, with `tickets` or a small desk's `asks`. Throws `UsageError` where it holds none. */
export function readDesks(file: string): Desk[] {
  if (/\.jsonl$/i.test(file)) return desksIn(readJsonLines(file).map((line) => (isSmallDesk(line) ? ticketsOf(line) : line)), file);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return desksIn(Array.isArray(read) ? read : [read], file);
}

function desksIn(desks: unknown[], file: string): Desk[] {
  if (desks.length > 0 && desks.every(isDesk)) return desks;
  throw new UsageError(`${file} needs desks, each with “company”, “entries” (id, question, answer) and “tickets” (id, message, answers: ids of entries, or "ask", "none", "human"): desk ${desks.findIndex((desk) => !isDesk(desk)) + 1} is none.`);
}

/** What Triage Ticket gives, or Draft Reply, which knows no route. */
type Step = (inputData: Record<string, unknown>) => Promise<DraftReplyOutput & { route?: string }>;

/** A step's reply to each ticket of a desk by its id, automatic sending switched on. */
export async function repliesOf({ company, products = [], entries, tickets }: Desk, step: Step): Promise<Map<string, Told>> {
  standIns.knowledgeBase = createMemoryKnowledgeBase(entries.map(({ id, question, answer, product = '', url = '' }) => ({ id, kind: 'article', title: question, problem: question, solution: answer, product, url })));
  const told = new Map<string, Told>();
  for (const { id, subject = '', message, customer_name = '' } of tickets) {
    const named = products.map(({ name, aliases = [] }) => `${name} = ${aliases.join(', ')}`);
    const { route = '', status, template, can_auto_send: can, sources, reply_text: text, internal_note: note, blockers } = await step({ subject, message, customer_name, company_name: company, products: named, allow_auto_send: true });
    told.set(id, { route, status, template, can, ids: sources.map((one) => one.id), text, note, blockers });
  }
  standIns.knowledgeBase = undefined;
  return told;
}

/** A question back, or the word that a person looks at it. */
const isAskedBack = ({ status, template }: Pick<Told, 'status' | 'template'>): boolean => status === 'clarify' || template.endsWith('/hand_on');

/** By the labels: right rests on exactly the entries that answer, in part on some of them alone, wrong on another. */
export function fateOf({ route, status, template, ids }: Told, answers: Answers): Fate {
  if (isAskedBack({ status, template })) return 'asked back';
  if (status === 'drafted' && ids.length > 0) {
    if (!Array.isArray(answers) || ids.some((id) => !answers.includes(id))) return 'wrong';
    return answers.every((id) => ids.includes(id)) ? 'right' : 'in part';
  }
  return route === 'human' ? 'to a person' : 'nothing';
}

/** Of what is asked back and what an entry answers: how much is asked by naming entries, how much of that by telling answers, and whether one that is right is among them; of the others, for how many the note to the colleague holds one. */
export interface Named { asked_back: number; in_note: number; with_choices: number; right_among: number; with_answers: number; right_told: number; choices: number; without_answer: number; for_a_person: number }

type Entries = Pick<Desk['entries'][number], 'id' | 'answer'>[];

/** A shorter piece may stand in any reply. */
const LEAST_TOLD = 15;
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The entries of which a reply tells a sentence at least, letter for letter. */
function toldIn(text: string, entries: Entries): string[] {
  const said = onOneLine(text);
  const isSaid = (piece: string): boolean => piece.trim().length >= LEAST_TOLD && said.includes(onOneLine(piece).trim());
  return entries.filter(({ answer }) => answer.split(/(?<=[.!?])\s+|\n+/).some(isSaid)).map(({ id }) => id);
}

/** Counts the replies that name what a ticket may be about. `without_answer`: of what no entry answers; `for_a_person`: of what a person has to take, which is to be none. */
export function namedIn(replies: { told: Told; answers: Answers; entries: Entries }[]): Named {
  const asked = replies.filter(({ told }) => isAskedBack(told));
  const naming = asked.filter(({ told }) => told.ids.length > 0);
  const answerable = naming.flatMap(({ told, answers, entries }) => (Array.isArray(answers) ? [{ ids: told.ids, answers, told: toldIn(told.text, entries.filter(({ id }) => told.ids.includes(id))) }] : []));
  return {
    asked_back: asked.filter(({ answers }) => Array.isArray(answers)).length,
    in_note: asked.filter(({ told, answers, entries }) => told.ids.length === 0 && Array.isArray(answers) && toldIn(told.note, entries).some((id) => answers.includes(id))).length,
    with_choices: answerable.length,
    right_among: answerable.filter(({ ids, answers }) => answers.some((id) => ids.includes(id))).length,
    with_answers: answerable.filter(({ told }) => told.length > 0).length,
    right_told: answerable.filter(({ told, answers }) => answers.some((id) => told.includes(id))).length,
    choices: naming.reduce((sum, { told }) => sum + told.ids.length, 0) / Math.max(1, naming.length),
    without_answer: naming.filter(({ answers }) => answers === 'none').length,
    for_a_person: naming.filter(({ answers, told }) => answers === 'human' || told.route === 'human').length,
  };
}

const namedText = ({ asked_back, in_note, with_choices, right_among, with_answers, right_told, choices, without_answer, for_a_person }: Named): string =>
  `Asked back though an entry answers: ${asked_back}; ${with_choices} of them by naming entries (${choices.toFixed(1)} each), the right one among them in ${right_among}; ${with_answers} by telling their answers, the right one's in ${right_told}; of the other ${asked_back - with_choices} the note to the colleague holds the right answer for ${in_note}. Entries named where none answers: ${without_answer}; where a person has to take it: ${for_a_person}.`;

type Counts = Record<string, { n: number; could_go_out: number }>;

function counted(fates: { fate: Fate; can: boolean }[]): Counts {
  return Object.fromEntries(FATES.map((fate) => {
    const own = fates.filter((one) => one.fate === fate);
    return [fate, { n: own.length, could_go_out: own.filter(({ can }) => can).length }];
  }));
}

function tableOf(counts: Record<string, Counts>): string {
  const table = new Table({ head: ['', 'tickets', 'right', 'in part', 'wrong', ...FATES.slice(3)], style: { head: [], border: [] }, colAligns: ['left', ...FATES.map(() => 'right' as const), 'right'] });
  for (const [label, own] of Object.entries(counts)) {
    const cells = FATES.map((fate) => `${own[fate]!.n}${own[fate]!.could_go_out > 0 ? ` (${own[fate]!.could_go_out})` : ''}`);
    table.push([label, String(Object.values(own).reduce((sum, { n }) => sum + n, 0)), ...cells]);
  }
  return table.toString();
}

const labelOf = (answers: Answers): (typeof LABELS)[number] => (Array.isArray(answers) ? 'answerable' : answers);

/** `npm run evaluate -- --task replies --data desks.json`: what becomes of labelled tickets to the knowledge sheets of a file. */
export async function runDesks({ data, engine, model, limit }: Pick<EvaluateOptions, 'data' | 'engine' | 'model' | 'limit'>): Promise<Report> {
  const authData = { gemini_api_key: engine === 'gemini' ? process.env.GEMINI_API_KEY : '' };
  const started = performance.now();
  const fates: { label: string; other: boolean; fate: Fate; can: boolean; told: Told; answers: Answers; entries: Entries }[] = [];
  for (const desk of readDesks(data)) {
    const tickets = desk.tickets.slice(0, Math.max(0, limit - fates.length));
    const told = await repliesOf({ ...desk, tickets }, (inputData) => triageTicket({ authData, deadline: createDeadline(), inputData: { ...inputData, engine, gemini_model: model } }));
    for (const { id, lang, answers } of tickets) {
      const own = told.get(id)!;
      fates.push({ label: labelOf(answers), other: (lang ?? desk.lang) !== desk.lang, fate: fateOf(own, answers), can: own.can, told: own, answers, entries: desk.entries });
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const counts = Object.fromEntries([
    ...LABELS.map((label) => [label, counted(fates.filter((one) => one.label === label))] as const),
    ['of the answerable, in another language', counted(fates.filter(({ label, other }) => label === 'answerable' && other))] as const,
  ]);
  const named = namedIn(fates);
  return {
    text: [`replies: ${fates.length} tickets by ${engine} in ${seconds.toFixed(1)} s; in brackets, how many of them could go out`, tableOf(counts), namedText(named)].join('\n'),
    json: { task: 'replies', engine, n: fates.length, desks: counts, named, seconds },
  };
}
