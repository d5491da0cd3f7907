import type { EscalationReason, Sentiment, Severity } from '../../ports/engine.ts';
import type { PassageReader } from '../../ports/passage_reader.ts';
import type { Suppression } from './suppression.ts';

export type Route = 'human' | 'review' | 'auto_reply' | 'no_reply';
export type DecidedBy = 'rule' | 'model' | 'history' | 'policy';

/** One thing that speaks for a person, and the customer's own words that say so. */
export interface EscalationFinding {
  reason: EscalationReason;
  severity: Severity;
  /** An exact piece of the cleaned ticket, or `""` for what no text says (history, VIP, a due time). */
  phrase: string;
  decidedBy: DecidedBy;
  /** True where a refund or a cancellation is asked for without anger, and the zap wants each seen. */
  calm?: boolean;
  /** What a model cannot rule out, where that is why the ticket is held for a person to read. */
  doubt?: EscalationReason;
}

export interface SuppressedFinding {
  reason: EscalationReason;
  phrase: string;
  why: Suppression;
}

export interface EscalationVerdict {
  route: Route;
  severity: Severity;
  /** What counts, worst first, one entry a reason; holds `unreadable`, `auto_reply`… where the route is not `human`. */
  findings: EscalationFinding[];
  suppressed: SuppressedFinding[];
  decidedBy: DecidedBy;
  contactCount: number;
  isVip: boolean;
  injectionSuspected: boolean;
  /** ISO 639-1, or `""`. */
  language: string;
  /** 0 calm, from 3 on angry; see `anger.ts`. */
  anger: number;
  /** True where rules found nothing, so that an engine that reads meaning may be asked. */
  open: boolean;
  warnings: string[];
}

/** What is known beside the ticket itself. */
export interface JudgeContext {
  /** Contacts of this customer in the days asked for, this one included; 0 where nobody counted. */
  contactCount: number;
  now: Date;
  sentiment?: { sentiment: Sentiment | ''; score: number };
  /** Makes what reads the words around each hit; without it every hit counts. */
  reader?: PassageReader;
}
