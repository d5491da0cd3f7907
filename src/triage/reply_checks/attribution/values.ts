import { fold } from '../../text/characters.ts';
import { codeKey, findCodes, findEmails } from '../identifiers/addresses.ts';
import { findTimes } from '../times/dates.ts';
import { dayOfMonth } from '../times/derived_days.ts';
import { isTime, kindOf } from '../quantities/figure_kinds.ts';
import type { Figure } from '../quantities/figures.ts';

/** A text with its figures. */
export interface ReadText {
  /** Its addresses blanked. */
  text: string;
  /** As it is written. */
  raw?: string;
  title: string;
  origin: 'source' | 'ticket' | 'own' | 'reply';
  figures: Figure[];
}

/** Something a text says of something: an amount, a time, a telephone number, an e-mail address. */
export interface Value {
  kind: string;
  from: number;
  to: number;
  key: string;
  figure?: Figure;
  /** Where the other end of its range stands. */
  mate?: number;
}

/** "Départ à 12 h": an hour of the day, where "12 h" alone may last. */
const AT_HOUR = /(?<=(?<!\p{L})(?:a|as|las|aux?|avant|avant les|antes das|des|vers|ab|bis|um|from|by|until|till) )\d{1,2} ?h(?!\p{L}|\d)/gu;
const CODE_KIND = 'code';
const WHEN_KIND = 'when';
/** When something takes effect: at once, or with the next term. */
const AT_ONCE = /(?<!\p{L})(?:at once|straight away|right away|instantly|sofort|umgehend|inmediat[oa]|inmediatamente|de inmediato|al instante|immediat\w*|tout de suite|imediat[oa]|imediatamente|na hora)(?!\p{L})/gu;
const NEXT_TERM = /(?<!\p{L})(?:(?:from |at |on |with )?the (?:next|following) (?:billing|renewal|payment|invoice|month|period)\p{L}*(?: date)?|nachste[nrm]? (?:abrechnung\p{L}*|monat\p{L}*|verlangerung|laufzeit|rechnung)|(?:siguiente|proxima?) (?:renovacion|factura|mes|periodo|cobro)|prochain(?:e)? (?:echeance|facture|mois|periode|renouvellement)|proxim[oa] (?:renovacao|fatura|mes|periodo|cobranca))(?!\p{L})/gu;
const TELEPHONE_DIGITS = 7;
/** "HardOil Matt" and "HardWax Matt": names of two words or more, of one family by how they begin. */
const TWIN_NAME = /(?<!\p{L}|[.!?\n] ?)\p{Lu}\p{Ll}{2,15}(?:\p{Lu}\p{Ll}{2,15})?(?: (?:\p{Lu}[\p{L}\p{M}]{1,15}|[A-Z]{1,3}(?!\p{L}))){1,2}|(?<!\p{L})\p{Lu}\p{Ll}{2,15}\p{Lu}\p{Ll}{2,15}(?: \p{Lu}[\p{L}\p{M}]{1,15}){1,2}/gu;
const FAMILY = 4;
const NAME_BEFORE = /(?<!\p{L})(?!(?:Sie|Ihnen|Ihr\p{L}*|Du|Dir|You|We|Wir) )\p{Lu}[\p{L}\p{M}]{1,20} $/u;

/** "Hum 2000" is a name, not two thousand of something. */
const isName = (text: string, { unit, from }: Figure): boolean => !unit && NAME_BEFORE.test(text.slice(Math.max(0, from - 22), from));

/** Figures of one family compete for a meaning: all amounts, all percentages, all durations. */
export const familyOf = (figure: Figure): string => (isTime(figure) ? 'duration' : kindOf(figure));

/** What is made once for each object that is still in use: several checks ask the same of one reply. */
export function keptFor<Key extends object, Kept>(make: (key: Key) => Kept): (key: Key) => Kept {
  const known = new WeakMap<Key, { kept: Kept }>();
  return (key) => {
    const found = known.get(key) ?? { kept: make(key) };
    known.set(key, found);
    return found.kept;
  };
}

/** Every value of a text that may stand beside the wrong word, in order; read once, for three checks ask for those of one reply, and many replies for those of an article. */
export const valuesOf: (read: ReadText) => readonly Value[] = keptFor(readValues);

function readValues({ text, raw = text, figures }: ReadText): Value[] {
  const lower = fold(text);
  const keyed = (kind: string, from: number, to: number, key: string): Value => ({ kind, from, to, key });
  return [
    ...figures.filter((figure) => !figure.weak && (figure.unit || figure.setting.noun) && !isName(text, figure))
      .map((figure): Value => ({ kind: familyOf(figure), from: figure.from, to: figure.to, key: '', figure, ...(figure.mate ? { mate: figure.mate.from } : {}) })),
    ...findEmails(raw).map(({ words, from, to }) => keyed('e-mail address', from, to, words.toLowerCase())),
    ...findCodes(raw).filter(({ words }) => words.replace(/\D/g, '').length >= TELEPHONE_DIGITS).map(({ words, from, to }) => keyed(CODE_KIND, from, to, codeKey(words))),
    ...[...text.matchAll(TWIN_NAME)].map((match) => keyed(`name:${fold(match[0]).slice(0, FAMILY)}`, match.index, match.index + match[0].length, fold(match[0]))),
    ...[...lower.matchAll(AT_ONCE)].map((match) => keyed(WHEN_KIND, match.index, match.index + match[0].length, 'now')),
    ...[...lower.matchAll(NEXT_TERM)].map((match) => keyed(WHEN_KIND, match.index, match.index + match[0].length, 'next')),
    ...figures.flatMap((figure) => { const day = dayOfMonth(lower, figure); return day ? [keyed('day', figure.from, figure.to, String(day))] : []; }),
    ...[...lower.matchAll(AT_HOUR)].map((match) => keyed('time', match.index, match.index + match[0].length, String(parseInt(match[0], 10) % 24 * 60))),
    ...findTimes(text).map(({ minutes, start, end }) => keyed('time', start, end, String(minutes[0]))),
  ].sort((one, other) => one.from - other.from);
}
