import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../../render/html.ts';
import { isTrue, listOf, numberOf, OUTCOMES, outcomeOf, textOf, type Run, type StepOutput } from './journey.ts';
import type { Summary } from './summary.ts';

/** Journeys that one page holds; the rest stands in the JSON alone. */
const MOST_JOURNEYS = 2_000;
/** Characters of one ticket that the page shows. */
const MOST_CHARACTERS = 20_000;
const SCRIPTS = ['dom.js', 'slack.js', 'journey.js', 'list.js'];

export interface PageSource {
  /** Where the tickets came from. */
  source: string;
  /** The connection's label. */
  connected: string;
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');

const shortened = (text: string): string =>
  (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}\n\n[… ${text.length - MOST_CHARACTERS} more characters, see --json]`);

function ticketOf(ticket: StepOutput): object {
  const message = textOf(ticket, 'message');
  const full = textOf(ticket, 'message_full');
  return {
    subject: textOf(ticket, 'subject'), preview: textOf(ticket, 'message_preview'), message: shortened(message), full: full.trim() === message.trim() ? '' : shortened(full),
    name: textOf(ticket, 'customer_name'), email: textOf(ticket, 'customer_email'), date: textOf(ticket, 'created_at'),
    channel: textOf(ticket, 'channel'), product: textOf(ticket, 'product'), url: textOf(ticket, 'row_url'), autoReply: isTrue(ticket, 'is_auto_reply'),
  };
}

const sentimentOf = (output: StepOutput): object => ({
  sentiment: textOf(output, 'sentiment'), score: numberOf(output, 'score'), confidence: numberOf(output, 'confidence'),
  level: textOf(output, 'confidence_level'), emotion: textOf(output, 'emotion'), urgency: textOf(output, 'urgency'),
  reasoning: textOf(output, 'reasoning'), evidence: textOf(output, 'evidence'), review: isTrue(output, 'needs_review'),
  language: textOf(output, 'language'), engine: textOf(output, 'engine'), warnings: textOf(output, 'warnings_text'),
});

const decisionOf = (output: StepOutput): object => ({
  route: textOf(output, 'route'), severity: textOf(output, 'severity'), reason: textOf(output, 'primary_reason_label'),
  reasons: listOf(output, 'reasons'), reasonsText: textOf(output, 'reasons_text'), phrase: textOf(output, 'matched_phrase'),
  suppressed: textOf(output, 'suppressed_matches_text'), decidedBy: textOf(output, 'decided_by'), contacts: numberOf(output, 'contact_count'),
  vip: isTrue(output, 'is_vip'), injection: isTrue(output, 'injection_suspected'), slack: textOf(output, 'slack_text'),
  ackSubject: textOf(output, 'acknowledgement_subject'), ackHtml: textOf(output, 'acknowledgement_html'), warnings: textOf(output, 'warnings_text'),
});

interface Source { title: string; url: string; score: number }

function sourcesOf(output: StepOutput): Source[] {
  const { sources } = output;
  if (!Array.isArray(sources)) return [];
  return sources.filter((source): source is StepOutput => typeof source === 'object' && source !== null)
    .map((source) => ({ title: textOf(source, 'title'), url: textOf(source, 'url'), score: numberOf(source, 'score') }));
}

const replyOf = (output: StepOutput): object => ({
  status: textOf(output, 'status'), canSend: isTrue(output, 'can_auto_send'), blockers: listOf(output, 'blockers'), blockersText: textOf(output, 'blockers_text'),
  subject: textOf(output, 'reply_subject'), html: textOf(output, 'reply_html'), confidence: numberOf(output, 'reply_confidence'),
  product: textOf(output, 'product'), template: textOf(output, 'template'), sources: sourcesOf(output),
  unsupported: textOf(output, 'unsupported_claims_text'), note: textOf(output, 'internal_note'), engine: textOf(output, 'engine'), warnings: textOf(output, 'warnings_text'),
});

const ran = (output: StepOutput): boolean => Object.keys(output).length > 0;

function journeyOf(run: Run): object {
  const { ticket_id, new_ticket, analyze_sentiment, check_escalation, draft_reply, halted } = run.journey;
  return {
    id: ticket_id || `row ${run.rowNumber}`, outcome: outcomeOf(run), halted, haltedBy: run.haltedBy, failed: run.failed,
    ticket: ran(new_ticket) ? ticketOf(new_ticket) : null,
    sentiment: ran(analyze_sentiment) ? sentimentOf(analyze_sentiment) : null,
    decision: ran(check_escalation) ? decisionOf(check_escalation) : null,
    reply: draft_reply ? replyOf(draft_reply) : null,
  };
}

/** JSON that cannot end the script element it stands in. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

function script(): { code: string; hash: string } {
  const code = `(() => {\n'use strict';\n${SCRIPTS.map(read).join('\n')}\n})();`;
  return { code, hash: createHash('sha256').update(code).digest('base64') };
}

/**
 * One self-contained page: no network, no storage; the only script is the one whose hash the page's policy names.
 * Ticket text stands in it as JSON and is drawn by text nodes; e-mails are drawn in frames that run no script.
 */
export function journeyPage(runs: Run[], summary: Summary, { source, connected }: PageSource): string {
  const { code, hash } = script();
  const state = { journeys: runs.slice(0, MOST_JOURNEYS).map(journeyOf), summary, outcomes: OUTCOMES, left: Math.max(0, runs.length - MOST_JOURNEYS) };
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  const values: Record<string, string> = {
    POLICY: escapeHtml(policy), STYLE: read('page.css'), SCRIPT: code, DATA: embedded(state),
    TITLE: escapeHtml(`${summary.tickets} tickets through the zap`),
    SOURCE: escapeHtml(`${source} · ${connected} · ${new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })}`),
  };
  return read('page.html').replace(/\{\{([A-Z]+)\}\}/g, (_mark, name: string) => values[name] ?? '');
}
