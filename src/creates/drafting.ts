import { Halt, isVendorError, remedyFor } from '../errors.ts';
import { isBlank, readEngineChoice, readTicket } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { QuestionKnown, ReplyDraft, ReplyTemplate } from '../ports/engine.ts';
import type { KnowledgeBase, PassageQuery, PastContact, Passage } from '../ports/knowledge_base.ts';
import { SUPPORTED_LANGUAGES, type Ticket } from '../ports/ticket.ts';
import { renderReply } from '../render/email.ts';
import { askEngine, passageReader, pickKnowledgeBase, pickTemplates, type AuthData } from '../services.ts';
import { ANSWER_LIKENESS } from '../triage/answer_likeness.ts';
import { blockersOf, blockersText, claimsText, type Finding } from '../triage/auto_send.ts';
import { judgeByRules, type EscalationVerdict } from '../triage/escalation/judge.ts';
import { REASON_LABELS } from '../triage/escalation/reasons.ts';
import { detectLanguage } from '../triage/language.ts';
import { checkReply } from '../triage/reply_checks/check_reply.ts';
import { replyGate, type ReplyGate, type RulesDecision } from '../triage/reply_gate.ts';
import { followedAdvice, saysResolved } from '../triage/resolved.ts';
import { MOST_QUESTIONS, questionsOf } from '../triage/ticket_questions.ts';
import { cleanTicketText, messageKind } from '../triage/ticket_text.ts';
import { readEscalationSettings } from './escalation_settings.ts';
import { internalNote } from './reply_note.ts';
import { labelledTexts, labelsOf, productBeforeSearch, type TicketLabels } from './reply_labels.ts';
import { emptyReply, type DraftReplyOutput } from './reply_output.ts';
import { readReplySettings, type ReplySettings } from './reply_settings.ts';

/** Passages asked for: enough for the labels to vote, the first few for the reply. */
const PASSAGES_ASKED = 10;
const PASSAGES_FOR_REPLY = 5;

/** Matters that a person looks at before anything goes out, however sure the reply is. */
const SENSITIVE = /security|privacy|safety|legal|fraud/i;

export interface DraftRequest {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
  /** What the rules say, where the caller has asked them already (Triage Ticket). */
  rules?: RulesDecision;
  /** What is known about the ticket, where the caller has begun to look it up already. */
  known?: Promise<KnownTicket>;
  /** Says that the built-in engine stood in for Gemini when the caller asked about this ticket; such a reply is never sent by itself. */
  stoodIn?: string;
}

/** Everything known about the ticket before a word is written. */
export interface KnownTicket {
  ticket: Ticket;
  language: string;
  labels: TicketLabels;
  passages: Passage[];
  /** Where the ticket asks several things: what is known about each. */
  questions: QuestionKnown[];
  history: PastContact[];
  templates: ReplyTemplate[];
  /** Why nothing could be searched, where Gemini could not embed and the zap lets the built-in engine stand in; else `""`. */
  standIn: string;
}

function cleanTicket(inputData: Record<string, unknown>): Ticket {
  const ticket = readTicket(inputData);
  return { ...ticket, message: cleanTicketText(ticket.message).message };
}

type Recall = PassageQuery & { customerEmail: string; historyDays: number };
interface Recalled { passages: Passage[]; history: PastContact[]; standIn: string }

/**
 * Search and history. Without Gemini's embedding Pinecone cannot be searched; where the zap would rather have the built-in
 * engine's answer than wait, the reply goes on from the customer's history alone, and says so.
 */
async function recall(knowledge: KnowledgeBase, query: Recall, inputData: Record<string, unknown>): Promise<Recalled> {
  try {
    return { ...await knowledge.recall(query), standIn: '' };
  } catch (error) {
    const unavailable = isVendorError(error) && error.vendor === 'gemini' && remedyFor(error) === 'retry_later';
    if (!unavailable || readEngineChoice(inputData).ifUnavailable !== 'builtin') throw error;
    const history = query.historyDays > 0 ? await knowledge.history(query.customerEmail, query.historyDays, query.deadline) : [];
    return { passages: [], history, standIn: 'Gemini was not available; the knowledge in Pinecone could not be searched.' };
  }
}

