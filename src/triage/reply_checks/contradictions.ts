import { NOWHERE, type Check } from './checked_reply.ts';
import { CONDITION, contentWords, denies, searchable, sentencesOf } from './sentences.ts';

const LEAST_WORDS = 2;
const LEAST_SHARED = 0.6;
/** A request contradicts nothing. */
const REQUEST = /^\W*(?:please|bitte|por favor|merci de|veuillez|s'il vous plait)\b/;

/**
 * A sentence that says yes where the nearest sentence of a source says no, or the other way round. Only for sentences that
 * share most of their words with one of a source: a rough check that would rather miss than cry wolf.
 */
export const findContradictions: Check = ({ body, sources, language }) => {
  const given = sentencesOf(sources.map(({ text }) => text).join('\n')).map((sentence) => ({ words: new Set(contentWords(sentence.folded)), denied: denies(sentence.folded, language), conditional: CONDITION.test(sentence.folded) }));
  const written = searchable(sources.map(({ text }) => text).join('\n'));
  return sentencesOf(body).flatMap(({ text, folded }) => {
    if (REQUEST.test(folded) || written.includes(searchable(text))) return [];
    const words = [...new Set(contentWords(folded))];
    if (words.length < LEAST_WORDS || /\?\s*$/.test(text)) return [];
    const shared = given.map((sentence) => ({ ...sentence, share: words.filter((word) => sentence.words.has(word)).length / words.length }));
    const best = Math.max(0, ...shared.map(({ share }) => share));
    if (best < LEAST_SHARED) return [];
    const nearest = shared.filter(({ share }) => share > best - 0.2);
    const agrees = nearest.some(({ denied, conditional }) => conditional || denied === denies(folded, language));
    return agrees ? [] : [{ blocker: 'unsupported_claim' as const, check: 'contradiction', words: text.trim(), missing: `${NOWHERE}: the nearest source says the opposite` }];
  });
};
