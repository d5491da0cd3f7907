import type { Passage } from '../../../ports/knowledge_base.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { mentioned } from '../../../triage/reply_checks/guardrails/wording.ts';
import { fold } from '../../../triage/text/characters.ts';
import { languageOfAnswer, type Frame } from './reply_frame.ts';

/** What is less likely than this, or than this share of the likeliest, would read as if nobody had read the message. */
const LEAST_NAMED = 0.03;
const LEAST_SHARE = 0.12;
const MOST_NAMED = 3;
const LONGEST_TOPIC = 90;
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

/** An entry that may be meant, by its title as a customer may be shown it. */
export interface Topic { passage: Passage; topic: string; chance: number }

/** What may be shown of what is likeliest, likeliest first; `[]` where the likeliest of all cannot be: the others alone would hide it. */
export function topicsOf({ question: { language, style } }: Frame, likeliest: Passage[]): Topic[] {
  const [first] = likeliest;
  const least = Math.max(LEAST_NAMED, (first?.chance ?? 0) * LEAST_SHARE);
  const all = likeliest.filter(({ chance = 0 }) => chance >= least).map((passage) => {
    const isSpoken = !passage.across && languageOfAnswer(passage) === language;
    const topic = isSpoken ? topicOf(passage, language) : '';
    return { passage, topic: mentioned(topic, style.neverMention).length > 0 ? '' : topic, chance: passage.chance ?? 0 };
  });
  if (!all[0]?.topic) return [];
  const isTwin = ({ topic, passage }: Topic): boolean => all.some((other) => other.passage !== passage && fold(other.topic) === fold(topic));
  const told = all.filter(({ topic }) => topic !== '').map((one) => (isTwin(one) && one.passage.product.trim() ? { ...one, topic: `${one.topic} (${plainTopic(one.passage.product)})` } : one));
  return told.filter(({ topic }, at) => told.findIndex((other) => fold(other.topic) === fold(topic)) === at).slice(0, MOST_NAMED);
}
