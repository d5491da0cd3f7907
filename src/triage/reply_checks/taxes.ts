import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { sentencesOf } from './sentences.ts';

const TAX = String.raw`(?:vat|tax(?:es)?|mwst|mehrwertsteuer|ust|umsatzsteuer|iva|impuestos|tva|taxes|impostos)`;
const WITH = new RegExp(String.raw`\b(?:incl(?:\.|uding|uded)?|inkl(?:\.|usive)?|including|with|mit|con|avec|com) (?:\d+ ?% )?${TAX}\b|\b${TAX} (?:is |are |ist |esta[n]? |est |sont )?(?:included|incluid[oa]s?|incluse?s?|comprise?s?|inbegriffen|enthalten|inclus)\b|\bttc\b|\btoutes taxes comprises\b`);
const WITHOUT = new RegExp(String.raw`\b(?:excl(?:\.|uding|uded)?|exkl(?:\.|usive)?|zzgl\.?|plus|without|ex|ohne|sin|mas|hors|sans|sem|mais|\+) (?:the |la |o )?(?:\d+ ?% )?${TAX}\b|\b${TAX} (?:is |are )?(?:not included|excluded|no incluid[oa]s?|nao incluid[oa]s?|non comprise?s?|excluid[oa]s?)\b|\bht\b`);

const NUMBER = /(?<!\d)\d+(?:[.,]\d+)*/g;
/** "With 19 % VAT it is 119 €" of a source's "plus 19 % VAT", and not the 100 € that the source states without it. */
function isReckoned(words: string, said: string, given: string): boolean {
  const rate = /(?<!\d)\d{1,3} ?%/.exec(words)?.[0];
  if (!rate || !given.includes(rate)) return false;
  const known = new Set(given.match(NUMBER));
  return sentencesOf(said).some(({ folded }) => folded.includes(words) && (folded.match(NUMBER) ?? []).some((one) => !known.has(one)));
}

/** Prices with tax where the source's are without it, or the other way round. */
export const findTaxes: Check = ({ body, sources }) => {
  const said = fold(body);
  if (!/\b(?:vat|tax|mwst|ust|iva|tva|impuest|impost|mehrwert|umsatz|ttc|ht)/.test(said)) return [];
  const given = fold(sources.map(({ text }) => text).join('\n'));
  const wrong = (claimed: RegExp, other: RegExp): string => (claimed.test(said) && !claimed.test(given) && other.test(given) ? claimed.exec(said)?.[0] ?? '' : '');
  const words = (!WITHOUT.test(said) && wrong(WITH, WITHOUT)) || wrong(WITHOUT, WITH);
  return words && !isReckoned(words, said, given) ? [{ blocker: 'unsupported_claim', check: 'tax', words, missing: NOWHERE }] : [];
};
