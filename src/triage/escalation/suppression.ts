import type { Match } from './matcher.ts';
import { EVENTS } from './reasons.ts';
import type { ContextEntry, Cue, Rule } from './rule_book.ts';
import type { TokenText } from './tokens.ts';

/** Why a phrase that was found does not count. */
export type Suppression = 'negated' | 'hypothetical' | 'past or resolved' | 'about something else' | 'quoted' | 'false friend' | 'a question' | 'switched off' | 'ignored phrase' | 'not angry' | 'an ordinary sentence';

/** Reasons that the words around a hit give: worth nothing in a ticket that tries to steer whoever reads it. */
export const TALKED_DOWN: ReadonlySet<Suppression> = new Set<Suppression>(['negated', 'hypothetical', 'past or resolved', 'about something else', 'a question']);

/** Tokens between a negation and what it negates. */
const NEGATION_REACH = 6;
const NEGATION_AFTER_REACH = 4;
/** A sentence without an end is looked at this far. */
const TOKENS_AROUND = 60;

type Context = Match<ContextEntry>;

/** Sentences before and behind a hit that may settle it or say that it is mere curiosity. */
const SENTENCES_AROUND = 2;

/** What stands around each hit: it looks at its own neighbourhood alone, so that the cost stays linear in the text. */
export interface Surroundings {
  near(hit: Match<Rule>): Context[];
}

interface SentenceCues {
  /** By where they begin. */
  cues: Context[];
  /** The first of each kind and language: all that a sentence can tell of its neighbours. */
  kinds: Context[];
}

function cuesBySentence(context: readonly Context[], text: TokenText): Map<number, SentenceCues> {
  const bySentence = new Map<number, SentenceCues>();
  for (const cue of [...context].sort((a, b) => a.from - b.from)) {
    const sentence = text.sentences[cue.from] ?? 0;
    const known = bySentence.get(sentence) ?? { cues: [], kinds: [] };
    bySentence.set(sentence, known);
    known.cues.push(cue);
    if (!known.kinds.some(({ entry }) => entry.kind === cue.entry.kind && entry.language === cue.entry.language)) known.kinds.push(cue);
  }
  return bySentence;
}

/** The first of some cues that begins at a token or behind it. */
function firstFrom(cues: readonly Context[], token: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.from < token) low = middle + 1; else high = middle;
  }
  return low;
}

export function surroundingsOf(context: readonly Context[], text: TokenText): Surroundings {
  const bySentence = cuesBySentence(context, text);
  return {
    near(hit) {
      const sentence = text.sentences[hit.anchor] ?? 0;
      const found: Context[] = [];
      for (let at = sentence - SENTENCES_AROUND; at <= sentence + SENTENCES_AROUND; at++) {
        const { cues, kinds } = bySentence.get(at) ?? { cues: [], kinds: [] };
        found.push(...at === sentence ? cues.slice(firstFrom(cues, hit.anchor - TOKENS_AROUND), firstFrom(cues, hit.anchor + TOKENS_AROUND + 1)) : kinds);
      }
      return found;
    },
  };
}

/**
 * Says why `hit` does not count, or `''` where it does: a false friend over the same words, quotation marks around them, a negation in
 * their clause, an "if" before an event, a past or settled matter. Each acts inside its clause or sentence alone.
 */
export function suppressionOf(hit: Match<Rule>, text: TokenText, surroundings: Surroundings): Suppression | '' {
  const context = surroundings.near(hit);
  if (isFalseFriend(hit, context)) return 'false friend';
  if (hit.entry.always) return '';
  if (hit.entry.reason === 'prompt_injection') return ''; // nothing a text says about itself may disarm an attack
  if (isQuoted(hit, text)) return 'quoted';
  const own = context.filter(({ entry }) => entry.language === hit.entry.language);
  if (isNegated(hit, text, own)) return 'negated';
  const sentence = own.filter((cue) => text.sentences[cue.from] === text.sentences[hit.anchor]);
  if (isPast(hit, text, own, sentence)) return 'past or resolved';
  if (has(sentence, 'other_product', hit)) return 'about something else';
  if (isHypothetical(hit, text, own, sentence)) return 'hypothetical';
  if (hit.entry.statement && text.questions.has(text.sentences[hit.anchor] ?? -1)) return 'a question';
  return '';
}

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from <= b.to && b.from <= a.to;
const has = (cues: readonly Context[], kind: Cue, hit: Match<Rule>): boolean => cues.some((cue) => cue.entry.kind === kind && !overlaps(cue, hit));

