import { fold } from '../text/characters.ts';
import type { CheckedReply } from './checked_reply.ts';
import { areOneCurrency, isMoney, isShare, isTime, kindOf, valueOf } from './figure_kinds.ts';
import type { Figure } from './figures.ts';
import { sentenceOf, sentencesOf, type Sentence } from './sentences.ts';
import { showsParts } from './stated_parts.ts';
import { isDay, type Support } from './support.ts';
import type { ReadText } from './values.ts';

/** More figures than this are a table, of which some sum always fits. */
const MOST = 24;
const CENT = 0.006;
/** Amounts are equal to the cent; what is measured in small parts of its base is no nought. */
const equal = (left: number, right: number): boolean => Math.abs(left - right) < Math.min(CENT, Math.max(1e-9, Math.abs(right) * 1e-3));
const isFree = ({ raw }: Figure): boolean => raw.length === 0;
const sameMoney = (one: Figure, other: Figure): boolean => !isMoney(one) || !isMoney(other) || areOneCurrency(one, other);
const alike = (one: Figure, other: Figure): boolean => kindOf(one) === kindOf(other) && sameMoney(one, other);
const countOf = ({ raw }: Pick<Figure, 'raw'>): number => raw[0] ?? 0;
/** What a rate may be multiplied by: people, nights, square metres; no amount and no share. */
const isCount = (figure: Figure): boolean => !isMoney(figure) && !isShare(figure) && countOf(figure) > 1;

