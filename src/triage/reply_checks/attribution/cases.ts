import { claim, ticketText, type Check } from '../checked_reply.ts';
import { kindOf } from '../quantities/figure_kinds.ts';
import { ratedBy, type Figure } from '../quantities/figures.ts';
import { supports } from '../quantities/same_figure.ts';
import { inside, INSTEAD, sentenceOf, sentencesOf } from '../../text/sentences.ts';
import { languageOf, readReply, supportOf } from './support.ts';
import type { ReadText } from './values.ts';

/** "Road costs …", "Nuagis Pro coûte …", "Bolso: …", "El plan Pyme incluye …": the name of a plan, kind or size at the head of what is said of it. */
const NAME = String.raw`((?:\p{Lu}[\p{L}\p{M}\d+]*)(?: \p{Lu}[\p{L}\p{M}\d+]*){0,2})`;
const PLAN = '(?:[Pp]lan|[Pp]lano|[Tt]arifa?|[Ff]orfait|[Oo]ffre|[Ff]ormule|[Pp]aquete|[Pp]acote|[Pp]aket|[Bb]illete|[Bb]ilhete|[Bb]illet)';
const ARTICLE = "(?:[Tt]he|[Ee]l|[Ll]a|[Ll]es?|[OA]|[Dd]er|[Dd]ie|[Dd]as|[Ii]m|[Ww]ith|[Cc]on|[Aa]vec|[Cc]om|[Mm]it) ";
const LABELLED = new RegExp(String.raw`^\s*(?:${PLAN} )?${NAME}: |^\s*(?:${ARTICLE})?${PLAN} ${NAME}(?= \p{Ll})`, 'u');
const SUBJECT = new RegExp(String.raw`^\s*(?:${ARTICLE})?${NAME} (?!(?:the|an?|and|or|of|for|from|to|your|our|you|we|all|der|die|das|den|dem|und|el|la|los|las|del?|su|tu|y|les?|du|des|et|vous|nous|os?|as|do|da|dos|ao|e|um|uma) )(\p{Ll}+)`, 'u');
/** A source of more cases than this is a list of something else. */
const LEAST_CASES = 2, MOST_CASES = 12;
const EACH_LETTERS = 2;
const AGAINST = /(?<!\p{L})(?:against|versus|vs|compared (?:to|with)|gegenuber|gegen|verglichen mit|im vergleich zu|frente a|en comparacion con|contre|par rapport a|contra|em comparacao com)\.? [€£$]?(?:\d|\p{L}+ \d)/u;

interface Cased { figure: Figure; cases: Set<string>; source: number }
interface Mention { name: string; from: number; to: number }

const wordsOf = (name: string): string[] => name.split(/\s+/);

