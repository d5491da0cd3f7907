import type { Finding } from '../../replies/auto_send.ts';
import { fold, foldFully } from '../../text/characters.ts';
import { late } from '../../text/kept_readings.ts';
import { claim, ticketText, type CheckedReply } from '../checked_reply.ts';
import { derivedIn } from './derived_claims.ts';
import { excusesFor, isCountedIn } from './excused_figures.ts';
import { isFree, isTime } from '../quantities/figure_kinds.ts';
import type { Figure } from '../quantities/figures.ts';
import { hoursIn } from '../times/opening_hours.ts';
import { findTimes } from '../times/dates.ts';
import { hearsayOf, passesOn } from '../attribution/hearsay.ts';
import { misplaced, replyScopes, sourceScopes, type Misplaced } from '../attribution/holders.ts';
import { keysIn, nearness } from '../attribution/nearness.ts';
import { rivalsIn } from '../attribution/rival_values.ts';
import type { Scope } from '../attribution/scopes.ts';
import { TAKES } from '../times/reckoned_spans.ts';
import { BOUND_BEFORE, denies, inside, searchable, sentenceOf, sentencesOf, type Sentence } from '../../text/sentences.ts';
import { supports } from '../quantities/same_figure.ts';
import { isPartOf } from './stated_parts.ts';
import { isDay, type Support } from '../attribution/support.ts';
import { valuesOf, type ReadText } from '../attribution/values.ts';

const FAMILY_NAMES: Record<string, string> = { money: 'amount', 'unit:date': 'date', percent: 'percentage', seconds: 'duration', working_days: 'duration', months: 'duration' };
const nameOf = ({ unit }: Figure): string => FAMILY_NAMES[unit?.family ?? ''] ?? 'number';

const within = ({ from, to }: { from: number; to: number }, places: { from: number; to: number }[]): boolean => places.some((place) => place.from <= from && to <= place.to);

/** What its clause says before a place. */
const clauseBefore = (folded: string, to: number): string => /[^.!?;:\n]{0,80}$/.exec(folded.slice(Math.max(0, to - 80), to))?.[0] ?? '';

/** What bears "at no extra charge" without the words. */
const INCLUDED = /(?<!\p{L})(?:aucuns? (?:frais|supplement|surcout)|keine (?:weiteren |zusatzlichen )?(?:kosten|gebuhr(?:en)?)|kein aufpreis|ningun (?:coste|costo|cargo|gasto|recargo)|nenhum(?:a)? (?:custo|encargo|taxa)|included in (?:the|your) \w+|(?:is|are) included|nothing (?:to pay|extra)|costs? (?:you )?nothing|kostet (?:[\p{L}]+ ){0,3}nichts|kosten (?:[\p{L}]+ ){0,3}nichts|no cuestan? nada|ne coute(?:nt)? rien|nao custam? nada|pays? nothing|waived|im preis (?:enthalten|inbegriffen|inklusive)|(?:sind|ist) (?:im preis )?(?:enthalten|inbegriffen)|entfallt|entfallen|kosten (?:ubernehmen|tragen) wir|wir (?:ubernehmen|tragen) (?:die |alle )?\p{L}*kosten|we (?:pay|cover|bear) (?:the |all )?(?:costs?|postage|shipping|return)|nous prenons en charge les frais|asumimos (?:los|todos los) (?:gastos|costes)|suportamos (?:os|todos os) custos|\p{L}{4,}(?<!zimmer|platze?|termine?) frei(?=[.,;)])|incluid[oa]s? en el|esta[n]? incluid[oa]s?|no paga[n]?|(?:est|sont) (?:inclus|compris)\w*|ne pai(?:e|ent|ez)|(?:esta|estao) incluid[oa]s?|nao pagam?|paga-se 0)(?!\p{L})/u;

/** "Feed Verdejar 10: …" bears no ten days; "Express 2, Standard 4" leave their unit out. */
const isOfName = (text: string, { unit, from, to, mate }: Figure): boolean => !unit && !mate && followsName(text, from) && /^(?::| \p{L})/u.test(text.slice(to, to + 2));
const followsName = (text: string, from: number): boolean => /(?<![\p{L}\d])\p{Lu}\p{L}{2,20} $/u.test(text.slice(Math.max(0, from - 23), from));