/** Words that announce what follows from what was said: its parts may stand in a source alone. */
const RESULT = /(?<!\p{L})(?:so|thus|therefore|hence|that'?s|that is|that makes|which makes|makes?|gives?|comes? to|works? out|you'd pay|you pay|also|somit|folglich|macht|ergibt|das sind|das waren|waren es|sind es|sprich|daher|o sea|es decir|asi que|por (?:lo )?tanto|por eso|eso son|son|serian?|sale[n]?|da[n]?|pagaria[s]?|soit|donc|cela fait|ca fait|fait|font|revient|arrivez|payez|paierez|pagar[ae]i?s?|pagaran|you'll pay|ou seja|isto e|portanto|por isso|entao|sao|serao|seriam?|fica[m]?|totaliza\w*|sai|paga)(?!\p{L})/u;
/** Letters before a figure in which it is announced. */
const REACH = 60;

/** "15 less than the tank weighs": a difference without its unit. */
const isShort = ({ unit, setting }: Figure): boolean => !unit && setting.noun === '';

/** Whether a figure is the sum or the difference of two, or the share that one is of the other. */
function isSum(claimed: Figure, one: Figure, other: Figure): boolean {
  const [value, left, right] = [valueOf(claimed), valueOf(one), valueOf(other)];
  if (!alike(one, other)) return false;
  if (isShare(claimed) && !isShare(one)) return right > 0 && left !== right && Math.abs((left / right) * 100 - value) < 0.6;
  if (alike(claimed, one)) return equal(Math.abs(left - right), value) || equal(left + right, value);
  return isShort(claimed) && one.unit !== undefined && equal(Math.abs(countOf(one) - countOf(other)), value);
}

/** Whether a figure is a share of another, or what that leaves. */
const isShareOf = (claimed: Figure, whole: Figure, share: Figure): boolean => alike(claimed, whole) && isShare(share) && [valueOf(share), 100 - valueOf(share)].some((part) => equal((valueOf(whole) * part) / 100, valueOf(claimed)));

/** Whether a figure is a rate times a count of something else. */
const isProduct = (claimed: Figure, rate: Figure, count: Figure): boolean => claimed.unit !== undefined && !isTime(claimed) && alike(claimed, rate) && isCount(count) && !alike(rate, count) && (isMoney(claimed) || !isTime(count) || rate.setting.periods.length > 0) && equal(valueOf(rate) * countOf(count), valueOf(claimed));

/** "Two times 12 €": products that the reply spells out, so that their sum can be read. */
const products = (shown: readonly Figure[]): Figure[] => shown.flatMap((count) => shown.filter((one) => isMoney(one) && isCount(count) && one.from >= count.to && one.from - count.to < SPELLED_OUT)
  .map((one): Figure => ({ ...one, values: [valueOf(one) * countOf(count)], raw: [valueOf(one) * countOf(count)] })));
const SPELLED_OUT = 14;

/** A ticket's bare numbers up to here are days, ages and counts. */
const LAST_DAY = 31;
/** "Charged twice, 43.60 each": the ticket's bare numbers are amounts where the reply names one. */
const asAmount = (figure: Figure, claimed: Figure): Figure[] => (!figure.unit && isMoney(claimed) && (valueOf(figure) > LAST_DAY || !Number.isInteger(valueOf(figure))) ? [{ ...figure, unit: claimed.unit, setting: { ...figure.setting, noun: '' } }] : []);

const usable = (some: readonly Figure[]): Figure[] => some.filter((figure) => !isFree(figure)).slice(0, MOST);
const samePlace = (one: Figure, other: Figure): boolean => one.from === other.from && one.to === other.to;

/** A figure that stands nowhere, with those that it may follow from. */
interface Open {
  figure: Figure;
  sentence: Sentence | undefined;
  sentences: readonly Sentence[];
  /** The reply's figures that stand, these with the ticket's, and the sources'. */
  own: readonly Figure[];
  shown: readonly Figure[];
  ticket: readonly Figure[];
  sources: readonly Figure[];
  /** Whether words before it announce a result. */
  isAnnounced: boolean;
  /** What a source says in its place: whatever is reckoned is reckoned with that, or with amounts that the reply names itself. */
  instead: readonly Figure[];
}

const isUsed = ({ figure, own, instead }: Open, terms: readonly Figure[]): boolean => instead.length === 0
  || instead.some((rival) => terms.some((one) => kindOf(rival) === kindOf(one) && equal(valueOf(rival), valueOf(one)))) || (isMoney(figure) && terms.every((one) => own.includes(one)));

/** Whether two of some figures, of which each is one of its own, make an open one. */
const isMade = (open: Open, ones: readonly Figure[], others: readonly Figure[], made: (claimed: Figure, one: Figure, other: Figure) => boolean): boolean =>
  ones.some((one) => others.some((other) => one !== other && !samePlace(one, other) && made(open.figure, one, other) && isUsed(open, [one, other])));

/** Whether the sentence of an open figure names a count: "I have 3 cats" makes no 120 € of a door for 40 €. */
const namesCount = ({ own, figure, sentence }: Open, count: Figure): boolean => sentence !== undefined && own.some((other) => other !== figure && sentence.from <= other.from && other.to <= sentence.to && equal(countOf(other), countOf(count)));

/** "Three adults at 11 €, two children at 6 € and a locker at 3 €: 48 €": each amount before it in its sentence, times the count before that. */
function isTotal({ figure, own, sentence }: Open): boolean {
  const before = sentence ? own.filter((one) => one.from >= sentence.from && one.to <= figure.from) : [];
  const amounts = before.filter((one) => isMoney(one) && alike(one, figure) && !isFree(one));
  const timesOf = (one: Figure, from: number): number => countOf(before.findLast((count) => !count.unit && isCount(count) && Number.isInteger(countOf(count)) && count.to <= one.from && count.from >= from) ?? ONE);
  return amounts.length > 1 && equal(amounts.reduce((sum, one, at) => sum + valueOf(one) * timesOf(one, amounts[at - 1]?.to ?? 0), 0), valueOf(figure));
}
const ONE = { raw: [1] };

/** How a figure may follow from others. A sum needs both parts shown in the reply or the ticket, unless words announce it; a rate may stand in a source. */
const WAYS: ((open: Open) => boolean)[] = [
  ({ figure, sentences, own, ticket, instead, isAnnounced }) => (isMoney(figure) || instead.length === 0) && showsParts(figure, sentences, usable(own), usable(ticket), instead.length === 0 || isAnnounced),
  (open) => { const parts = [...open.shown, ...products(usable(open.own)), ...(open.isAnnounced ? open.sources : [])]; return isMade(open, parts, parts, isSum); },
  (open) => isMade(open, [...open.shown, ...open.sources], [...open.shown, ...open.sources], isShareOf),
  (open) => isMoney(open.figure) && isTotal(open),
  (open) => isMade(open, [...open.shown, ...open.sources], open.shown, (claimed, rate, count) => isProduct(claimed, rate, count) && (rate.setting.each.length + rate.setting.periods.length > 0 || namesCount(open, count))),
];
/** A sum may be a part of the next. */
const ROUNDS = 3;

interface Reckoned {
  reply: CheckedReply;
  own: ReadText;
  /** What the figures may stand on. */
  texts: Support['texts'];
  given: (figure: Figure) => boolean;
  /** What a source says in the place of a figure. */
  rivals: (figure: Figure) => readonly Figure[];
}

/** Behind a capital within a sentence: "Page 2" and "Seco 12" count nothing, but in German. */
const INNER_NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{1,20} $/u;

/** The figures of a reply that follow from figures of the ticket, the sources and the reply itself. */
export function derivedIn({ reply, own: { figures, text }, texts, given, rivals }: Reckoned): Set<Figure> {
  const found = new Set<Figure>();
  const counts = (read: string, figure: Figure): boolean => !isDay(figure) && (reply.language === 'de' || figure.unit !== undefined || !INNER_NAME.test(read.slice(Math.max(0, figure.from - 24), figure.from)));
  const ours = figures.filter((figure) => counts(text, figure));
  if (ours.every((figure) => isFree(figure) || figure.weak || given(figure))) return found;
  const of = (from: ReadText['origin']): Figure[] => texts.flatMap((one) => (one.origin === from ? one.figures.filter((figure) => counts(one.text, figure)) : []));
  const [ticket, sources] = [of('ticket'), of('source')];
  const [folded, sentences] = [fold(reply.body), sentencesOf(reply.body)];
  // "10 € a rental" where a source says 10 € a day is misread, not reckoned.
  const isMisread = (figure: Figure): boolean => sources.some((other) => other.unit !== undefined && !isFree(other) && alike(other, figure) && equal(valueOf(other), valueOf(figure)));
  const open = ours.filter((figure) => !isFree(figure) && !figure.weak && !given(figure) && !isMisread(figure));
  if (open.length > MOST) return found;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const figure of open) {
      if (found.has(figure)) continue;
      const own = ours.filter((other) => other !== figure && (found.has(other) || given(other)));
      const isOpen = { figure, sentence: sentenceOf(sentences, figure), sentences, own, ticket, sources: usable(sources), shown: usable([...own, ...ticket, ...ticket.flatMap((one) => asAmount(one, figure))]), isAnnounced: RESULT.test(folded.slice(Math.max(0, figure.from - REACH), figure.from)), instead: rivals(figure) };
      if (WAYS.some((follows) => follows(isOpen))) found.add(figure);
    }
  }
  return found;
}
