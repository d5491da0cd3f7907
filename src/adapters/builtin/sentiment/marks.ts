/** What plays a part in a text, by a number for its kind: the shape of a text in whatever language. */

import { MOST_MARKS, type Signals } from './clause.ts';
import { ROLES, type Lexicon } from './lexicon.ts';
import { FLAG, KIND, type Tokens } from './tokens.ts';

const FEELING = ROLES.indexOf('feeling');
/** What says nothing by its place among the others. */
const IS_UNMARKED: readonly boolean[] = ROLES.map((name) => name === 'none' || name === 'function' || name === 'pass');
/** Marks of roles, feelings and emojis stand behind those of the tokens' kinds and of hashtags. */
const HASHTAG_MARK = 10, ROLE_MARK = 20, FEELING_MARK = 45, EMOJI_MARK = 55;

/** Notes that something of a kind stands here. */
export function mark({ marks }: Signals, code: number): void {
  if (marks.length < MOST_MARKS) marks.push(code);
}

/** Notes what a token is among the others, where that says something. */
export function markToken(signals: Signals, { entries }: Lexicon, tokens: Tokens, at: number, entry: number): void {
  const kind = tokens.kind[at]!;
  if (entry < 0) {
    if (kind > KIND.emoji) mark(signals, kind);
    else if (tokens.flags[at]! & FLAG.hashtag) mark(signals, HASHTAG_MARK);
    return;
  }
  const played = entries.role[entry]!;
  if (played === FEELING) mark(signals, (kind === KIND.emoji ? EMOJI_MARK : FEELING_MARK) + entries.intensity[entry]!);
  else if (!IS_UNMARKED[played]) mark(signals, ROLE_MARK + played);
}
