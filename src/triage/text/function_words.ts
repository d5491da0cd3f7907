import { foldText } from '../escalation/folding.ts';
import { assets } from './function_words.asset.ts';
import { fromSteps, inOrderOfHash, placeOf, stepsOf } from './hashed_words.ts';
import { packed, unpacker } from './packed.ts';

/** Function words by language, blank between them, as `data/text/function_words.json` has them. */
type FunctionWords = Readonly<Record<string, string>>;

/** The words, folded, that stand in the list of one language alone, with that language. */
export function ownedWords(files: FunctionWords): Uint8Array {
  const owners = new Map<string, string>();
  for (const [language, words] of Object.entries(files)) {
    for (const word of new Set(words.split(' ').map(foldText))) owners.set(word, owners.has(word) ? '' : language);
  }
  const languages = Object.keys(files);
  const { hashes, rows } = inOrderOfHash([...owners].flatMap(([word, language]) => (language ? [{ word, language }] : [])));
  return packed([languages.join(' '), stepsOf(hashes), Uint8Array.from(rows, ({ language }) => languages.indexOf(language))]);
}

let owned: { names: string[]; hashes: Int32Array; languages: Uint8Array } | undefined;

function readOwned() {
  const { text, hashes, bytes } = unpacker(assets.owned?.() ?? new Uint8Array());
  return { names: text().split(' '), hashes: fromSteps(hashes()), languages: bytes() };
}

/** The language of a folded function word that only one language has; undefined for every other word. */
export function ownerOf(word: string): string | undefined {
  const { names, hashes, languages } = owned ??= readOwned();
  const place = placeOf(hashes, word);
  return place < 0 ? undefined : names[languages[place] ?? 0];
}

/** For each word what it weighs for each language: a word that many languages share says little; one typed without its accents, a little less. */
export function weighedWords(files: FunctionWords): Uint8Array {
  const weights = new Map<string, Map<string, number>>();
  const add = (word: string, language: string, weight: number) => {
    const languages = weights.get(word) ?? new Map<string, number>();
    languages.set(language, Math.max(weight, languages.get(language) ?? 0));
    weights.set(word, languages);
  };
  for (const [language, words] of Object.entries(files)) {
    for (const word of words.split(' ')) {
      add(word, language, 1);
      add(word.normalize('NFD').replace(/\p{M}/gu, ''), language, 0.7);
    }
  }
  const languages = Object.keys(files);
  const rarity = (count: number): number => [1, 1, 0.55, 0.35, 0.2][count] ?? 0.1;
  const { hashes, rows } = inOrderOfHash([...weights].flatMap(([word, of]) => [...of].map(([language, weight]) => ({ word, language, weight: weight * rarity(of.size) }))));
  const distinct = [...new Set(rows.map(({ weight }) => weight))];
  return packed([JSON.stringify({ names: languages, distinct }), stepsOf(hashes), Uint8Array.from(rows, ({ language }) => languages.indexOf(language)), Uint8Array.from(rows, ({ weight }) => distinct.indexOf(weight))]);
}

let weighed: { names: string[]; distinct: number[]; hashes: Int32Array; languages: Uint8Array; weights: Uint8Array } | undefined;

function readWeighed() {
  const { text, hashes, bytes } = unpacker(assets.weighed?.() ?? new Uint8Array());
  const { names, distinct }: { names: string[]; distinct: number[] } = JSON.parse(text());
  return { names, distinct, hashes: fromSteps(hashes()), languages: bytes(), weights: bytes() };
}

/** Adds what a word weighs for each language that has it as a function word. */
export function addWeights(word: string, scores: Map<string, number>): void {
  const { names, distinct, hashes, languages, weights } = weighed ??= readWeighed();
  const first = placeOf(hashes, word);
  for (let place = first; first >= 0 && hashes[place] === hashes[first]; place++) {
    const language = names[languages[place]!]!;
    scores.set(language, (scores.get(language) ?? 0) + distinct[weights[place]!]!);
  }
}
