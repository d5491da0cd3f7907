import { fold } from '../text/characters.ts';
import type { CheckedReply } from './checked_reply.ts';
import { findTimes } from './dates.ts';
import { derivedFrom } from './derived.ts';
import { ratedBy, type Figure } from './figures.ts';
import { tellingWords, type Scope } from './scopes.ts';
import { sentencesOf } from './sentences.ts';
import { supports } from './same_figure.ts';
import { isDay, MOST_READ, ticketText } from './support.ts';
import type { ReadText } from './values.ts';

/** Behind a capital within a sentence. */
const INNER_NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{1,20} $/u;
const isNumberOfName = (text: string, { unit, from }: Figure): boolean => !unit && INNER_NAME.test(text.slice(Math.max(0, from - 24), from));

interface Reckoned {
  reply: CheckedReply;
  own: ReadText;
  /** What the figures may stand on. */
  texts: ReadText[];
  /** The values of the sources with what each is said of. */
  known: Scope[];
  given: (figure: Figure) => boolean;
  /** What a source says in the place of a figure. */
  rivals: (figure: Figure) => readonly Figure[];
}

/**
 * Figures of the sources that a reply cannot reckon with: it names another of their kind from the same source, and neither it nor the
 * ticket says a word of what these are said of.
 */
function unnamed(own: ReadText, known: Scope[], asked: string): Set<Figure> {
  const said = new Set([...tellingWords(own.text), ...tellingWords(asked)]);
  const named = new Set(known.filter(({ value: { figure } }) => figure && figure.raw.length > 0 && own.figures.some((other) => supports(figure, other))));
  // "11 € a month, 31 cents per kWh": parts of one price, and no two prices of one thing.
  const per = ({ value: { figure } }: Scope): string => (figure ? ratedBy(figure) : '');
  const besides = (one: Scope, other: Scope): boolean => per(one) !== per(other) || [...one.own, ...one.label].some((word) => !/^x\d{1,2}$/.test(word) && !other.own.has(word) && !other.label.has(word) && said.has(word));
  const passed = known.filter((one) => !named.has(one) && [...named].some((other) => other.value.kind === one.value.kind && other.source === one.source && !besides(one, other)));
  return new Set(passed.flatMap(({ value: { figure } }) => figure ?? []));
}

/** What says that an amount is taken off a price: before it, and behind it. */
const OFF_BEFORE = /(?<!\p{L})(?:discount|rebate|reduction|voucher|coupon|rabatt|nachlass|gutschein|gutschrift|erma(?:ss|ß)igung|descuento|rebaja|bono de descuento|remise|rabais|desconto|abatimento)\p{L}*(?: [\p{L}-]+){0,3} $/u;
const OFF_BEHIND = /^ (?:[\p{L}-]+ ){0,2}(?:off|discount|rebate|rabatt|nachlass|erma(?:ss|ß)igung|descuento|remise|rabais|desconto)(?!\p{L})/u;
const REACH = 48;
/** Which amounts and shares of some texts are taken off. */
function reductionsIn(texts: readonly ReadText[]): (figure: Figure) => boolean {
  const off = new Set(texts.flatMap(({ text, figures }) => {
    const folded = fold(text);
    return figures.filter(({ unit, from, to }) => (unit?.family === 'money' || unit?.family === 'percent') && (OFF_BEFORE.test(folded.slice(Math.max(0, from - REACH), from)) || OFF_BEHIND.test(folded.slice(to, to + REACH))));
  }));
  return (figure) => off.has(figure);
}

/** The figures of a reply that follow from figures of the ticket, the sources and the reply itself. */
export function derivedIn({ reply, own, texts, known, given, rivals }: Reckoned): Set<Figure> {
  const asked = ticketText(reply);
  const capitalsName = reply.language !== 'de';
  // "Page 2" and "Seco 12" count nothing.
  const counts = ({ text, figures }: ReadText): Figure[] => figures.filter((figure) => !isDay(figure) && !(capitalsName && isNumberOfName(text, figure)));
  const figuresOf = (from: ReadText['origin']): Figure[] => texts.flatMap((text) => (text.origin === from ? counts(text) : []));
  return derivedFrom({
    reply: counts(own),
    folded: fold(reply.body),
    sentences: sentencesOf(reply.body),
    times: [...findTimes(reply.body), ...findTimes(reply.ticket.message)],
    ticket: figuresOf('ticket'),
    sources: () => { const passed = unnamed(own, known, asked); return figuresOf('source').filter((figure) => !passed.has(figure)); },
    rivals,
    reduces: reductionsIn([own, ...texts]),
    wordings: { ticket: fold(asked), sources: fold(reply.sources.map(({ text }) => text.slice(0, MOST_READ)).join('\n')) },
  }, given);
}
