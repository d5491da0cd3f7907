import { fold } from '../text/characters.ts';
import type { CheckedReply } from './checked_reply.ts';
import type { Figure } from './figures.ts';
import type { Support } from './support.ts';

const LEAST_DIGITS = 3;
/** "Your order ending in 417" */
const ENDING = /(?<!\p{L})(?:ending (?:in|with)|ends (?:in|with)|last (?:\p{L}+ )?digits|endet (?:auf|mit)|endend auf|mit der endung|(?:terminad|acabad|finaliza)\p{L}* en|terminad[oa] em|final|se terminant par|finissant par|qui (?:finit|se termine) par) (?:\p{L}+ )?$/u;
const RUN = /\d(?:[ .,/_-]?\d)*/g;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Order numbers in digits alone, however they are parted: "48 213" for #48213, "47110815" for 4711-0815. */
export function isNumberedCase({ body }: CheckedReply, { raw }: Support): (figure: Figure) => boolean {
  const known = new Set((raw.match(RUN) ?? []).map(digitsOf).filter(({ length }) => length >= LEAST_DIGITS));
  const folded = fold(body);
  return ({ unit, from, to }) => {
    const digits = digitsOf(body.slice(from, to));
    if (unit || digits.length < LEAST_DIGITS) return false;
    return known.has(digits) || (ENDING.test(folded.slice(Math.max(0, from - 40), from)) && [...known].some((run) => run.endsWith(digits)));
  };
}
