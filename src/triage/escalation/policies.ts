import type { EscalationReason } from '../../ports/engine.ts';
import { ANGRY, angerOf, VERY_ANGRY } from './anger.ts';
import type { Match } from './matcher.ts';
import { passagesOf } from './passages.ts';
import type { Reading } from './reading.ts';
import { ruleBook, type ContextEntry, type Rule } from './rule_book.ts';
import type { EscalationSettings } from './settings.ts';
import { pieceOf } from './tokens.ts';
import type { JudgeContext } from './verdict.ts';

/** Refund, cancellation and strong feelings: as the zap chose, by default only in anger. */
export function applyPolicies(reading: Reading, settings: EscalationSettings, context: JudgeContext, languages: string[], around: Match<ContextEntry>[]): void {
  const policies: Partial<Record<EscalationReason, string>> = { refund: settings.refundPolicy, cancellation: settings.cancellationPolicy, strong_negative: 'when_angry' };
  if (reading.counted.some((hit) => policies[hit.entry.reason])) reading.anger = angerPoints(reading, context, languages, around);
  const isAngry = reading.anger >= ANGRY, inWords = reading.anger - (isToldAngry(context) ? ANGRY : 0);
  // The subject stands in an alert anyhow: among equals a sentence of the message tells more.
  const inOrder = [...reading.counted].sort((a, b) => Number((reading.text.starts[a.from] ?? 0) < reading.messageFrom) - Number((reading.text.starts[b.from] ?? 0) < reading.messageFrom));
  for (const hit of inOrder) {
    const { reason, severity } = hit.entry;
    const policy = policies[reason];
    const phrase = pieceOf(reading.text, hit);
    if (policy === 'never') reading.suppressed.push({ reason, phrase, why: 'switched off' });
    else if (policy === 'when_angry' && reading.anger < (reason === 'strong_negative' && severity === 'medium' ? VERY_ANGRY : ANGRY)) reading.suppressed.push({ reason, phrase, why: 'not angry' });
    else if (settings.reasonsOff.includes(reason)) reading.suppressed.push({ reason, phrase, why: 'switched off' });
    else if (policy !== 'always' && !(reason === 'refund' && inWords > 0) && !isSupported(hit, reading)) reading.suppressed.push({ reason, phrase, why: 'an ordinary sentence' });
    // What counts in anger alone is as grave as its anger.
    else reading.findings.push({ reason, severity: policy && isAngry ? 'high' : severity, phrase, decidedBy: policy ? 'policy' : 'rule', ...(policy && !isAngry && { calm: true }) });
  }
}

/**
 * Whether a sentiment step has heard strong anger, which makes a refund or a cancellation one demanded in anger where its sentence bears it out: a
 * step hears it in many a calm “wrong colour” too. Money asked back in words that are angry, or a little so and heard as strong anger, needs nobody's word: of those in angry words on hands left out none was ordinary.
 */
const isToldAngry = ({ sentiment }: JudgeContext): boolean => sentiment?.sentiment === 'negative' && sentiment.score <= -0.6;

/** A digit or a sign among letters: "h4cked", "1d1ot", "sc@m". */
const DISGUISED = /\p{L}[\d@$]|[\d@$]\p{L}{2}/u;

/** Hits of one text whose surroundings are read; of 28,800 messages none had more than 16. What more a log or an attack has counts as it stands: a reading takes most of a millisecond where it is the first. */
const MOST_ASKED = 40;

/**
 * Whether the sentences around a hit bear it out. An attempt to steer needs nobody's word, nor does a word in disguise, and a ticket
 * that tries to steer gets no benefit of the doubt.
 */
function isSupported(hit: Match<Rule>, reading: Reading): boolean {
  const { text, isAttack, messageFrom, bearsOut } = reading;
  if (!bearsOut || isAttack || hit.entry.always || hit.entry.sure || hit.entry.reason === 'prompt_injection') return true;
  if (text.spelledOut.size > 0 || DISGUISED.test(pieceOf(text, hit))) return true;
  return ++reading.asked > MOST_ASKED || bearsOut(passagesOf(text, hit, messageFrom), hit.entry.reason);
}

/** Very negative words weigh 2 each; that a sentiment step has heard strong anger is enough by itself, that it has heard none takes one such word back. */
function angerPoints(reading: Reading, context: JudgeContext, languages: string[], around: Match<ContextEntry>[]): number {
  const cleared = (from: number, to: number) => around.some(({ entry, from: first, to: last }) => first <= to && from <= last
    && entry.kind === 'false_friend' && (entry.reason === 'strong_negative' || entry.reason === 'abusive_or_threat'));
  const contempt = new Set(reading.counted.filter((hit) => hit.entry.reason === 'strong_negative').map((hit) => `${hit.entry.language}:${hit.phrase}`)).size;
  const stated = isToldAngry(context) ? ANGRY : context.sentiment?.sentiment === 'positive' ? -2 : 0;
  const words = languages.flatMap((code) => ruleBook(code).anger.find(reading.text).matches);
  return angerOf(reading.text, words, cleared) + 2 * contempt + stated;
}
