import kinds from '../../../data/text/message_kinds.json' with { type: 'json' };
import phrases from '../../../data/text/phrases.json' with { type: 'json' };
import { packedPhrases } from './phrases.ts';

/** The phrases that text is cleaned and messages are sorted by. An asset: the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = { all: () => packedPhrases(phrases, kinds) };
