/** A line that only greets, in the five languages: "Hi Ana,", "Sehr geehrte Frau Kurz,". No sentence of its own. */
export const GREETING = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|hola|buen[oa]s|estimad[oa]s?|querid[oa]s?|bonjour|bonsoir|cher|chère|chers|madame|monsieur|ol[áa]|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa])(?![\p{L}])[^.?:]{0,60}[,!:]?$/iu;
/** A line that only takes leave: "Kind regards", "Mit freundlichen Grüßen", "Your support team". */
const SIGN_OFF = /^(?:(?:kind|best|warm) (?:regards|wishes)|best|regards|sincerely|yours (?:sincerely|faithfully|truly)|cheers|(?:mit )?(?:freundlichen|besten|herzlichen|lieben) grüßen?|(?:viele|liebe|beste|freundliche|herzliche) grüße|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|cordialmente|(?:bien )?cordialement|bien à vous|sincères salutations|atenciosamente|cumprimentos|com os melhores cumprimentos|abraços?|(?:your|the|ihr|dein|votre|l'équipe)[^.]{0,30}(?:team|équipe|equipo|equipe))[,.!]?$/iu;

/** Where the leave-taking begins: the first such line with at most `linesAfter` lines of name and title behind it; -1 where there is none. */
export function signOffAt(lines: string[], linesAfter: number): number {
  const shown = (from: number) => lines.slice(from).filter((line) => line.trim() !== '').length;
  return lines.findIndex((line, at) => at > 0 && SIGN_OFF.test(line.trim()) && shown(at + 1) <= linesAfter);
}
