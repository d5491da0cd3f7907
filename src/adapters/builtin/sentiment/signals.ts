import { EMOTIONS } from '../../../ports/engine.ts';
import { emptyClause, emptySignals, type Clause, type Signals } from './clause.ts';
import { ROLES, URGENCY_GROUPS, entryAt, type Lexicon } from './lexicon.ts';
import { mark, markToken } from './marks.ts';
import { FLAG, KIND, type Tokens } from './tokens.ts';

/** Words after a negation that it still reaches within its clause. */
const NEGATION_REACH = 4;
/** Words before it, in languages that negate behind the verb ("gefällt mir nicht", "j'aime pas"). */
const NEGATION_REACH_BACK = 3;
/** What a negated feeling turns into: "not good" is nearly as bad as "bad"; "not bad" only a little good. */
const NEGATED_POSITIVE = -0.8;
const NEGATED_NEGATIVE = -0.4;
/** From here on a word speaks of gladness rather than of quality. */
const GLAD = 3;
const BOOST = 1.4, DIMINISH = 0.55, CAPITALS = 1.3, STRETCHED = 1.25;
/** Feeling before "but" counts less, after it more. */
const BEFORE_CONTRAST = 0.6, AFTER_CONTRAST = 1.25;

const role = (name: (typeof ROLES)[number]): number => ROLES.indexOf(name);
const FEELING = role('feeling'), NEGATION = role('negation'), BOOSTER = role('booster'), DIMINISHER = role('diminisher');
const CONTRAST = role('contrast'), PASS = role('pass'), DEFECT = role('defect'), SARCASM = role('sarcasm'), PERSISTENCE = role('persistence');
const CRITICAL = 1 + URGENCY_GROUPS.indexOf('critical');

/** Where the reader stands between two tokens. */
interface Reader {
  signals: Signals;
  clause: Clause;
  negatedUntil: number;
  multiplier: number;
  multiplierUntil: number;
  contrast: boolean;
  /** The last feeling of the clause, for a negation that comes behind it. */
  lastAt: number;
  lastValue: number;
  lastFelt: number;
}

function closeClause(reader: Reader, closes: boolean): void {
  const { clause, signals } = reader;
  clause.closes ||= closes;
  if (clause.words > 0) signals.clauses.push(clause);
  else if (closes) {
    const last = signals.clauses.at(-1);
    if (last) last.closes = true;
  }
  reader.clause = emptyClause(clause.end, reader.contrast);
  reader.negatedUntil = -1;
  reader.multiplierUntil = -1;
  reader.lastAt = -1;
}

function addFeeling(reader: Reader, value: number, emotion: number): void {
  const { clause, signals } = reader;
  if (value > 0) clause.positive += value;
  else clause.negative -= value;
  signals.strongestPositive = Math.max(signals.strongestPositive, value);
  signals.strongestNegative = Math.max(signals.strongestNegative, -value);
  signals.felt.push({ clause, value, emotion });
}

const NO_EMOTION = EMOTIONS.indexOf('none'), DISAPPOINTMENT = EMOTIONS.indexOf('disappointment'), FRUSTRATION = EMOTIONS.indexOf('frustration');

function readFeeling(reader: Reader, tokens: Tokens, at: number, intensity: number, emotion: number): void {
  const { signals } = reader;
  const flags = tokens.flags[at]!;
  let value = intensity;
  if (at <= reader.multiplierUntil) value *= reader.multiplier;
  if (flags & FLAG.capitals) value *= CAPITALS;
  if (flags & FLAG.stretched) value *= STRETCHED;
  if (reader.contrast) value *= AFTER_CONTRAST;
  const emoji = tokens.kind[at] === KIND.emoji;
  if (emoji && intensity > 0) signals.emojiPositive += intensity;
  if (emoji && intensity < 0) signals.emojiNegative -= intensity;
  if (flags & FLAG.quoted && intensity > 0) signals.quotedPositive += 1;
  if (!emoji && at <= reader.negatedUntil) return negate(reader, value);
  reader.lastAt = at;
  reader.lastValue = value;
  reader.lastFelt = signals.felt.length;
  addFeeling(reader, value, emotion);
}

function negate(reader: Reader, value: number): void {
  if (value > 0) reader.signals.negatedPositive += 1;
  else reader.signals.negatedNegative += 1;
  // "Not happy" is said of a disappointment, "no better place" of a place.
  addFeeling(reader, value * (value > 0 ? NEGATED_POSITIVE : NEGATED_NEGATIVE), value >= GLAD ? DISAPPOINTMENT : NO_EMOTION);
}

/** A negation behind the feeling takes it back and turns it round. */
function negateBackwards(reader: Reader, at: number): void {
  if (reader.lastAt < 0 || at - reader.lastAt > NEGATION_REACH_BACK) return;
  const { clause, lastValue } = reader;
  if (lastValue > 0) clause.positive -= lastValue;
  else clause.negative += lastValue;
  reader.signals.felt.splice(reader.lastFelt, 1);
  reader.lastAt = -1;
  negate(reader, lastValue);
}

function readContrast(reader: Reader): void {
  closeClause(reader, false);
  reader.contrast = true;
  reader.clause.afterContrast = true;
  for (const clause of reader.signals.clauses) {
    if (clause.afterContrast) continue;
    clause.positive *= BEFORE_CONTRAST;
    clause.negative *= BEFORE_CONTRAST;
  }
}