/** Two answers; or, once neither is under way any more, what went wrong with the first of them: no request outlives the step, and the sentence is the same whichever fails sooner. */
async function both<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/**
 * Each of several questions looked up by itself: together they would find what lies between them. Where a look-up fails, the
 * whole ticket's own passages have to do.
 */
async function recallEach(knowledge: KnowledgeBase, ticket: Ticket, query: PassageQuery): Promise<QuestionKnown[]> {
  const questions = questionsOf(ticket);
  return Promise.all(questions.map(async (question, at) => ({
    ...question, passages: at < MOST_QUESTIONS ? await knowledge.search({ ...query, text: question.search, limit: PASSAGES_FOR_REPLY }).catch(() => []) : [],
  })));
}

/** A language told with less confidence than this may be another: "Entregam no Funchal?" is three words. */
const SURELY_TOLD = 0.65;

/** The language to reply in: the message's, where it is too short to tell that of what was found for it and may be its answer. */
function languageOf(message: string, text: string, [nearest]: Passage[]): string {
  const own = detectLanguage(message);
  const found = own.confidence < SURELY_TOLD && nearest && nearest.score >= ANSWER_LIKENESS ? detectLanguage(nearest.solution).language : '';
  return found || own.language || detectLanguage(text).language || 'en';
}

/** Looks up all that a reply is written from: labels, passages, this customer's history, the team's templates. */
export async function gatherKnown({ authData, inputData, deadline }: DraftRequest): Promise<KnownTicket> {
  const settings = readReplySettings(inputData);
  const ticket = cleanTicket(inputData);
  const text = [ticket.subject, ticket.message].filter(Boolean).join('\n');
  const knowledge = await pickKnowledgeBase(authData, settings.sheets, deadline);
  const [labelled, templates] = await both(labelledTexts(knowledge, deadline), pickTemplates(authData, settings.templates, deadline));
  const before = await productBeforeSearch(ticket, settings.products, labelled);
  const query = { text, product: before.label, limit: PASSAGES_ASKED, deadline, ...(settings.leastScore !== undefined && { leastScore: settings.leastScore }) };
  const [{ passages, history, standIn }, questions] = await both(
    recall(knowledge, { ...query, customerEmail: ticket.customerEmail, historyDays: settings.historyDays }, inputData), recallEach(knowledge, ticket, query),
  );
  const language = languageOf(ticket.message, text, passages);
  return { ticket, language, labels: await labelsOf(ticket, before, passages, labelled), passages: passages.slice(0, PASSAGES_FOR_REPLY), questions, history, templates, standIn };
}

/** Every passage found, for the whole ticket or one of its questions, each once. */
function passagesOf({ passages, questions }: KnownTicket): Passage[] {
  const all = [...passages, ...questions.flatMap((question) => question.passages)];
  return [...new Map(all.map((passage) => [passage.id, passage])).values()];
}

/** What the reply may stand on: the passages it was written from, this customer's own history, the team's template. */
function sourcesOf(known: KnownTicket, draft: ReplyDraft) {
  const used = draft.usedPassages.flatMap((used) => passagesOf(known).find(({ id }) => id === used) ?? []);
  const passages = used.length > 0 ? used : known.passages;
  const template = known.templates.find(({ name }) => name === draft.template);
  return {
    used: used.map(({ id, title, url, score }) => ({ id, title, url, score })),
    texts: [
      ...passages.map(({ kind, title, problem, solution, product, url }) => ({ title: `${product} ${title}`.trim(), text: `${problem}\n${solution}`, url, anothersCase: kind === 'solved_ticket' })),
      ...known.history.map(({ subject, problem, solution, url }) => ({ title: subject, text: `${problem}\n${solution}`, url })),
      ...(template ? [{ title: template.name, text: template.body, url: '' }] : []),
    ],
  };
}

