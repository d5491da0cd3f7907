import type { CheckedReply, Source } from './checked_reply.ts';
import { wordsOf } from './sentences.ts';

/** Titles of one matter share at least this part of their words. */
const LEAST_SHARED = 0.6;

/**
 * Which of two sources on one matter a reply means: "Rates – Spain" and "Rates – Mexico". What comes back tells for a pair whether the
 * ticket and the reply name what sets the second title apart, and nothing that sets the first apart; the word, or `""`.
 */
export function meantInstead({ body, ticket }: Pick<CheckedReply, 'body' | 'ticket'>): (one: Pick<Source, 'title'>, other: Pick<Source, 'title'>) => string {
  const said = new Set(wordsOf(`${ticket.subject}\n${ticket.message}\n${body}`));
  return (one, other) => {
    const [own, theirs] = [wordsOf(one.title), wordsOf(other.title)];
    const shared = own.filter((word) => theirs.includes(word)).length;
    if (shared < LEAST_SHARED * own.length || shared < LEAST_SHARED * theirs.length) return '';
    const apart = (from: string[], to: string[]): string[] => from.filter((word) => !to.includes(word));
    if (apart(own, theirs).some((word) => said.has(word))) return '';
    return apart(theirs, own).find((word) => said.has(word)) ?? '';
  };
}
