import { isAway } from '../errors.ts';
import { readEngineChoice, readTicket, type EngineChoice } from '../fields.ts';
import type { Deadline } from '../ports/deadline.ts';
import type { QuestionKnown, ReplyTemplate } from '../ports/engine.ts';
import type { KnowledgeBase, LabelledText, PassageQuery, PastContact, Passage, Recalled } from '../ports/knowledge_base.ts';
import type { Ticket, TicketLabels } from '../ports/ticket.ts';
import { mayAskGemini, pickKnowledgeBase, pickTemplates, ticketLabels, type AuthData } from '../services.ts';
import { ANSWER_LIKENESS, LEAST_CHANCE } from '../triage/replies/answer_likeness.ts';
import { detectLanguage } from '../triage/language.ts';
import { MOST_QUESTIONS, questionsOf } from '../triage/replies/ticket_questions.ts';
import { fold } from '../triage/text/characters.ts';
import { signedName } from '../triage/text/signed_name.ts';
import { cleanTicketText } from '../triage/ticket_text.ts';
import { readReplySettings, unusedSheet, type ReplySettings } from './reply_settings.ts';

/** Passages asked for: enough for the labels to vote, the first few for the reply. */
const PASSAGES_ASKED = 10;
const PASSAGES_FOR_REPLY = 5;
/** An engine that reads can tell an answer from its neighbours: it is shown more of what words alone find. */
const PASSAGES_TO_READ = 8;

/** The first so many, and behind them what was found over languages or may well answer. */
const forReplyOf = (passages: Passage[], most: number): Passage[] => passages.filter(({ across, chance = 0 }, at) => across || at < most || chance >= LEAST_CHANCE);

/** What a ticket's knowledge is looked up with. */
export interface KnowledgeRequest {
  authData: AuthData;
  inputData: Record<string, unknown>;
  deadline: Deadline;
  /** The engine to ask; where it is missing, the one that the inputs choose. */
  choice?: EngineChoice;
}

export const engineChoice = ({ choice, inputData }: KnowledgeRequest): EngineChoice => choice ?? readEngineChoice(inputData);

/** Everything known about the ticket before a word is written. */
export interface KnownTicket {
  ticket: Ticket;
  language: string;
  labels: TicketLabels;
  passages: Passage[];
  /** What the ticket may be about, likeliest first, however far it lies; `[]` where that is not told. */
  likeliest: Passage[];
  /** From this score on a passage lies near enough to be found; those below are there to be read, and no reply goes out on them alone. */
  nearFrom: number;
  /** Where the ticket asks several things: what is known about each. */
  questions: QuestionKnown[];
  history: PastContact[];
  templates: ReplyTemplate[];
  /** Why nothing could be searched, where Gemini could not embed and the zap lets the built-in engine stand in; else `""`. */
  standIn: string;
  /** What of the settings is not used, in a sentence, or `""`. */
  unused: string;
}

