import type { Finding } from '../replies/auto_send.ts';

/** One text a reply may stand on. */
export interface Source {
  title: string;
  text: string;
  url: string;
  /** What was done in another customer's case: it explains, but bears no "we have sent you". */
  anothersCase?: boolean;
}

/** A reply and everything it may stand on. */
export interface CheckedReply {
  /** The reply as it would be sent, or its body. */
  body: string;
  ticket: { subject: string; message: string };
  /** ISO 639-1 of the ticket where it is known, else `""`. */
  language: string;
  sources: Source[];
  /** What the team itself says in every reply, and who is written to: company, signature, customer's name, ticket id, product names. */
  ownWords: string[];
  /** The zap's instructions to the writer: a reply must not repeat them. */
  instructions: string;
  neverMention: string[];
  /** Numbers of what a folded word means, the same in every language; without it a word is said by its stem alone. */
  meaningsOf?: (word: string) => readonly number[];
}

/** Characters read of a ticket or a source; what stands beyond supports nothing, which is the safe side. */
export const MOST_READ = 40_000;

export const ticketText = ({ ticket }: Pick<CheckedReply, 'ticket'>): string => `${ticket.subject}\n${ticket.message}`;

/** Titles and texts of all sources. */
export const sourcesText = (sources: readonly Source[]): string => sources.map(({ title, text }) => `${title}\n${text}`).join('\n');

export type Check = (reply: CheckedReply) => Finding[];

export const NOWHERE = 'stands in neither the ticket nor a source';

/** A claim that cannot stand. */
export const claim = (check: string, words: string, missing = NOWHERE): Finding => ({ blocker: 'unsupported_claim', check, words, missing });
