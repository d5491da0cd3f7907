import acknowledgements from '../../data/escalation/acknowledgements.json' with { type: 'json' };
import type { EscalationReason } from '../ports/engine.ts';
import { renderReply, type RenderedReply } from './email.ts';

type Words = typeof acknowledgements.en;

/** Which words fit which reason; any other reason takes the default ones. */
const WORDS_FOR: Partial<Record<EscalationReason, keyof Words>> = {
  safety: 'safety', security_breach: 'security_breach', outage: 'outage', legal_threat: 'legal_threat', media_threat: 'legal_threat',
  regulatory_privacy: 'legal_threat', chargeback_fraud: 'legal_threat', human_request: 'human_request', repeated_contact: 'repeated_contact',
  sla: 'repeated_contact', vulnerable_customer: 'vulnerable_customer', refund: 'upset', cancellation: 'upset', strong_negative: 'upset',
};

const NOTHING: RenderedReply = { subject: '', html: '', text: '' };

const byLanguage = new Map<string, Words>(Object.entries(acknowledgements));

export interface AcknowledgementRequest {
  reason: EscalationReason | '';
  /** ISO 639-1 of the ticket. */
  language: string;
  subject: string;
  customerName: string;
  signature: string;
  companyName: string;
}

/**
 * What a customer may be told while a colleague takes over: that a person has the message, and nothing else. It promises
 * no outcome and no time and admits no fault. Blank where we do not write the ticket's language.
 */
export function acknowledgement({ reason, language, ...rest }: AcknowledgementRequest): RenderedReply {
  const words = byLanguage.get(language);
  if (!words) return NOTHING;
  const body = words[(reason && WORDS_FOR[reason]) || 'default'];
  return renderReply({ ...rest, language, body, tone: '', allowedUrls: [] });
}
