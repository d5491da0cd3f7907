import { fold } from '../../text/characters.ts';
import { MOST_READ, ticketText, type CheckedReply } from '../checked_reply.ts';
import { findTimes } from '../times/dates.ts';
import { derivedFrom } from './derived.ts';
import type { Figure } from '../quantities/figures.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { isDay } from '../attribution/support.ts';
import type { ReadText } from '../attribution/values.ts';

/** Behind a capital within a sentence. */
const INNER_NAME = /(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]{1,20} $/u;
const isNumberOfName = (text: string, { unit, from }: Figure): boolean => !unit && INNER_NAME.test(text.slice(Math.max(0, from - 24), from));

interface Reckoned {
  reply: CheckedReply;
  own: ReadText;
  /** What the figures may stand on. */
  texts: ReadText[];
  given: (figure: Figure) => boolean;
  /** What a source says in the place of a figure. */
  rivals: (figure: Figure) => readonly Figure[];
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
export function derivedIn({ reply, own, texts, given, rivals }: Reckoned): Set<Figure> {
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
    sources: () => figuresOf('source'),
    rivals,
    reduces: reductionsIn([own, ...texts]),
    wordings: { ticket: fold(asked), sources: fold(reply.sources.map(({ text }) => text.slice(0, MOST_READ)).join('\n')) },
  }, given);
}
