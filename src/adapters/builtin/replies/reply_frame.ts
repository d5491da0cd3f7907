import type { ReplyDraft, ReplyQuestion, SentimentAnswer } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { comparableUrl, writtenUrl } from '../../../render/reply_body.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { fold } from '../../../triage/text/characters.ts';
import { namesACustomer } from '../../../triage/replies/solution_text.ts';
import { WISH } from './mixed_praise.ts';
import { tellsFault } from './told_faults.ts';
import { mishapIn, tellsHaste, tellsUpset } from './told_mishaps.ts';
import { neutralIssue, pointsFor, type IssueTemplate, type LanguageTemplates } from './reply_templates.ts';

/** From this likeness on a passage makes a draft for a person where no other is nearly as near; seven of ten did answer, on the pairs and the open companies of data/retrieval. */
export const ALONE_LIKENESS = 0.15;
/** An answer that nearly everything speaks against helps nobody, not even as a draft. */
export const HARDLY = 0.1;
/** From this chance on an answer is drafted that nothing else speaks for, for a person to look at; below the other none is, however near. Set on everyday tickets to strangers' desks. */
export const LIKELY = 0.45;
export const UNLIKELY = 0.4;
/** How much nearer than any other a passage is that stands alone. */
export const ALONE_LEAD = 1.15;
/** How often the nearest passage was on the ticket's product and issue, by its likeness, on the sample tickets. */
const CALIBRATION: [likeness: number, share: number][] = [[0, 0.05], [0.1, 0.1], [0.14, 0.25], [0.17, 0.47], [0.21, 0.7], [0.25, 0.9], [0.3, 0.95], [0.45, 0.97], [1, 0.99]];
export const SURELY_FELT = 0.6;
/** From here on somebody who asks nothing is too vexed to be shown a list. */
export const SURE_OF_ANGER = 0.9;
const RIVAL_NEAR = 0.9;
const RIVAL_COST = 0.12;
const READ = 6000;
/** Matters that any text may sound like. */
export const VAGUE = new Set(['other', 'how_to', 'praise', 'feature_request', 'app_problem', 'update_error']);

/** From so many points on a ticket is surely of its matter: one word alone may stand for anything, who "charged" a phone, who "returned" from a journey. */
export const SURE_POINTS = 2;

export interface Frame {
  templates: LanguageTemplates;
  issue: IssueTemplate;
  issueName: string;
  question: ReplyQuestion;
  feeling: Pick<SentimentAnswer, 'sentiment' | 'confidence' | 'emotion' | 'urgency'>;
}

export const draft = (parts: Partial<ReplyDraft> & Pick<ReplyDraft, 'status' | 'language'>): ReplyDraft =>
  ({ body: '', usedPassages: [], template: '', confidence: 0, engine: 'builtin', warnings: [], ...parts });

/** French "au sujet de" loses its vowel before another: "au sujet d’AeroPure", but "de Yoga". Behind German "zu" the first word of "Manuelle Lymphdrainage" would end otherwise. */
const withProduct = (sentence: string, product: string, language: string): string =>
  (language === 'de' && /^\p{Lu}\p{Ll}+e \p{Lu}\p{Ll}{2}/u.test(product) ? sentence.replace('zu {product}', 'zum Thema {product}') : language === 'fr' && /^(?:[aeiouâéèêîôû]|y(?![aeiou]))/i.test(product) ? sentence.replace(/de \{product\}/, 'd’{product}') : sentence).replace('{product}', () => product);

export const sounds = (ticket: ReplyQuestion['ticket'], language: string): string => neutralIssue(language, ticket, '');

/** An answer that begins so has said it. */
const SORRY = /^\W*(?:(?:we|i)(?:'re| are|'m| am) (?:very |so |truly )?sorry|sorry|(?:es|das) tut uns|wir bedauern|(?:bitte )?entschuldig|(?:lo )?sentimos|lamentamos|(?:nous sommes )?(?:vraiment )?(?:désolé|navré)|pedimos desculpa)/i;

/**
 * The sentence of regret that fits what is told, `""` where none does: of a fault alone many tell who complain of nothing, and
 * what merely sounds angry is as often a joke.
 */
