import { EMOTIONS, type Emotion, type Sentiment, type Urgency } from '../../../ports/engine.ts';
import { ROLES, URGENCY_GROUPS } from './lexicon.ts';
import { feelingOf } from './features.ts';
import type { Clause, Signals } from './clause.ts';

const count = (signals: Signals, role: (typeof ROLES)[number]): number => signals.roles[ROLES.indexOf(role)] ?? 0;
const urgencyCount = (signals: Signals, group: (typeof URGENCY_GROUPS)[number]): number => signals.urgency[1 + URGENCY_GROUPS.indexOf(group)] ?? 0;

const EMOTIONS_OF: Record<Sentiment, readonly Emotion[]> = {
  negative: ['anger', 'frustration', 'disappointment', 'worry', 'sadness', 'confusion'],
  neutral: ['confusion'],
  positive: ['gratitude', 'delight'],
};

/** The emotion whose words weigh most among those that fit the label. */
export function emotionOf(sentiment: Sentiment, signals: Signals): Emotion {
  let best: Emotion | undefined;
  let most = 0;
  for (const emotion of EMOTIONS_OF[sentiment]) {
    const weight = signals.emotions[EMOTIONS.indexOf(emotion)] ?? 0;
    if (weight > most) [best, most] = [emotion, weight];
  }
  if (best) return best;
  if (sentiment === 'negative') return 'frustration';
  if (sentiment === 'positive') return count(signals, 'thanks') > 0 ? 'gratitude' : 'delight';
  return 'none';
}

/** How soon: deadlines, "asap", outage words; taken down by "no rush" and by what is already solved. */
export function urgencyOf(sentiment: Sentiment, signals: Signals): Urgency {
  const unhurried = urgencyCount(signals, 'unhurried') > 0;
  const over = count(signals, 'resolved') > 0 || sentiment === 'positive';
  if (urgencyCount(signals, 'critical') > 0) return over || unhurried ? 'normal' : 'critical';
  if (urgencyCount(signals, 'urgent') > 0) return over || unhurried ? 'normal' : 'high';
  if (unhurried || sentiment === 'positive') return 'low';
  const waitedOut = count(signals, 'persistence') >= 3 && sentiment === 'negative';
  return waitedOut || signals.strongestNegative >= 5 ? 'high' : 'normal';
}

/** Longest quote, in characters. */
const LONGEST_QUOTE = 160;

/** A text without the signs at its end that are of a kind. */
function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function quoteOf(text: string, clause: Clause): string {
  const newline = text.indexOf('\n', clause.start);
  const lineEnd = newline < 0 ? clause.end : Math.min(newline, clause.end);
  const firstLine = withoutEnd(text.slice(clause.start, lineEnd), /[\s,;:(–—]/).trim();
  if (firstLine.length <= LONGEST_QUOTE) return firstLine;
  const cut = firstLine.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** How much a clause speaks for a label. */
function speaksFor(sentiment: Sentiment, clause: Clause): number {
  const feeling = feelingOf(clause);
  if (sentiment === 'neutral') return (clause.question ? 2 : 0) + Math.min(1, clause.words / 20);
  return sentiment === 'negative' ? -feeling + clause.defects * 0.5 : feeling;
}

/** The piece of the text that speaks loudest for the label; `""` where no word does. */
export function quoteFor(sentiment: Sentiment, text: string, { clauses }: Signals): string {
  let best: Clause | undefined;
  let most = 0;
  for (const clause of clauses) {
    const weight = speaksFor(sentiment, clause);
    if (weight > most) [best, most] = [clause, weight];
  }
  return best ? quoteOf(text, best) : '';
}

const EMOTION_WORDS: Record<Emotion, string> = {
  anger: 'anger', frustration: 'frustration', disappointment: 'disappointment', worry: 'worry', sadness: 'sadness', confusion: 'confusion',
  gratitude: 'gratitude', delight: 'delight', none: 'no marked feeling',
};

/** The thought behind an answer, in one or two sentences that quote the ticket. */
export function reasoningOf(sentiment: Sentiment, emotion: Emotion, evidence: string, signals: Signals): string {
  const quote = evidence ? ` “${withoutEnd(evidence, /[.!?…]/)}”` : '';
  if (sentiment === 'neutral') {
    if (count(signals, 'thanks') > 0 && signals.words <= 12) return `A brief message of thanks or courtesy${quote ? `:${quote}` : ''}, without marked feeling.`;
    const what = signals.questions > 0 || count(signals, 'request') > 0 ? 'asks' : 'reports';
    return `The customer ${what} without marked feeling${quote ? `:${quote}` : ''}.`;
  }
  const first = quote ? `The customer's words${quote} show ${EMOTION_WORDS[emotion]}.` : `The message as a whole reads as ${EMOTION_WORDS[emotion]}, though no single phrase says so.`;
  const clauses = signals.clauses;
  const positive = clauses.some((clause) => clause.positive > 1.5), negative = clauses.some((clause) => clause.negative > 1.5);
  if (sentiment === 'negative' && count(signals, 'sarcasm') > 0 && positive) return `${first} The praise in it reads as sarcasm.`;
  if (positive && negative) return `${first} The other side is there too, but weighs less.`;
  return first;
}
