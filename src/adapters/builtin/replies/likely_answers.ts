import type { QuestionKnown, ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { byChance } from '../../../triage/replies/answer_likeness.ts';
import { mentioned } from '../../../triage/reply_checks/guardrails/wording.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { compares } from './answer_fit.ts';
import { underHeading } from './answer_text.ts';
import { onlyEndsUnasked } from './endings.ts';
import { PARTLY, shortOf } from './excerpt.ts';
import { topicsOf, type Topic } from './likely_topics.ts';
import { asks, draft, intro, moreAt, SURE_OF_ANGER, SURELY_FELT, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { asksForDeed } from './stands_open.ts';
import { isUnaskedHowTo } from './told_faults.ts';
import { mishapIn, tellsHaste, tellsUpset } from './told_mishaps.ts';

/**
 * Answers that are told are together as likely as this. Two readers, as customers and as the head of a service, gave a right answer 4.2
 * of 5 points, a wrong one 1.1 and the word that a colleague looks at it 3, so that what is told should be right in six of ten; from
 * here on, on everyday tickets to strangers' desks, seven of ten were.
 */
const LIKELY_TOGETHER = 0.5;
/** Answers none of which is as likely as this are anybody's. */
const LEAST_FIRST = 0.2;
/** Another beside the likeliest is as likely as this at least, and a third only where it is nearly as likely as the first. */
const LIKELY_BESIDE = 0.15;
const SHARE_OF_THIRD = 0.6;
/** Another beside the likeliest is told in no more words. */
const LONGEST_BESIDE = 60;
/** What the opening and the closing sentence take of the words of a reply. */
const WORDS_AROUND = 40;

/** Whether somebody may be asked to choose: not in grief, in anger, in haste, or in fear for an account, nor who compares, or is happy and asks nothing. */
const mayChoose = ({ question: { ticket }, feeling: { sentiment, emotion, urgency, confidence }, issueName }: Frame): boolean =>
  issueName !== 'account_security' && !tellsUpset(ticket) && !tellsHaste(ticket) && urgency !== 'critical' && !(emotion === 'anger' && sentiment === 'negative') && !compares(ticket.message) && (sentiment !== 'positive' || confidence < SURELY_FELT || asks(ticket)) && mishapIn(ticket) !== 'grief';

/** Whether more than the likeliest says anything to somebody: not to who wants something done, or is vexed and asks nothing. */
const mayList = ({ question: { ticket }, feeling: { sentiment, confidence } }: Frame): boolean =>
  !asksForDeed(ticket.message) && (sentiment !== 'negative' || confidence < SURE_OF_ANGER || askedIn(ticket.message).length > 0);

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
interface Told { passage: Passage; whole: boolean; chance: number }

/** The answers that are short enough to be read at once, likeliest first; `[]` where the likeliest of all is not. */
function toldOf(frame: Frame, topics: Topic[]): Told[] {
  const { question: { ticket, style } } = frame, [first] = topics;
  const told: Told[] = [], isListed = mayList(frame);
  let left = style.maxWords - WORDS_AROUND;
  for (const [at, { passage, topic, chance }] of topics.entries()) {
    const isLikely = at === 0 || (chance >= LIKELY_BESIDE && (at === 1 || chance >= SHARE_OF_THIRD * first!.chance));
    const short = isLikely && mentioned(passage.solution, style.neverMention).length === 0 && !isUnaskedHowTo(ticket, passage) ? shortOf(passage, [`${ticket.subject}\n${ticket.message}`], at === 0 ? left : Math.min(left, LONGEST_BESIDE)) : undefined;
    if (!short && at === 0) return [];
    if (short) told.push({ passage: { ...short, title: topic }, whole: short.solution === passage.solution, chance });
    left -= short ? wordCount(short.solution) : 0;
    if (!isListed) break;
  }
  return told;
}

/** The reply that tells what may be meant, each answer under its title, where it is likely enough that it is one of these; undefined elsewhere. */
export function askAmong(frame: Frame, likeliest: Passage[]): ReplyDraft | undefined {
  const { issueName, templates, question: { language, ticket } } = frame, said = `${ticket.subject}\n${ticket.message}`;
  if (!mayChoose(frame)) return undefined;
  // How to cancel is the last thing to be read by who asked for an invoice.
  const told = toldOf(frame, topicsOf(frame, likeliest.filter((passage) => !onlyEndsUnasked(said, passage))));
  if (!told[0] || told[0].chance < LEAST_FIRST || told.reduce((sum, { chance }) => sum + chance, 0) < LIKELY_TOGETHER) return undefined;
  const answers = told.flatMap(({ passage }) => [underHeading(passage), moreAt(templates, passage)]);
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: 0.2, doubted: true, usedPassages: told.map(({ passage }) => passage.id),
    body: [intro(withoutMatter(frame)), told.length > 1 ? templates.perhapsSeveral : templates.perhaps, ...answers, templates.perhapsElse].filter(Boolean).join('\n\n'),
    warnings: ['Nothing in your knowledge surely answers; the reply tells what is likeliest. Where you see which is meant, answer with that instead.', ...(told.every(({ whole }) => whole) ? [] : [PARTLY])],
  });
}
