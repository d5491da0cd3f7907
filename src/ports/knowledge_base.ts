import type { Deadline } from './deadline.ts';
import type { LabelledExample, Sentiment } from './engine.ts';

/** A retrieved piece of knowledge: an article or a solved ticket, problem and solution in one record. */
export interface Passage {
  id: string;
  kind: 'article' | 'solved_ticket';
  title: string;
  problem: string;
  solution: string;
  product: string;
  issue: string;
  url: string;
  /** Similarity to the question, 0 to 1. */
  score: number;
  /** True where it was found over languages by what words mean: a hint, and nothing that a reply may go out on. */
  across?: boolean;
  /** How likely it is the answer to the `ticket` of the query, beside the others and none, 0 to 1; missing where that is not told. */
  chance?: number;
}

/** An earlier contact of the same customer. */
export interface PastContact {
  ticketId: string;
  /** ISO-8601 with offset, or `""`. */
  createdAt: string;
  subject: string;
  problem: string;
  solution: string;
  url: string;
}

export interface PassageQuery {
  text: string;
  /** Passages of another named product rank lower; `""` means any. */
  product: string;
  /** At most this many, 1 to 20. */
  limit: number;
  /** Passages of a lower score are left aside, 0 to 1; missing: the adapter's own stated threshold. */
  leastScore?: number;
  /** Where an answer is sought: what for. What is likely to answer it comes back though its score is lower, behind the rest. */
  ticket?: { subject: string; message: string };
  deadline: Deadline;
}

/** A ticket a person solved; what `Learn From Solved Ticket` and the import store. */
export interface SolvedTicket {
  ticketId: string;
  title: string;
  problem: string;
  solution: string;
  product: string;
  issue: string;
  url: string;
  customerEmail: string;
  createdAt: string;
}

/** A person's label for a ticket. */
export interface Correction {
  ticketId: string;
  subject: string;
  message: string;
  sentiment: Sentiment;
  thought: string;
  correctedAt: string;
}

/** A text with the product and issue that a person filed it under; `""` where not filed. */
export interface LabelledText {
  text: string;
  product: string;
  issue: string;
}

export type StoreStatus = 'added' | 'updated' | 'unchanged' | 'refused';

export interface Recalled {
  passages: Passage[];
  /** What the `ticket` of the query may be about at most: entries by their chance, likeliest first, however far they lie; missing where that is not told. */
  likeliest?: Passage[];
  history: PastContact[];
}

/** *What do we already know?* Only passages above the adapter's stated threshold come back, best first. */
export interface KnowledgeBase {
  /** `none`, `knowledge_sheet`, `memory` or `pinecone/<index>`. */
  readonly name: string;
  /** Its own threshold where likeness is told by words, so that what lies below may be an answer all the same; missing where meaning is compared. */
  readonly leastLikeness?: number;
  search(query: PassageQuery): Promise<Passage[]>;
  /** This customer's earlier contacts of the last `days`, newest first, those without a date last; `[]` where none is kept. */
  history(customerEmail: string, days: number, deadline: Deadline): Promise<PastContact[]>;
  /**
   * Search and history in one go, side by side, sharing one embedding where there is one.
   * `historyDays` 0 asks for no history.
   */
  recall(query: PassageQuery & { customerEmail: string; historyDays: number }): Promise<Recalled>;
  /**
   * Everything the team filed by product and issue, where it is at hand without further cost: a classifier is trained from
   * it at run time. Missing where it is too much to hold (Pinecone): there the nearest passages vote.
   */
  labelledTexts?(deadline: Deadline): Promise<LabelledText[]>;
  nearestCorrections(text: string, limit: number, deadline: Deadline): Promise<LabelledExample[]>;
  /** What of the corrections teaches nothing, and the way out, in one sentence; `""` where all do. Missing where nobody can write them by hand. */
  unreadCorrections?(deadline: Deadline): Promise<string>;
  /** `warning` says what of it is not kept; missing where all is. */
  addSolvedTicket(ticket: SolvedTicket, deadline: Deadline): Promise<{ id: string; status: StoreStatus; reason: string; warning?: string }>;
  recordCorrection(correction: Correction, deadline: Deadline): Promise<{ id: string; status: StoreStatus; reason: string }>;
}