/** "A box of thirty" bears no thirty days; "Eco 7 days, Standard 4" goes on with what it measures, for so many letters. */
const GOES_ON = 160, MOST_BESIDE = 8;
/** Whether a text bears a figure; whoever asks "is it free?" has not said that it is. */
const bears = ({ origin, figures, text }: ReadText, figure: Figure, isNamed: boolean): boolean => !(isFree(figure) && origin === 'ticket') && figures.some((other, at) => supports(other, figure) && !(origin === 'source' && !other.unit && isTime(figure) && !figures.slice(Math.max(0, at - MOST_BESIDE), at).some((time) => isTime(time) && other.from - time.from < GOES_ON)) && (isNamed || !figure.unit || !isOfName(text, other)));

/** Whether "free" is not claimed at all, or is borne by what a source includes. */
function isHarmlessFree(figure: Figure, reply: CheckedReply, { texts }: Support): boolean {
  if (!isFree(figure)) return false;
  // "No, it is not free" grants nothing.
  return denies(clauseBefore(fold(reply.body), figure.from), reply.language) || texts.some(({ origin, text }) => origin === 'source' && INCLUDED.test(fold(text)));
}

/** A sentence that says less than this share of its words with any one of a source is near to none; one of fewer words leans on its neighbours. */
const LEAST_NEAR = 0.3, LEAST_WORDS = 5;
/** Letters in which a bound stands before its figure. */
const REACH = 40;
/**
 * "Three kilos short", "you have half an hour left": a count, a time or a share in words, in a sentence that is near to none of a source, is
 * small talk or reckoned far more often than made up. What is bounded, lasts or is told ("before two hours", "for two days", "in an hour") sets a rule all the same,
 * and what stands beside an amount is part of its reckoning.
 */
function asidesOf({ body, sources }: CheckedReply, own: ReadText): (figure: Figure, sentence: Sentence | undefined) => boolean {
  const text = sources.map((source) => source.text).join('\n');
  const far = new Map<Sentence, boolean>();
  const isFar = (sentence: Sentence): boolean => {
    const known = far.get(sentence) ?? (!own.figures.some((figure) => figure.unit?.family === 'money' && inside(sentence)(figure)) && keysIn(sentence.folded).size >= LEAST_WORDS && nearness(sentence.folded, text) < LEAST_NEAR);
    far.set(sentence, known);
    return known;
  };
  const isBounded = ({ bound, unit, from }: Figure, { folded, from: start }: Sentence): boolean => {
    const before = folded.slice(Math.max(0, from - start - REACH), from - start);
    return bound !== '' || BOUND_BEFORE.test(before) || (unit !== undefined && TAKES.test(before));
  };
  return (figure, sentence) => sentence !== undefined && !/\d/.test(body.slice(figure.from, figure.to)) && !isBounded(figure, sentence) && isFar(sentence);
}

/** The source sentences that a reply takes over letter for letter. */
function copiedFrom({ body, sources }: CheckedReply): Sentence[] {
  const written = searchable(sources.map(({ text }) => text).join('\n'));
  return sentencesOf(body).filter(({ text }) => written.includes(searchable(text)));
}

/** "9 a 14 h" is a time of the day where a source opens and closes at these hours. */
function hoursOfDay(body: string, support: Support): { from: number; to: number }[] {
  const said = hoursIn(body);
  if (said.length === 0) return [];
  const day = findTimes(support.raw);
  return said.filter(({ minutes }) => day.some((time) => time.minutes.some((minute) => minutes.includes(minute)))).map(({ start, end }) => ({ from: start, to: end }));
}

