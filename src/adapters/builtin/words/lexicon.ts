import { hashOf } from '../../../triage/text/hashed_words.ts';
import { unpacker } from '../../../triage/text/packed.ts';
import { assets } from './lexicon.asset.ts';
import { isFrequent } from './word_lists.ts';
import { EVERY_LANGUAGE, SHORTEST_STEM, WHOLE, bitOf, firstKnown } from './word_forms.ts';

/** Of a key's hash so many bits are left out: one unknown word in two hundred is taken for a known one, which costs a search little. */
export const KEY_HASH_SHIFT = 9;
const SHORTEST_COMPOUND = 8;
const SHORTEST_HALF = 3;
/** What joins the halves of a German compound. */
const JOINTS = ['', 's', 'n', 'en', 'es', 'e', 'er'];
const NONE: readonly number[] = [];
const GERMAN = bitOf('de');

/** Rows by the hash of their key, those of one hash behind each other; the first is found by open addressing. */
interface Table { hashes: Uint32Array; meanings: Uint16Array; languages: Uint8Array; slots: Uint16Array }

const SLOTS = 1 << 16;
const slotOf = (hash: number): number => (hash ^ (hash >>> 7)) & (SLOTS - 1);

let table: Table | undefined;

function readTable(): Table {
  const { bytes } = unpacker(assets.meanings?.() ?? new Uint8Array());
  const [lowSteps, highSteps, lowMeanings, highMeanings, languages] = [bytes(), bytes(), bytes(), bytes(), bytes()];
  const hashes = new Uint32Array(lowSteps.length), meanings = new Uint16Array(lowSteps.length), slots = new Uint16Array(SLOTS);
  for (let at = 0, hash = 0; at < hashes.length; at += 1) {
    const step = lowSteps[at]! + (highSteps[at]! << 8);
    hash += step;
    hashes[at] = hash;
    meanings[at] = lowMeanings[at]! + (highMeanings[at]! << 8);
    if (step === 0 && at > 0) continue;
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = at + 1;
  }
  return { hashes, meanings, languages, slots };
}

/** The meanings kept under a key in one of these languages; undefined where there are none. */
function under(key: string, allowed: number): number[] | undefined {
  const { hashes, meanings, languages, slots } = table ??= readTable();
  const hash = hashOf(key) >>> KEY_HASH_SHIFT;
  let found: number[] | undefined;
  for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
    let at = slots[slot]! - 1;
    if (hashes[at] !== hash) continue;
    for (; hashes[at] === hash; at += 1) if ((languages[at]! & allowed) !== 0) (found ??= []).push(meanings[at]!);
    return found;
  }
  return found;
}

/**
 * The numbers of what a folded word means in these languages, those of both halves of a German compound; `[]` where it is not known.
 * `languages`: a bit for each of `LANGUAGES`.
 */
export function meaningsOf(word: string, languages = EVERY_LANGUAGE): readonly number[] {
  if (word.length < SHORTEST_STEM && isFrequent(word)) return NONE;
  const own = firstKnown(word, (key, allowed) => under(key, allowed & languages));
  if (own || word.length < SHORTEST_COMPOUND || (languages & GERMAN) === 0) return own ?? NONE;
  for (let length = word.length - SHORTEST_HALF; length >= SHORTEST_HALF; length -= 1) {
    const head = word.slice(0, length), rest = word.slice(length);
    const left = (length >= SHORTEST_STEM ? under(head, GERMAN) : undefined) ?? under(`${head}${WHOLE}`, GERMAN);
    for (const joint of left ? JOINTS : []) {
      const right = rest.startsWith(joint) && rest.length - joint.length >= SHORTEST_HALF ? firstKnown(rest.slice(joint.length), (key, allowed) => under(key, allowed & GERMAN)) : undefined;
      if (right) return [...left!, ...right];
    }
  }
  return NONE;
}
