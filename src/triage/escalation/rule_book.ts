import de from '../../../data/escalation/rules.de.json' with { type: 'json' };
import en from '../../../data/escalation/rules.en.json' with { type: 'json' };
import es from '../../../data/escalation/rules.es.json' with { type: 'json' };
import fr from '../../../data/escalation/rules.fr.json' with { type: 'json' };
import pt from '../../../data/escalation/rules.pt.json' with { type: 'json' };
import { ESCALATION_REASONS, SEVERITIES, type EscalationReason, type Severity } from '../../ports/engine.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { createPhraseReader, type Phrase, type PhraseReader, type WordLists } from './phrase_language.ts';
import { createVocabulary } from './vocabulary.ts';

/** What a phrase says about the words around it. */
export const CUES = [
  'negation', 'negation_after', 'not_negation', 'hypothetical', 'asking', 'remote', 'past', 'resolved', 'other_product', 'unresolved', 'breaker',
] as const;
export type Cue = (typeof CUES)[number];

/** The shape of `data/escalation/rules.*.json`; `test/triage/escalation/rule_book.test.ts` holds every file to it. */
export interface LanguageRules {
  language: string;
  lists: WordLists;
  phrases: Record<string, Partial<Record<string, string[]>>>;
  false_friends: Record<string, string[]>;
  cues: Record<string, string[]>;
  anger: Record<string, string[]>;
}

export interface Rule {
  language: string;
  reason: EscalationReason;
  severity: Severity;
  source: string;
  always: boolean;
  statement: boolean;
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
  source: string;
}

/** The compiled rules of one language. */
export interface RuleBook {
  phrases: Matcher<Rule>;
  context: Matcher<ContextEntry>;
  anger: Matcher<AngerEntry>;
}

export const RULES: readonly LanguageRules[] = [en, de, es, fr, pt];

const isReason = (text: string): text is EscalationReason => ESCALATION_REASONS.some((reason) => reason === text);
const isSeverity = (text: string): text is Severity => SEVERITIES.some((severity) => severity === text);

const books = new Map<string, RuleBook>();
let steering: Matcher<Rule> | undefined;

/** The compiled rules of one of `RULES`' languages; built once per process, when a ticket of that language first comes. */
export function ruleBook(language: string): RuleBook {
  const known = books.get(language);
  if (known) return known;
  const rules = RULES.find((candidate) => candidate.language === language);
  if (!rules) throw new Error(`No rules for the language “${language}”`);
  const book = buildRuleBook(rules);
  books.set(language, book);
  return book;
}

/** Compiles the rules of a language. Throws an Error that names the entry where one cannot be read. */
export function buildRuleBook(rules: LanguageRules): RuleBook {
  const vocabulary = createVocabulary();
  const reader = createPhraseReader(rules.lists);
  return {
    phrases: createMatcher(phraseEntries(rules, reader), vocabulary),
    context: createMatcher(contextEntries(rules, reader), vocabulary),
    anger: createMatcher(angerEntries(rules, reader), vocabulary),
  };
}

/** Instructions to an AI in all languages at once: an attack need not speak the ticket's language. */
export function steeringPhrases(): Matcher<Rule> {
  steering ??= createMatcher(RULES.flatMap((rules) => {
    const { prompt_injection = {} } = rules.phrases;
    return phraseEntries({ ...rules, phrases: { prompt_injection } }, createPhraseReader(rules.lists));
  }), createVocabulary());
  return steering;
}

function phraseEntries({ language, phrases }: LanguageRules, reader: PhraseReader): { entry: Rule; phrase: Phrase }[] {
  return Object.entries(phrases).flatMap(([reason, bySeverity]) => Object.entries(bySeverity).flatMap(([severity, sources]) => (sources ?? []).map((source) => {
    if (!isReason(reason) || !isSeverity(severity)) throw new Error(`Unknown reason or severity: ${reason}, ${severity}`);
    const phrase = reader.read(source);
    return { phrase, entry: { language, reason, severity, source, always: phrase.always, statement: phrase.statement } };
  })));
}

function contextEntries({ language, cues, false_friends }: LanguageRules, reader: PhraseReader): { entry: ContextEntry; phrase: Phrase }[] {
  const found = CUES.flatMap((kind) => (cues[kind] ?? []).map((source) => ({ entry: { language, kind, reason: '' as const }, phrase: reader.read(source) })));
  const friends = Object.entries(false_friends).flatMap(([reason, sources]) => sources.map((source) => {
    if (!isReason(reason)) throw new Error(`Unknown reason: ${reason}`);
    return { entry: { language, kind: 'false_friend' as const, reason }, phrase: reader.read(source) };
  }));
  return [...found, ...friends];
}

function angerEntries({ language, anger }: LanguageRules, reader: PhraseReader): { entry: AngerEntry; phrase: Phrase }[] {
  return Object.entries(anger).flatMap(([weight, sources]) => sources.map((source) => (
    { entry: { language, weight: Number(weight), source }, phrase: reader.read(source) })));
}
