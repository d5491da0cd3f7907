import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stemGrams, weightedGrams, type Weighted } from '../../adapters/builtin/escalation_grams.ts';
import { readableText } from '../../adapters/builtin/escalation_model.ts';
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
  grams: Weighted;
  stems: Weighted;
  byRules: boolean;
  /** True where the rules leave it to the engine: they found nothing and took nothing back. */
  isAsked: boolean;
}

type Row = Record<string, string>;

const data = resolve(import.meta.dirname, '../../../data');
const csv = (file: string): Row[] => parse(readFileSync(resolve(data, file)), { columns: true, bom: true, skip_empty_lines: true });

function sampleOf(row: Row, source: string): Sample {
  const { id = '', lang = '', subject = '', message = '', should_escalate = '', reason = '' } = row;
  if (should_escalate !== 'true' && should_escalate !== 'false') throw new Error(`${source} ${id} has the label "${should_escalate}".`);
  const ticket: Ticket = { ticketId: '', subject, message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' };
  const text = readableText(subject, message);
  const { route, open, suppressed } = judgeByRules(ticket, DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0) });
  return {
    id, language: lang, source, group: row.group || id, kind: row.kind ?? '', escalates: should_escalate === 'true', reason,
    grams: weightedGrams(text), stems: stemGrams(text), byRules: route === 'human', isAsked: open && suppressed.length === 0,
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

/** Every open labelled ticket of `data/`; the closed test parts are never read. */
export function readSamples(): Sample[] {
  return [
    ...csv('escalation/training.csv').map((row) => sampleOf(row, 'training')),
    ...csv('escalation/open.csv').map((row) => sampleOf(row, 'open')),
    ...csv('gold/open.csv').map((row) => sampleOf(row, 'gold')),
    ...demoRows().map((row) => sampleOf(row, 'demo')),
  ];
}
