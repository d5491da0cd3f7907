import { EMOTIONS, type Emotion, type Sentiment, type Urgency } from '../../../ports/engine.ts';
import { ROLES, URGENCY_GROUPS } from './lexicon.ts';
import { feelingOf } from './features.ts';
import type { Clause, Felt, Signals } from './clause.ts';
import { mockedStretches, mockingClause, PRAISE } from './mockery.ts';

const count = (signals: Signals, role: (typeof ROLES)[number]): number => signals.roles[ROLES.indexOf(role)] ?? 0;
const urgencyCount = (signals: Signals, group: (typeof URGENCY_GROUPS)[number]): number => signals.urgency[1 + URGENCY_GROUPS.indexOf(group)] ?? 0;

const EMOTIONS_OF: Record<Sentiment, readonly Emotion[]> = {
  negative: ['anger', 'frustration', 'disappointment', 'worry', 'sadness', 'confusion'],
  neutral: ['confusion'],
  positive: ['gratitude', 'delight'],
};

const isPraised = ({ clauses }: Signals): boolean => clauses.some(({ positive }) => positive > PRAISE);

/** How much the words of an emotion weigh in each clause that holds any. */
function weightsOf(emotion: Emotion, { felt }: Signals): Map<Felt['clause'], number> {
  const weights = new Map<Felt['clause'], number>();
  for (const one of felt) if (EMOTIONS[one.emotion] === emotion && one.value !== 0) weights.set(one.clause, (weights.get(one.clause) ?? 0) + Math.abs(one.value));
  return weights;
}

/** The emotion whose words weigh most among those that fit the label; `none` where no word speaks of one, however the whole reads. */
function namedEmotion(sentiment: Sentiment, signals: Signals): Emotion {
  let best: Emotion = 'none';
  let most = 0;
  for (const emotion of EMOTIONS_OF[sentiment]) {
    const weight = [...weightsOf(emotion, signals).values()].reduce((sum, one) => sum + one, 0);
    if (weight > most) [best, most] = [emotion, weight];
  }
  return best;
}

/** How soon: deadlines, "asap", words of danger and standstill; taken down by "no rush" and by what is already solved. */
export function urgencyOf(sentiment: Sentiment, signals: Signals): Urgency {
  const unhurried = urgencyCount(signals, 'unhurried') > 0;
  const calm = unhurried || count(signals, 'resolved') > 0 || sentiment === 'positive';
  const alarms = signals.alarms.length, urgent = urgencyCount(signals, 'urgent') > 0;
  if (calm && (alarms > 0 || urgent)) return 'normal';
  // One word of danger is as often a colour, a drill or a recipe, most of all in a question.
  if (alarms > 1 && sentiment === 'negative') return 'critical';
  if (urgent || (alarms > 0 && (sentiment === 'negative' || signals.questions === 0))) return 'high';
  if (unhurried || sentiment === 'positive') return 'low';
  const waitedOut = count(signals, 'persistence') >= 3 && sentiment === 'negative';
  return waitedOut || signals.strongestNegative >= 5 ? 'high' : 'normal';
}

/** Longest quote, in characters. */
const LONGEST_QUOTE = 160;
const OPENING = '¿¡“«„([{"\'‘', CLOSING = '?!”»“)]}"\'’';

