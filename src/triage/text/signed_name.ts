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
/** One to three words with a capital, titles and initials among them, and nothing behind them but marks, a kiss or an emoji. */
const NAME = /^[\s,.!;:–—-]{0,4}((?:(?:\p{Lu}\p{Ll}{0,3}\.? ){0,2}|\p{Lu}\. ?)\p{Lu}[\p{L}\p{M}'’-]{1,24}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?\p{Lu}[\p{L}\p{M}'’-]{0,24}){0,2})(?:, \p{Lu}[\p{L}\p{M}' -]{1,24})?(?:[\s.,!)]|\p{Extended_Pictographic}|\uFE0F| x+)*$/u;
/** The same behind the end of a sentence: two or three words, for one word may be anything. */
const NAME_BEHIND = /[.?!…)] ?(?!(?:The|An?|My|D(?:er|ie|as)|Eine?|Mein\p{L}*|El|Las?|Los|Una?|Mis?|Les?|M[ao]n?|Os?|As|Uma?|Meus?|Minhas?) )(\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?\p{Lu}[\p{L}\p{M}'’-]{0,23}){1,2})\.?$/u;
/** A last line by itself that signs nothing: a cry for help, a day, whoever reads it. */
const NO_NAME = /^(?:urgente?s?|dringend|sofort|eilt|help|hilfe|ayuda|socorro|aide|ajuda|please|bitte|asap|now|jetzt|ya|team|support|kund(?:e|in)|client[ea]?|customer|mon|tues|wednes|thurs|fri|satur|sun|heute|morgen|today|tomorrow|hoy|demain|amanha|\p{L}*(?:day|tag|woch))$/u;
const NOTHING = /^[\s,.!;:–—-]*$/;
/** Where somebody who introduces themselves does so. */
const BEGINNING = 600;
/** "My name is Shanice": the words of it, and one to three words with a capital. */
const MY_NAME_IS = /(?<![\p{L}'’])(?:[Mm]y name(?:['’]s| is)|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e chamo|[Cc]hamo-me|[Mm]eu nome é) ((?:\p{Lu}(?:\p{Ll}|['’]\p{L})[\p{L}\p{M}'’-]{0,23}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?(?=\p{Lu}))?){1,3})/u;
/** "Priya Nair here.", "soy Lorena Abadía,": words that introduce other things too, so at least two with a capital, and a mark behind them. */
const NAME_HERE = /(?<![\p{L}'’])((?:\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23} ){2,3})here(?=\s*[,.!;:–—-])/u;
const I_AM = /(?<![\p{L}'’])(?:I(?:['’]m| am)|[Hh]ier (?:schreibt|spricht)|[Ss]oy|[Jj]e suis|[Ss]ou [oa]|[Aa]qui é [oa]) (\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23}(?: \p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,23}){1,2})(?=\s*[,.!;:(–—-]|\n|$)/u;

const closingAt = (folded: string, start: number): { end: number } | undefined => signOffs.at(folded, start) ?? thanks.at(folded, start);

/** The name that a text is or begins with the marks before, if it is one and closes no mail itself. */
function nameIn(text: string): string {
  const name = NAME.exec(text)?.[1] ?? '';
  return name === '' || closingAt(fold(name), 0) ? '' : name;
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
  const [, name = ''] = MY_NAME_IS.exec(read) ?? NAME_HERE.exec(read) ?? I_AM.exec(read) ?? [];
  return name.trim();
}

/** The lines of a message from the last of its own words on, without the mail that it answers. */
function lastLines(message: string, cleaned: string): string[] {
  const own = cleaned.trimEnd().split('\n').at(-1)?.trim() ?? '', from = own === '' ? -1 : message.lastIndexOf(own);
  if (from < 0) return [];
  const all = message.slice(from, from + own.length + LONGEST_SIGNATURE).split('\n').map((line) => line.trim()).filter(Boolean);
  const end = all.findIndex((line, at) => at > 0 && BEHIND.test(line));
  return all.slice(0, end < 0 ? LAST_LINES : Math.min(end, LAST_LINES)).map((line) => line.slice(-LAST_LETTERS));
}

/** The name that is all of the last line, or ends it behind a sentence: without a sign-off, so nothing that the message says before. */
function bareName(lines: string[], message: string): string {
  const last = lines.at(-1) ?? '', [name = ''] = [lines.length > 1 || message.trimStart().indexOf(last) > 0 ? nameIn(last) : '', NAME_BEHIND.exec(last)?.[1]].filter(Boolean);
  const isWord = !name.includes(' ');
  if (name === '' || closingAt(fold(name), 0) || (isWord && (NO_NAME.test(fold(name)) || /[!?]$/.test(last) || name === name.toUpperCase()))) return '';
  return message.indexOf(name) < message.lastIndexOf(name) ? '' : name;
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
