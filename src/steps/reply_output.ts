import type { ReplyDraft } from '../ports/engine.ts';
import type { Passage } from '../ports/knowledge_base.ts';
import { SUPPORTED_LANGUAGES } from '../ports/ticket.ts';
import { renderReply } from '../render/email.ts';
import { wordMeanings } from '../services.ts';
import { valuesAskedFor } from '../triage/blanks.ts';
import { BLOCKERS, blockersOf, blockersText, claimsText, type Blocker, type Finding } from '../triage/replies/auto_send.ts';
import type { ReplyGate } from '../triage/replies/reply_gate.ts';
import { followedAdvice } from '../triage/replies/resolved.ts';
import { isSensitive } from '../triage/replies/sensitive_matters.ts';
import { findUrls } from '../triage/reply_checks/identifiers/addresses.ts';
import { checkReply } from '../triage/reply_checks/check_reply.ts';
import { withoutBlanks } from '../triage/reply_checks/guardrails/placeholders.ts';
import { findRefusals } from '../triage/reply_checks/guardrails/refusals.ts';
import { nameOf } from '../triage/reply_checks/guardrails/reply_language.ts';
import { findSteering } from '../triage/reply_checks/guardrails/wording.ts';
import type { KnownTicket } from './known_ticket.ts';
import { internalNote } from './reply_note.ts';
import type { ReplySettings } from './reply_settings.ts';

/** What Draft Reply gives; every key is always there. */
export type DraftReplyOutput = {
  ticket_id: string;
  status: 'drafted' | 'clarify' | 'none';
  can_auto_send: boolean;
  blockers: string[];
  blockers_text: string;
  reply_subject: string;
  reply_html: string;
  reply_text: string;
  reply_language: string;
  product: string;
  product_confidence: number;
  issue: string;
  template: string;
  reply_confidence: number;
  sources: { id: string; title: string; url: string; score: number }[];
  sources_text: string;
  unsupported_claims_text: string;
  internal_note: string;
  engine: string;
  warnings: string[];
  warnings_text: string;
};

/** The answer where no reply is written: nothing in it can be sent. `warnings`: what was filled in and could not be read. */
export function emptyReply(ticketId: string, blockers: Blocker[], note: string, warnings: string[]): DraftReplyOutput {
  const ordered = BLOCKERS.filter((blocker) => blockers.includes(blocker));
  return {
    ticket_id: ticketId, status: 'none', can_auto_send: false, blockers: ordered, blockers_text: blockersText(ordered, []),
    reply_subject: '', reply_html: '', reply_text: '', reply_language: '', product: '', product_confidence: 0, issue: '',
    template: '', reply_confidence: 0, sources: [], sources_text: '', unsupported_claims_text: '', internal_note: note,
    engine: 'builtin', warnings, warnings_text: warnings.join('\n'),
  };
}

/** Every passage found, for the whole ticket or one of its questions, each once. */
function passagesOf({ passages, questions }: KnownTicket): Passage[] {
  const all = [...passages, ...questions.flatMap((question) => question.passages)];
  return [...new Map(all.map((passage) => [passage.id, passage])).values()];
}

/** Of what the reply was written from, else of what was found, that which lies near enough to be found; what words mean over languages finds nothing to write from. */
function nearOf(known: KnownTicket, { status, usedPassages, engine }: ReplyDraft): Passage[] {
  const near = passagesOf(known).filter(({ score }) => score >= known.nearFrom);
  return usedPassages.length > 0 ? near.filter(({ id, across }) => usedPassages.includes(id) && ((engine === 'builtin' && status === 'drafted') || !across)) : near.filter(({ across }) => !across);
}

/** What the reply may stand on: the passages it was written from, this customer's own history, the team's template. */
function sourcesOf(known: KnownTicket, draft: ReplyDraft) {
  const used = draft.usedPassages.flatMap((used) => [...passagesOf(known), ...known.likeliest].find(({ id }) => id === used) ?? []);
  const passages = used.length > 0 ? used : known.passages;
  // One name may stand for the same text in several languages.
  const templates = known.templates.filter(({ name }) => name === draft.template);
  return {
    used: used.map(({ id, title, url, score }) => ({ id, title, url, score })),
    texts: [
      ...passages.map(({ kind, title, problem, solution, product, url }) => ({ title: `${product} ${title}`.trim(), text: `${problem}\n${solution}`, url, anothersCase: kind === 'solved_ticket' })),
      ...known.history.map(({ subject, problem, solution, url }) => ({ title: subject, text: `${problem}\n${solution}`, url })),
      ...templates.map(({ name, body }) => ({ title: name, text: withoutBlanks(body), url: '' })),
    ],
  };
}