/** The names by which a source tells its cases apart, without what they share ("Nuagis"); in German, where each noun has a capital, only what is labelled or called a plan. */
function casesOf(text: string, language: string): string[] {
  const valued = sentencesOf(text).filter((sentence) => /\d/.test(sentence.text));
  const labelled = valued.flatMap(({ text: said }) => { const found = LABELLED.exec(said); return found ? [wordsOf(found[1] ?? found[2] ?? '')] : []; });
  // "Road costs …, Fleet costs …": of one verb.
  const subjects = language === 'de' ? [] : valued.flatMap(({ text: said }) => { const found = SUBJECT.exec(said); return found ? [{ words: wordsOf(found[1] ?? ''), verb: found[2] ?? '' }] : []; });
  const heads = [...labelled, ...subjects.filter((one) => subjects.some((other) => other.verb === one.verb && other.words.join() !== one.words.join())).map(({ words }) => words)];
  const counts = new Map<string, number>();
  for (const word of new Set(heads.map((words) => words.join(' ')))) for (const part of wordsOf(word)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const names = new Set(heads.flatMap((words) => { const own = words.filter((word) => counts.get(word) === 1 || words.length === 1).join(' '); return own.length >= EACH_LETTERS ? [own] : []; }));
  return names.size >= LEAST_CASES && names.size <= MOST_CASES ? [...names] : [];
}

/** Where a text names its cases, each as a whole word with its capital. */
const mentionsOf = (text: string, names: readonly string[]): Mention[] => names.flatMap((name) => [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])${name.replace(/[+]/g, '\\+').replace(/^\p{Lu}\p{Ll}+$/u, (word) => `(?:${word}|${word.toLowerCase()}e[nrsm]?)`)}(?![\\p{L}\\d])`, 'gu'))].map(({ index }) => ({ name, from: index, to: index + name.length }))).sort((one, other) => one.from - other.from);

/** Which cases each figure of a source is said of: the name before it, or those behind it where its sentence opens with none. */
function casedFigures({ text, figures }: ReadText, names: readonly string[], source: number): Cased[] {
  const all = mentionsOf(text, names);
  return sentencesOf(text).flatMap((sentence) => {
    const mentions = all.filter(inside(sentence));
    const own = figures.filter((figure) => inside(sentence)(figure) && !figure.weak && figure.raw.length > 0);
    if (mentions.length === 0) return [];
    const opens = own.length === 0 || (mentions[0]?.from ?? 0) < (own[0]?.from ?? 0);
    return own.map((figure): Cased => {
      const next = own.find((other) => other.from > figure.from && kindOf(other) === kindOf(figure))?.from ?? sentence.to;
      const before = mentions.filter(({ to }) => to <= figure.from).at(-1);
      const behind = mentions.filter(({ from }) => from >= figure.to && from < next);
      return { figure, source, cases: new Set(opens ? [before?.name ?? ''] : behind.map(({ name }) => name)) };
    });
  });
}

/** A value of one plan told of another that the reply, or else the ticket, speaks of: "Perso costs 3.50 €. You can store files of 20 GB there." */
export const findWrongCases: Check = (reply) => {
  const { body, language } = reply;
  const support = supportOf(reply);
  const { sources } = support;
  const names = [...new Set(sources.flatMap(({ text, title }) => casesOf(text.slice(title.length), languageOf(text, language))))];
  if (names.length === 0) return [];
  const known = sources.flatMap((source, at) => casedFigures(source, names, at));
  const figures = sources.flatMap((source) => source.figures);
  const own = readReply(reply);
  const asked = new Set(mentionsOf(ticketText(reply), names).map(({ name }) => name));
  const ticket = support.texts.filter(({ origin }) => origin === 'ticket').flatMap(({ figures }) => figures);
  const all = mentionsOf(body, names);
  let topic = asked;
  const sentences = sentencesOf(body);
  // "Pro is 9 €, Family 14 €. Together they are 23 €": said of its own case before.
  const isSaidBefore = (figure: Figure, cases: readonly Cased[]): boolean => own.figures.some((other) => other.to <= figure.from && supports(other, figure) && cases.some((one) => [...one.cases].some((name) => all.some((mention) => mention.name === name && sentenceOf(sentences, mention) === sentenceOf(sentences, other)))));
  return sentences.flatMap((sentence) => {
    const mentions = new Set(all.filter(inside(sentence)).map(({ name }) => name));
    if (mentions.size > 0) topic = mentions;
    const [meant] = topic;
    if (topic.size !== 1 || meant === undefined) return [];
    // "135 € instead of 148.50 €", "2.25 m against 2.15 m" lay two cases side by side.
    if (INSTEAD.test(sentence.folded) || AGAINST.test(sentence.folded)) return [];
    const wrong = own.figures.find((figure) => {
      if (!inside(sentence)(figure) || figure.weak || figure.raw.length === 0 || figure.unit === undefined || figure.mate || ticket.some((other) => supports(other, figure))) return false;
      const right = new Set(figures.filter((other) => supports(other, figure)));
      const cased = known.filter((one) => right.has(one.figure));
      return right.size > 0 && cased.length === right.size && !isSaidBefore(figure, cased) && cased.every(({ cases }) => cases.size > 0 && !cases.has('') && !cases.has(meant))
        && known.some((one) => one.cases.has(meant) && cased.every(({ source }) => source === one.source) && kindOf(one.figure) === kindOf(figure) && cased.some((other) => ratedBy(other.figure) === ratedBy(one.figure)));
    });
    return wrong ? [claim('plan', body.slice(wrong.from, wrong.to), `a source says this of something else, not of “${meant}”`)] : [];
  });
};
