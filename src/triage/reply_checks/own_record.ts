import { fold } from '../text/characters.ts';
import { codeKey, findCodes } from './addresses.ts';
import type { CheckedReply } from './checked_reply.ts';
import { commitmentOf, commitmentsIn } from './commitments.ts';
import { ticketText } from './support.ts';

/** Letters of a verb that its forms share. */
const STEM = 5;
const LONG_NUMBER = /(?<![\d.,])\d{4,12}(?![\d.,]\d|\d| ?[€£$%])/g;
const referencesIn = (text: string): string[] => [...findCodes(text).map(({ words }) => codeKey(words)), ...text.match(LONG_NUMBER) ?? []].filter((key) => key.length > 3);
const stemOf = (word: string): string => word.replace(/^ge(?=[a-z]{5})/, '').slice(0, STEM);

/**
 * Stems of the words of a source that names the customer's own order, visit or contract: a record of the case, which bears what it says was done.
 */
export function recordedIn(reply: CheckedReply): (verb: string) => boolean {
  const asked = new Set(referencesIn(ticketText(reply)));
  const records = asked.size === 0 ? [] : reply.sources.filter(({ title, text, anothersCase }) => !anothersCase && referencesIn(`${title}\n${text}`).some((key) => asked.has(key)));
  const stems = new Set(records.flatMap(({ text }) => fold(text).replaceAll('ß', 'ss').match(/[a-z]{3,}/g) ?? []).map(stemOf));
  const kinds = commitmentsIn(records.map(({ text }) => text).join('\n'));
  return (verb) => stems.has(stemOf(verb)) || kinds.has(commitmentOf(verb) ?? -1);
}
