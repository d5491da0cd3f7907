import acknowledgements from '../../data/escalation/acknowledgements.json' with { type: 'json' };
import type { EscalationReason } from '../ports/engine.ts';
import type { EscalationFinding } from '../triage/escalation/judge.ts';
import { renderReply, type RenderedReply } from './email.ts';

type Words = typeof acknowledgements.en;

/** Who writes so is told that the message has arrived, and not thanked. */
const NO_THANKS: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['abusive_or_threat', 'prompt_injection', 'legal_threat', 'media_threat', 'chargeback_fraud']);

/** Which words fit which reason, the most telling first: not the gravest, for who writes for the fourth time has more to hear than “you asked for a person”. */
const OPENINGS: [EscalationReason, keyof Words | ''][] = [
  ['vulnerable_customer', 'vulnerable_customer'], ['safety', 'told'], ['security_breach', 'told'], ['outage', 'outage'], ['sla', ''],
  ['repeated_contact', 'repeated_contact'], ['human_request', 'human_request'], ['refund', 'upset'], ['cancellation', 'upset'], ['strong_negative', 'upset'],
];

/** What a model's guess may stand for where somebody is in danger: it takes a child left face down for a threat. */
const MAY_BE_DANGER: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['safety', 'abusive_or_threat', 'vulnerable_customer']);

const NOTHING: RenderedReply = { subject: '', html: '', text: '' };

const byLanguage = new Map<string, Words>(Object.entries(acknowledgements));

export interface AcknowledgementRequest {
  findings: readonly Pick<EscalationFinding, 'reason' | 'decidedBy' | 'doubt'>[];
  /** Whether a rule found that the customer's own account was taken over: a new password helps nobody else. */
  isTakenOver: boolean;
  /** ISO 639-1 of the ticket. */
  language: string;
  subject: string;
  customerName: string;
  signature: string;
  companyName: string;
  /** The zap's own words for it, `""` where it has none. */
  tone: string;
}

/** What a model alone says, or cannot rule out. */
const guessesOf = (findings: AcknowledgementRequest['findings']): EscalationReason[] =>
  findings.filter(({ decidedBy }) => decidedBy === 'model').map(({ reason, doubt }) => doubt ?? reason).filter((reason) => reason !== 'low_confidence');

/** The sentence that fits what rules have found; of a model's guess nothing is said. */
function openingOf(findings: AcknowledgementRequest['findings'], words: Words): string {
  const found = findings.map(({ reason }) => reason);
  if (found.some((reason) => NO_THANKS.has(reason)) || guessesOf(findings).length > 0) return '';
  const [, opening] = OPENINGS.find(([reason]) => found.includes(reason)) ?? ['', 'default' as const];
  return opening && words[opening];
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/**
 * What a customer may be told while a ticket waits for a person: first whom to call where somebody may be in danger, then that the message has
 * arrived and will be read. It promises no outcome and no time and admits no fault. Blank where we do not write the ticket's language.
 */
export function acknowledgement({ findings, isTakenOver, language, ...parts }: AcknowledgementRequest): RenderedReply {
  const words = byLanguage.get(language);
  if (!words) return NOTHING;
  const isDanger = findings.some(({ reason, decidedBy }) => decidedBy !== 'model' && reason === 'safety');
  const mayBeDanger = isDanger || guessesOf(findings).some((reason) => MAY_BE_DANGER.has(reason));
  const emergency = mayBeDanger ? [words.emergency, isDanger && words.distance].filter(Boolean).join(' ') : '';
  const opening = openingOf(findings, words);
  // German goes on with a small letter behind the comma of the salutation, and there alone.
  const told = [opening, words.received, isTakenOver ? words.password : ''].filter(Boolean).map((sentence, at) => (at > 0 || emergency ? capital(sentence) : sentence)).join(' ');
  return renderReply({ ...parts, language, body: [emergency, told].filter(Boolean).join('\n\n'), allowedUrls: [] });
}
