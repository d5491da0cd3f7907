import acknowledgements from '../../data/escalation/acknowledgements.json' with { type: 'json' };
import type { EscalationReason } from '../ports/engine.ts';
import type { EscalationFinding } from '../triage/escalation/verdict.ts';
import type { Plight } from '../triage/escalation/plight.ts';
import { renderReply, type RenderedReply } from './email.ts';

type Words = typeof acknowledgements.en;

/** Who writes so is told that the message has arrived, and neither thanked nor pitied. */
const NO_OPENING: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['abusive_or_threat', 'prompt_injection', 'legal_threat', 'media_threat', 'chargeback_fraud', 'regulatory_privacy']);
/** Letters to which nobody is greeted as an acquaintance: a lawyer's, a newspaper's, an authority's, and a threat. */
const NOTICES: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['legal_threat', 'media_threat', 'regulatory_privacy', 'abusive_or_threat']);

/** Which words fit which reason, the most telling first: not the gravest, for who writes for the fourth time has more to hear than that we know whom to call. */
const OPENINGS: [EscalationReason, keyof Words | ''][] = [
  ['vulnerable_customer', 'vulnerable_customer'], ['security_breach', 'told'], ['outage', 'told'], ['sla', ''],
  ['repeated_contact', 'repeated_contact'], ['human_request', 'human_request'], ['refund', 'upset'], ['cancellation', 'upset'], ['strong_negative', 'upset'],
];

/** What a model's guess may stand for where somebody is in danger: it takes a child left face down for a threat. */
const MAY_BE_DANGER: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['safety', 'abusive_or_threat', 'vulnerable_customer']);

const NOTHING: RenderedReply = { subject: '', html: '', text: '' };

const byLanguage = new Map<string, Words>(Object.entries(acknowledgements));

export interface AcknowledgementRequest {
  findings: readonly Pick<EscalationFinding, 'reason' | 'decidedBy' | 'calm' | 'doubt'>[];
  plights: ReadonlySet<Plight>;
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

/** What somebody in danger must hear first, and what they are told if they are hurt already. */
function dangerOf(found: readonly EscalationReason[], guesses: readonly EscalationReason[], plights: ReadonlySet<Plight>): (keyof Words)[] {
  if (found.includes('safety') && !(plights.has('lawyer') && found.includes('legal_threat'))) {
    if (plights.has('gas')) return ['gas'];
    if (plights.has('hurt')) return ['hurt', 'emergency', 'unused'];
    if (plights.has('animal')) return ['hurt', 'unused'];
    return plights.has('fire') ? ['emergency', 'unused'] : ['emergency'];
  }
  return guesses.some((reason) => MAY_BE_DANGER.has(reason)) ? ['emergency'] : [];
}

/** The sentences that fit what rules have found. */
function openingOf(found: readonly EscalationReason[], plights: ReadonlySet<Plight>, danger: readonly (keyof Words)[]): (keyof Words)[] {
  if (danger.includes('hurt') || danger.includes('gas')) return [];
  if (danger.length > 0 && !found.includes('vulnerable_customer')) return danger.includes('unused') ? ['told'] : [];
  const [, fitting] = OPENINGS.find(([reason]) => found.includes(reason)) ?? ['', '' as const];
  const isWish = found.includes('human_request') && (fitting === 'human_request' || plights.has('call'));
  const wish = isWish ? [plights.has('call') ? 'call' as const : 'human_request' as const] : [];
  if (fitting === '' || fitting === 'human_request') return wish;
  return [fitting === 'vulnerable_customer' && plights.has('bereaved') ? 'bereaved' : fitting, ...wish];
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/**
 * What a customer may be told while a ticket waits for a person: first whom to call where somebody may be in danger, then that the message has
 * arrived and will be read. It promises no outcome and no time and admits no fault. Blank where we do not write the ticket's language.
 */
export function acknowledgement({ findings, plights, language, tone, ...rest }: AcknowledgementRequest): RenderedReply {
  const words = byLanguage.get(language);
  if (!words) return NOTHING;
  // Who asks calmly is not pitied.
  const found = findings.filter(({ decidedBy, calm }) => decidedBy !== 'model' && !calm).map(({ reason }) => reason), guesses = guessesOf(findings);
  const danger = dangerOf(found, guesses, plights);
  const opening = findings.some(({ reason }) => NO_OPENING.has(reason)) || guesses.length > 0 ? [] : openingOf(found, plights, danger);
  const advice: (keyof Words)[] = plights.has('ransom') ? ['ransom'] : plights.has('takenOver') ? ['password'] : [];
  // German goes on with a small letter behind the comma of the salutation, and there alone.
  const paragraphs = [danger, [...opening, 'received' as const, ...advice]].filter((keys) => keys.length > 0)
    .map((keys, part) => keys.map((key, at) => (part + at > 0 ? capital(words[key]) : words[key])).join(' '));
  const isNotice = findings.some(({ reason }) => NOTICES.has(reason));
  // German says “Sie” here, and with it no first name, but where the team's tone asks for one.
  return renderReply({ ...rest, language, body: paragraphs.join('\n\n'), tone: isNotice ? 'formal' : tone || (language === 'de' ? 'formal' : ''), allowedUrls: [] });
}
