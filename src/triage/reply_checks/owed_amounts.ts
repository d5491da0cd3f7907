import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import type { Check } from './checked_reply.ts';
import { findFigures, type Figure } from './figures.ts';
import { CONDITION, denies, sentencesOf } from './sentences.ts';

/** What speaks of money going back to the customer. */
const BACK = /(?<!\p{L})(?:refund\w*|reimburs\w*|(?:re)?credited|(?:due|paid|pay|give|get|send) (?:it |you |that )?back|back to you|due to you|repaid|erstatt\w*|zuruckerstatt\w*|zuruckzahl\w*|zuruckbekomm\w*|gutschr\w*|gutgeschrieben|uberweis\w*|zuruck|reembols\w*|devolv\w*|devolu\w*|devuel\w*|reintegr\w*|abon(?:amos|aremos|ado)|(?:re)?crediter\w*|recredit\w*|rembours\w*|restitu\w*|estorn\w*|creditad\w*)(?!\p{L})/u;
/** A sentence that reckons with the amount, doubts it or says what the customer said confirms nothing. */
const RECKONS = /%|(?<!\p{L})(?:prozent|percent|per cent|por ciento|por cento|pour cent|you (?:say|said|mention|ask|wrote|describe)\w*|sie (?:schreiben|sagen|erwahnen|nennen)|usted (?:dice|indica|menciona)|nos (?:dice|indica|cuenta|diz)|vous (?:dites|indiquez|mentionnez|demandez|evoquez)|whether|if|ob|falls|wenn|sofern|si|se|caso)(?!\p{L})/u;

const isAmount = ({ unit, raw, weak }: Figure): boolean => unit?.family === 'money' && raw.length > 0 && !weak;

/** "The second 34.99 is due back to you": an amount that the ticket alone names, confirmed as owed. */
export const findOwedAmounts: Check = ({ body, language, ticket, sources }) => {
  const read = language || detectLanguage(body).language || 'en';
  const amounts = (text: string): number[] => findFigures(text, read).filter(isAmount).flatMap(({ values }) => values);
  const claimed = sentencesOf(body).filter(({ folded, text }) => BACK.test(folded) && !/\?\s*$/.test(text) && !RECKONS.test(folded) && !CONDITION.test(folded) && !denies(folded, language));
  if (claimed.length === 0) return [];
  const known = sources.map(({ text }) => text).join('\n');
  const given = findFigures(known, read).filter(isAmount);
  const asked = amounts(`${ticket.subject}\n${ticket.message}`);
  const granted = BACK.test(fold(known).replace(/\berstatten sie\b/g, ' '));
  const limits = given.filter(({ bound }) => bound === 'most').flatMap(({ values }) => values);
  // A source that speaks of refunds bears the customer's own amount, up to its limit.
  const stands = (value: number): boolean => given.some(({ values }) => values.includes(value)) ? granted : granted && !limits.some((limit) => limit < value);
  return claimed.flatMap(({ text }) => findFigures(text, read).filter(isAmount)
    .filter(({ values }) => values.some((value) => asked.includes(value)) && !values.some(stands))
    .map(({ from, to }) => ({ blocker: 'unsupported_claim' as const, check: 'amount', words: text.slice(from, to), missing: 'no source says that this is owed: it is the customer who names it' })));
};
