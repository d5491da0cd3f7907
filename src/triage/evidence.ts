import { fold } from './text/characters.ts';

/** No piece of evidence is longer; a longer quote is no quote. */
const LONGEST_QUOTE = 2000;
const AROUND = /^[\s"“”„«»'….,;:]+|(?<![\s"“”„«»'….,;:])[\s"“”„«»'….,;:]+$/g;

/**
 * The exact piece of the ticket that a quote stands for: white space, case, accents, and quotation marks around it do not
 * matter for the search, but what comes back stands in the ticket letter for letter. `""` where it does not stand there.
 */
export function verbatimPiece(ticketText: string, quote: string): string {
  if (quote.length > LONGEST_QUOTE) return '';
  const exact = quote.trim();
  const wanted = fold(quote).replace(AROUND, '');
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(wanted)) return '';
  if (ticketText.includes(exact)) return exact;
  const words = wanted.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('\\s+')).exec(fold(ticketText));
  return found ? ticketText.slice(found.index, found.index + found[0].length) : '';
}
