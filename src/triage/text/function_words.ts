import { foldText } from '../escalation/folding.ts';
import { assets } from './function_words.asset.ts';
import { packed, unpacker } from './packed.ts';

/** Function words by language, blank between them, as `data/text/function_words.json` has them. */
type FunctionWords = Readonly<Record<string, string>>;

/** The words, folded, that stand in the list of one language alone: a line a language, its name first. */
export function ownedWords(files: FunctionWords): string {
  const owners = new Map<string, string>();
  for (const [language, words] of Object.entries(files)) {
    for (const word of new Set(words.split(' ').map(foldText))) owners.set(word, owners.has(word) ? '' : language);
  }
  return Object.keys(files).map((language) => [language, ...[...owners].filter(([, owner]) => owner === language).map(([word]) => word)].join(' ')).join('\n');
}

let owned: Map<string, string> | undefined;

/** The language of each folded function word that only one language has. */
export function wordOwners(): ReadonlyMap<string, string> {
  if (owned) return owned;
  owned = new Map();
  for (const line of Buffer.from(assets.owned?.() ?? []).toString('utf8').split('\n')) {
    const [language = '', ...words] = line.split(' ');
    for (const word of words) owned.set(word, language);
  }
  return owned;
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
  const rows = [...weights].map(([word, of]) => ({ word, of: [...of].map(([language, weight]) => ({ language: languages.indexOf(language), weight: weight * rarity(of.size) })) }));
  const distinct = [...new Set(rows.flatMap(({ of }) => of.map(({ weight }) => weight)))];
  return packed([
    JSON.stringify({ languages, weights: distinct }), rows.map(({ word }) => word).join(' '), Uint8Array.from(rows, ({ of }) => of.length),
    Uint8Array.from(rows.flatMap(({ of }) => of.map(({ language }) => language))), Uint8Array.from(rows.flatMap(({ of }) => of.map(({ weight }) => distinct.indexOf(weight)))),
  ]);
}

/** What each function word weighs for each language that has it. */
export type WordWeights = ReadonlyMap<string, readonly (readonly [language: string, weight: number])[]>;
let weighed: Map<string, (readonly [string, number])[]> | undefined;

export function wordWeights(): WordWeights {
  if (weighed) return weighed;
  const { text, bytes } = unpacker(assets.weighed?.() ?? new Uint8Array());
  const known: { languages: string[]; weights: number[] } = JSON.parse(text());
  const [words, counts, languages, weights] = [text().split(' '), bytes(), bytes(), bytes()];
  weighed = new Map();
  let at = 0;
  for (let word = 0; word < words.length; word++) {
    const of: [string, number][] = [];
    for (const end = at + (counts[word] ?? 0); at < end; at++) of.push([known.languages[languages[at] ?? 0] ?? '', known.weights[weights[at] ?? 0] ?? 0]);
    weighed.set(words[word] ?? '', of);
  }
  return weighed;
}
