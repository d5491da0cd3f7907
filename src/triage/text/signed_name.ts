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
/** One to three words with a capital, and nothing behind them but marks, a kiss or an emoji. */
const NAME = /^[\s,.!;:–—-]{0,4}(\p{Lu}[\p{L}\p{M}'’-]{1,24}(?: (?:(?:de|da|do|dos|van|von|di|del|la) )?\p{Lu}[\p{L}\p{M}'’-]{0,24}){0,2})(?:, \p{Lu}[\p{L}\p{M}' -]{1,24})?(?:[\s.,!)]|\p{Extended_Pictographic}|\uFE0F| x+)*$/u;
const NOTHING = /^[\s,.!;:–—-]*$/;

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

/**
 * The name with which a mail is signed behind its sign-off or its thanks, `""` where there is none, or where the mail greets by
 * it: then it is the reader's. `cleaned`: the message without signature and thread. Five languages; linear.
 */
export function signedName(message: string, cleaned: string): string {
  const own = cleaned.trimEnd().split('\n').at(-1)?.trim() ?? '', from = own === '' ? -1 : message.lastIndexOf(own);
  if (from < 0) return '';
  const all = message.slice(from, from + own.length + LONGEST_SIGNATURE).split('\n').map((line) => line.trim()).filter(Boolean);
  const end = all.findIndex((line, at) => at > 0 && BEHIND.test(line)), lines = all.slice(0, end < 0 ? LAST_LINES : Math.min(end, LAST_LINES)).map((line) => line.slice(-LAST_LETTERS));
  const name = lines.map((line, at) => signedBy(line, lines[at + 1] ?? '')).find(Boolean) ?? '';
  const [first = ''] = name.split(' '), opening = message.trimStart().slice(0, LONGEST_OPENING).split(/[\n.?!]/)[0] ?? '';
  return opening.split(/[^\p{L}\p{M}'’-]+/u).includes(first) && message.lastIndexOf(first) > opening.length ? '' : name;
}
