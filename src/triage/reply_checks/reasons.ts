import { fold } from '../text/characters.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { contentWords, sentencesOf } from './sentences.ts';

/** What opens a reason in five languages. */
const BECAUSE = /(?<!\p{L})(?:because|due to|owing to|the reason is|weil|da(?= (?:ihr|sie|wir|es|das|die|der|du) )|aufgrund|wegen|porque|ya que|debido a|puesto que|parce que|car(?= (?:votre|vous|nous|il|elle|le|la|les) )|en raison d|a cause d|pois(?= )|uma vez que|devido a)(?!\p{L})/u;
/** What a reason says of the reply itself. */
const LEAST_WORDS = 3;
const LEAST_KNOWN = 0.34;

/** A reason that nobody gave: a clause behind "because" most of whose words stand nowhere. */
export const findReasons: Check = ({ body, sources, ticket, ownWords }) => {
  const sentences = sentencesOf(body).filter(({ folded }) => BECAUSE.test(folded));
  if (sentences.length === 0) return [];
  const known = new Set(contentWords(fold([ticket.subject, ticket.message, ...ownWords, ...sources.flatMap(({ title, text }) => [title, text])].join('\n')).replaceAll('ß', 'ss')));
  return sentences.flatMap(({ text, folded }) => {
    const clause = folded.slice(BECAUSE.exec(folded)?.index).replace(BECAUSE, '').split(/[,;:]/, 1)[0] ?? '';
    const words = contentWords(clause);
    return words.length >= LEAST_WORDS && words.filter((word) => known.has(word)).length / words.length < LEAST_KNOWN
      ? [{ blocker: 'unsupported_claim' as const, check: 'reason', words: text.trim(), missing: `the reason ${NOWHERE}` }] : [];
  });
};
