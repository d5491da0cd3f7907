import { fold } from './text/characters.ts';

/** One blank for each run of blanks, folded, and for each character its place in the text itself. */
function squeezed(text: string): { letters: string; places: number[] } {
  const folded = fold(text);
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const letter = folded.charAt(at);
    const blank = /\s/.test(letter);
    if (blank && letters.endsWith(' ')) continue;
    letters += blank ? ' ' : letter;
    places.push(at);
  }
  return { letters, places };
}

/**
 * The exact piece of the ticket that a quote stands for: white space, case, accents and quotation marks around it do not
 * matter for the search, but what comes back stands in the ticket letter for letter. `""` where it does not stand there.
 */
export function verbatimPiece(ticketText: string, quote: string): string {
  const wanted = squeezed(quote).letters.replace(/^[\s"“”„«»'…]+|[\s"“”„«»'…]+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(wanted)) return '';
  const { letters, places } = squeezed(ticketText);
  const found = letters.indexOf(wanted);
  const first = places[found];
  const last = places[found + wanted.length - 1];
  return found < 0 || first === undefined || last === undefined ? '' : ticketText.slice(first, last + 1);
}