/** "See subject.": the subject line is the message. */
const SEE_SUBJECT = /^\W*(?:(?:please )?see (?:the )?(?:subject|title)(?: line)?|as (?:in|per) (?:the )?subject|siehe (?:oben|betreff|titel)|s\. ?betreff|ver (?:el )?asunto|ver (?:o )?assunto|voir (?:l['’])?(?:objet|sujet|titre))\W*$/iu;

/** The name of who wrote a message, as it says; who closes with "Thanks Fjordlight" greets the `company` and signs nothing. */
function writerOf(message: string, cleaned: string, company: string): string {
  const name = signedName(message, cleaned);
  return fold(company).split(/\s+/).includes(fold(name)) ? '' : name;
}

/** The ticket as a step is given it, its message without the mail around it, the subject where that is all there is; by the name that its writer gives where it comes with none. */
function cleanTicket(inputData: Record<string, unknown>, company: string): Ticket {
  const ticket = readTicket(inputData);
  const { message } = cleanTicketText(ticket.message);
  return { ...ticket, customerName: ticket.customerName || writerOf(ticket.message, message, company), message: ticket.subject && (message === '' || SEE_SUBJECT.test(message)) ? ticket.subject : message };
}

/** A ticket as it was given, and the settings of its reply. */
export interface Asked {
  ticket: Ticket;
  settings: ReplySettings;
}
export function readAsked(inputData: Record<string, unknown>): Asked {
  const settings = readReplySettings(inputData);
  return { ticket: cleanTicket(inputData, settings.style.companyName), settings };
}

type Recall = PassageQuery & { customerEmail: string; historyDays: number };
interface Found extends Recalled { standIn: string }

/**
 * Search and history. Without Gemini's embedding Pinecone cannot be searched; where the zap would rather have the built-in
 * engine's answer than wait, the reply goes on from the customer's history alone, and says so.
 */
async function recall(knowledge: KnowledgeBase, query: Recall, inputData: Record<string, unknown>): Promise<Found> {
  try {
    return { ...await knowledge.recall(query), standIn: '' };
  } catch (error) {
    if (!isAway(error, 'gemini') || readEngineChoice(inputData).ifUnavailable !== 'builtin') throw error;
    const history = query.historyDays > 0 ? await knowledge.history(query.customerEmail, query.historyDays, query.deadline) : [];
    return { passages: [], history, standIn: 'Gemini was not available; the knowledge in Pinecone could not be searched.' };
  }
}

const nothing = (): void => {};

/** Two answers; or, once neither is under way any more, what went wrong with the first of them: no request outlives the step, and the sentence is the same whichever fails sooner. */
async function both<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  const settled = second.then(nothing, nothing);
  try {
    return [await first, await second];
  } catch (error) {
    await settled;
    throw error;
  }
}

/**
 * Each of several questions looked up by itself: together they would find what lies between them. Where a look-up fails, the
 * whole ticket's own passages have to do.
 */
async function recallEach(knowledge: KnowledgeBase, ticket: Ticket, query: PassageQuery, limit: number): Promise<QuestionKnown[]> {
  const questions = questionsOf(ticket);
  if (questions.length === 0) return [];
  return Promise.all(questions.map(async (question, at) => ({
    ...question, passages: at < MOST_QUESTIONS ? await knowledge.search({ ...query, text: question.search, limit, ...(query.ticket && { ticket: { subject: '', message: question.search } }) }).catch(() => []) : [],
  })));
}

/** A language told with less confidence than this may be another: "Entregam no Funchal?" is three words. */
const SURELY_TOLD = 0.65;

/** The language to reply in: the message's, where it is too short to tell that of what was found for it and may be its answer. */
function languageOf(message: string, text: string, [nearest]: Passage[]): string {
  const own = detectLanguage(message);
  const found = own.confidence < SURELY_TOLD && nearest && !nearest.across && nearest.score >= ANSWER_LIKENESS ? detectLanguage(nearest.solution).language : '';
  return found || own.language || detectLanguage(text).language || 'en';
}

/** Everything the team filed, or nothing where the knowledge base does not hold it at hand. */
const labelledTextsOf = async (knowledge: KnowledgeBase, deadline: Deadline): Promise<LabelledText[]> => (knowledge.labelledTexts ? knowledge.labelledTexts(deadline) : []);

/** Looks up all that a reply is written from: labels, passages, this customer's history, the team's templates. */
export async function gatherKnown(request: KnowledgeRequest, { ticket, settings }: Asked): Promise<KnownTicket> {
  const { authData, inputData, deadline } = request;
  const text = [...new Set([ticket.subject, ticket.message])].filter(Boolean).join('\n');
  const knowledge = await pickKnowledgeBase(authData, settings.sheets, deadline);
  const [labelled, templates] = await both(labelledTextsOf(knowledge, deadline), pickTemplates(authData, settings.templates, deadline));
  const { labelsOf, productBeforeSearch } = await ticketLabels();
  const before = productBeforeSearch(ticket, settings.products, labelled);
  // Words alone find no "restart" for "set to zero" and nothing in another language: who reads may judge what lies farther too.
  const nearFrom = settings.leastScore ?? knowledge.leastLikeness ?? 0;
  const readsFar = settings.leastScore === undefined && knowledge.leastLikeness !== undefined && mayAskGemini(authData, engineChoice(request));
  const leastScore = readsFar ? 0 : settings.leastScore;
  const forReply = readsFar ? PASSAGES_TO_READ : PASSAGES_FOR_REPLY;
  const query = { text, product: before.label, limit: PASSAGES_ASKED, deadline, ...(leastScore !== undefined && { leastScore }), ...(settings.leastScore === undefined && { ticket }) };
  const [{ passages, likeliest = [], history, standIn }, questions] = await both(
    recall(knowledge, { ...query, customerEmail: ticket.customerEmail, historyDays: settings.historyDays }, inputData), recallEach(knowledge, ticket, query, forReply),
  );
  const language = languageOf(ticket.message, text, passages);
  const near = passages.filter(({ score }) => score >= nearFrom);
  return { ticket, language, labels: await labelsOf(ticket, before, near, labelled), passages: forReplyOf(passages, forReply), likeliest, nearFrom, questions, history, templates, standIn, unused: unusedSheet(knowledge, settings.sheets.knowledge) };
}

/** The same without what lies too far to count for an engine that goes by words. */
export function nearAlone(known: KnownTicket): KnownTicket {
  const near = (passages: Passage[]): Passage[] => forReplyOf(passages.filter(({ score, chance = 0 }) => score >= known.nearFrom || chance >= LEAST_CHANCE), PASSAGES_FOR_REPLY);
  return { ...known, passages: near(known.passages), questions: known.questions.map((one) => ({ ...one, passages: near(one.passages) })) };
}
