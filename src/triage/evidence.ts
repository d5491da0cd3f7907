import { fold } from './text/characters.ts';

/** No piece of evidence is longer; a longer quote is no quote. */
const LONGEST_QUOTE = 2000;
const AROUND = /^[\s"“”„«»'….,;:]+|(?<![\s"“”„«»'….,;:])[\s"“”„«»'….,;:]+$/g;

/** Folded, and with one kind of quotation mark and of dash: a model copies a text with the signs of its own. Length kept. */
const evened = (text: string): string => fold(text).replace(/[“”„‟«»″]/g, '"').replace(/[\u2010-\u2015\u2212]/g, '-');

/**
 * The exact piece of the ticket that a quote stands for: white space, case, accents, kinds of quotation marks and dashes do
 * not matter for the search, but what comes back stands in the ticket letter for letter. `""` where it does not stand there.
 */
export function verbatimPiece(ticketText: string, quote: string): string {
  if (quote.length > LONGEST_QUOTE) return '';
  const exact = quote.trim();
  const wanted = evened(quote).replace(AROUND, '');
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(wanted)) return '';
  if (ticketText.includes(exact)) return exact;
  const { plain, places } = singleSpaced(evened(ticketText));
  const words = wanted.split(/\s+/).join(' ');
  const at = plain.indexOf(words);
  return at < 0 ? '' : ticketText.slice(places[at], (places[at + words.length - 1] ?? 0) + 1);
}

/** The text with one blank for each run of white space, and where each of its letters stood. */
function singleSpaced(text: string): { plain: string; places: Uint32Array } {
  const places = new Uint32Array(text.length);
  let length = 0;
  let end = 0;
  const keep = (from: number, to: number): void => { for (let place = from; place < to; place += 1) places[length++] = place; };
  for (const { index, 0: blank } of text.matchAll(/\s+/g)) {
    keep(end, index + 1);
    end = index + blank.length;
  }
  keep(end, text.length);
  return { plain: text.replace(/\s+/g, ' '), places };
}
