import { fold, plainCharacters } from './characters.ts';
import { isMatter } from './matters.ts';
import { wordsOf } from './phrases.ts';
import { QUESTION, signsIn } from './signs.ts';

const thanks = wordsOf('thanks');
const solved = wordsOf('solved');
const pleasantries = wordsOf('pleasantries');
const MOST_THANKS_WORDS = 40;
/** A name or two may stand there, as names are written: "Thanks Priya, all sorted". */
const MOST_NAMES = 3;
const WORD = /[\p{L}\p{N}'’]+/gu;
const NAME = /^\p{Lu}\p{Ll}+$/u;
/** Behind these words somebody is named; behind any other one a capital begins "Thanks. Still Broken". */
const BEFORE_A_NAME = /^(?:you|much|lot|again|hi|hello|hey|dear|regards|best|sincerely|bye|ihnen|dir|euch|sehr|hallo|liebe|gru(?:ß|ss)e?n?|mfg|[lv]g|vous|beaucoup|bonjour|bonsoir|cordialement|hola|saludos?|ola|oi|abracos?|atenciosamente|att)$/;
/** "Gracias a Marisol", "thanks to Tom". */
const TO = /^(?:to|an?)$/;
const NEARLY_BEHIND = /^[\s,–—-]*$/;
/** Alone on the last line, or behind the last comma: "Thanks for the help, Tom". */
const NAMES_LAST = /[\n,][\s–—-]{0,4}\p{Lu}\p{Ll}+(?:[\s.]{1,3}\p{Lu}\p{Ll}+){0,2}[\s.!]{0,4}$/u;

/** Whether somebody is named here: straight behind the thanks, a greeting or another name (`""`). */
const isBehind = (gap: string, before: string | undefined): boolean =>
  before !== undefined && NEARLY_BEHIND.test(gap) && (before === '' || thanks.has(before) || BEFORE_A_NAME.test(before));

const LONGEST_NAMES = 80;
const isLast = (message: string, index: number): boolean => index > message.length - LONGEST_NAMES && index > (NAMES_LAST.exec(message)?.index ?? index);

/** The words, folded, or nothing where one that is neither courtesy nor a name stands among them. */
function courteousWords(message: string): string[] | undefined {
  const folded: string[] = [];
  let names = 0, end = 0, before: string | undefined;
  for (const { 0: piece, index } of message.matchAll(WORD)) {
    const word = fold(piece), isCourtesy = pleasantries.has(word);
    const isName = !isCourtesy && NAME.test(piece) && (isBehind(message.slice(end, index), before) || isLast(message, index)) && !isMatter(word);
    if (!isCourtesy && (!isName || ++names > MOST_NAMES)) return undefined;
    if (folded.push(word) > MOST_THANKS_WORDS) return undefined;
    if (!TO.test(word)) before = isName ? '' : word;
    end = index + piece.length;
  }
  return folded;
}

/** What a customer may ask for in words of courtesy alone: "Refund please", "The problem is back again", "Please help". */
const THING = /^(?:refund|parcel|package|order|replacement|help|problem|issue|paket|geld|ersatz|hilfe|remboursement|colis|commande|aide|probleme|pedido|paquete|reembolso|ayuda|problema|encomenda|ajuda)$/;
/** They are thanked for, or the matter is closed. */
const BEHIND_THANKS = /^\s*(?:(?:and|und|et|y|e) )?(?:for|fur|pour|por|pel[ao]|with|by|mit|no|close)\s|clos|geschlossen/;
const RUNS = /^(?:work(?:s|ed|ing)|funktioniert|(?:ge)?klappt|lauft|fonctionne|marche|funciona)$/;
/** "It worked for a day": no longer. */
const FOR_A_TIME = /^(?:day|yesterday|morning|evening|weekend|tag|gestern|morgen|abend|wochenende|journee|soiree|dias?|tardes?|noches|noite)$/;
const CLAUSE_ENDS = /[.!;:,\n…]|\s[-–—]/;
/** Who thanks for what is still to be done has asked for it. */
const IN_ADVANCE = /in advance|im voraus|d'avance|de antemano|por adelantado|desde ja/;

function asksIn(clause: string): boolean {
  const words = clause.match(WORD) ?? [], holds = (expression: RegExp): boolean => words.some((word) => expression.test(word));
  if (words.some((word) => thanks.has(word))) return false;
  return (holds(RUNS) && holds(FOR_A_TIME)) || (holds(THING) && !words.some((word) => solved.has(word)) && !BEHIND_THANKS.test(clause));
}

/**
 * Thanks and "solved" in words of courtesy alone, in five languages: one word of anything else, or a thing asked for in such words,
 * makes a message ordinary. Who is drafted an answer to a plain thanks loses less than who asked and is not seen.
 */
export function isThanksOnly(message: string): boolean {
  if ((signsIn(message) & QUESTION) !== 0) return false;
  const words = courteousWords(message);
  if (!words || words.length === 0) return false;
  const folded = fold(plainCharacters(message));
  if (IN_ADVANCE.test(folded) || folded.split(CLAUSE_ENDS).some(asksIn)) return false;
  return words.some((word) => thanks.has(word)) || (words.length <= 12 && words.some((word) => solved.has(word)));
}
