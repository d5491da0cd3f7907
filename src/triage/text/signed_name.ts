import { fold } from './characters.ts';
import { ofTexts } from './phrases.ts';

const signOffs = ofTexts.phrasesOf('sign_offs');
const thanks = ofTexts.phrasesOf('thanks');

/** A mail is signed in the lines behind its last sentence, of which so many are looked at, from its last letters on. */
const LAST_LINES = 4;
const LAST_LETTERS = 120;
const LONGEST_SIGNATURE = 300;
/** Where a mail says whom it greets. */
const LONGEST_OPENING = 40;
/** What stands behind a mail: the one that it answers, a device's line. */
const BEHIND = /^>|:$|^[-_]{2,}|^(?:am|on|el|le|em|il|op) .{0,80}\d/i;
/** One to three words with a capital, titles and initials among them, behind a comma at most, and nothing behind them but marks, a kiss or an emoji. */
const NAME = /^[\s,!–—-]{0,4}((?:(?:\p{Lu}\p{Ll}{0,3}\.? ){0,2}|\p{Lu}\. ?)\p{Lu}[\p{L}\p{M}'’-]{1,24}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?\p{Lu}[\p{L}\p{M}'’-]{0,24}){0,2})(?:, \p{Lu}[\p{L}\p{M}' -]{1,24})?(?:[\s.,!)]|\p{Extended_Pictographic}|\uFE0F| x+)*$/u;
/** The same without a sign-off, as all of the last line: two or three words, for one may be anything. */
const BARE_NAME = /^(\p{Lu}\p{Ll}{0,23}\.?(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?\p{Lu}[\p{L}\p{M}'’-]{0,23}\.?){1,3})$/u;
/** "Helen Marsh, order 21093" */
const ORDER_BEHIND = /(?:,| (?=\()) ?(?:\(?\p{L}[\p{L}.]{0,15} ?(?:n[º°ro.]{0,3} ?)?)?[#\p{Lu}-]{0,4}\d[\d-]{2,12}\)?$/u;
const ENDS_SENTENCE = /[.!?…)]$/;
/** A company's name or a role under a person's. */
const BELOW_NAME = /^\p{Lu}[^\d.!?…:]{2,60}$/u;
/** "Please send it to" leads in somebody else's. */
const LEADS_IN = /(?:[,:;]|(?<!\p{L})(?:to|for|from|by|is|was|and|the|an|für|von|ist|und|mit|a|de|para|por|es|y|con|à|pour|par|est|et|avec|ao|do|da|é|e|com))\s*$/iu;
/** "… help!! - Kirsty": a dash parts one name too from what was said. */
const DASHED_NAME = / [-–—] ?(\p{Lu}\p{Ll}{1,23}(?: \p{Lu}[\p{L}'’-]{0,23}\.?)?)$/u;
/** How a name begins that is none: an article, a possessive, a wish ("Merry Christmas"), a cry ("Very Angry"), a day, whoever reads it. */
const NO_NAME = /^(?:the|an?|my|your|our|yours|d(?:er|ie|as)|eine?|mein\p{L}*|dein\p{L}*|ihre?|eure?|unsere?|el|las?|los|una?|mis?|tus?|sus?|nuestr[oa]|les?|ma|mon|ton|votre|notre|os?|as|uma?|meus?|minhas?|seus?|suas?|merry|happy|good|god|best|kind|warm|have|enjoy|stay|take|get|frohe[sn]?|schon\p{L}*|gute[snr]?|alles|bis|bleib\p{L}*|feli(?:z|ces)|buen[oa]?s?|que|hasta|joyeu\p{L}+|bon(?:ne|s|nes)?|bo[am]s?|ate|very|so|not|too|really|quite|still|just|also|now|never|no|yes|sehr|nicht|immer|noch|muy|todavia|nunca|tres|toujours|jamais|muito|ainda|urgente?s?|dringend|sofort|eilt|help|hilfe|ayuda|socorro|aide|ajuda|please|bitte|asap|jetzt|ya|team|support|kund(?:e|in)|client[ea]?|customer|cancel|refund|order|wrong|falsch|missing|broken|again|wieder|heute|morgen|today|tomorrow|hoy|demain|amanha|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|unbelievable|disappointed|disgust\p{L}*|frechheit|unverschamt\p{L}*|verguenza|vergonha|honteux|absurdo|scandal\p{L}*|defekt|kaputt|kundigung|smoke|fire|hacked|incendio|remboursement|reembolso)$/u;
const isNoName = (name: string): boolean => NO_NAME.test(fold(name.split(/[\s.]/)[0] ?? ''));
const NOTHING = /^[\s,.!;:–—-]*$/;
/** Where somebody who introduces themselves does so. */
const BEGINNING = 600;
/** "My name is Shanice": the words of it, not told as somebody else's, and one to three words with a capital that are not said of an invoice. */
const MY_NAME_IS = /(?<![\p{L}'’"“„«])(?:[Mm]y name(?:['’]s| is)|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e chamo|[Cc]hamo-me|[Mm]eu nome é) ((?:\p{Lu}(?:\p{Ll}|['’]\p{L})[\p{L}\p{M}'’-]{0,23}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?(?=\p{Lu}))?){1,3})(?![\p{L}\p{M}'’-]| (?:on|in|auf|en|sur|na|no|but) )/u;
/** "Priya Nair here." at the head of a message or behind its greeting, "soy Lorena Abadía,": words that introduce other things too, so at least two with a capital, and a mark behind them. */
const NAME_HERE = /^(?:[\p{L}' ]{2,20}[,.!–—-]\s*)?((?:\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23} ){2,3})here(?=\s*[,.!;:–—-])/u;
/** "I'm Priya Nair, …": two words with a capital, none of which says how somebody is. */
const IM = /(?<![\p{L}'’"“„«])I(?:['’]| a)m ((?!\p{L}+(?:ly|ed|ing|ous|ful|ble|ish|ian|ese|ent|ant|er) ?)\p{Lu}\p{Ll}{2,20} (?!\p{L}+(?:ly|ed|ing|ous|ful|ble|ish|ian|ese|ent|er)(?!\p{L}))\p{Lu}\p{Ll}{2,20})(?=\s*[,(–—-]| and | from )/u;
const I_AM = /(?<![\p{L}'’"“„«])(?:[Hh]ier (?:schreibt|spricht)|[Ss]oy|[Jj]e suis|[Ss]ou [oa]|[Aa]qui é [oa]) (\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23}(?: \p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23}){1,2})(?=\s*[,.!;:(–—-]|\n|$)/u;

const closingAt = (folded: string, start: number): { end: number } | undefined => signOffs.at(folded, start) ?? thanks.at(folded, start);

/** The name that a text is or begins with the marks before, if it is one and closes no mail itself. */
function nameIn(text: string): string {
  const name = NAME.exec(text)?.[1] ?? '';
  return name === '' || closingAt(fold(name), 0) || isNoName(name) ? '' : name;
}

/** The name behind a closing in this line, or, where nothing stands behind it, in the next. */
function signedBy(line: string, next: string): string {
  const folded = fold(line);
  if (folded.length !== line.length) return '';
  for (const { index } of folded.matchAll(/(?<![\p{L}'])\p{L}/gu)) {
    const end = closingAt(folded, index)?.end;
    const rest = end === undefined ? undefined : line.slice(end);
    const name = rest === undefined ? '' : nameIn(NOTHING.test(rest) ? next : rest);
    if (name) return name;
  }
  return '';
}

/** The name by which somebody introduces themselves at the beginning of a message, `""` where nobody does. */
function introducedName(message: string): string {
  const read = message.slice(0, BEGINNING);
  const [, name = ''] = MY_NAME_IS.exec(read) ?? NAME_HERE.exec(read) ?? I_AM.exec(read) ?? IM.exec(read) ?? [];
  return isNoName(name) ? '' : name.trim();
}

/** The lines of a message from the last of its own words on, without the mail that it answers. */
function lastLines(message: string, cleaned: string): string[] {
  const own = cleaned.trimEnd().split('\n').at(-1)?.trim() ?? '', from = own === '' ? -1 : message.lastIndexOf(own);
  if (from < 0) return [];
  const all = message.slice(from, from + own.length + LONGEST_SIGNATURE).split('\n').map((line) => line.trim()).filter(Boolean);
  const end = all.findIndex((line, at) => at > 0 && BEHIND.test(line));
  return all.slice(0, end < 0 ? LAST_LINES : Math.min(end, LAST_LINES)).map((line) => line.slice(-LAST_LETTERS));
}

/** The line above the last where that one is a company's, a place or a role under a name: "Luz Ferrer", "Bayou House Concerts". */
function nameAbove(message: string, last: string): string {
  const [above = '', ahead = ''] = message.slice(0, message.lastIndexOf(last)).trimEnd().split('\n').reverse().map((line) => line.trim());
  return BELOW_NAME.test(last) && (ahead === '' || ENDS_SENTENCE.test(ahead)) && above.length < message.trim().length - last.length - 1 ? BARE_NAME.exec(above)?.[1] ?? '' : '';
}

/** The name that is all of the last line or of the one above it, or stands behind a dash: without a sign-off, so nothing that the message says before, nor what its last sentence leads in. */
function bareName(lines: string[], message: string): string {
  const last = lines.at(-1) ?? '', above = nameAbove(message, last);
  const name = above || ((BARE_NAME.exec(last.replace(ORDER_BEHIND, '')) ?? DASHED_NAME.exec(last))?.[1] ?? '');
  if (name === '' || closingAt(fold(name), 0) || isNoName(name) || name === message.trim()) return '';
  const isLedIn = (above !== '' || name === last) && LEADS_IN.test(message.slice(0, message.lastIndexOf(name)));
  return isLedIn || message.indexOf(name) < message.lastIndexOf(name) ? '' : name;
}

/** A name that the mail greets by is the reader's. */
function isGreeted(name: string, message: string): boolean {
  const [first = ''] = name.split(' '), opening = message.trimStart().slice(0, LONGEST_OPENING).split(/[\n.?!]/)[0] ?? '';
  return opening.split(/[^\p{L}\p{M}'’-]+/u).includes(first) && message.lastIndexOf(first) > opening.length;
}

/**
 * The name of who wrote a message: that with which it is signed behind its sign-off or its thanks, that by which they introduce
 * themselves, or that on a last line of its own; `""` where there is none, or where the mail greets by it: then it is the reader's.
 * `cleaned`: the message without signature and thread. Five languages; linear.
 */
export function signedName(message: string, cleaned: string): string {
  const lines = lastLines(message, cleaned);
  const name = lines.map((line, at) => signedBy(line, lines[at + 1] ?? '')).find(Boolean) || introducedName(cleaned) || bareName(lines, message);
  return isGreeted(name, message) ? '' : name;
}
