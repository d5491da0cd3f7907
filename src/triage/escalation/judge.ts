import type { EscalationReason, Severity } from '../../ports/engine.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { cleanTicketText, messageKind, type MessageKind } from '../ticket_text.ts';
import { circumstancesOf } from './circumstances.ts';
import { findInjection } from './injection.ts';
import { inReview } from './opinion.ts';
import { readingOf, type Reading } from './reading.ts';
import { behindItsCause, bySeverity, worseOf } from './reasons.ts';
import type { EscalationSettings } from './settings.ts';
import { dangerAlone, dangerBelow } from './told_alone.ts';
import type { EscalationFinding, EscalationVerdict, JudgeContext, Route, SuppressedFinding } from './verdict.ts';

/**
 * Decides by rules alone whether a person must take this ticket: steps 1 to 5 and 7 of `docs/escalation.md`.
 * Pure and synchronous; linear in the length of the text; never throws on any text.
 */
export function judgeByRules(ticket: Ticket, settings: EscalationSettings, context: JudgeContext): EscalationVerdict {
  const { message, isWhole, below } = cleanTicketText(ticket.message);
  const kind = messageKind({ subject: ticket.subject, message });
  const read = readingOf(ticket.subject.slice(0, LONGEST_SUBJECT), withinReach(message), settings, context);
  if (message.length > LONGEST_READ || !isWhole) read.isCut = true;
  const injection = findInjection(ticket, read.counted.some((hit) => hit.entry.reason === 'prompt_injection'));
  const findings = [...read.findings, ...injection, ...circumstancesOf(ticket, settings, context)].filter(({ reason }) => !settings.reasonsOff.includes(reason));
  const judged = verdict({ kind, read, findings: behindItsCause(worstOfEach(findings)), context, injectionSuspected: injection.length > 0 || read.counted.some((hit) => hit.entry.reason === 'prompt_injection') });
  const danger = judged.route === 'human' || isAutomatic(kind) ? undefined : dangerAlone(message, read) ?? dangerBelow(below, (text) => readingOf('', text, settings, context));
  return danger ? inReview(judged, danger) : judged;
}

const isAutomatic = (kind: MessageKind): boolean => kind === 'auto_reply' || kind === 'bounce';

/** Characters of the cleaned text that are read: its beginning and its end. */
const LONGEST_READ = 24_000;
const LONGEST_END = 6_000;
const LONGEST_SUBJECT = 1_000;

/** A text that is too long to be read whole is a log or an attack: its beginning and its end are read, and it is never answered by itself. */
const withinReach = (message: string): string =>
  (message.length <= LONGEST_READ ? message : `${message.slice(0, LONGEST_READ - LONGEST_END)}\n\n${message.slice(-LONGEST_END)}`);

/** One finding a reason: the worst, and among equals the first in the text. */
function worstOfEach(findings: EscalationFinding[]): EscalationFinding[] {
  if (findings.length < 2) return findings;
  const worst = new Map<EscalationReason, EscalationFinding>();
  for (const finding of findings) {
    const known = worst.get(finding.reason);
    if (!known || bySeverity(finding, known) < 0) worst.set(finding.reason, finding);
  }
  return [...worst.values()].sort(bySeverity);
}

interface Evidence {
  kind: MessageKind;
  read: Reading;
  findings: EscalationFinding[];
  context: JudgeContext;
  injectionSuspected: boolean;
}

function verdict({ kind, read, findings, context, injectionSuspected }: Evidence): EscalationVerdict {
  const routed = isAutomatic(kind) || findings.length === 0 ? withoutFindings(kind, read) : { route: 'human' as const, findings };
  const severity = routed.route === 'human' ? findings.reduce<Severity>((worst, finding) => worseOf(worst, finding.severity), 'none') : 'none';
  return {
    route: routed.route, findings: routed.findings, severity, suppressed: distinct(read.suppressed),
    decidedBy: routed.findings[0]?.decidedBy ?? 'rule', contactCount: context.contactCount, isVip: findings.some(({ reason }) => reason === 'vip'),
    injectionSuspected, language: read.language.language, anger: read.anger, open: routed.route === 'auto_reply',
    warnings: [
      ...(read.isCut ? ['The text is too long to be read whole; only its beginning and its end were checked.'] : []),
      ...(read.isTangled ? ['The text holds too many disguised or repeated words to be checked whole.'] : []),
    ],
  };
}

/** Fewer words than this, all of them about an attachment, say that the matter is in the attachment. */
const ATTACHMENT_WORDS = 10;
const ATTACHED = /\b(?:attach\w*|anhang|anbei|anlage|adjunt\w*|pi[eè]ces? jointes?|ci-joint\w*|anexos?|anexad\w*|screenshots?|captura|capture|bildschirmfoto|foto|photo)\b/i;
/** Who asks how something is done asks in full, though it is done with a photo: “how do I change the profile photo”. */
const ASKS_HOW = /\b(?:how (?:do|can|to)|wie (?:kann|geht|(?:änder|lad|füg|bekomm|stell|lösch|mach)\w*)|c[oó]mo (?:se (?!(?:puede |pode )?(?:ver? |vê ))|posso|puedo|(?:cambi|sub|pong|hag|borr|mud|fa[çz]|troc|coloc|envi)\w*)|comment (?:je|on (?:peut|fait|met|chang|ajout|envo|supprim)|puis|faire|(?:chang|mett|ajout|envoy|supprim)\w*))/i;

/** Where nothing speaks for a person: nobody to answer, nothing to read, a language the rules do not know, or an ordinary ticket. */
function withoutFindings(kind: MessageKind, read: Reading): { route: Route; findings: EscalationFinding[] } {
  const say = (route: Route, reason: EscalationReason) => ({ route, findings: [{ reason, severity: 'none' as const, phrase: '', decidedBy: 'rule' as const }] });
  if (isAutomatic(kind)) return say('no_reply', 'auto_reply');
  const words = read.text.numbers.length;
  if (kind === 'blank' || words === 0) return say('review', 'unreadable');
  if (kind === 'thanks_only') return say('no_reply', 'thanks_only');
  if (words <= ATTACHMENT_WORDS && ATTACHED.test(read.text.original) && !ASKS_HOW.test(read.text.original)) return say('review', 'unreadable');
  if (read.isCut || read.isTangled || (!read.language.supported && (read.language.language !== '' || words < 3))) return say('review', 'low_confidence');
  return { route: 'auto_reply', findings: [] };
}

function distinct(suppressed: SuppressedFinding[]): SuppressedFinding[] {
  if (suppressed.length < 2) return suppressed;
  const seen = new Map(suppressed.map((entry) => [`${entry.reason}:${entry.why}`, entry]));
  return [...seen.values()];
}