function isFalseFriend(hit: Match<Rule>, context: readonly Context[]): boolean {
  return context.some(({ entry, from, to }) => entry.kind === 'false_friend' && entry.reason === hit.entry.reason && overlaps({ from, to }, hit)
    && ((from <= hit.anchor && hit.anchor <= to) || Math.min(to, hit.to) - Math.max(from, hit.from) + 1 >= (hit.to - hit.from + 1) / 2));
}

/** Most of the hit stands in quotation marks around two words or more: somebody else's words. */
function isQuoted(hit: Match<Rule>, text: TokenText): boolean {
  let inside = 0;
  for (let index = hit.from; index <= hit.to; index++) if (text.quoted[index]) inside++;
  const more = text.quoted[hit.from - 1] || text.quoted[hit.to + 1] || hit.to > hit.from;
  return Boolean(more && text.quoted[hit.anchor]) && inside * 2 > hit.to - hit.from;
}

function isNegated(hit: Match<Rule>, text: TokenText, cues: readonly Context[]): boolean {
  const clause = text.clauses[hit.from];
  for (const cue of cues) {
    if (cue.entry.kind === 'negation' && cue.to < hit.from && hit.from - cue.to <= NEGATION_REACH && text.clauses[cue.to] === clause) {
      if (cues.some((other) => other.entry.kind === 'not_negation' && overlaps(other, cue))) continue;
      // "I got no answer so I will sue": a new subject ends the negation. "No voy a", "não vou": right behind it, it is part of it.
      if (cue.to + 1 === hit.from || !cues.some((other) => other.entry.kind === 'breaker' && other.from > cue.to + 1 && other.from <= hit.from)) return true;
    }
    if (cue.entry.kind === 'negation_after' && cue.from > hit.to && cue.from - hit.to <= NEGATION_AFTER_REACH && text.clauses[cue.from] === text.clauses[hit.to]) return true;
  }
  return false;
}

function isPast(hit: Match<Rule>, text: TokenText, own: readonly Context[], sentence: readonly Context[]): boolean {
  if (has(sentence, 'past', hit)) return true;
  if (own.some((cue) => cue.entry.kind === 'unresolved')) return false;
  if (!EVENTS.has(hit.entry.reason) && hit.entry.reason !== 'repeated_contact') return false;
  if (has(sentence, 'resolved', hit)) return true;
  // An outage or an unanswered mail that is settled is settled for the whole ticket.
  const settles = hit.entry.reason === 'outage' || hit.entry.reason === 'repeated_contact';
  return settles && own.some((cue) => cue.entry.kind === 'resolved');
}

function isHypothetical(hit: Match<Rule>, text: TokenText, own: readonly Context[], sentence: readonly Context[]): boolean {
  // "Just curious" speaks for the sentences beside it, not for a whole ticket.
  if (own.some((cue) => cue.entry.kind === 'remote')) return true;
  if (!EVENTS.has(hit.entry.reason)) return false;
  const asks = text.questions.has(text.sentences[hit.anchor] ?? -1);
  return sentence.some((cue) => cue.to < hit.anchor && !overlaps(cue, hit)
    && ((cue.entry.kind === 'hypothetical' && (asks || text.clauses[cue.to] === text.clauses[hit.from])) || (cue.entry.kind === 'asking' && asks && !hit.entry.sure)));
}
