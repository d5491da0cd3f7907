import functionWords from '../../../data/text/function_words.json' with { type: 'json' };
import { ownedWords, weighedWords } from './function_words.ts';

/** What function words say of a text's language: an asset, the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  owned: () => ownedWords(functionWords),
  weighed: () => weighedWords(functionWords),
};