function regretFor(ticket: ReplyQuestion['ticket'], { sentiment, confidence }: Frame['feeling'], { sorry, sorryToHear }: LanguageTemplates): string {
  if (mishapIn(ticket)) return sorryToHear;
  const troubled = tellsUpset(ticket) || (tellsHaste(ticket) && tellsFault(`${ticket.subject}\n${ticket.message}`));
  return sentiment === 'negative' && confidence >= SURELY_FELT && troubled ? sorry : '';
}

/**
 * The opening: thanks, and one sentence more only where it must fit. Regret where the customer is surely unhappy; else the
 * matter, where the ticket's own words name it and the answer, if there is one, is on the same. A ticket that is held gets thanks alone.
 */
export function intro({ templates, issue, issueName, question, feeling }: Frame, passage?: Passage): string {
  const again = question.history.length > 0;
  const { ticket, language } = question;
  // What the ticket does not name is a guess, and a wrong one would be read at once.
  const product = question.productNamed ? question.product : '';
  const opening = product ? withProduct(again ? templates.introAgainProduct : templates.introProduct, product, language) : again ? templates.introAgain : templates.intro;
  if (question.held) return opening;
  const regret = passage && SORRY.test(passage.solution) ? '' : regretFor(ticket, feeling, templates);
  // The team's own name for the matter bears out one word.
  const isSure = issueName === 'feature_request' ? WISH.test(fold(ticket.message.slice(0, READ))) && !asks(ticket) : question.issue !== '' || pointsFor(issueName, language, ticket) >= SURE_POINTS;
  const agreed = issueName === 'praise' || (isSure && sounds(ticket, language) === issueName && (!passage || matterOf(passage, language) === issueName));
  return [opening, regret || (agreed && issue.ack)].filter(Boolean).join(' ');
}

/** Where more stands than an answer tells, `""` where it has no page or names that itself. */
export const moreAt = ({ more }: LanguageTemplates, { url, solution }: Passage): string => (url && !linksOf(solution).includes(comparableUrl(url)) ? `${more} ${writtenUrl(url)}` : '');
const linksOf = (text: string): string[] => (text.match(/https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?…]/g) ?? []).map(comparableUrl);

/** The same, its opening naming no matter. */
export const withoutMatter = (frame: Frame): Frame => ({ ...frame, issueName: 'other', issue: { cues: [] } });

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** One part of a reply; the higher `spare`, the sooner it is left out for length; 0 always stays. */
export interface Part {
  text: string;
  spare: number;
}

/** The parts in order, the least needed left out first until the reply keeps to the team's length. */
export function withinLength(parts: Part[], maxWords: number): string {
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
export function passageConfidence(best: Passage, others: Passage[]): number {
  // Where nothing is filed by issue, each answer is to another question.
  const rival = others.find((other) => other.issue !== best.issue || best.issue === '' || (other.product && best.product && other.product !== best.product));
  const contested = rival && rival.score > best.score * RIVAL_NEAR ? RIVAL_COST : 0;
  return rounded(calibrated(best.score) - contested);
}

/** Whether a ticket asks anything outright. */
export const asks = ({ message }: Pick<ReplyQuestion['ticket'], 'message'>): boolean => /\?/.test(message);

/** The neutral matter a passage sounds like. */
export const matterOf = (passage: Passage, language: string): string => neutralIssue(language, { subject: passage.title, message: passage.problem }, '');

/** Two decimals, and never quite nothing. */
export const rounded = (confidence: number): number => Math.round(Math.max(0.05, confidence) * 100) / 100;

/** The language of a passage's answer, `""` where it cannot be told. */
export const languageOfAnswer = ({ solution, problem }: Passage): string => detectLanguage(`${solution}\n${problem}`.slice(0, 1500)).language;

/** What a reply may be written from, and of it what is in the reply's language, nearest first. */
export function usablePassages(passages: Passage[], language: string): { usable: Passage[]; spoken: Passage[] } {
  const usable = passages
    .filter((passage) => passage.solution.trim() !== '')
    .filter((passage) => passage.kind === 'article' || !namesACustomer(passage.solution));
  return { usable, spoken: usable.filter((passage) => languageOfAnswer(passage) === language) };
}
