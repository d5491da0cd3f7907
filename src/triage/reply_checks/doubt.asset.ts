import weights from '../../../data/text/reply_doubt.json' with { type: 'json' };
import words from '../../../data/text/reply_words.json' with { type: 'json' };

const bytes = (data: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(data));

/** What the doubt in a reply's sentences rests on: the words by what they do, and what each thing noticed weighs. */
export const assets: Readonly<Record<string, () => Uint8Array>> = { words: () => bytes(words), weights: () => bytes(weights) };
