import { ROLES } from './lexicon.ts';

/** A stretch of text between breaks, with the feeling that its words show. */
export interface Clause {
  start: number;
  end: number;
  /** Sums of intensities, both 0 or more, after negation, emphasis and contrast. */
  positive: number;
  negative: number;
  /** Signs of trouble that carry no feeling by themselves: "broken", "error", "late". */
  defects: number;
  /** Words of danger or standstill. */
  alarms: number;
  question: boolean;
  exclaimed: boolean;
  /** Whether its words mock: never, where trouble stands beside them, or always. */
  mocks: 'never' | 'perhaps' | 'always';
  /** Words and emojis. */
  words: number;
  /** Whether "but" or its like stands before it in the same text. */
  afterContrast: boolean;
  /** Whether a sentence ends behind it. */
  closes: boolean;
}

/** A word of feeling where it stands: the clause, how strong it is there (below 0: bad), and what it speaks of, an index in EMOTIONS. */
export interface Felt { clause: Clause; value: number; emotion: number }

/** Marks kept of one text, enough for some 2,000 words. */
export const MOST_MARKS = 2000;

/** What one pass over a text's tokens finds. */
export interface Signals {
  clauses: Clause[];
  /** Its words of feeling, in order. */
  felt: Felt[];
  /** How often each of ROLES occurs. */
  roles: number[];
  /** How often each group of URGENCY_GROUPS occurs un-negated, at index 1 and up. */
  urgency: number[];
  /** The entries of danger or standstill that it holds un-negated, each once. */
  alarms: number[];
  /** Words, emojis, mentions, links and numbers. */
  words: number;
  /** Words made of letters. */
  written: number;
  /** Tokens that some lexicon entry covers. */
  known: number;
  capitals: number;
  stretched: number;
  exclamations: number;
  questions: number;
  emojiPositive: number;
  emojiNegative: number;
  mentions: number;
  hashtags: number;
  links: number;
  numbers: number;
  ellipses: number;
  quotedPositive: number;
  negatedPositive: number;
  negatedNegative: number;
  strongestPositive: number;
  strongestNegative: number;
  /** What plays a part in the text, in order, each by a number for its kind; MOST_MARKS at most. */
  marks: number[];
}

/** A clause that begins at a place, without any feeling yet. */
export const emptyClause = (start: number, afterContrast: boolean): Clause => ({
  start, end: start, positive: 0, negative: 0, defects: 0, alarms: 0, question: false, exclaimed: false, mocks: 'never', words: 0, afterContrast, closes: false,
});

const NO_ROLES: readonly number[] = ROLES.map(() => 0);

/** The signals of a text of which nothing has been read. */
export const emptySignals = (): Signals => ({
  clauses: [], felt: [], roles: NO_ROLES.slice(), urgency: [0, 0, 0, 0], alarms: [],
  words: 0, written: 0, known: 0, capitals: 0, stretched: 0, exclamations: 0, questions: 0, emojiPositive: 0, emojiNegative: 0,
  mentions: 0, hashtags: 0, links: 0, numbers: 0, ellipses: 0, quotedPositive: 0, negatedPositive: 0, negatedNegative: 0,
  strongestPositive: 0, strongestNegative: 0, marks: [],
});
