import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Grams } from '../../adapters/builtin/escalation/grams.ts';
import { isShort, readableText, tollOf, type TicketGrams } from '../../adapters/builtin/escalation/model.ts';
import { passageGrams, ticketGrams } from '../../adapters/builtin/escalation/opinion.ts';
import type { EscalationReason } from '../../ports/engine.ts';
import type { PassageReader } from '../../ports/passage_reader.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';
import { readJsonLines } from '../json_lines.ts';
import { deskRows, storyRows } from './desk_rows.ts';
import { draftRows } from './draft_rows.ts';
import { unseenFeelings, type Feel } from './feelings.ts';

/** What a hit of the rules speaks for, and the passages around it. */
export interface Hit {
  reason: EscalationReason;
  passages: Grams[];
  /** Its sentence, where that could be a whole message. */
  statement: Grams | undefined;
}

/** A labelled ticket as the model sees it, and what the rules made of it. */
export interface Sample {
  id: string;
  language: string;
  source: string;
  /** Who wrote it: the source, or a writer's letter beside it. */
  hand: string;
  /** Texts that must not be parted by a split: one customer, one id. */
  group: string;
  /** `ordinary`, `negated`…, or `""` where the file does not say. */
  kind: string;
  escalates: boolean;
  reason: string;
  /** Of the message. */
  words: number;
  /** Of so few words that a hit needs less of the model. */
  isShort: boolean;
  /** What the model alone must be surer for its brevity and for what it asks. */
  toll: number;
  grams: TicketGrams;
  /** The hits of the rules, which the model has to bear out. */
  hits: Hit[];
  /** True where the rules send it to a person whatever the model holds of it. */
  isDecided: boolean;
  /** True where the rules leave it to the engine. */
  isOpen: boolean;
}

type Row = Record<string, string>;

const data = resolve(import.meta.dirname, '../../../data');
const csv = (file: string): Row[] => parse(readFileSync(resolve(data, file)), { columns: true, bom: true, skip_empty_lines: true });

const CONTEXT = { contactCount: 0, now: new Date(0) };

/** The hits of a ticket, and the verdict of the rules if none of them is borne out. */
function judged(ticket: Ticket, feel: Feel) {
  const hits: Hit[] = [];
  const reader: PassageReader = (_whole, language) => ({ around, statement }, reason) => {
    const read = (passage: string): Grams => passageGrams(passage, language, feel(passage));
    hits.push({ reason, passages: around.map(read), statement: statement === '' ? undefined : read(statement) });
    return false;
  };
  const { route, open } = judgeByRules(ticket, DEFAULT_SETTINGS, { ...CONTEXT, reader });
  return { hits, isDecided: route === 'human', isOpen: open };
}

function sampleOf(row: Row, source: string, feelings: (message: string) => Feel): Sample {
  const { id = '', lang = '', subject = '', message = '', should_escalate = '', reason = '', hand = '' } = row;
  if (should_escalate !== 'true' && should_escalate !== 'false') throw new Error(`${source} ${id} has the label "${should_escalate}".`);
  const ticket: Ticket = { ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const text = readableText(subject, message);
  const feel = feelings(message);
  const { whole, sentences, pairs } = ticketGrams(text, feel(text));
  return {
    id, language: lang, source, hand: source + hand, group: row.group || id, kind: row.kind ?? '', escalates: should_escalate === 'true', reason, words: message.split(/\s+/).length, isShort: isShort(text), toll: tollOf(text),
    grams: { whole, sentences, pairs }, ...judged(ticket, feel),
  };
}

function demoRows(): Row[] {
  const tickets = new Map(csv('demo/tickets.csv').map((row) => [row['Ticket ID'] ?? '', row]));
  return csv('demo/labels.csv').map((label) => {
    const id = label.ticket_id ?? '';
    const ticket = tickets.get(id) ?? {};
    return { ...label, id, subject: ticket.Subject ?? '', message: ticket.Message ?? '', group: ticket['Customer e-mail'] || id };
  });
}

const CONTRACT = '../test/contracts/escalation_cases.jsonl';

const jsonLines = (file: string): Row[] => readJsonLines(resolve(data, file));

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'];

/**
 * Short questions and remarks that other parts of the product learn from. They carry no label of escalation: where the rules find
 * nothing they are taken as ordinary tickets, the others are left out.
 */
function ordinaryRows(): Row[] {
  const rows = [
    ...csv('product/help_desk.csv').map(({ id = '', text = '', language = '' }) => ({ id, lang: language, message: text })),
    ...draftRows(),
    ...jsonLines('retrieval/pairs.jsonl').map(({ id = '', question = '', lang = '' }) => ({ id, lang, message: question })),
    ...LANGUAGES.flatMap((code) => jsonLines(`sentiment/training/short_${code}.jsonl`)).map(({ id = '', text = '', lang = '' }) => ({ id, lang, message: text })),
    ...LANGUAGES.flatMap((code) => jsonLines(`sentiment/training/social_${code}.jsonl`)).filter(({ sentiment }) => sentiment !== 'negative').map(({ id = '', text = '', lang = '' }) => ({ id, lang, message: text })),
  ];
  return rows.map((row) => ({ ...row, should_escalate: 'false', reason: '', kind: 'ordinary' }));
}

/** Open rows of mails that praise, mock, or close a matter: nobody need take them, but for two of mourners and one that asks for its data by law. */
const FOR_A_PERSON = new Set(['p-0250', 'p-0438', 'p-0465']);
const praiseRows = (): Row[] => csv('sentiment/praise.csv').filter(({ id = '', part }) => part === 'open' && !FOR_A_PERSON.has(id))
  .map((row) => ({ ...row, should_escalate: 'false', reason: '', kind: 'ordinary' }));

/** Every open labelled ticket of `data/`; the closed test parts are never read. */
export function readSamples(): Sample[] {
  const feelings = unseenFeelings();
  const from = (rows: Row[], source: string): Sample[] => rows.map((row) => sampleOf(row, source, feelings));
  return [
    ...['training', 'training_2', 'training_3', 'training_4', 'training_5', 'training_6', 'training_7', 'training_8', 'training_9', 'training_10', 'training_11', 'training_12', 'training_13', 'training_14', 'training_15', 'training_16', 'plain', 'plain_2', 'plain_3', 'plain_4', 'plain_5', 'plain_6', 'plain_7', 'plain_8', 'plain_9', 'plain_10'].flatMap((name) => from(csv(`escalation/${name}.csv`), name)),
    ...from(jsonLines(CONTRACT).map((row) => ({ ...row, should_escalate: String(row.should_escalate) })), 'contract'),
    ...from(csv('escalation/open.csv'), 'open'), ...from(csv('gold/open.csv'), 'gold'), ...from(demoRows(), 'demo'),
    ...from(deskRows().map((row) => ({ ...row })), 'desks'), ...from(storyRows().map((row) => ({ ...row })), 'stories_'), ...from(praiseRows(), 'praise'),
    ...from(ordinaryRows(), 'ordinary').filter(({ hits, isOpen }) => isOpen && hits.length === 0),
  ];
}
