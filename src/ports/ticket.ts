/** Languages the built-in engine and the escalation rules speak; any other is answered with `needs_review`. */
export const SUPPORTED_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;
export type SupportedLanguage = (typeof SUPPORTED_LANGUAGES)[number];

/** One customer message as an action receives it. Unknown is `""`, never null. */
export interface Ticket {
  /** The team's own reference; may be `""`. */
  ticketId: string;
  subject: string;
  /** What the customer wrote, raw or already cleaned. Untrusted. */
  message: string;
  customerName: string;
  customerEmail: string;
  /** ISO-8601 with offset, or `""`. */
  createdAt: string;
  /** The product as the zap names it, or `""`. */
  product: string;
  /** Link to the row or ticket, or `""`. */
  url: string;
}

/** What a ticket is about, as far as it can be told. */
export interface TicketLabels {
  product: string;
  productConfidence: number;
  /** Whether the ticket names it, rather than that it is told from what was found. */
  productNamed: boolean;
  issue: string;
}
