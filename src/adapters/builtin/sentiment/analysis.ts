import { SENTIMENTS, type LabelledExample, type Sentiment, type SentimentAnswer } from '../../../ports/engine.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { verbatimPiece } from '../../../triage/evidence.ts';
import { messageKind } from '../../../triage/ticket_text.ts';
import { groundsOf, reasoningOf, urgencyOf } from './explanation.ts';
import { gramsOf } from './features.ts';
import { calibrated, likeliest, predict, type Model, type Probabilities } from './model.ts';
import { afterVotes, gramSet, similarityOf, type Neighbour } from './neighbours.ts';
import { textOf } from './own_words.ts';
import { readText, type Reading } from './reading.ts';
import { heldBy, heldOf, loadedModel } from './shipped_model.ts';
import { unlessStandstill } from './standstill.ts';
import { teamTilt, tilted, type JudgedCorrection } from './team_habit.ts';

/** Corrections that have a vote, the nearest ones, and those that the team's habit is read from. */
const MOST_NEIGHBOURS = 12, MOST_CORRECTIONS = 50;
/** Characters of a correction that are compared. */
const LONGEST_CORRECTION = 4000;

/** Other tickets have a third of their n-grams in common at most: from here on it is the same text but for a few words. */
const ALMOST_SAME = 0.8;
/** Two cries of a few words are alike by chance; a mail is not. */
const WORDS_OF_A_MAIL = 20;

interface Heard extends JudgedCorrection {
  similarity: number;
  sameTicket: boolean;
  /** The same text but for a few words, none of which turns what the model holds of it. */
  almostSame: boolean;
}

/** The corrections as the model reads them; how near they are is told for those that have a vote. */
function heard(asked: Model, reading: Reading, corrections: LabelledExample[], held: Sentiment): Heard[] {
  const own = gramSet(gramsOf(reading.tokens));
  return corrections.slice(0, MOST_CORRECTIONS).map(({ subject, message, sentiment, similarity, sameTicket = false }, at) => {
    const other = readText(textOf(subject, message.slice(0, LONGEST_CORRECTION)));
    // A vendor's vectors know paraphrases; theirs run higher than ours for texts that have little in common.
    const common = at < MOST_NEIGHBOURS ? similarityOf(own, gramSet(gramsOf(other.tokens))) : 0;
    const probabilities = predict(asked, other);
    return {
      sentiment, probabilities, similarity: at < MOST_NEIGHBOURS ? Math.max(common, similarity * 2 - 1) : 0, sameTicket,
      almostSame: common >= ALMOST_SAME && reading.signals.words >= WORDS_OF_A_MAIL && likeliest(probabilities) === held,
    };
  });
}

const neighbourOf = ({ sentiment, similarity, probabilities }: Heard): Neighbour =>
  ({ sentiment, similarity, plausible: probabilities[SENTIMENTS.indexOf(sentiment)] ?? 0 });

const isSame = ({ sameTicket }: { sameTicket?: boolean }): boolean => sameTicket === true;

/** What people have said of one text; null where nothing, or where they contradict each other. */
function agreedOn(corrections: readonly { sentiment: Sentiment }[]): Sentiment | null {
  if (corrections.length === 0) return null;
  const votes = SENTIMENTS.map((label) => corrections.filter(({ sentiment }) => sentiment === label).length);
  const most = Math.max(...votes);
  return votes.filter((n) => n === most).length === 1 ? SENTIMENTS[votes.indexOf(most)] ?? null : null;
}

/** How sure an answer is that a person gave: people slip, too. */
const A_PERSONS_WORD = 0.9;

const decidedFor = (label: Sentiment, own: Probabilities): Probabilities => {
  const [negative = 0, neutral = 0, positive = 0] = own.map((probability, at) => probability * (1 - A_PERSONS_WORD) + (SENTIMENTS[at] === label ? A_PERSONS_WORD : 0));
  return [negative, neutral, positive];
};

/** What the team's corrections make of the model's own probabilities, and the words for it where they turn the answer. */
function corrected(own: Probabilities, corrections: Heard[]): { probabilities: Probabilities; said: string } {
  const same = corrections.filter(isSame);
  const decided = agreedOn(same.length > 0 ? same : corrections.filter(({ almostSame }) => almostSame));
  if (decided) return { probabilities: decidedFor(decided, own), said: ` Your team has labelled ${same.length > 0 ? 'this very ticket' : 'a ticket almost like this one'} so.` };
  const byHabit = tilted(own, teamTilt(corrections));
  const probabilities = afterVotes(byHabit, corrections.slice(0, MOST_NEIGHBOURS).map(neighbourOf));
  const label = likeliest(probabilities);
  if (label === likeliest(own)) return { probabilities, said: '' };
  return { probabilities, said: label === likeliest(byHabit) ? ' The way your team corrects decided it.' : ' Corrected tickets like this one decided it.' };
}

