import { hashOf } from '../../triage/text/hashed_words.ts';
import { unpacker } from '../../triage/text/packed.ts';
import { assets } from './meanings.asset.ts';
import { isFunctionWord } from './word_lists.ts';

/** Of a stem's hash so many bits are left out: one unknown word in a hundred is taken for a known one, which costs a search little. */
export const STEM_HASH_SHIFT = 10;
/** Marks a stem that is a whole word, but for a plural or an adjective's ending. */
const WHOLE = '.';
const ENDINGS = ['s', 'es', 'n', 'en', 'e'];
const LONGEST_ENDING = 5;
const SHORTEST_STEM = 4;
const SHORTEST_COMPOUND = 8;
/** What joins the halves of a German compound. */
const JOINTS = ['', 's', 'n', 'en', 'es', 'e', 'er'];
const NONE: readonly number[] = [];

let stems: Map<number, number[]> | undefined;

function readStems(): Map<number, number[]> {
  const { bytes } = unpacker(assets.stems?.() ?? new Uint8Array());
  const [lowSteps, highSteps, lowMeanings, highMeanings] = [bytes(), bytes(), bytes(), bytes()];
  const read = new Map<number, number[]>();
  let hash = 0;
  lowSteps.forEach((low, at) => {
    hash += low + (highSteps[at]! << 8);
    const meaning = lowMeanings[at]! + (highMeanings[at]! << 8);
    const known = read.get(hash);
    if (known) known.push(meaning);
    else read.set(hash, [meaning]);
  });
  return read;
}

const stemOf = (text: string): number[] | undefined => (stems ??= readStems()).get(hashOf(text) >>> STEM_HASH_SHIFT);

/** What a word that is no compound means: the whole word, or a stem with an ending. */
function simple(word: string): readonly number[] {
  const whole = stemOf(`${word}${WHOLE}`);
  if (whole) return whole;
  for (const ending of ENDINGS) {
    const short = word.length - ending.length;
    const found = word.endsWith(ending) && (short > 3 || (short === 3 && ending === 's')) ? stemOf(`${word.slice(0, short)}${WHOLE}`) : undefined;
    if (found) return found;
  }
  if (word.length < SHORTEST_STEM) return stemOf(word) ?? NONE;
  for (let length = word.length; length >= Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING); length -= 1) {
    const found = stemOf(word.slice(0, length));
    if (found) return found;
  }
  return NONE;
}

/** The numbers of what a folded word means over five languages, those of both halves of a compound; `[]` where it is not known. */
export function meaningsOf(word: string): readonly number[] {
  if (word.length < SHORTEST_STEM && isFunctionWord(word)) return NONE;
  const own = simple(word);
  if (own.length > 0 || word.length < SHORTEST_COMPOUND) return own;
  for (let length = word.length - 3; length >= SHORTEST_STEM; length -= 1) {
    const head = stemOf(word.slice(0, length)) ?? stemOf(`${word.slice(0, length)}${WHOLE}`);
    const rest = head ? word.slice(length) : '';
    for (const joint of head ? JOINTS : []) {
      const tail = rest.startsWith(joint) ? simple(rest.slice(joint.length)) : NONE;
      if (tail.length > 0) return [...head!, ...tail];
    }
  }
  return NONE;
}
