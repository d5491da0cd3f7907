import { searchable } from '../../text/sentences.ts';
import { NOWHERE, type Check } from '../checked_reply.ts';

const QUOTED = /«\s?([^«»\n]{2,60}?)\s?»|“([^“”\n]{2,60})”|„([^„“”"\n]{2,60})[“”"]|"([^"\n]{2,60})"/gu;
const MOST_WORDS = 6;

/** A button, function or page in quotation marks that neither a source nor the ticket names. */
export const findQuotedNames: Check = ({ body, sources, ticket, ownWords }) => {
  const known = searchable([ticket.subject, ticket.message, ...ownWords, ...sources.flatMap(({ title, text }) => [title, text])].join('\n'));
  return [...body.matchAll(QUOTED)].flatMap((match) => {
    const words = match.slice(1).find(Boolean) ?? '';
    const count = words.trim().split(/\s+/).length;
    if (!/^\p{Lu}/u.test(words) || count > MOST_WORDS || /[.!?]$/.test(words) || known.includes(searchable(words))) return [];
    // "OPPO 0962", where a source writes "OPPO" and the ticket "0962".
    if (/\d/.test(words) && (searchable(words).match(/\S+/g) ?? []).every((word) => known.includes(` ${word} `))) return [];
    return [{ blocker: 'unsupported_claim' as const, check: 'name', words: match[0], missing: NOWHERE }];
  });
};
