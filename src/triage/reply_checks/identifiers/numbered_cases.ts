import { fold } from '../../text/characters.ts';
import type { CheckedReply } from '../checked_reply.ts';
import type { Figure } from '../quantities/figures.ts';
import type { Support } from '../attribution/support.ts';

const LEAST_DIGITS = 3;
/** "Your order ending in 417" */
const ENDING = /(?<!\p{L})(?:ending (?:in|with)|ends (?:in|with)|last (?:\p{L}+ )?digits|endet (?:auf|mit)|endend auf|mit der endung|(?:terminad|acabad|finaliza)\p{L}* en|terminad[oa] em|final|se terminant par|finissant par|qui (?:finit|se termine) par) (?:\p{L}+ )?$/u;
/** Whether what stands at a place of a text is the end of a number: "the one ending in 0120". */
export const isEnding = (text: string, from: number): boolean => ENDING.test(fold(text.slice(Math.max(0, from - 40), from)));
const RUN = /\d(?:[ .,/_-]?\d)*/g;
// As many letters as a number beside it may have, so that neither runs through a text of digits again and again.
const LEADING = /\d(?:[\d./-]{0,13}\d)?[./-]$/, TRAILING = /^[./-](?:[\d./-]{0,14}\d)?/;
const MOST_GROUPED = 16, LEAST_GROUPED = 6;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Order numbers in digits alone, however they are parted: "48 213" for #48213, "47110815" for 4711-0815. */
export function isNumberedCase({ body }: CheckedReply, { raw }: Support): (figure: Figure) => boolean {
  const known = new Set((raw.match(RUN) ?? []).map(digitsOf).filter(({ length }) => length >= LEAST_DIGITS));
  const folded = fold(body);
  return ({ unit, from, to }) => {
    const digits = digitsOf(body.slice(from, to));
    // "13083-852" of a ticket's 13083852.
    const whole = digitsOf(`${LEADING.exec(body.slice(Math.max(0, from - MOST_GROUPED), from))?.[0] ?? ''}${body.slice(from, to)}${TRAILING.exec(body.slice(to, to + MOST_GROUPED))?.[0] ?? ''}`);
    if (unit || digits.length < LEAST_DIGITS) return false;
    return known.has(digits) || (whole.length >= LEAST_GROUPED && known.has(whole)) || (ENDING.test(folded.slice(Math.max(0, from - 40), from)) && [...known].some((run) => run.endsWith(digits)));
  };
}
