import table from '../../../data/escalation/concepts.json' with { type: 'json' };
import { SUPPORTED_LANGUAGES } from '../../ports/ticket.ts';
import { inOrderOfHash, stepsOf } from '../../triage/text/hashed_words.ts';
import { packed } from '../../triage/text/packed.ts';

/**
 * What stands in the list for each word of a concept, in the order of the concepts: the word itself with its stars, and the concept. Of a `two_words`
 * its first word with `_` behind it, and which line of expressions it is.
 */
function lexicon(language: string): Uint8Array {
  const entries = Object.values<Record<string, string>>(table).flatMap((words, concept) => (words[language] ?? '').split(' ').filter(Boolean).map((word) => ({ word, concept })));
  const expressions = entries.filter(({ word }) => word.includes('_'));
  const rows = entries.map((entry) => (entry.word.includes('_') ? { word: `${entry.word.slice(0, entry.word.indexOf('_')).replace('*', '')}_`, value: expressions.indexOf(entry) } : { word: entry.word, value: entry.concept }));
  const sorted = inOrderOfHash(rows);
  const longest = Math.max(0, ...rows.map(({ word }) => (word.endsWith('*') ? word.length - 1 : 0)));
  return packed([
    Uint8Array.of(longest, Number(rows.some(({ word }) => word.startsWith('*')))), stepsOf(sorted.hashes), Uint16Array.from(sorted.rows, ({ value }) => value),
    expressions.map(({ word }) => word).join('\n'), Uint16Array.from(expressions, ({ concept }) => concept),
  ]);
}

/** The words of the concepts by language: an asset, the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries(SUPPORTED_LANGUAGES.map((language) => [language, () => lexicon(language)]));
