import { Halt } from '../errors.ts';
import { isBlank, readTicket } from '../fields.ts';
import type { ReplyDraft } from '../ports/engine.ts';
import type { Passage } from '../ports/knowledge_base.ts';
import { SUPPORTED_LANGUAGES } from '../ports/ticket.ts';
import { renderReply } from '../render/email.ts';
import { askEngine, builtinDecision, builtinDoubts, passageReader, wordMeanings } from '../services.ts';
import { blockersOf, blockersText, claimsText, type Finding } from '../triage/replies/auto_send.ts';
import { judgeByRules, type EscalationVerdict } from '../triage/escalation/judge.ts';
import { REASON_LABELS } from '../triage/escalation/reasons.ts';
import { checkReply } from '../triage/reply_checks/check_reply.ts';
import { withoutBlanks } from '../triage/reply_checks/placeholders.ts';
import { findSteering } from '../triage/reply_checks/wording.ts';
import { replyGate, type MappedDecision, type ReplyGate, type RulesDecision } from '../triage/replies/reply_gate.ts';
import { followedAdvice, isTest, saysResolved } from '../triage/replies/resolved.ts';
import { isSensitive } from '../triage/replies/sensitive_matters.ts';
import { messageKind } from '../triage/ticket_text.ts';
import { readEscalationSettings } from './escalation_settings.ts';
import { cleanTicket, engineChoice, gatherKnown, nearAlone, type KnowledgeRequest, type KnownTicket } from './known_ticket.ts';
import { internalNote } from './reply_note.ts';
import { emptyReply, type DraftReplyOutput } from './reply_output.ts';
import { readReplySettings, type ReplySettings } from './reply_settings.ts';

export interface DraftRequest extends KnowledgeRequest {
  /** What the caller has decided already (Triage Ticket), whatever is mapped into the step; where that stops a reply, it is left empty. */
  decided?: { rules: RulesDecision; mapped: MappedDecision };
  /** What is known about the ticket, where the caller has begun to look it up already. */
  known?: Promise<KnownTicket>;
  /** Says that the built-in engine stood in for Gemini when the caller asked about this ticket; such a reply is never sent by itself. */
  stoodIn?: string;
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
  const untranslated: Finding[] = draft.untranslated ? [{ blocker: 'wrong_language', check: 'language', words: draft.untranslated, missing: `the ticket is in ${known.language}` }] : [];
  const reply = {
    body: draft.body, language: known.language, sources: sourcesOf(known, draft).texts,
    ticket: { subject: `${ticket.subject}\n${ticket.product}\n${ticket.ticketId}`, message: ticket.message },
    ownWords: [style.signature, style.companyName, ticket.customerName, ticket.customerEmail, draft.engine === 'builtin' ? labels.product : ''].filter(Boolean),
    instructions: style.instructions, neverMention: style.neverMention,
    meaningsOf: await wordMeanings(),
  };
  return [...untranslated, ...checkReply(reply), ...findSteering(reply)];
}

const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s<>"'()[\]]{1,1000}[^\s<>"'()[\].,;:!?]/g) ?? [];

