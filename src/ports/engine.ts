import type { Deadline } from './deadline.ts';
import type { PastContact, Passage } from './knowledge_base.ts';
import type { Ticket } from './ticket.ts';

/** Single source of each label list: types, answer schemas, evaluation and help texts all read these. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const EMOTIONS = [
  'anger', 'frustration', 'disappointment', 'worry', 'sadness', 'confusion', 'gratitude', 'delight', 'none',
] as const;
export type Emotion = (typeof EMOTIONS)[number];

export const URGENCIES = ['low', 'normal', 'high', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const SEVERITIES = ['none', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Why a human must (or must not) take a ticket. The last four never mean `route: human`. */
export const ESCALATION_REASONS = [
  'safety', 'security_breach', 'legal_threat', 'outage', 'regulatory_privacy', 'media_threat', 'chargeback_fraud',
  'human_request', 'repeated_contact', 'sla', 'abusive_or_threat', 'vulnerable_customer', 'vip', 'refund',
  'cancellation', 'strong_negative', 'prompt_injection', 'custom_phrase', 'custom_rule',
  'low_confidence', 'unreadable', 'auto_reply', 'thanks_only',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** A message with the label a person gave it and the thought behind the label. */
export interface LabelledExample {
  id: string;
  subject: string;
  message: string;
  sentiment: Sentiment;
  thought: string;
  /** `builtin` examples serve until there are corrections. */
  origin: 'builtin' | 'correction';
  /** Similarity to the ticket at hand, 0 to 1; 0 where unknown. */
  similarity: number;
  /** True where it is a person's word on the very ticket at hand. */
  sameTicket?: boolean;
}

export interface SentimentQuestion {
  ticket: Ticket;
  /** Corrected tickets near this one, nearest first; may be empty. */
  corrections: LabelledExample[];
  deadline: Deadline;
}

export interface SentimentAnswer {
  sentiment: Sentiment;
  /** -1 (very negative) to 1 (very positive). */
  score: number;
  /** 0 to 1. */
  confidence: number;
  emotion: Emotion;
  urgency: Urgency;
  /** One or two sentences. */
  reasoning: string;
  /** An exact piece of the ticket, or `""`. */
  evidence: string;
  /** ISO 639-1, or `""` where it cannot be told. */
  language: string;
  /** `builtin` or `gemini/<model>`. */
  engine: string;
  warnings: string[];
}

/** What the rules left open, asked of an engine that can read meaning. */
export interface EscalationQuestion {
  ticket: Ticket;
  /** The team's rule in plain words, or `""`. */
  plainRule: string;
  deadline: Deadline;
}

export interface EscalationOpinion {
  escalate: boolean;
  /** Why it escalates; where it does not, what the engine cannot rule out, so that a person should look, or `""`. */
  reason: EscalationReason | '';
  severity: Severity;
  /** An exact piece of the ticket, or `""`. */
  quote: string;
  /** True where the team's plain rule is what speaks for escalation. */
  plainRuleApplies: boolean;
  confidence: number;
  engine: string;
  warnings: string[];
}

/** Both at once: how the customer feels, and what the rules left open. */
export interface TicketQuestion extends SentimentQuestion {
  /** The team's rule in plain words, or `""`. */
  plainRule: string;
}

export interface TicketReading {
  sentiment: SentimentAnswer;
  /** Null where this engine has nothing to add to the rules. */
  opinion: EscalationOpinion | null;
}

/** How the team wants to sound; every part has a default in `fields.ts`. */
export interface ReplyStyle {
  tone: string;
  signature: string;
  companyName: string;
  maxWords: number;
  instructions: string;
  neverMention: string[];
}

/** A text of the team's own for one product and issue. Blank product, issue or language fits any. */
export interface ReplyTemplate {
  name: string;
  product: string;
  issue: string;
  language: string;
  /** The body, with `{first_name}`, `{product}`, `{ticket_id}`, `{company_name}` to be filled. */
  body: string;
}

/** One of several things that a ticket asks, and what is known about it alone. */
export interface QuestionKnown {
  /** The customer's own words. */
  words: string;
  /** What was looked up: the words, and what they lean on. */
  search: string;
  passages: Passage[];
}

export interface ReplyQuestion {
  ticket: Ticket;
  /** ISO 639-1 of the ticket. */
  language: string;
  product: string;
  /** Whether the ticket itself names the product; otherwise it is told from passages and may be wrong. */
  productNamed?: boolean;
  issue: string;
  /** Whether the ticket is held because harm cannot be ruled out: to whoever may be hurt, regret for a nuisance is out of place. */
  held?: boolean;
  passages: Passage[];
  /** What the ticket may be about, likeliest first, however far it lies: enough to ask by, and not to answer from. Missing where that is not told. */
  likeliest?: Passage[];
  /** Where the ticket asks several things: each, in its order. Missing or empty where it asks one. */
  questions?: QuestionKnown[];
  history: PastContact[];
  /** The team's own templates, if the zap names a worksheet of them. */
  templates?: ReplyTemplate[];
  style: ReplyStyle;
  deadline: Deadline;
}

export interface ReplyDraft {
  status: 'drafted' | 'clarify' | 'none';
  /**
   * The reply's body in a small Markdown: blank-line paragraphs, `- ` or `1. ` lists, `[text](url)` links, nothing else.
   * No greeting and no signature: the renderer adds both.
   */
  body: string;
  /** Ids of the passages the reply was written from. */
  usedPassages: string[];
  /** Name of the template that was filled, or `""`. */
  template: string;
  /** 0 to 1. */
  confidence: number;
  /** True where a person has to look at it however low the zap sets its bar; the warnings say why. */
  doubted?: boolean;
  /** True where the engine would not write about this ticket at all, as a vendor's filter decides. */
  refused?: boolean;
  /** ISO 639-1 of the passages that stand in the body as they are, where that is not the body's own language. */
  untranslated?: string;
  language: string;
  engine: string;
  warnings: string[];
}

/** *What does this ticket say?* Asked of the built-in engine or of Gemini alike. */
export interface Engine {
  /** `builtin` or `gemini/<model>`. */
  readonly name: string;
  analyzeSentiment(question: SentimentQuestion): Promise<SentimentAnswer>;
  /** Null where this engine has nothing to add to the rules. */
  judgeEscalation(question: EscalationQuestion): Promise<EscalationOpinion | null>;
  /** `analyzeSentiment` and `judgeEscalation` at the cost of one of them. */
  readTicket(question: TicketQuestion): Promise<TicketReading>;
  writeReply(question: ReplyQuestion): Promise<ReplyDraft>;
}
