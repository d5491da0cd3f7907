import type { EscalationReason, Severity } from '../../ports/engine.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { readTable } from './phrase_table.ts';
import { createWordReader } from './phrase_words.ts';
import { assets } from './rules.asset.ts';
import { createVocabulary } from './vocabulary.ts';

/** What a phrase says about the words around it. */
export const CUES = [
  'negation', 'negation_after', 'not_negation', 'hypothetical', 'asking', 'remote', 'past', 'resolved', 'other_product', 'unresolved', 'breaker',
] as const;
export type Cue = (typeof CUES)[number];

export interface Rule {
  language: string;
  reason: EscalationReason;
  severity: Severity;
  always: boolean;
  statement: boolean;
  sure: boolean;
}
export interface ContextEntry {
  language: string;
  kind: Cue | 'false_friend';
  /** For a false friend: the reason it clears. */
  reason: EscalationReason | '';
}
export interface AngerEntry {
  language: string;
  weight: number;
}

/** The compiled rules of one language. */
export interface RuleBook {
  phrases: Matcher<Rule>;
  context: Matcher<ContextEntry>;
  anger: Matcher<AngerEntry>;
}

const books = new Map<string, RuleBook>();
let steering: Matcher<Rule> | undefined;

/** The rules of a language we speak; read once per process, when a ticket of that language first comes. */
export function ruleBook(language: string): RuleBook {
  const known = books.get(language);
  if (known) return known;
  const asset = assets[language];
  if (!asset) throw new Error(`No rules for the language “${language}”`);
  const book = readRuleBook(asset());
  books.set(language, book);
  return book;
}

/** Reads what `compileRules` wrote. */
function readRuleBook(bytes: Uint8Array): RuleBook {
  const table = readTable(bytes);
  const reader = createWordReader(table, createVocabulary(table.forms));
  return {
    phrases: createMatcher(table, 0, reader, (meaning) => meaning as Rule),
    context: createMatcher(table, 1, reader, (meaning) => meaning as ContextEntry),
    anger: createMatcher(table, 2, reader, (meaning) => meaning as AngerEntry),
  };
}

/** Instructions to an AI in all languages at once: an attack need not speak the ticket's language. */
export function steeringPhrases(): Matcher<Rule> {
  if (steering) return steering;
  const table = readTable(assets.steering?.() ?? new Uint8Array());
  steering = createMatcher(table, 0, createWordReader(table, createVocabulary(table.forms)), (meaning) => meaning as Rule);
  return steering;
}
