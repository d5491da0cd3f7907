import weights from '../../../../data/sentiment/weights.json' with { type: 'json' };
import en from '../../../../data/sentiment/lexicon/en.json' with { type: 'json' };
import de from '../../../../data/sentiment/lexicon/de.json' with { type: 'json' };
import es from '../../../../data/sentiment/lexicon/es.json' with { type: 'json' };
import fr from '../../../../data/sentiment/lexicon/fr.json' with { type: 'json' };
import pt from '../../../../data/sentiment/lexicon/pt.json' with { type: 'json' };
import shared from '../../../../data/sentiment/lexicon/shared.json' with { type: 'json' };
import { packed } from '../../../triage/text/packed.ts';
import { lexiconBytes } from './lexicon_compiler.ts';
import { inPairs } from './model.ts';
import { languageWordsBytes } from './own_language.ts';

const FILES = { en, de, es, fr, pt };

/** The lexica by language, the function words that tell languages, and the weights: an asset, the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  ...Object.fromEntries(Object.entries(FILES).map(([language, file]) => [language, () => lexiconBytes([file, shared])])),
  languages: () => languageWordsBytes(FILES),
  weights: () => packed([JSON.stringify({ ...weights, hashed: '' }), inPairs(new Int8Array(Buffer.from(weights.hashed, 'base64')))]),
};
