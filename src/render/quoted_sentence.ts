import type { Ticket } from '../ports/ticket.ts';

/** Letters of a quote at most. */
export const LONGEST_QUOTE = 240;

const SENTENCE_ENDS = /(?<![.!?…])[.!?…]+["'”’»)]*(?=\s|$)|\n/g;

/**
 * What stands before a dot that ends no sentence: an initial ("z. B."), a day ("am 3. November"), titles and short forms before a name or a
 * number. `Intl.Segmenter` ends a sentence at each of them. One too many makes a quote longer; one too few cuts a name off.
 */
const SHORT_FORM = /(?<![\p{L}\p{N}])(?:\p{L}|\d{1,2}|Dra?|Profa?|M[rs]|Mrs|Mme|Mlle|Sra?|Srta|Sres|Hr|Frl?|Ing|Eng|Dipl|Mag|Dña|Lic|Rev|St|Jr|Nr|No|N[uú]m|[Aa]rt|Abs|Ziff|Pos|Kap|Str|T[ée]l|[Aa]v|Avda|Apto?|[Rr][eé]f|[Pp][aá]g|Ltda?|Inc|Co|Corp|bzw|ca|evtl|ggf|inkl|zzgl|vgl|vs|incl|approx|aprox|env|ej|geb|max|min|Std|Mio|Mrd|[Jj]an|[Ff]eb|Mär|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|Sept?|O[ck]t|[Nn]ov|D[eé][zc]|janv|févr|avr|juil)$/u;

/** Where the sentences of a text end. */
const endsIn = (text: string): number[] => [...text.matchAll(SENTENCE_ENDS)]
  .filter((match) => match[0] !== '.' || !SHORT_FORM.test(text.slice(Math.max(0, match.index - 8), match.index)))
  .map((match) => match.index + match[0].length);

/**
 * The sentence of the ticket in which a quote stands, for “smoke coming” tells a colleague little; of a long one whole words around the
 * quote, at most 240 letters. The quote alone where it stands in neither message nor subject.
 */
export function quotedSentence(quote: string, { message, subject }: Pick<Ticket, 'message' | 'subject'>): string {
  const text = [message, subject].find((one) => quote !== '' && one.includes(quote));
  if (text === undefined) return quote;
  const at = text.indexOf(quote), end = at + quote.length;
  const from = Math.max(0, at - LONGEST_QUOTE);
  const start = from + (endsIn(text.slice(from, at)).at(-1) ?? 0);
  const stop = at + (endsIn(text.slice(at, end + LONGEST_QUOTE)).find((stop) => stop >= quote.length) ?? text.slice(at, end + LONGEST_QUOTE).length);
  if (stop - start <= LONGEST_QUOTE) return text.slice(start, stop).trim();
  const reach = Math.max(0, (LONGEST_QUOTE - quote.length) >> 1);
  const head = at - start > reach ? text.slice(at - reach, at).replace(/^\S*\s+/, '… ') : text.slice(start, at);
  const tail = stop - end > reach ? text.slice(end, end + reach).replace(/\s\S*$/, ' …') : text.slice(end, stop);
  return `${head}${quote}${tail}`.trim();
}

/** The sentence of a quote with the one behind it, where both are short and of one paragraph: what was done to whom, or by when, often stands in the next. */
export function quotedPassage(quote: string, ticket: Pick<Ticket, 'message' | 'subject'>): string {
  const sentence = quotedSentence(quote, ticket), at = sentence === '' ? -1 : ticket.message.indexOf(sentence);
  const rest = at < 0 ? '' : ticket.message.slice(at + sentence.length, at + LONGEST_QUOTE);
  const next = /^\s*\n/.test(rest) ? '' : rest.slice(0, endsIn(rest)[0] ?? (at + LONGEST_QUOTE < ticket.message.length ? 0 : rest.length));
  return `${sentence}${next.trimEnd()}`;
}
