import { EMOTIONS, type Emotion, type Sentiment, type Urgency } from '../../../ports/engine.ts';
import { ROLES, URGENCY_GROUPS } from './lexicon.ts';
import { feelingOf } from './features.ts';
import type { Clause, Felt, Signals } from './clause.ts';

const count = (signals: Signals, role: (typeof ROLES)[number]): number => signals.roles[ROLES.indexOf(role)] ?? 0;
const urgencyCount = (signals: Signals, group: (typeof URGENCY_GROUPS)[number]): number => signals.urgency[1 + URGENCY_GROUPS.indexOf(group)] ?? 0;

const EMOTIONS_OF: Record<Sentiment, readonly Emotion[]> = {
  negative: ['anger', 'frustration', 'disappointment', 'worry', 'sadness', 'confusion'],
  neutral: ['confusion'],
  positive: ['gratitude', 'delight'],
};

const isPraised = ({ clauses }: Signals): boolean => clauses.some(({ positive }) => positive > 1.5);
const isMocking = (sentiment: Sentiment, signals: Signals): boolean => sentiment === 'negative' && count(signals, 'sarcasm') > 0 && isPraised(signals);

/** How much the words of an emotion weigh in each clause that holds any. */
function weightsOf(emotion: Emotion, { felt }: Signals): Map<Felt['clause'], number> {
  const weights = new Map<Felt['clause'], number>();
  for (const one of felt) if (EMOTIONS[one.emotion] === emotion && one.value !== 0) weights.set(one.clause, (weights.get(one.clause) ?? 0) + Math.abs(one.value));
  return weights;
}

/** The emotion whose words weigh most among those that fit the label; `none` where no word speaks of one, however the whole reads. */
export function emotionOf(sentiment: Sentiment, signals: Signals): Emotion {
  let best: Emotion = 'none';
  let most = 0;
  for (const emotion of EMOTIONS_OF[sentiment]) {
    const weight = [...weightsOf(emotion, signals).values()].reduce((sum, one) => sum + one, 0);
    if (weight > most) [best, most] = [emotion, weight];
  }
  if (best !== 'none') return best;
  if (isMocking(sentiment, signals)) return 'frustration';
  return sentiment === 'positive' && count(signals, 'thanks') > 0 ? 'gratitude' : 'none';
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

function quoteOf(text: string, { start, end }: Clause): string {
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

/** The piece of the text that speaks loudest for the answer; `""` where no word does. The subject is quoted only where the message, which begins at `from`, says nothing. */
export function quoteFor(sentiment: Sentiment, emotion: Emotion, text: string, signals: Signals, from: number): string {
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
  const best = loudest(signals.clauses.filter(({ start }) => start >= from)) ?? loudest(signals.clauses);
  return best ? quoteOf(text, best) : '';
}

/** The thought behind an answer, in one or two sentences that quote the ticket. */
export function reasoningOf(sentiment: Sentiment, emotion: Emotion, evidence: string, signals: Signals): string {
  const quote = evidence ? `“${withoutEnd(evidence, /[\s.…]/)}”` : '', quoted = quote && `: ${quote}`;
  const asks = signals.questions > 0 || count(signals, 'request') > 0;
  if (sentiment === 'neutral') {
    if (count(signals, 'thanks') > 0 && signals.words <= 12) return `A brief message of thanks or courtesy${quote ? `${quoted},` : ','} without marked feeling.`;
    return `The customer ${asks ? 'asks' : 'reports'} without marked feeling${quoted}.`;
  }
  if (emotion === 'none') return sentiment === 'positive' ? 'The message as a whole reads as glad, though no single phrase says so.' : `The customer ${signals.questions > 0 ? 'asks about' : 'reports'} a problem, without words of feeling${quoted}.`;
  const first = quote ? `The customer's words ${quote} show ${emotion}.` : `The message as a whole reads as ${emotion}, though no single phrase says so.`;
  if (isMocking(sentiment, signals)) return `${first} The praise in it reads as sarcasm.`;
  return isPraised(signals) && signals.clauses.some(({ negative }) => negative > 1.5) ? `${first} The other side is there too, but weighs less.` : first;
}
