import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { gramsOf, type Grams } from '../../adapters/builtin/escalation_grams.ts';
import { readableText } from '../../adapters/builtin/escalation_model.ts';
import { languageOf } from '../../adapters/builtin/escalation_opinion.ts';
import type { PassageReader } from '../../ports/passage_reader.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { judgeByRules } from '../../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../triage/escalation/settings.ts';

/** A labelled ticket as the model sees it, and what the rules made of it. */
export interface Sample {
  id: string;
  language: string;
  source: string;
  /** Texts that must not be parted by a split: one customer, one id. */
  group: string;
  /** `ordinary`, `negated`…, or `""` where the file does not say. */
  kind: string;
  escalates: boolean;
  reason: string;
  grams: Grams;
  /** The passages of the hits of the rules, which the model has to bear out. */
  hits: Grams[];
  /** True where the rules send it to a person whatever the model holds of it. */
  isDecided: boolean;
  /** True where the rules leave it to the engine, and where they took something back. */
  isOpen: boolean;
  isTakenBack: boolean;
}

type Row = Record<string, string>;

const data = resolve(import.meta.dirname, '../../../data');
const csv = (file: string): Row[] => parse(readFileSync(resolve(data, file)), { columns: true, bom: true, skip_empty_lines: true });

const CONTEXT = { contactCount: 0, now: new Date(0) };

/** The hits of a ticket, and the verdict of the rules if none of them is borne out. */
function judged(ticket: Ticket) {
  const hits: Grams[] = [];
  const reader: PassageReader = {
    supports(passages, language) {
      hits.push(...passages.map((passage) => gramsOf(passage, language)));
      return false;
    },
  };
  const { route, open, suppressed } = judgeByRules(ticket, DEFAULT_SETTINGS, { ...CONTEXT, reader });
  return { hits, isDecided: route === 'human', isOpen: open, isTakenBack: suppressed.some(({ why }) => why !== 'an ordinary sentence') };
}

function sampleOf(row: Row, source: string): Sample {
  const { id = '', lang = '', subject = '', message = '', should_escalate = '', reason = '' } = row;
  if (should_escalate !== 'true' && should_escalate !== 'false') throw new Error(`${source} ${id} has the label "${should_escalate}".`);
  const ticket: Ticket = { ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const text = readableText(subject, message);
  return {
    id, language: lang, source, group: row.group || id, kind: row.kind ?? '', escalates: should_escalate === 'true', reason,
    grams: gramsOf(text, languageOf(text)), ...judged(ticket),
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

const jsonLines = (file: string): Row[] => readFileSync(resolve(data, file), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line): Row => JSON.parse(line));

/**
 * Short questions and remarks that other parts of the product learn from. They carry no label of escalation: where the rules find
 * nothing they are taken as ordinary tickets, the others are left out.
 */
function ordinaryRows(): Row[] {
  const rows = [
    ...csv('product/help_desk.csv').map(({ id = '', text = '', language = '' }) => ({ id, lang: language, message: text })),
    ...jsonLines('retrieval/pairs.jsonl').map(({ id = '', question = '', lang = '' }) => ({ id, lang, message: question })),
    ...['en', 'de', 'es', 'fr', 'pt'].flatMap((code) => jsonLines(`sentiment/training/short_${code}.jsonl`)).map(({ id = '', text = '', lang = '' }) => ({ id, lang, message: text })),
  ];
  return rows.map((row) => ({ ...row, should_escalate: 'false', reason: '', kind: 'ordinary' }));
}

/** Every open labelled ticket of `data/`; the closed test parts are never read. */
export function readSamples(): Sample[] {
  return [
    ...csv('escalation/training.csv').map((row) => sampleOf(row, 'training')),
    ...csv('escalation/training_2.csv').map((row) => sampleOf(row, 'training_2')),
    ...csv('escalation/plain.csv').map((row) => sampleOf(row, 'plain')),
    ...jsonLines(CONTRACT).map((row) => sampleOf({ ...row, should_escalate: String(row.should_escalate) }, 'contract')),
    ...csv('escalation/open.csv').map((row) => sampleOf(row, 'open')),
    ...csv('gold/open.csv').map((row) => sampleOf(row, 'gold')),
    ...demoRows().map((row) => sampleOf(row, 'demo')),
    ...ordinaryRows().map((row) => sampleOf(row, 'ordinary')).filter(({ hits, isOpen }) => isOpen && hits.length === 0),
  ];
}