function findingsOf(known: KnownTicket, settings: ReplySettings, draft: ReplyDraft): Finding[] {
  const { ticket, labels } = known;
  const { style } = settings;
  if (draft.status === 'none') return [];
  return checkReply({
    body: draft.body, language: known.language, sources: sourcesOf(known, draft).texts,
    ticket: { subject: `${ticket.subject}\n${ticket.product}\n${ticket.ticketId}`, message: ticket.message },
    ownWords: [style.signature, style.companyName, ticket.customerName, ticket.customerEmail, draft.engine === 'builtin' ? labels.product : ''].filter(Boolean),
    instructions: style.instructions, neverMention: style.neverMention,
  });
}

const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s<>"'()[\]]{1,1000}[^\s<>"'()[\].,;:!?]/g) ?? [];

function answer(known: KnownTicket, settings: ReplySettings, draft: ReplyDraft, gate: ReplyGate, standIns: string[]): DraftReplyOutput {
  const { ticket, labels, language } = known;
  const findings = findingsOf(known, settings, draft);
  const sources = sourcesOf(known, draft);
  const blockers = blockersOf({
    allowed: settings.allowAutoSend, escalationChecked: gate.checked, escalated: false, inReview: gate.inReview || followedAdvice(ticket.message) || SENSITIVE.test(`${labels.issue} ${draft.template}`), status: draft.status,
    retrieved: passagesOf(known).length, findings, confidence: draft.confidence, minConfidence: settings.minConfidence, stoodIn: standIns.length > 0,
    languageSupported: SUPPORTED_LANGUAGES.some((supported) => supported === language),
  });
  const replyLanguage = draft.language || language;
  const rendered = draft.status === 'none' ? { subject: '', html: '', text: '' } : renderReply({
    body: draft.body, language: replyLanguage, subject: ticket.subject, customerName: ticket.customerName, tone: settings.style.tone,
    signature: settings.style.signature, companyName: settings.style.companyName,
    allowedUrls: [...sources.texts.flatMap(({ url, text }) => [url, ...linksIn(text)]), ...linksIn(settings.style.signature)].filter(Boolean),
  });
  const warnings = [...new Set([...draft.warnings, ...standIns, ...settings.warnings])];
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

/** The rules by themselves; settings of escalation count where the inputs hold any. */
const ownRules = async (inputData: Record<string, unknown>): Promise<RulesDecision> =>
  rulesDecision(judgeByRules(readTicket(inputData), readEscalationSettings(inputData), { contactCount: 0, now: new Date(), reader: await passageReader() }));

/** Draft Reply, and the reply of Triage Ticket: gate, knowledge, writing, checks, rendering. Throws `Halt` where no reply may be written. */
export async function draftReply(request: DraftRequest): Promise<DraftReplyOutput> {
  const settings = readReplySettings(request.inputData);
  const ticket = cleanTicket(request.inputData);
  if (isBlank(ticket)) throw new Halt('Subject and message are both blank: there is nothing to reply to.');
  const kind = messageKind(ticket);
  const rules = request.rules ?? await ownRules(request.inputData);
  const gate = replyGate(rules, settings.mapped);
  if (gate.stop) {
    if (settings.whenEscalated === 'halt') throw new Halt(`No reply was drafted: ${gate.stop}.`);
    const escalated = rules.route === 'human' || settings.mapped.shouldEscalate === true;
    return emptyReply(ticket.ticketId, [escalated ? 'escalated' : 'in_review'], `No reply was drafted: ${gate.stop}.`, settings.warnings);
  }
  if (gate.noReply || kind === 'auto_reply' || kind === 'bounce' || kind === 'thanks_only' || saysResolved(ticket.message)) {
    return emptyReply(ticket.ticketId, ['no_reply_needed'], 'There is nothing to answer: an automatic message, a bare thanks, or a matter that is settled.', settings.warnings);
  }
  const known = await (request.known ?? gatherKnown(request));
  const { answer: draft, stoodIn } = await askEngine(request.authData, readEngineChoice(request.inputData), request.deadline, (engine, deadline) => engine.writeReply({
    ticket, language: known.language, product: known.labels.product, productNamed: known.labels.productNamed, issue: known.labels.issue, passages: known.passages, questions: known.questions,
    history: known.history, templates: known.templates, style: settings.style, deadline,
  }));
  return answer(known, settings, draft, gate, [request.stoodIn ?? '', known.standIn, stoodIn].filter(Boolean));
}
