import type { Passages } from '../../ports/passage_reader.ts';
import type { Match } from './matcher.ts';
import type { Rule } from './rule_book.ts';
import type { TokenText } from './tokens.ts';

/** Characters before and behind a hit; a text without sentence ends is cut around it. */
const REACH = 350;

/** Words from which a sentence is read by itself; a shorter one is a title or a fragment. */
const WORDS_OF_A_SENTENCE = 4;

/** Letter for letter, from the sentence `around` places before that of the hit to the one as many behind it. */
function sentencesOf(text: TokenText, hit: { from: number; to: number }, around: number): { piece: string; words: number } {
  const first = (text.sentences[hit.from] ?? 0) - around, last = (text.sentences[hit.to] ?? 0) + around;
  const start = text.starts[hit.from] ?? 0, end = text.ends[hit.to] ?? 0;
  let from = hit.from, to = hit.to;
  while (from > 0 && (text.sentences[from - 1] ?? 0) >= first && start - (text.starts[from - 1] ?? 0) < REACH) from -= 1;
  while (to + 1 < text.numbers.length && (text.sentences[to + 1] ?? 0) <= last && (text.ends[to + 1] ?? 0) - end < REACH) to += 1;
  return { piece: text.original.slice(text.starts[from], Math.min(text.starts[to + 1] ?? Infinity, end + REACH)), words: to - from + 1 };
}

/** Words before and behind a hit that are read where its sentence goes on for longer: a sentence without an end may say anything else, most of all before. */
const WORDS_BEFORE = 2, WORDS_BEHIND = 6;

/** The hit and the words behind it in its sentence, and so many before it. */
function closeUp(text: TokenText, hit: { from: number; to: number }, before: number): string {
  let from = hit.from, to = hit.to;
  while (from > 0 && hit.from - from < before && text.sentences[from - 1] === text.sentences[hit.from]) from -= 1;
  while (to + 1 < text.numbers.length && to - hit.to < WORDS_BEHIND && text.sentences[to + 1] === text.sentences[hit.to]) to += 1;
  return text.original.slice(text.starts[from], Math.min(text.starts[to + 1] ?? Infinity, (text.ends[to] ?? 0) + REACH));
}

/**
 * Words of a sentence that could be a whole message, and how many of them the hit must be: a single one is a title or a topic as often as an alarm.
 * Only for what is critical: of the rest people tell in passing (“My uncle died.”), and nothing was gained on hands left out. Lengths chosen on these.
 */
const FEWEST_OF_STATEMENT = 3, MOST_OF_STATEMENT = 14, FEWEST_HIT = 2;
/** A condition before a Spanish question: “Si alguien lo denuncia, ¿qué hago?” */
const BEFORE_QUESTION = /,\s*¿$/;

function isStatement(text: TokenText, hit: Match<Rule>, { piece, words }: { piece: string; words: number }): boolean {
  return hit.entry.severity === 'critical' && words >= FEWEST_OF_STATEMENT && words <= MOST_OF_STATEMENT
    && hit.to - hit.from + 1 >= FEWEST_HIT && !text.questions.has(text.sentences[hit.anchor] ?? -1) && !BEFORE_QUESTION.test(piece);
}

/**
 * The sentence of a hit, that sentence with the one before and the one behind it, and the words beside the hit. What a ticket says elsewhere is left out, and
 * the sentence by itself is enough, so that nothing said around it can take a hit back. `messageFrom`: where the subject ends; a title is no statement.
 */
export function passagesOf(text: TokenText, hit: Match<Rule>, messageFrom: number): Passages {
  const own = sentencesOf(text, hit, 0), near = sentencesOf(text, hit, 1);
  const around = own.words < WORDS_OF_A_SENTENCE ? [near.piece] : [own.piece, near.piece, closeUp(text, hit, WORDS_BEFORE), closeUp(text, hit, 0)];
  return { around: [...new Set(around)], statement: (text.starts[hit.from] ?? 0) >= messageFrom && isStatement(text, hit, own) ? own.piece : '' };
}