/** How far an answer can be trusted beyond what held-out data says: not far where little of the text was understood. */
function confidenceOf(asked: Model, probabilities: Probabilities, { signals, supported, language }: Pick<Reading, 'signals' | 'supported' | 'language'>): number {
  const held = calibrated(asked, Math.max(...probabilities));
  if (signals.words === 0) return Math.min(held, 0.2);
  if (language && !supported) return Math.min(held, 0.4);
  return signals.known === 0 || signals.written === 0 ? Math.min(held, 0.5) : held;
}

const rounded = (value: number): number => Math.round(value * 100) / 100 || 0;

/** From -1 to 1; never on the other side of 0 than the label. */
function scoreOf(sentiment: Sentiment, [negative, , positive]: Probabilities): number {
  const score = rounded(positive - negative);
  if (sentiment === 'negative') return Math.min(score, -0.01);
  return sentiment === 'positive' ? Math.max(score, 0.01) : score;
}

function evidenceIn(ticket: Ticket, quote: string): string {
  if (!quote) return '';
  if (ticket.message.includes(quote) || ticket.subject.includes(quote)) return quote;
  return verbatimPiece(ticket.message, quote) || verbatimPiece(ticket.subject, quote);
}

/** What a mailbox or mail server wrote by itself: no customer's feeling is in it. It bears a subject, or is not looked for. */
function automaticAnswer({ subject }: Ticket, text: string, language: string): SentimentAnswer | null {
  if (!subject.trim()) return null;
  const kind = messageKind({ subject, message: text.slice(text.indexOf('\n') + 1) });
  if (kind !== 'auto_reply' && kind !== 'bounce') return null;
  return {
    sentiment: 'neutral', score: 0, confidence: 0.95, emotion: 'none', urgency: 'low', evidence: '', language, engine: 'builtin', warnings: [],
    reasoning: kind === 'bounce' ? 'A mail server wrote this: it is a delivery failure, not a customer.' : 'A mailbox wrote this by itself: it is an automatic reply, without feeling.',
  };
}

/**
 * The built-in answer on a ticket: sentiment, the words that show it, and how sure it is. Never throws.
 * `asked`: another model than the one that ships, for measuring.
 */
export function analyzeTicket(ticket: Ticket, corrections: LabelledExample[], asked: Model = loadedModel()): SentimentAnswer {
  const text = textOf(ticket.subject, ticket.message);
  const reading = corrections.length > 0 ? readText(text) : undefined;
  const held = reading ? { ...reading, probabilities: predict(asked, reading) } : asked === loadedModel() ? heldOf(text) : heldBy(asked, text);
  const { signals, language, supported, probabilities: own } = held;
  const automatic = agreedOn(corrections.filter(isSame)) ? null : automaticAnswer(ticket, text, language);
  if (automatic) return automatic;
  const plain = unlessStandstill(own, text, signals);
  const { probabilities, said } = reading ? corrected(plain, heard(asked, reading, corrections, likeliest(plain))) : { probabilities: plain, said: '' };
  const sentiment = signals.words === 0 ? 'neutral' : likeliest(probabilities);
  const grounds = groundsOf(sentiment, text, signals, ticket.subject.trim() ? text.indexOf('\n') + 1 : 0);
  const evidence = evidenceIn(ticket, grounds.quote);
  const warnings: string[] = [];
  if (signals.words === 0) warnings.push('There is nothing to read in this ticket.');
  else if (language && !supported) warnings.push('The built-in engine does not read this language; its answer is a guess.');
  return {
    sentiment, score: signals.words === 0 ? 0 : scoreOf(sentiment, probabilities), confidence: rounded(confidenceOf(asked, probabilities, held)), emotion: grounds.emotion,
    urgency: urgencyOf(sentiment, signals), reasoning: `${reasoningOf(sentiment, grounds, evidence, signals)}${signals.words > 0 ? said : ''}`, evidence, language,
    engine: 'builtin', warnings,
  };
}
