import table from '../../../../data/escalation/concepts.json' with { type: 'json' };
import { SUPPORTED_LANGUAGES } from '../../../ports/ticket.ts';
import { inOrderOfHash } from '../../../triage/text/hashed_words.ts';

/** What an expression is found by: its first word, without a star. */
const looked = (word: string): string => (word.includes('_') ? `${word.slice(0, word.indexOf('_')).replace(/\*$/, '')}_` : word);

/** The words of each concept, a line each, in the order of the concepts. Throws where the reader could not tell two of them apart, or where one is not ASCII. */
function lexicon(language: string): Uint8Array {
  const lines = Object.values<Record<string, string>>(table).map((words) => (words[language] ?? '').split(' ').filter(Boolean));
  inOrderOfHash(lines.flat().map((word) => ({ word: looked(word) })));
  const odd = lines.flat().find((word) => !/^[!-~]+$/.test(word) || (looked(word).endsWith('_') && looked(word).includes('*')));
  if (odd !== undefined) throw new RangeError(`“${odd}” is no word of a concept`);
  return Buffer.from(lines.map((words) => words.join(' ')).join('\n'));
}

/** The words of the concepts by language: an asset, the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries(SUPPORTED_LANGUAGES.map((language) => [language, () => lexicon(language)]));
