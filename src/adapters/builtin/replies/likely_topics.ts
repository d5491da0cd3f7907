import type { ReplyDraft } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { fold } from '../../../triage/text/characters.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { compares } from './answer_fit.ts';
import { underHeading } from './answer_text.ts';
import { asks, draft, intro, languageOfAnswer, SURE_OF_ANGER, SURELY_FELT, withoutMatter, wordCount, type Frame } from './reply_frame.ts';
import { excerptOf } from './excerpt.ts';
import { asksForDeed } from './stands_open.ts';
import { isUnaskedHowTo } from './told_faults.ts';
import { mishapIn, tellsHaste, tellsUpset } from './told_mishaps.ts';

/**
 * From this chance together on entries are named: one of them is meant in half of the tickets then, in six of ten that any entry
 * answers. Set on half of the small desks that are left out of all learning, measured on the other half.
 */
const LIKELY_TOGETHER = 0.4;
/** Topics none of which is as likely as this are anybody's. */
const LEAST_FIRST = 0.2;
/** What is less likely than this, or than this share of the likeliest, would read as if nobody had read the message. */
const LEAST_NAMED = 0.03;
const LEAST_SHARE = 0.12;
/** A third topic is told where it is at least so likely beside the first: two that fit are better than three. */
const LEAST_OF_THIRD = 0.3;
const FEWEST_NAMED = 2;
const MOST_NAMED = 3;
const LONGEST_TOPIC = 90;
/** From this chance on, so much ahead of the next, an answer of so many words at most is told at once, as what may be meant. */
const PERHAPS = 0.25;
const PERHAPS_LEAD = 1.5;
const LONGEST_PERHAPS = 90;
/** A death, or a danger: named to somebody who tells of none, it reads as mockery. */
const DIRE = /(?<!\p{L})(?:deaths?|died|dies|deceased|bereave\p{L}*|funeral|passed away|in memory|gas leaks?|smell of gas|smell gas|carbon monoxide|euthan\p{L}*|cremat\p{L}*|burials?|(?:ver|ge)storben\p{L}*|todesfall|tod|sterbefall|gasgeruch|riecht nach gas|kohlenmonoxid|einschlafer\p{L}*|bestattung\p{L}*|beerdigung\p{L}*|fallec\p{L}*|defuncion|muert[eoa]s?|murio|olor a gas|huele a gas|monoxido\p{L}*|eutanasia|cremacion|entierro|fuga de gas|deces|decede\p{L}*|mort|obseques|odeur de gaz|sent le gaz|monoxyde\p{L}*|fin de vie|inhumation|fuite de gaz|falec\p{L}*|obito|morte|morreu|cheiro (?:a|de) gas|cheira a gas|cremacao|enterro|vazamento de gas)(?!\p{L})/u;
/** A title in another language than the reply's; a short one is told badly. */
const SURELY_ANOTHER = 0.65;
/** "Formas de pago" sounds Portuguese by the half of its words. */
const SURELY_NEIGHBOUR = 0.77;
const NEIGHBOURS = new Set(['es', 'pt']);

function isInAnother(topic: string, language: string): boolean {
  const told = detectLanguage(topic);
  return told.language !== language && told.confidence >= (NEIGHBOURS.has(language) && NEIGHBOURS.has(told.language) ? SURELY_NEIGHBOUR : SURELY_ANOTHER);
}

