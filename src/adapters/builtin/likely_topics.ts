import type { ReplyDraft } from '../../ports/engine.ts';
import type { Passage } from '../../ports/knowledge_base.ts';
import { detectLanguage } from '../../triage/language.ts';
import { fold } from '../../triage/text/characters.ts';
import { draft, intro, languageOfAnswer, withoutMatter, type Frame } from './reply_frame.ts';
import { mishapIn, tellsUpset } from './told_mishaps.ts';

/**
 * From this chance together on entries are named: then one of them is meant in six of ten. Set on every other desk of
 * data/retrieval/small_desks, by the chances as `npm run train:answers` last left them: to be set anew where they are learned anew.
 */
const LIKELY_TOGETHER = 0.25;
/** What is less likely than this, or than this share of the likeliest, would read as if nobody had read the message. */
const LEAST_NAMED = 0.03;
const LEAST_SHARE = 0.12;
const FEWEST_NAMED = 2;
const MOST_NAMED = 3;
const LONGEST_TOPIC = 90;
/** A death, or a danger: named to somebody who tells of none, it reads as mockery. */
const DIRE = /(?<!\p{L})(?:deaths?|died|dies|deceased|bereave\p{L}*|funeral|passed away|in memory|gas leaks?|smell of gas|smell gas|(?:ver|ge)storben\p{L}*|todesfall|tod|sterbefall|gasgeruch|fallec\p{L}*|defuncion|muert[eoa]s?|murio|olor a gas|fuga de gas|deces|decede\p{L}*|mort|obseques|odeur de gaz|fuite de gaz|falec\p{L}*|obito|morte|morreu|cheiro (?:a|de) gas|vazamento de gas)(?!\p{L})/u;
/** A title in another language than the reply's; a short one is told badly. */
const SURELY_ANOTHER = 0.9;

/** Mark-up, slots, addresses and codes: nothing that a customer is shown as a topic. */
const NO_WORDS = /[[\]{}<>*_`#|\\~^=@\p{Cc}\p{Cf}]|https?:|www\.|(?<!\p{L})\p{Lu}{2,8}-?\d{2}|(?<!\p{L})[xX]{3}/u;
/** What a team writes for itself. */
const INTERNAL = /(?<!\p{L})(?:internal(?: only| use| note)?|nur intern|intern:|uso interno|usage interne|draft|entwurf|borrador|brouillon|rascunho|todo|tbd|wip|macro|makro|sop|kb)(?!\p{L})/u;

/** A title or the name of a product as words of one line, nothing of it structure. */
export const plainTopic = (text: string): string => text.replace(/\p{Cf}/gu, '').replace(/(?:https?:\/\/|www\.)\S*/giu, '…').replace(/[[\]{}<>*_`#|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim();

/** An article's title as a customer may be shown it, `""` where it is none to be shown. `language` of the reply. */
export function topicOf({ kind, title }: Pick<Passage, 'kind' | 'title'>, language: string): string {
  const topic = title.trim();
  // What another customer's ticket was called is nobody else's to read.
  if (kind !== 'article' || topic.length > LONGEST_TOPIC || !/\p{L}{3}/u.test(topic) || NO_WORDS.test(topic)) return '';
  if (INTERNAL.test(fold(topic)) || DIRE.test(fold(topic))) return '';
  const told = detectLanguage(topic);
  if (told.confidence >= SURELY_ANOTHER && told.language !== language) return '';
  return topic === topic.toUpperCase() ? '' : plainTopic(topic).replace(/(?<![\s.:;…-])[\s.:;…-]+$/u, '');
}

/** Nothing is to be chosen from where somebody is glad, or fears for an account. */
const NO_CHOICE = new Set(['praise', 'account_security']);

/** Whether somebody may be asked to choose: not in grief, in anger or in haste. */
const mayChoose = ({ question: { ticket }, feeling: { sentiment, emotion, urgency }, issueName }: Frame): boolean =>
  !NO_CHOICE.has(issueName) && !tellsUpset(ticket) && urgency !== 'critical' && !(emotion === 'anger' && sentiment === 'negative') && mishapIn(ticket) !== 'grief';

/** The reply that names what the ticket may be about, where it is likely enough that it is one of these; undefined elsewhere. */
export function askAmong(frame: Frame, likeliest: Passage[]): ReplyDraft | undefined {
  const { templates, issueName, question: { language } } = frame;
  if (!mayChoose(frame)) return undefined;
  const shown = likeliest
    .filter((passage) => !passage.across && languageOfAnswer(passage) === language)
    .map((passage) => ({ passage, topic: topicOf(passage, language), chance: passage.chance ?? 0 }))
    .filter(({ topic, chance }, at, all) => topic !== '' && chance >= Math.max(LEAST_NAMED, (all[0]?.chance ?? 0) * LEAST_SHARE) && all.findIndex((other) => fold(other.topic) === fold(topic)) === at)
    .slice(0, MOST_NAMED);
  if (shown.length < FEWEST_NAMED || shown.reduce((sum, { chance }) => sum + chance, 0) < LIKELY_TOGETHER) return undefined;
  return draft({
    status: 'clarify', language, template: `${language}/${issueName}`, confidence: 0.2, doubted: true, usedPassages: shown.map(({ passage }) => passage.id),
    body: `${intro(withoutMatter(frame))}\n\n${templates.askAmong}\n${shown.map(({ topic }) => `- ${topic}`).join('\n')}\n\n${templates.amongElse}`,
    warnings: ['Nothing in your knowledge surely answers; the reply names what is likeliest. Where you see which is meant, answer with that instead.'],
  });
}