/** A face at the end is no open bracket. */
const EMOTICON = /[:;=]['’-]?\(+$/;

/** A text without the signs at its end that are of a kind. */
function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A quote without a bracket or quotation mark at either end whose other half is not in it. */
function balanced(quote: string): string {
  if (quote === '') return '';
  const first = OPENING.indexOf(quote.charAt(0), 2), last = quote.at(-1) ?? '';
  if (first >= 2 && !quote.slice(1).includes(CLOSING.charAt(first))) return balanced(quote.slice(1).trimStart());
  const opening = CLOSING.indexOf(last, 2);
  return opening >= 2 && !quote.slice(0, -1).includes(OPENING.charAt(opening)) ? balanced(quote.slice(0, -1).trimEnd()) : quote;
}

function quoteOf(text: string, { start, end }: Pick<Clause, 'start' | 'end'>): string {
  let from = start, to = end;
  while (from > 0 && OPENING.includes(text.charAt(from - 1))) from -= 1;
  while (to < text.length && CLOSING.includes(text.charAt(to))) to += 1;
  const newline = text.indexOf('\n', from);
  const said = text.slice(from, newline < 0 ? to : Math.min(newline, to)).trim();
  const firstLine = EMOTICON.test(said) ? said : balanced(withoutEnd(said, /[\s,;:(–—]/));
  if (firstLine.length <= LONGEST_QUOTE) return firstLine;
  const cut = firstLine.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** How much a clause speaks for an answer: by its words of that emotion, or by what it asks or reports where there is none. */
function speaksFor(sentiment: Sentiment, emotion: Emotion, words: ReturnType<typeof weightsOf>, clause: Clause): number {
  if (words.size > 0) return words.get(clause) ?? 0;
  if (sentiment === 'neutral') return (clause.question ? 2 : 0) + Math.min(1, clause.words / 20);
  return sentiment === 'negative' && emotion === 'none' ? clause.alarms + clause.defects : feelingOf(clause);
}

/** The clause that speaks loudest for the answer; the subject's, before `from`, only where the message says nothing. */
function loudestFor(sentiment: Sentiment, emotion: Emotion, signals: Signals, from: number): Clause | undefined {
  const words = weightsOf(emotion, signals);
  const loudest = (clauses: Clause[]): Clause | undefined => {
    let best: Clause | undefined;
    let most = 0;
    for (const clause of clauses) {
      const weight = speaksFor(sentiment, emotion, words, clause);
      if (weight > most) [best, most] = [clause, weight];
    }
    return best;
  };
  return loudest(signals.clauses.filter(({ start }) => start >= from)) ?? loudest(signals.clauses);
}

/** What of a text bears an answer out. */
export interface Grounds {
  emotion: Emotion;
  /** The piece that speaks loudest for the answer; `""` where no word does. */
  quote: string;
  /** Whether the text mocks, and whether it is that which is quoted. */
  mocks: 'not' | 'elsewhere' | 'quoted';
}

/** What bears out an answer on a text whose message begins at `from`, behind the subject. Of mockery what it mocks is quoted with it, where that is not too long. */
export function groundsOf(sentiment: Sentiment, text: string, signals: Signals, from: number): Grounds {
  const named = namedEmotion(sentiment, signals), isNegative = sentiment === 'negative';
  const mocking = isNegative ? mockingClause(signals, from, named === 'none') : undefined;
  const isMocking = mocking !== undefined || (isNegative && isPraised(signals) && signals.clauses.some(({ mocks }) => mocks === 'perhaps'));
  const emotion = named === 'none' && isMocking ? 'frustration' : named === 'none' && sentiment === 'positive' && count(signals, 'thanks') > 0 ? 'gratitude' : named;
  const best = named === 'none' && mocking ? mocking : loudestFor(sentiment, emotion, signals, from);
  if (!best || !isMocking || (named !== 'none' && best !== mocking)) return { emotion, quote: best ? quoteOf(text, best) : '', mocks: isMocking ? 'elsewhere' : 'not' };
  const whole = mockedStretches(signals, best, from).find(({ start, end }) => end - start <= LONGEST_QUOTE && !text.slice(start, end).trim().includes('\n'));
  return { emotion, quote: quoteOf(text, whole ?? best), mocks: whole ? 'quoted' : 'elsewhere' };
}

/** The thought behind an answer, in one or two sentences that quote the ticket. */
export function reasoningOf(sentiment: Sentiment, { emotion, mocks }: Grounds, evidence: string, signals: Signals): string {
  const quote = evidence ? `“${withoutEnd(evidence, /[\s.…]/)}”` : '', quoted = quote && `: ${quote}`;
  const asks = signals.questions > 0 || count(signals, 'request') > 0;
  if (sentiment === 'neutral') {
    if (count(signals, 'thanks') > 0 && signals.words <= 12) return `A brief message of thanks or courtesy${quote ? `${quoted},` : ','} without marked feeling.`;
    return `The customer ${asks ? 'asks' : 'reports'} without marked feeling${quoted}.`;
  }
  if (emotion === 'none' && sentiment === 'positive') return 'The message as a whole reads as glad, though no single phrase says so.';
  // What may be doubt or mockery is not said to be without feeling.
  const calmly = count(signals, 'sarcasm') > 0 ? '' : ', without words of feeling';
  if (emotion === 'none') return `The customer ${signals.questions > 0 ? 'asks about' : 'reports'} a problem${calmly}${quoted}.`;
  if (mocks === 'quoted' && quote) return `The customer's words ${quote} are meant mockingly and show ${emotion}.`;
  const first = quote ? `The customer's words ${quote} show ${emotion}.` : `The message as a whole reads as ${emotion}, though no single phrase says so.`;
  if (mocks !== 'not') return `${first} Part of it is meant mockingly.`;
  return isPraised(signals) && signals.clauses.some(({ negative }) => negative > 1.5) ? `${first} The other side is there too, but weighs less.` : first;
}