/** Mark-up, slots, addresses and codes: nothing that a customer is shown as a topic. */
const NO_WORDS = /[[\]{}<>*_`#|\\~^=@\p{Cc}\p{Cf}]|^[-•–+]|%\p{L}{1,30}%|\$\p{L}|&[a-z]{2,8};|&#|https?:|www\.|\p{L}\.(?:com|net|org|io|de|fr|es|pt|uk|eu|info|example)(?!\p{L})|(?<!\p{L})\p{Lu}{2,8}-\d{3}|(?<!\p{L})xxx(?!\p{L})/iu;
/** What a team writes for itself. */
const INTERNAL = /(?<!\p{L})(?:intern(?:al|e|o|a)?|(?:staff|agents?|employees?) only|do not (?:tell|share|send)|confidential|vertraulich|nur fur mitarbeit\p{L}*|solo para (?:empleados|agentes|el equipo)|confidencial|confidentiel|reserve aux? (?:equipe|agents)|so para a equip[ae]|deprecated|copy of|kopie von|copia de|copie de|test entry|testeintrag|tbd|(?:draft|entwurf|borrador|brouillon|rascunho|todo|macro) ?:)(?!\p{L})/u;

/** A title or the name of a product as words of one line, nothing of it structure. */
export const plainTopic = (text: string): string => text.replace(/\p{Cf}/gu, '').replace(/(?:https?:\/\/|www\.)\S*/giu, '…').replace(/[[\]{}<>*_`#|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim();

/** An article's title as a customer may be shown it, `""` where it is none to be shown. `language` of the reply. */
export function topicOf({ kind, title }: Pick<Passage, 'kind' | 'title'>, language: string): string {
  const topic = title.trim();
  // What another customer's ticket was called is nobody else's to read.
  if (kind !== 'article' || topic.length > LONGEST_TOPIC || !/\p{L}{3}/u.test(topic) || NO_WORDS.test(topic)) return '';
  if (INTERNAL.test(fold(topic)) || DIRE.test(fold(topic))) return '';
  if (isInAnother(topic, language)) return '';
  return topic === topic.toUpperCase() ? '' : plainTopic(topic).replace(/(?<![\s.:;…-])[\s.:;…-]+$/u, '');
}

/** Whether somebody may be asked to choose: not in grief, in anger, in haste, or in fear for an account, nor who compares, or is happy and asks nothing. */
const mayChoose = ({ question: { ticket }, feeling: { sentiment, emotion, urgency, confidence }, issueName }: Frame): boolean =>
  issueName !== 'account_security' && !tellsUpset(ticket) && !tellsHaste(ticket) && urgency !== 'critical' && !(emotion === 'anger' && sentiment === 'negative') && !compares(ticket.message) && (sentiment !== 'positive' || confidence < SURELY_FELT || asks(ticket)) && mishapIn(ticket) !== 'grief';

/** Whether topics say anything to somebody: not to who wants something done, or is vexed and asks nothing. */
const mayList = ({ question: { ticket }, feeling: { sentiment, confidence } }: Frame): boolean =>
  !asksForDeed(ticket.message) && (sentiment !== 'negative' || confidence < SURE_OF_ANGER || askedIn(ticket.message).length > 0);

interface Topic { passage: Passage; topic: string; chance: number }

/** What may be shown of what is likeliest, likeliest first; `[]` where the likeliest of all cannot be: the others alone would hide it. */
function topicsOf({ question: { language, style } }: Frame, likeliest: Passage[]): Topic[] {
  const [first] = likeliest;
  const least = Math.max(LEAST_NAMED, (first?.chance ?? 0) * LEAST_SHARE);
  const all = likeliest.filter(({ chance = 0 }) => chance >= least).map((passage) => {
    const isSpoken = !passage.across && languageOfAnswer(passage) === language;
    const topic = isSpoken ? topicOf(passage, language) : '';
    return { passage, topic: style.neverMention.some((word) => word.trim() !== '' && fold(topic).includes(fold(word.trim()))) ? '' : topic, chance: passage.chance ?? 0 };
  });
  if (!all[0]?.topic) return [];
  const isTwin = ({ topic, passage }: Topic): boolean => all.some((other) => other.passage !== passage && fold(other.topic) === fold(topic));
  const told = all.filter(({ topic }) => topic !== '').map((one) => (isTwin(one) && one.passage.product.trim() ? { ...one, topic: `${one.topic} (${plainTopic(one.passage.product)})` } : one));
  return told.filter(({ topic }, at) => told.findIndex((other) => fold(other.topic) === fold(topic)) === at).slice(0, MOST_NAMED);
}

/** The answer to the likeliest topic, where it is likely enough to be read at once. */
function perhapsAnswered({ question: { ticket } }: Frame, [top, ...others]: Topic[], [, next]: Passage[]): Passage | undefined {
  const passage = top && excerptOf(top.passage, [`${ticket.subject}\n${ticket.message}`]);
  const isLikely = top !== undefined && passage !== undefined && top.chance >= PERHAPS && top.chance >= PERHAPS_LEAD * (next?.chance ?? 0) && others.every(({ passage: { title } }) => title !== top.passage.title);
  return isLikely && wordCount(passage.solution) <= LONGEST_PERHAPS && !isUnaskedHowTo(ticket, passage) ? passage : undefined;
}

/** The topics as a list, what may be the answer before it. */
function bodyOf(frame: Frame, shown: Topic[], answered: Passage | undefined): string {
  const { templates } = frame;
  const named = shown.filter(({ passage }) => passage.id !== answered?.id).map(({ topic }) => `- ${topic}`).join('\n');
  const others = `${answered ? templates.orAmong : templates.askAmong}\n${named}\n\n${templates.amongElse}`;
  return [
    intro(withoutMatter(frame)), ...(answered ? [templates.perhaps, underHeading(answered), answered.url && `${templates.more} ${answered.url}`] : []),
    answered && (shown.length <= FEWEST_NAMED || !mayList(frame)) ? templates.perhapsElse : others,
  ].filter(Boolean).join('\n\n');
}

/** The reply that names what the ticket may be about, where it is likely enough that it is one of these; undefined elsewhere. */
export function askAmong(frame: Frame, likeliest: Passage[]): ReplyDraft | undefined {
  const { issueName, question: { language } } = frame;
  if (!mayChoose(frame)) return undefined;
  const topics = topicsOf(frame, likeliest);
  const [first] = topics;
  if (!first || topics.length < FEWEST_NAMED || first.chance < LEAST_FIRST || topics.reduce((sum, { chance }) => sum + chance, 0) < LIKELY_TOGETHER) return undefined;
  const shown = topics.filter(({ chance }, at) => at < FEWEST_NAMED || chance >= first.chance * LEAST_OF_THIRD);
  const answered = perhapsAnswered(frame, shown, likeliest);
  if (!answered && !mayList(frame)) return undefined;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: 0.2, doubted: true, usedPassages: shown.map(({ passage }) => passage.id),
    body: bodyOf(frame, shown, answered),
    warnings: ['Nothing in your knowledge surely answers; the reply names what is likeliest. Where you see which is meant, answer with that instead.'],
  });
}
