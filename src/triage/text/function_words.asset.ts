import functionWords from '../../../data/text/function_words.json' with { type: 'json' };
import usual from '../../../data/text/usual_in_support.json' with { type: 'json' };
import { functionWordBytes } from './function_words.ts';

/** Function words, of which a text's language is told: an asset, the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = { words: () => functionWordBytes(functionWords, usual) };