/** What a reply lists itself, "these two steps", is no more. */
const MOST_LISTED = 6;
/** What is wrong with each figure of a reply: nothing bears it, or it stands in a source for something else. */
function judgeFigures(reply: CheckedReply, own: ReadText, support: Support, claims: Scope[], known: Scope[], elsewhere: Misplaced[]): Finding[] {
  const hours = hoursOfDay(reply.body, support);
  const rivals = rivalsIn(own, claims, known, reply.language !== 'de');
  // "Neuf jeux" where a source counts eight: a word that is mostly something else counts there.
  const counts = (figure: Figure): boolean => !figure.weak || ((figure.raw[0] ?? 0) > MOST_LISTED && rivals(figure).length > 0);
  const judged = own.figures.filter((figure) => !within(figure, hours) && counts(figure));
  if (judged.length === 0) return [];
  const said = sentencesOf(reply.body);
  // "My neighbour says 15,000 €": what the customer heard bears no rule.
  const heard = new Set(support.texts.filter(({ origin }) => origin === 'ticket').flatMap((text) => [...hearsayOf(text)]));
  const trusted = heard.size === 0 ? support.texts : support.texts.map((text) => ({ ...text, figures: text.figures.filter((figure) => !heard.has(figure)) }));
  const isNamed = ({ from }: Figure): boolean => followsName(reply.body, from);
  const given = (figure: Figure): boolean => trusted.some((text) => bears(text, figure, isNamed(figure))) || (heard.size > 0 && (passesOn(said, figure) || denies(sentenceOf(said, figure)?.folded ?? '', reply.language)) && support.texts.some((text) => bears(text, figure, isNamed(figure))));
  const excused = excusesFor(reply, support, (figure) => rivals(figure).length > 0);
  const [isNear, isCounted] = [asidesOf(reply, own), isCountedIn(support)];
  // "Six mistakes" is no aside where a source counts mistakes.
  const isAside = (figure: Figure, sentence: Sentence | undefined): boolean => !isCounted(figure) && isNear(figure, sentence);
  // "Three days without service, so 15 €": what is excused is reckoned with.
  const derived = derivedIn({ reply, own, texts: trusted, rivals, given: (figure) => given(figure) || excused(figure) });
  const counted = late(() => trusted.flatMap(({ figures }) => figures));
  // Figures that are reckoned with are named as the parts of a sum.
  const isPart = (figure: Figure): boolean => [...derived].some((result) => sentenceOf(said, result) === sentenceOf(said, figure) && isPartOf(figure, result, [...own.figures, ...counted()]));
  const copied = copiedFrom(reply);
  return judged.flatMap((figure): Finding[] => {
    const words = reply.body.slice(figure.from, figure.to);
    if (!given(figure)) return isDay(figure) || derived.has(figure) || isHarmlessFree(figure, reply, support) || excused(figure) || (rivals(figure).length === 0 && isAside(figure, sentenceOf(said, figure))) ? [] : [claim(nameOf(figure), words)];
    const other = elsewhere.find(({ value }) => value.figure === figure);
    // What is taken over letter for letter says what its source says.
    return other && !derived.has(figure) && !within(figure, copied) && !isPart(figure) ? [claim(nameOf(figure), words, saidOfOther(other, reply))] : [];
  });
}

/** The word that a stem was cut from, as the reply or the ticket writes it: "Flâneur" of "flaneu", "2" of "x2". */
function asWritten(stem: string, texts: readonly string[]): string {
  const plain = stem.replace(/^(?:[~@]|x(?=\d)|\d+#)/, '').toLowerCase();
  return texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []).find((word) => foldFully(word).startsWith(plain)) ?? plain;
}
const saidOfOther = ({ meant }: Misplaced, reply: CheckedReply): string => `a source says this of something else, not of “${asWritten(meant, [reply.body, ticketText(reply)])}”`;

/** Amounts, numbers, durations and shares that stand nowhere, follow from nothing, or are said of something else. */
export function figureFindings(reply: CheckedReply, own: ReadText, support: Support): Finding[] {
  // "A colleague" counts nothing: ticket and sources are not read for it.
  if (own.figures.every(({ weak, raw }) => weak && (raw[0] ?? 0) <= MOST_LISTED) && valuesOf(own).length === 0) return [];
  const capitalsName = reply.language !== 'de';
  const known = sourceScopes(support.texts, capitalsName);
  const claims = known.length === 0 ? [] : replyScopes(own, capitalsName);
  const elsewhere = misplaced(own, claims, support.texts, known, ticketText(reply), supports);
  const others = elsewhere.filter(({ value }) => !value.figure).map((one) => claim(one.value.kind.split(':', 1)[0] ?? '', reply.body.slice(one.value.from, one.value.to), saidOfOther(one, reply)));
  return [...others, ...judgeFigures(reply, own, support, claims, known, elsewhere)];
}
