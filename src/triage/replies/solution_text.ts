import { greetingIn, takesLeave } from '../letter_formulas.ts';

/** Whom it greets: a few words. */
const GREETED = /^(?:,? [^.!?:,\s\d€$£%]{1,40}){0,9}$/u;
const TITLE = /(?<=[ ,])(dr|prof|sra?|mr?s?|m|ing)\./giu;
const MOST_GREETED = 4, MOST_BEFORE_MARK = 9;
/** Spanish and Portuguese greet with a colon; elsewhere it heads what comes below. */
const WITH_COLON = /^(?:hola|estimad|buen|ol[áa]|prezad|car[oa]|bom|boa|dear)/i;

/** Whether a line greets and says nothing else: "Hola, Ana:", "Hello and thank you for writing!", not "Hello, you find it in the menu." */
function greets(line: string): boolean {
  const greeting = greetingIn(line);
  // "Hello-Fresh boxes" greet nobody.
  if (greeting === 0 || line.charAt(greeting) === '-' || line.length > 90) return false;
  const mark = /[,!:.]$/.exec(line)?.[0] ?? '', rest = line.slice(greeting, mark ? -1 : undefined).replace(TITLE, '$1');
  const words = rest.split(/[\s,]+/).filter(Boolean).length;
  if (!GREETED.test(rest) || (mark === ':' && !WITH_COLON.test(line))) return false;
  // "Hello, you find it." tells something; "Bonjour, Ana," greets.
  return words <= (mark === '!' || (mark === ',' && !rest.includes(',')) ? MOST_BEFORE_MARK : rest.trimStart().startsWith(',') && mark === '.' ? 1 : MOST_GREETED);
}

/** "Best,", "LG", "Merci,": takes leave where nothing comes behind it but a name. */
const SHORT_SIGN_OFF = /^(?:all the best|best|cheers|(?:many |with )?thanks|thank you|lg|vg|mfg|(?:vielen )?dank|danke|(?:muchas )?gracias|un abrazo|merci|à bientôt|(?:muito )?obrigad[oa]|até breve)[,.!]?$/i;
/** Lines of a name and a title. */
const MOST_OF_NAME = 2;
const MOST_WORDS_OF_NAME = 4;

/** "MFG date is printed below." signs nothing, nor does what tells hours or a price. */
const isTold = (line: string): boolean => /[.?]$/.test(line) && line.split(/\s+/).length > MOST_WORDS_OF_NAME;
const isName = (line: string): boolean => !/[\d:?!]/.test(line) && !isTold(line);

/** A solution as it may stand in another customer's reply: greeting and sign-off of the old mail taken off. */
export function solutionText(solution: string): string {
  const lines = solution.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd());
  while (lines.length > 1 && (!lines[0]?.trim() || greets(lines[0].trim()))) lines.shift();
  const signed = lines.findIndex((line, at) => at > 0 && at >= lines.length - 6 && line.length < 60 && takesLeave(line.trim()) && !isTold(line));
  const short = lines.findIndex((line, at) => {
    if (at === 0 || !SHORT_SIGN_OFF.test(line.trim())) return false;
    const after = lines.slice(at + 1).filter((one) => one.trim());
    return after.length <= MOST_OF_NAME && after.every(isName);
  });
  return (signed > 0 ? lines.slice(0, signed) : short > 0 ? lines.slice(0, short) : lines).join('\n').trim();
}

/** An e-mail address, a long number or an order number: what a solved ticket may hold of the customer it was solved for. */
const PERSONAL = /[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[a-z]{2,}|(?<![\p{L}\p{N}])(?:\+?\d[\d ()/.-]{7,18}\d|[A-Z]{1,4}-?\d{4,}|#\d{4,})(?![\p{L}\p{N}])/iu;

/** Whether a solved ticket's text names somebody: then it is no text for another customer. */
export const namesACustomer = (text: string): boolean => PERSONAL.test(text.replace(/https?:\/\/\S+/g, ' '));
