import type { ReplyDraft, ReplyQuestion, SentimentAnswer } from '../../ports/engine.ts';
import type { Passage } from '../../ports/knowledge_base.ts';
import { detectLanguage } from '../../triage/language.ts';
import { holdsOrderNumber } from '../../triage/order_number.ts';
import { namesACustomer } from '../../triage/solution_text.ts';
import { firstName } from '../../render/salutation.ts';
import { doubtsOf, type Doubt } from './answer_fit.ts';
import { answerText, bridgeFor } from './answer_text.ts';
import { neutralIssue, teamTemplate, templatesIn, type IssueTemplate, type LanguageTemplates } from './reply_templates.ts';

/** From this likeness on a passage is taken for the answer; below it the reply asks back. Set on the sample tickets. */
export const ANSWER_LIKENESS = 0.17;
/** How often the nearest passage was on the ticket's product and issue, by its likeness, on the sample tickets. */
const CALIBRATION: [likeness: number, share: number][] = [[0, 0.1], [0.1, 0.3], [0.14, 0.5], [0.18, 0.72], [0.22, 0.85], [0.28, 0.93], [0.4, 0.97], [1, 0.99]];
const SURELY_FELT = 0.6;
const RIVAL_NEAR = 0.9;
const RIVAL_COST = 0.12;
/** What it costs where the nearest passage sounds like another matter than the ticket, and how near one on the same matter must be to go first. */
const OTHER_MATTER_COST = 0.2;
const SAME_MATTER_NEAR = 0.8;
/** Matters that any text may sound like. */
const VAGUE = new Set(['other', 'how_to', 'praise', 'feature_request', 'app_problem', 'update_error']);
const TEAM_TEMPLATE_CONFIDENCE = 0.7;
const HARDLY = 0.1;

interface Frame {
  templates: LanguageTemplates;
  issue: IssueTemplate;
  issueName: string;
  question: ReplyQuestion;
  feeling: Pick<SentimentAnswer, 'sentiment' | 'confidence'>;
}

const draft = (parts: Partial<ReplyDraft> & Pick<ReplyDraft, 'status' | 'language'>): ReplyDraft =>
  ({ body: '', usedPassages: [], template: '', confidence: 0, engine: 'builtin', warnings: [], ...parts });

/** French "au sujet de" loses its vowel before another: "au sujet d’AeroPure". */
const withProduct = (sentence: string, product: string, language: string): string =>
  (language === 'fr' && /^[aeiouyâéèêîôû]/i.test(product) ? sentence.replace(/de \{product\}/, 'd’{product}') : sentence).replace('{product}', () => product);

const sounds = (ticket: ReplyQuestion['ticket'], language: string): string => neutralIssue(language, ticket, '');

/**
 * The opening: thanks, and one sentence more only where it must fit. Regret where the customer is surely unhappy; else the
 * matter, where the ticket's own words name it and the answer, if there is one, is on the same.
 */
function intro({ templates, issue, issueName, question, feeling }: Frame, passage?: Passage): string {
  const again = question.history.length > 0;
  const { product, ticket, language } = question;
  const opening = product ? withProduct(again ? templates.introAgainProduct : templates.introProduct, product, language) : again ? templates.introAgain : templates.intro;
  const unhappy = feeling.sentiment === 'negative' && feeling.confidence >= SURELY_FELT;
  const agreed = issueName === 'praise' || (sounds(ticket, language) === issueName && (!passage || matterOf(passage, language) === issueName));
  return [opening, unhappy ? templates.sorry : agreed ? issue.ack : ''].filter(Boolean).join(' ');
}

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** One part of a reply; the higher `spare`, the sooner it is left out for length; 0 always stays. */
interface Part {
  text: string;
  spare: number;
}

/** The parts in order, the least needed left out first until the reply keeps to the team's length. */
function withinLength(parts: Part[], maxWords: number): string {
  let kept = parts.filter(({ text }) => text !== '');
  const joined = () => kept.map(({ text }) => text).join('\n\n');
  while (wordCount(joined()) > maxWords) {
    const most = Math.max(...kept.map(({ spare }) => spare));
    if (most <= 0) break;
    kept = kept.filter(({ spare }) => spare !== most);
  }
  return joined();
}

