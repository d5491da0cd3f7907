import type { EscalationReason } from '../../ports/engine.ts';

export const POLICIES = ['never', 'when_angry', 'always'] as const;
export type Policy = (typeof POLICIES)[number];

/** What a team has chosen about escalation; `DEFAULT_SETTINGS` where it has not. */
export interface EscalationSettings {
  refundPolicy: Policy;
  cancellationPolicy: Policy;
  /** Phrases that always escalate, matched word by word whatever their case and accents. */
  extraPhrases: string[];
  /** Phrases that never count: what a rule finds inside them is passed over. */
  ignorePhrases: string[];
  reasonsOff: EscalationReason[];
  vipDomains: string[];
  vipTiers: string[];
  /** The tier the zap knows this customer by, or `""`. */
  customerTier: string;
  /** This many contacts within the days asked for escalate; 0 switches it off. */
  repeatedContactCount: number;
  /** Until when the team owes an answer: ISO-8601, or `""`. */
  dueAt: string;
}

export const DEFAULT_SETTINGS: EscalationSettings = {
  refundPolicy: 'when_angry', cancellationPolicy: 'when_angry', extraPhrases: [], ignorePhrases: [], reasonsOff: [],
  vipDomains: [], vipTiers: [], customerTier: '', repeatedContactCount: 3, dueAt: '',
};
