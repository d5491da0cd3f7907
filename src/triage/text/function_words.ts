import { foldText } from '../escalation/folding.ts';
import { foldFully } from './characters.ts';
import { assets } from './function_words.asset.ts';
import { hashedLines, lineUnits, type Units } from './hashed_lines.ts';
import { placeOf, type SortedTable } from './hashed_words.ts';
import { packed, unpacker } from './packed.ts';

/** Frequent words by language, blank between them, as `data/text/function_words.json` has them, and of these, as `usual_in_support.json` has them, what tickets are usually about. */
type FunctionWords = Readonly<Record<string, string>>;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** The words of a text in letters, as tickets and articles are searched by them: lower case, no accents. */
const searched = (text: string): string[] => foldFully(text.normalize('NFKC')).match(WORD) ?? [];

/**
 * The lists of all languages: as they are written, each followed by what of it is another word where its accents are not typed; as the rules
 * fold words; and as they are searched, those that are function words followed by those that name what tickets are `usual` to be about.
 * `stored` reads them.
 */
export function functionWordBytes(files: FunctionWords, usual: FunctionWords): Uint8Array {
  const lists = Object.values(files).map((words) => [...new Set(words.split(' '))]);
  const each = (by: (word: string) => readonly string[]): string[][] => lists.map((words) => [...new Set(words.flatMap(by))]);
  const untyped = each((word) => [word.normalize('NFD').replace(/\p{M}/gu, '')]).map((words, at) => words.filter((word) => !lists[at]?.includes(word)));
  const written = lists.flatMap((words, at) => [words, untyped[at] ?? []]);
  const naming = Object.keys(files).map((language) => new Set((usual[language] ?? '').split(' ')));
  const parted = lists.flatMap((words, at) => [words.filter((word) => !naming[at]!.has(word)), words.filter((word) => naming[at]!.has(word))].map((own) => [...new Set(own.flatMap(searched))]));
  return packed([Object.keys(files).join(' '), ...[written, each((word) => [foldText(word)]), parted].map(lineUnits).flatMap(({ low, high }) => [low, high])]);
}

interface Stored {
  names: readonly string[];
  written: Units;
  folded: Units;
  searched: Units;
}

let read: Stored | undefined;

function stored(): Stored {
  if (read) return read;
  const { text, bytes } = unpacker(assets.words?.() ?? new Uint8Array());
  const units = (): Units => ({ low: bytes(), high: bytes() });
  return read = { names: text().split(' '), written: units(), folded: units(), searched: units() };
}

let folded: SortedTable | undefined;

/** The languages that have function words, in the order of their numbers. */
export const functionWordLanguages = (): readonly string[] => stored().names;

/** The number, from 1 on, of the language of a folded function word that only one has; 0 for every other word. */
export function ownerNumberOf(word: string): number {
  const { hashes, numbers } = folded ??= hashedLines(stored().folded);
  const place = placeOf(hashes, word);
  return place < 0 || hashes[place + 1] === hashes[place] ? 0 : numbers[place]! + 1;
}

/** What a word weighs that so many languages share, and what one typed without its accents does. */
const RARITY = [1, 1, 0.55, 0.35, 0.2, 0.1], UNTYPED = 0.7;

let written: SortedTable | undefined;

/** Adds what a word weighs for each language that has it as a function word: a word that many languages share says little; one typed without its accents, a little less. */
export function addWeights(word: string, scores: Map<string, number>): void {
  const { hashes, numbers } = written ??= hashedLines(stored().written);
  const first = placeOf(hashes, word);
  if (first < 0) return;
  let end = first;
  while (hashes[end] === hashes[first]) end += 1;
  const rarity = RARITY[Math.min(end - first, RARITY.length - 1)]!;
  for (let place = first; place < end; place += 1) {
    const line = numbers[place]!, language = stored().names[line >> 1]!;
    scores.set(language, (scores.get(language) ?? 0) + ((line & 1) === 1 ? UNTYPED : 1) * rarity);
  }
}

/** The words as they are searched, by hash, each with twice the number of its language in `names`, and one more where it names something. */
export const searchedFunctionWords = (): SortedTable & { names: readonly string[] } => ({ names: stored().names, ...hashedLines(stored().searched) });
