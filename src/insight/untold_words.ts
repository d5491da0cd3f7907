import { frontCoded, isLatin1, wordsIn } from '../triage/text/front_coded.ts';
import { packed, unpacker } from '../triage/text/packed.ts';
import { assets } from './untold_words.asset.ts';

/** What `untoldWords` reads: those of Latin-1 in their order, each by what it does not share with the one before, and the others as they are. */
export function untoldBytes(words: readonly string[]): Uint8Array {
  const sorted = [...new Set(words)].sort();
  return packed([frontCoded(sorted.filter(isLatin1)), sorted.filter((word) => !isLatin1(word)).join(' ')]);
}

/** Function words of 17 languages and courtesies, folded: no topic is named by them. */
export function untoldWords(): string[] {
  const { bytes, text } = unpacker(assets.words?.() ?? new Uint8Array());
  return [...wordsIn(bytes()), ...text().split(' ')];
}
