import type { QuestionKnown, ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { fold } from '../../../triage/text/characters.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { compares } from './answer_fit.ts';
import { underHeading } from './answer_text.ts';
import { onlyEndsUnasked } from './endings.ts';
import { PARTLY, shortOf } from './excerpt.ts';
import { topicsOf, type Topic } from './likely_topics.ts';
import { asks, draft, intro, SURE_OF_ANGER, SURELY_FELT, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { asksForDeed } from './stands_open.ts';
import { isUnaskedHowTo } from './told_faults.ts';
import { mishapIn, tellsHaste, tellsUpset } from './told_mishaps.ts';

/** From this chance on an answer is told as what may be meant; of everyday tickets to strangers' desks half were right. */
const LIKELY_ALONE = 0.25;
/** Beside it one of this chance is told too, a fifth of which were right, and a third only where it is nearly as likely as the first. */
const LIKELY_BESIDE = 0.15;
/** Beside a first that is less likely than that. */
const LIKELY_TWIN = 0.1;
const SHARE_OF_THIRD = 0.6;
/**
 * From this chance together on titles are named where no answer is likely enough to be told, or short enough: one of them is meant in
 * half of the tickets then. Set on half of the small desks that are left out of all learning, measured on the other half.
 */
const LIKELY_TOGETHER = 0.4;
/** Topics none of which is as likely as this are anybody's. */
const LEAST_FIRST = 0.2;
/** A third topic is named where it is at least so likely beside the first: two that fit are better than three. */
const LEAST_OF_THIRD = 0.3;
const FEWEST_NAMED = 2;
/** The likeliest answer is told in so many words, another beside it in fewer. */
const LONGEST_FIRST = 90;
const LONGEST_BESIDE = 60;
/** What the opening and the closing sentence take of the words of a reply. */
const WORDS_AROUND = 40;

/** Whether somebody may be asked to choose: not in grief, in anger, in haste, or in fear for an account, nor who compares, or is happy and asks nothing. */
const mayChoose = ({ question: { ticket }, feeling: { sentiment, emotion, urgency, confidence }, issueName }: Frame): boolean =>
  issueName !== 'account_security' && !tellsUpset(ticket) && !tellsHaste(ticket) && urgency !== 'critical' && !(emotion === 'anger' && sentiment === 'negative') && !compares(ticket.message) && (sentiment !== 'positive' || confidence < SURELY_FELT || asks(ticket)) && mishapIn(ticket) !== 'grief';

/** Whether more than the likeliest says anything to somebody: not to who wants something done, or is vexed and asks nothing. */
const mayList = ({ question: { ticket }, feeling: { sentiment, confidence } }: Frame): boolean =>
  !asksForDeed(ticket.message) && (sentiment !== 'negative' || confidence < SURE_OF_ANGER || askedIn(ticket.message).length > 0);

const byChance = (passages: Passage[]): Passage[] => [...passages].sort((a, b) => (b.chance ?? 0) - (a.chance ?? 0));

/** What may be meant, likeliest first: what answers one question best is as likely as that and the whole ticket make it together. */
export function withEach(likeliest: Passage[], questions: QuestionKnown[]): Passage[] {
  const each = questions.flatMap(({ passages }) => byChance(passages).slice(0, 1)).map((passage) => {
    const { chance: asWhole = 0 } = likeliest.find(({ id }) => id === passage.id) ?? {};
    return { ...passage, chance: ((passage.chance ?? 0) + asWhole) / 2 };
  });
  const all = byChance([...likeliest, ...each]);
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/** An answer that is told, and whether whole. */
interface Told { passage: Passage; whole: boolean }

/** The answers that are likely and short enough to be read at once, likeliest first; `[]` where the likeliest of all is not. */
function toldOf(frame: Frame, topics: Topic[]): Told[] {
  const { question: { ticket, style } } = frame, [first] = topics;
  const told: Told[] = [];
  let left = style.maxWords - WORDS_AROUND;
  for (const [at, { passage, topic, chance }] of topics.entries()) {
    const isLikely = at === 0 || chance >= (at === 1 && first!.chance < LIKELY_ALONE ? LIKELY_TWIN : LIKELY_BESIDE) && (at === 1 || chance >= SHARE_OF_THIRD * first!.chance);
    const isBarred = style.neverMention.some((word) => word.trim() !== '' && fold(passage.solution).includes(fold(word.trim())));
    const short = isLikely && !isBarred && !isUnaskedHowTo(ticket, passage) ? shortOf(passage, [`${ticket.subject}\n${ticket.message}`], Math.min(left, at === 0 ? LONGEST_FIRST : LONGEST_BESIDE)) : undefined;
    if (!short && at === 0) return [];
    if (short) told.push({ passage: { ...short, title: topic }, whole: short.solution === passage.solution });
    left -= short ? wordCount(short.solution) : 0;
    if (!mayList(frame)) break;
  }
  return told;
}

/** What the reply says: the answers under their titles, or titles alone. */
function bodyOf(frame: Frame, told: Told[], named: Topic[]): string {
  const { templates } = frame, opening = intro(withoutMatter(frame));
  if (told.length === 0) return `${opening}\n\n${templates.askAmong}\n${named.map(({ topic }) => `- ${topic}`).join('\n')}\n\n${templates.amongElse}`;
  const answers = told.flatMap(({ passage }) => [underHeading(passage), passage.url && `${templates.more} ${passage.url}`]);
  return [opening, told.length > 1 ? templates.perhapsSeveral : templates.perhaps, ...answers, templates.perhapsElse].filter(Boolean).join('\n\n');
}

/** The reply that tells what the ticket may be about, where it is likely enough that it is that; undefined elsewhere. */
export function askAmong(frame: Frame, likeliest: Passage[]): ReplyDraft | undefined {
  const { issueName, question: { language } } = frame;
  if (!mayChoose(frame)) return undefined;
  const { ticket } = frame.question, said = `${ticket.subject}\n${ticket.message}`;
  // How to cancel is the last thing to be read by who asked for an invoice.
  const topics = topicsOf(frame, likeliest.filter((passage) => !onlyEndsUnasked(said, passage))), [first] = topics;
  if (!first || first.chance < LEAST_FIRST) return undefined;
  const isLikely = topics.reduce((sum, { chance }) => sum + chance, 0) >= LIKELY_TOGETHER;
  const told = isLikely || first.chance >= LIKELY_ALONE ? toldOf(frame, topics) : [];
  const named = topics.filter(({ chance }, at) => at < FEWEST_NAMED || chance >= first.chance * LEAST_OF_THIRD);
  if (told.length === 0 && (!isLikely || named.length < FEWEST_NAMED || !mayList(frame))) return undefined;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: 0.2, doubted: true, usedPassages: told.length > 0 ? told.map(({ passage }) => passage.id) : named.map(({ passage }) => passage.id),
    body: bodyOf(frame, told, named),
    warnings: ['Nothing in your knowledge surely answers; the reply names what is likeliest. Where you see which is meant, answer with that instead.', ...(told.every(({ whole }) => whole) ? [] : [PARTLY])],
  });
}