async function answer(known: KnownTicket, settings: ReplySettings, draft: ReplyDraft, gate: ReplyGate, standInNotes: string[]): Promise<DraftReplyOutput> {
  const { ticket, labels, language } = known;
  const findings = await findingsOf(known, settings, draft);
  const sources = sourcesOf(known, draft);
  const blockers = blockersOf({
    allowed: settings.allowAutoSend, escalationChecked: gate.checked, escalated: false, inReview: gate.inReview || followedAdvice(ticket.message) || isSensitive(labels.issue) || isSensitive(draft.template), status: draft.status,
    retrieved: nearOf(known, draft).length, findings, confidence: draft.confidence, minConfidence: settings.minConfidence, doubted: draft.doubted === true, stoodIn: standInNotes.length > 0,
    languageSupported: SUPPORTED_LANGUAGES.some((supported) => supported === language),
  });
  const replyLanguage = draft.language || language;
  const rendered = draft.status === 'none' ? { subject: '', html: '', text: '' } : renderReply({
    body: draft.body, language: replyLanguage, subject: ticket.subject, customerName: ticket.customerName, tone: settings.style.tone,
    signature: settings.style.signature, companyName: settings.style.companyName,
    allowedUrls: [...sources.texts.flatMap(({ url, text }) => [url, ...linksIn(text)]), ...linksIn(settings.style.signature)].filter(Boolean),
  });
  const warnings = [...new Set([...draft.warnings, ...standInNotes, ...settings.warnings])];
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

/** What a verdict means for a reply. Labels alone: the customer's words must not reach Zapier's log of a halted run. */
export const rulesDecision = ({ route, findings }: EscalationVerdict): RulesDecision =>
  ({ route, reasonText: findings.map(({ reason }) => REASON_LABELS[reason]).join(', ') });

/**
 * The rules by themselves; settings of escalation count where the inputs hold any. “Should Escalate” alone does not tell that a ticket is held for
 * review: where nothing else is mapped, what the built-in model would not let pass is held here too.
 */
async function ownRules(inputData: Record<string, unknown>, { shouldEscalate, autoReplyAllowed }: MappedDecision): Promise<RulesDecision> {
  const ticket = readTicket(inputData), settings = readEscalationSettings(inputData), context = { contactCount: 0, now: new Date() };
  if (shouldEscalate === undefined || autoReplyAllowed !== undefined) return rulesDecision(judgeByRules(ticket, settings, { ...context, reader: await passageReader() }));
  const decide = await builtinDecision();
  const verdict = decide(ticket, settings, context);
  return { ...rulesDecision(verdict), ...(verdict.decidedBy === 'model' && { route: 'review' as const }) };
}

/** Draft Reply, and the reply of Triage Ticket: gate, knowledge, writing, checks, rendering. Throws `Halt` where no reply may be written. */
export async function draftReply(request: DraftRequest): Promise<DraftReplyOutput> {
  const settings = readReplySettings(request.inputData);
  const ticket = cleanTicket(request.inputData);
  if (isBlank(ticket)) throw new Halt('Subject and message are both blank: there is nothing to reply to.');
  const kind = messageKind(ticket);
  const { rules, mapped } = request.decided ?? { rules: await ownRules(request.inputData, settings.mapped), mapped: settings.mapped };
  const gate = replyGate(rules, mapped);
  if (gate.stop) {
    if (!request.decided && settings.whenEscalated === 'halt') throw new Halt(`No reply was drafted: ${gate.stop}.`);
    const escalated = rules.route === 'human' || mapped.shouldEscalate === true;
    return emptyReply(ticket.ticketId, [escalated ? 'escalated' : 'in_review'], `No reply was drafted: ${gate.stop}.`, settings.warnings);
  }
  if (gate.noReply || kind === 'auto_reply' || kind === 'bounce' || kind === 'thanks_only' || saysResolved(ticket.message) || isTest(ticket)) {
    return emptyReply(ticket.ticketId, ['no_reply_needed'], 'There is nothing to answer: an automatic message, a test, a bare thanks, or a matter that is settled.', settings.warnings);
  }
  const known = await (request.known ?? gatherKnown(request));
  const questionFrom = ({ language, labels, passages, likeliest, questions, history, templates }: KnownTicket) => ({
    ticket, language, product: labels.product, productNamed: labels.productNamed, issue: labels.issue, passages, likeliest, questions, history, templates, style: settings.style, held: gate.inReview,
  });
  const { answer: draft, stoodIn } = await askEngine(request.authData, engineChoice(request), request.deadline, async (engine, deadline) => {
    if (engine.name === 'builtin') return engine.writeReply({ ...questionFrom(nearAlone(known)), deadline });
    const question = { ...questionFrom(known), deadline };
    const [written, withDoubts] = await Promise.all([engine.writeReply(question), builtinDoubts()]);
    return withDoubts(written, question);
  });
  const read = draft.engine === 'builtin' ? nearAlone(known) : known;
  return answer(read, settings, draft, gate, [request.stoodIn ?? '', known.standIn, stoodIn].filter(Boolean));
}
