import type { Route } from '../escalation/verdict.ts';

/** What the zap mapped from Check Escalation; undefined where a field is not mapped. */
export interface MappedDecision {
  shouldEscalate: boolean | undefined;
  autoReplyAllowed: boolean | undefined;
}

/** What this app's own rules say about the ticket. */
export interface RulesDecision {
  route: Route;
  /** The reason in words, for example `safety: “caught fire”`. */
  reasonText: string;
}

export interface ReplyGate {
  /** Why no reply may be written, `""` where one may. */
  stop: string;
  /** Whether Check Escalation's decision reached this step. */
  checked: boolean;
  inReview: boolean;
  /** Nothing to answer: an automatic message or a bare thanks. */
  noReply: boolean;
}

/** The one place that decides whether a reply is written at all. Mapped fields can only stop it, never open it. */
export function replyGate(rules: RulesDecision, mapped: MappedDecision): ReplyGate {
  const checked = mapped.shouldEscalate !== undefined || mapped.autoReplyAllowed !== undefined;
  const stop = rules.route === 'human' ? `the rules found ${rules.reasonText || 'a reason for a person to answer'}`
    : mapped.shouldEscalate === true ? 'Check Escalation says that a person must take it'
      : mapped.autoReplyAllowed === false && rules.route !== 'no_reply' ? 'Check Escalation does not allow an automatic reply'
        : '';
  return { stop, checked, inReview: rules.route === 'review', noReply: !stop && rules.route === 'no_reply' };
}
