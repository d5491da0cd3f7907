import type { Check } from './checked_reply.ts';
import { denies, searchable, sentencesOf, wordsOf } from './sentences.ts';

/** "Casa Mais: …", "Balearics, Canaries: …": a label at the head of a sentence, and what is said of it alone. */
const LABEL = /^\s*(\p{Lu}[^:.!?\n]{1,40}): \S/u;
const MOST_OF_A_LABEL = 5;
const LEAST_CASES = 2;
const LABEL_STEM = 6;
/** Words of another case in one sentence that tell it apart. */
const LEAST_WORDS = 2;

interface Case { label: string; words: Set<string> }

/** The labelled cases of a text, and the words that are said of none. */
function casesOf(text: string): { cases: Case[]; common: Set<string> } {
  const cases: Case[] = [];
  const common = new Set<string>();
  for (const { text: sentence } of sentencesOf(text)) {
    const label = LABEL.exec(sentence)?.[1] ?? '';
    if (label && label.split(/\s+/).length <= MOST_OF_A_LABEL) cases.push({ label: searchable(label.split('(', 1)[0] ?? ''), words: new Set(wordsOf(sentence.slice(sentence.indexOf(':') + 1))) });
    else for (const word of wordsOf(sentence)) common.add(word);
  }
  return { cases, common };
}

/** What a source says of another plan, size or region than the one that ticket and reply name. */
export const findOtherCases: Check = ({ body, ticket, sources, language }) => {
  const said = searchable(`${ticket.subject}\n${ticket.message}\n${body}`);
  return sources.flatMap(({ title, text }) => {
    const { cases, common } = casesOf(text);
    // Of "Explorer" and "Explorer Plus" the longer is meant where it is said, and both where the shorter stands alone as well.
    const named = cases.filter(({ label }) => cases.filter((other) => other.label !== label && other.label.includes(label)).reduce((rest, other) => rest.replaceAll(other.label, '  '), said).includes(label));
    const [own] = named;
    if (!own || cases.length < LEAST_CASES || named.length > 1) return [];
    const known = new Set([...common, ...own.words, ...wordsOf(title), ...wordsOf(own.label), ...sources.filter((other) => other.text !== text).flatMap((other) => wordsOf(`${other.title}\n${other.text}`))]);
    // "Should 91 come up" and "the fare for residents" name another case by a part of its label.
    const apart = (other: Case): string[] => other.label.trim().split(' ').filter((word) => word.length > 1 && !own.label.includes(` ${word} `));
    const strange = sentencesOf(body).find((sentence) => {
      if (/\?\s*$/.test(sentence.text) || denies(sentence.folded, language)) return false;
      const words = [...new Set(wordsOf(sentence.text))].filter((word) => !known.has(word));
      return cases.some((other) => other !== own && !apart(other).some((word) => searchable(sentence.text).includes(word.slice(0, LABEL_STEM))) && words.filter((word) => other.words.has(word)).length >= LEAST_WORDS);
    });
    return strange ? [{ blocker: 'unsupported_claim' as const, check: 'plan', words: strange.text.trim(), missing: `a source says this of something else than “${own.label.trim()}”` }] : [];
  });
};