/** Mock praise is as bad as blame; `said`: how surely it is none, as the lexicon's compiler tells it. */
function readSarcasm(reader: Reader, said: number): void {
  const { clause } = reader;
  addFeeling(reader, -2.5, said === FRUSTRATION ? FRUSTRATION : NO_EMOTION);
  if (said === FRUSTRATION) clause.mocks = 'always';
  else if (said !== NO_EMOTION && clause.mocks === 'never') clause.mocks = 'perhaps';
}

function readUrgency({ signals, clause }: Reader, urgency: number, entry: number): void {
  signals.urgency[urgency] = signals.urgency[urgency]! + 1;
  if (urgency !== CRITICAL || signals.alarms.includes(entry)) return;
  signals.alarms.push(entry);
  clause.alarms += 1;
}

function readEntry(reader: Reader, lexicon: Lexicon, tokens: Tokens, at: number, entry: number, backwards: boolean): void {
  const { entries } = lexicon;
  const { signals, clause } = reader;
  const kind = entries.role[entry]!;
  const span = entries.words[entry]!;
  const urgency = entries.urgency[entry]!;
  signals.roles[kind] = signals.roles[kind]! + 1;
  signals.known += span;
  if (urgency && at > reader.negatedUntil) readUrgency(reader, urgency, entry);
  if (kind === FEELING) readFeeling(reader, tokens, at, entries.intensity[entry]!, entries.emotion[entry]!);
  else if (kind === NEGATION) {
    reader.negatedUntil = at + span - 1 + NEGATION_REACH;
    if (backwards) negateBackwards(reader, at);
  } else if (kind === BOOSTER || kind === DIMINISHER) {
    reader.multiplier = kind === BOOSTER ? BOOST : DIMINISH;
    reader.multiplierUntil = at + span + 1;
  } else if (kind === DEFECT && at > reader.negatedUntil) clause.defects += 1;
  else if (kind === SARCASM) readSarcasm(reader, entries.emotion[entry]!);
  else if (kind === PERSISTENCE) clause.negative += 0.4;
  else if (kind === CONTRAST) readContrast(reader);
  else if (kind === PASS) reader.negatedUntil = -1;
}

function readBreak(reader: Reader, tokens: Tokens, at: number): void {
  const { signals, clause } = reader;
  const kind = tokens.kind[at];
  clause.end = tokens.end[at]!;
  if (kind === KIND.exclamation) {
    signals.exclamations += 1;
    clause.exclaimed = true;
  } else if (kind === KIND.question) {
    if (clause.words > 0) signals.questions += 1;
    clause.question = true;
  } else if (kind === KIND.stop && tokens.kind[at - 1] === KIND.stop) signals.ellipses += 1;
  // "?!" and "!!!" belong to the clause before them.
  closeClause(reader, kind !== KIND.comma);
}

function readSign(reader: Reader, kind: number): void {
  if (kind === KIND.mention) reader.signals.mentions += 1;
  else if (kind === KIND.link) reader.signals.links += 1;
  else if (kind === KIND.number) reader.signals.numbers += 1;
}

/**
 * Reads a text's tokens by one lexicon. `backwards` says whether the language negates behind the verb (de, fr).
 * Linear in the number of tokens.
 */
export function readSignals(tokens: Tokens, lexicon: Lexicon, backwards: boolean): Signals {
  const signals = emptySignals();
  const reader: Reader = {
    signals, clause: emptyClause(0, false), negatedUntil: -1, multiplier: 1, multiplierUntil: -1, contrast: false, lastAt: -1, lastValue: 0, lastFelt: 0,
  };
  for (let at = 0; at < tokens.count;) {
    const kind = tokens.kind[at]!;
    if (kind >= KIND.comma) {
      mark(signals, kind);
      readBreak(reader, tokens, at++);
      continue;
    }
    if (reader.clause.words === 0) reader.clause.start = tokens.start[at]!;
    const entry = entryAt(lexicon, tokens, at);
    const span = entry < 0 ? 1 : (lexicon.entries.words[entry]!);
    countWords(reader, tokens, at, span);
    if (kind > KIND.emoji) readSign(reader, kind);
    markToken(signals, lexicon, tokens, at, entry);
    if (entry >= 0) readEntry(reader, lexicon, tokens, at, entry, backwards);
    at += span;
  }
  closeClause(reader, true);
  return signals;
}

function countWords({ signals, clause }: Reader, tokens: Tokens, from: number, span: number): void {
  const to = Math.min(from + span, tokens.count);
  for (let at = from; at < to; at += 1) {
    const flags = tokens.flags[at]!;
    if (flags !== 0) countFlags(signals, flags);
    if (tokens.kind[at] === KIND.word) signals.written += 1;
  }
  clause.words += to - from;
  signals.words += to - from;
  clause.end = tokens.end[to - 1]!;
}

function countFlags(signals: Signals, flags: number): void {
  if (flags & FLAG.capitals) signals.capitals += 1;
  if (flags & FLAG.stretched) signals.stretched += 1;
  if (flags & FLAG.hashtag) signals.hashtags += 1;
}