async function findingsOf(known: KnownTicket, settings: ReplySettings, draft: ReplyDraft): Promise<Finding[]> {
  const { ticket, labels } = known;
  const { style } = settings;
  if (draft.status === 'none') return [];
  const untranslated: Finding[] = draft.untranslated ? [{ blocker: 'wrong_language', check: 'language', words: nameOf(draft.untranslated), missing: `is not ${nameOf(known.language)}, the language of the ticket` }] : [];
  const reply = {
    body: draft.body, language: known.language, sources: sourcesOf(known, draft).texts,
    ticket: { subject: `${ticket.subject}\n${ticket.product}\n${ticket.ticketId}`, message: ticket.message },
    ownWords: [style.signature, style.companyName, ticket.customerName, ticket.customerEmail, draft.engine === 'builtin' ? labels.product : ''].filter(Boolean),
    instructions: style.instructions, neverMention: style.neverMention,
    meaningsOf: await wordMeanings(),
  };
  // What the zap writes under each reply is in no body.
  const unfilled = valuesAskedFor(style.signature || style.companyName).map((words): Finding => ({ blocker: 'placeholder_left', check: 'placeholder', words, missing: 'was never filled in' }));
  return [...untranslated, ...unfilled, ...checkReply(reply), ...findSteering(reply), ...(draft.engine === 'builtin' ? [] : findRefusals(reply))];
}

/** Addresses of which a reply may make links: as the checks read them. */
const linksIn = (text: string): string[] => findUrls(text).map(({ words }) => words).filter((words) => /^https?:/i.test(words));

/** A draft as the step gives it: rendered, with its sources, what the checks found in it, and whether it may go out. `standInNotes`: where the built-in engine stood in. */
export async function replyOutput(known: KnownTicket, settings: ReplySettings, draft: ReplyDraft, gate: ReplyGate, standInNotes: string[]): Promise<DraftReplyOutput> {
  const { ticket, labels, language } = known;
  const findings = await findingsOf(known, settings, draft);
  const sources = sourcesOf(known, draft);
  const blockers = blockersOf({
    allowed: settings.allowAutoSend, minConfidence: settings.minConfidence,
    escalationChecked: gate.checked, escalated: false, inReview: gate.inReview || followedAdvice(ticket.message) || isSensitive(labels.issue) || isSensitive(draft.template),
    status: draft.status, confidence: draft.confidence, doubted: draft.doubted === true, refused: draft.refused === true, stoodIn: standInNotes.length > 0,
    retrieved: nearOf(known, draft).length, findings, languageSupported: SUPPORTED_LANGUAGES.some((supported) => supported === language),
  });
  const replyLanguage = draft.language || language;
  const rendered = draft.status === 'none' ? { subject: '', html: '', text: '' } : renderReply({
    body: draft.body, language: replyLanguage, subject: ticket.subject, customerName: ticket.customerName, tone: settings.style.tone,
    signature: settings.style.signature, companyName: settings.style.companyName,
    allowedUrls: [...sources.texts.flatMap(({ url, text }) => [url, ...linksIn(text)]), ...linksIn(settings.style.signature)].filter(Boolean),
  });
  const warnings = [...new Set([...draft.warnings, ...standInNotes, ...settings.warnings, known.unused].filter(Boolean))];
  return {
    ticket_id: ticket.ticketId, status: draft.status, can_auto_send: blockers.length === 0, blockers, blockers_text: blockersText(blockers, findings),
    reply_subject: rendered.subject, reply_html: rendered.html, reply_text: rendered.text, reply_language: draft.status === 'none' ? language : replyLanguage,
    product: labels.product, product_confidence: labels.productConfidence, issue: labels.issue, template: draft.template,
    reply_confidence: draft.confidence, sources: sources.used,
    sources_text: sources.used.map(({ title, url }) => (url ? `${title}: ${url}` : title)).join('\n'),
    unsupported_claims_text: claimsText(findings), internal_note: internalNote(known, draft, findings),
    engine: draft.engine, warnings, warnings_text: warnings.join('\n'),
  };
}
