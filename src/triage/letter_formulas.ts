import { fold } from './text/characters.ts';

/**
 * How letters open and close in the five languages, folded: in what a team wrote, in a draft, and where a question begins with one. How the mails
 * of customers close stands in data/text/phrases.json.
 */
const OPENING = String.raw`(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus|hola|buen[oa]s (?:dias|tardes|noches)|buen[oa]s|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|bonjour|bonsoir|salut|cher|chers|cheres?|madame|monsieur|ola|oi|bo[am] (?:dia|tarde|noite)|prezad[oa]s?|car[oa]s?)(?!\p{L})`;
const CLOSING = String.raw`(?:(?:kind|best|warm) (?:regards|wishes)|(?:many )?regards|sincerely|yours (?:sincerely|faithfully|truly)|cheers|(?:mit )?(?:freundlich|best|herzlich|lieb|viel)en? grue?(?:ß|ss)en?|mfg|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|cordialmente|(?:bien )?cordialement|bien a vous|(?:sinceres )?salutations|atenciosamente|(?:com os melhores )?cumprimentos|abracos?)`;

const OPENS = new RegExp(String.raw`^\W*${OPENING}`, 'u');
const ONLY_GREETS = new RegExp(String.raw`^${OPENING}[^.?:]{0,60}[,!:]?$`, 'u');
const CLOSES = new RegExp(`^${CLOSING}`, 'u');
const ONLY_CLOSES = new RegExp(String.raw`^(?:${CLOSING}|best|(?:your|the|ihr|dein|votre|l'equipe)[^.]{0,30}(?:team|equipe|equipo))[,.!]?$`, 'u');
/** "Hi Ana, …", "Madame, Monsieur, …": whom a question is put to. Of more than two words it is the question itself: "Hi do you deliver to Leeds, please?" */
const GREETS_FIRST = new RegExp(String.raw`^\s*(?:${OPENING}(?: (?:[\p{L}\p{M}'’-]{1,30}|[<{[%]{1,2}[\p{L}_ .-]{1,30}[>}\]%]{1,2})){0,2}[,!:]\s*){1,2}`, 'u');
/** Letters of a greeting with its name; a longer line is no greeting alone. */
const HEAD = 110;

const lengthOf = (form: RegExp, text: string): number => form.exec(fold(text.slice(0, HEAD)))?.[0].length ?? 0;

/** How many letters of a text its greeting takes, without the name behind it; 0 where it begins with none. */
export const greetingIn = (text: string): number => lengthOf(OPENS, text);
/** A line that only greets: "Hi Ana,", "Sehr geehrte Frau Kurz,". No sentence of its own. */
export const onlyGreets = (line: string): boolean => line.length <= HEAD && ONLY_GREETS.test(fold(line));
/** A text without the greeting that it begins with, and whom it greets. */
export const withoutGreeting = (text: string): string => text.slice(lengthOf(GREETS_FIRST, text));
/** A line that begins by taking leave: "Kind regards", "Mit freundlichen Grüßen". */
export const takesLeave = (line: string): boolean => lengthOf(CLOSES, line) > 0;

/** Where the leave-taking begins: the first line that says nothing else, with at most `linesAfter` lines of name and title behind it; -1 where there is none. */
export function signOffAt(lines: string[], linesAfter: number): number {
  const shown = (from: number) => lines.slice(from).filter((line) => line.trim() !== '').length;
  return lines.findIndex((line, at) => at > 0 && line.length <= HEAD && ONLY_CLOSES.test(fold(line.trim())) && shown(at + 1) <= linesAfter);
}
