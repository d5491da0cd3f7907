import lines from '../../../../data/product/lexicon.json' with { type: 'json' };
import { foldFully } from '../../../triage/text/characters.ts';
import { hashOf } from '../../../triage/text/hashed_words.ts';
import { packed } from '../../../triage/text/packed.ts';
import { KEY_HASH_SHIFT } from './lexicon.ts';
import { EVERY_LANGUAGE, LANGUAGES, bitOf, keyOf } from './word_forms.ts';

/** Low and high bytes apart: the high ones are nearly all the same. */
const planes = (numbers: number[]): Uint8Array[] => [Uint8Array.from(numbers, (one) => one & 0xff), Uint8Array.from(numbers, (one) => one >> 8)];

interface Row { hash: number; meaning: number; languages: number }

/** A word with a hyphen is found where it is written as one. */
const foldedWord = (word: string): string => foldFully(word).replace(/[-'’]/g, '');

function rows(): Row[] {
  const byKey = new Map<string, Row>();
  const put = (key: string, meaning: number, languages: number): void => {
    const known = byKey.get(`${key} ${meaning}`);
    if (known) known.languages |= languages;
    else byKey.set(`${key} ${meaning}`, { hash: hashOf(key) >>> KEY_HASH_SHIFT, meaning, languages });
  };
  lines.forEach(({ any = '', ...line }, meaning) => {
    for (const language of LANGUAGES) for (const word of (line[language] ?? '').split(' ').filter(Boolean)) put(keyOf(foldedWord(word), language), meaning, bitOf(language));
    for (const stem of any.split(' ').filter(Boolean)) put(stem, meaning, EVERY_LANGUAGE);
  });
  return [...byKey.values()].sort((a, b) => a.hash - b.hash || a.meaning - b.meaning);
}

/** Each key's hash, as the step from the one before, the number of its line and its languages. */
function meanings(): Uint8Array {
  const all = rows();
  const steps = all.map(({ hash }, at) => hash - (all[at - 1]?.hash ?? 0));
  return packed([...planes(steps), ...planes(all.map(({ meaning }) => meaning)), Uint8Array.from(all, ({ languages }) => languages)]);
}

export const assets: Readonly<Record<string, () => Uint8Array>> = { meanings };