/** The share between the two nearest points of the calibration. */
function calibrated(likeness: number): number {
  const above = CALIBRATION.findIndex(([at]) => at > likeness);
  const [high, highShare] = CALIBRATION[above] ?? [1, 0.99];
  const [low, lowShare] = CALIBRATION[Math.max(0, above - 1)] ?? [0, 0];
  return lowShare + ((highShare - lowShare) * (likeness - low)) / (high - low || 1);
}

/** How surely the passage answers: its likeness, less where a passage on something else is nearly as near. */
function passageConfidence(best: Passage, others: Passage[]): number {
  const rival = others.find((other) => other.issue !== best.issue || (other.product && best.product && other.product !== best.product));
  const contested = rival && rival.score > best.score * RIVAL_NEAR ? RIVAL_COST : 0;
  return Math.round(Math.max(0.05, calibrated(best.score) - contested) * 100) / 100;
}

/** The neutral matter a passage sounds like. */
const matterOf = (passage: Passage, language: string): string => neutralIssue(language, { subject: passage.title, message: passage.problem }, '');

/** The nearest passage, or one nearly as near that is on the ticket's own matter. */
function chosen(spoken: Passage[], { language }: ReplyQuestion, issueName: string): { passage: Passage | undefined; otherMatter: boolean } {
  const [top] = spoken;
  if (!top || VAGUE.has(issueName)) return { passage: top, otherMatter: false };
  const same = spoken.find((passage) => passage.score >= top.score * SAME_MATTER_NEAR && matterOf(passage, language) === issueName);
  return { passage: same ?? top, otherMatter: !same && !VAGUE.has(matterOf(top, language)) };
}

const inLanguage = (passage: Passage, language: string): boolean => {
  const found = detectLanguage(`${passage.solution}\n${passage.problem}`.slice(0, 1500));
  return found.language === language;
};

/** Two decimals, and never quite nothing. */
const rounded = (confidence: number): number => Math.round(Math.max(0.05, confidence) * 100) / 100;

function fromPassage(frame: Frame, passage: Passage, others: Passage[], doubts: Doubt[]): ReplyDraft {
  const { templates, question, issueName } = frame;
  const more = passage.url ? `${templates.more} ${passage.url}` : '';
  const answer = answerText(passage.solution);
  const parts = [
    { text: intro(frame, passage), spare: 0 },
    { text: bridgeFor(templates.bridge, answer), spare: 3 },
    { text: answer, spare: 0 },
    { text: more, spare: 1 },
    { text: templates.closing, spare: 2 },
  ];
  const body = withinLength(parts, question.style.maxWords);
  const tooLong = wordCount(body) > question.style.maxWords;
  return draft({
    status: 'drafted', language: question.language, body, usedPassages: [passage.id], template: `${question.language}/${issueName}`,
    confidence: rounded(doubts.reduce((left, { cost }) => left - cost, passageConfidence(passage, others))),
    warnings: [...doubts.map(({ why }) => why), ...(tooLong ? [`The answer in your knowledge is longer than ${question.style.maxWords} words; it was kept whole.`] : [])],
  });
}

/** What speaks against the passage: another matter than the ticket's, and how badly it fits. */
function doubtsAbout({ question, feeling, issueName }: Frame, passage: Passage, otherMatter: boolean): Doubt[] {
  const own = sounds(question.ticket, question.language);
  const divided = own !== issueName && !VAGUE.has(own) && !VAGUE.has(issueName);
  const matter = otherMatter || divided ? [{ cost: OTHER_MATTER_COST, why: 'The passage may be on another matter than the ticket.' }] : [];
  return [...matter, ...doubtsOf({ ticket: question.ticket, product: question.product, passage, feeling })];
}

/** Issues that need no question back: somebody is happy, or wishes for something. */
const NEEDS_NO_QUESTION = new Set(['praise', 'feature_request']);

function thankYou(frame: Frame): ReplyDraft {
  const { question, issueName } = frame;
  return draft({ status: 'drafted', language: question.language, body: intro(frame), template: `${question.language}/${issueName}`, confidence: 0.4 });
}

/** The issue by its words, unless the message is plainly happy and asks nothing: then it is praise. */
function issueOf({ ticket, language, issue }: ReplyQuestion, { sentiment, confidence }: Frame['feeling']): string {
  const told = neutralIssue(language, ticket, issue);
  if (told === 'praise' || /\?/.test(ticket.message)) return told;
  return sentiment === 'positive' && confidence >= SURELY_FELT && told !== 'feature_request' ? 'praise' : told;
}

function askBack(frame: Frame, near: Passage | undefined): ReplyDraft {
  const { templates, issue, issueName, question } = frame;
  const orderKnown = issue.questionOrderKnown && holdsOrderNumber(`${question.ticket.subject}\n${question.ticket.message}`);
  return draft({
    status: 'clarify', language: question.language,
    body: [intro(frame), `${templates.askBack} ${orderKnown ? issue.questionOrderKnown : issue.question}`].join('\n\n'),
    template: `${question.language}/${issueName}`, confidence: near ? Math.round(Math.min(0.5, near.score * 2) * 100) / 100 : 0.2,
  });
}

/** A team's template with its slots filled; a slot without a value stays, so that the check for placeholders stops it. */
function fill(body: string, question: ReplyQuestion): string {
  const values: Record<string, string> = {
    first_name: firstName(question.ticket.customerName), name: firstName(question.ticket.customerName), product: question.product,
    ticket_id: question.ticket.ticketId, company_name: question.style.companyName, company: question.style.companyName,
  };
  return body.replace(/\{\{?\s?([a-z_]{1,30})\s?\}?\}/gi, (slot, key: string) => values[key.toLowerCase()] || slot);
}

/**
 * A reply without any model: the team's own template for this product and issue, or the nearest passage's solution between
 * neutral sentences in the ticket's language, or one question where nothing near enough is known. Never translates.
 */
export async function writeReply(question: ReplyQuestion): Promise<ReplyDraft> {
  const { language, passages } = question;
  const templates = templatesIn(language);
  if (!templates) {
    return draft({ status: 'none', language, warnings: ['The built-in engine writes English, German, Spanish, French and Portuguese; this ticket seems to be in another language.'] });
  }
  const { analyzeTicket } = await import('./sentiment/analysis.ts');
  const feeling = analyzeTicket(question.ticket, []);
  const issueName = issueOf(question, feeling);
  const issue = templates.issues[issueName] ?? { ack: '', question: templates.issues.other?.question ?? '', cues: [] };
  const frame: Frame = { templates, issue, issueName, question, feeling };
  const own = teamTemplate(question.templates ?? [], { language, product: question.product, issues: [question.issue, issueName] });
  if (own) return draft({ status: 'drafted', language, body: fill(own.body, question), template: own.name, confidence: TEAM_TEMPLATE_CONFIDENCE });
  const usable = passages
    .filter((passage) => passage.solution.trim() !== '')
    .filter((passage) => passage.kind === 'article' || !namesACustomer(passage.solution));
  const spoken = usable.filter((passage) => inLanguage(passage, language));
  const { passage: best, otherMatter } = chosen(spoken, question, issueName);
  if (best && best.score >= ANSWER_LIKENESS && issueName !== 'praise') {
    const written = fromPassage(frame, best, usable.filter((other) => other !== best), doubtsAbout(frame, best, otherMatter));
    // An answer that nearly everything speaks against helps nobody, not even as a draft.
    if (written.confidence > HARDLY) return written;
  }
  if (NEEDS_NO_QUESTION.has(issueName)) return thankYou(frame);
  const reply = askBack(frame, best);
  if (usable[0] && usable[0] !== best && usable[0].score >= ANSWER_LIKENESS) {
    reply.warnings.push('The nearest answer in your knowledge is in another language; the built-in engine does not translate.');
  }
  return reply;
}
