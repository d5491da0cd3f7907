import { ESCALATION_REASONS, SEVERITIES, type EscalationReason, type Severity } from '../../ports/engine.ts';
import { compilePhrases, type Meant } from './phrase_compiler.ts';
import { createPhraseReader, type PhraseReader } from './phrase_language.ts';
import { tableBytes } from './phrase_table.ts';
import { CUES, type AngerEntry, type ContextEntry, type Rule } from './rule_book.ts';
import type { LanguageRules } from './rule_files.ts';

const isReason = (text: string): text is EscalationReason => ESCALATION_REASONS.some((reason) => reason === text);
const isSeverity = (text: string): text is Severity => SEVERITIES.some((severity) => severity === text);

/** Compiles the rules of a language for `ruleBook`. Throws an Error that names the entry where one cannot be read. */
export function compileRules(rules: LanguageRules): Uint8Array {
  const reader = createPhraseReader(rules.lists);
  // Instructions to an AI stand in a book of their own, for all languages.
  const phrases = phraseEntries(rules, reader).filter(({ meaning }) => meaning.reason !== 'prompt_injection');
  return tableBytes(compilePhrases([phrases, contextEntries(rules, reader), angerEntries(rules, reader)]));
}

/** Compiles the instructions to an AI of all languages for `steeringPhrases`. */
export function compileSteering(all: readonly LanguageRules[]): Uint8Array {
  return tableBytes(compilePhrases([all.flatMap((rules) => {
    const { prompt_injection = {} } = rules.phrases;
    return phraseEntries({ ...rules, phrases: { prompt_injection } }, createPhraseReader(rules.lists));
  })]));
}

interface Read<Entry> extends Meant {
  meaning: Entry;
}

function phraseEntries({ language, phrases }: LanguageRules, reader: PhraseReader): Read<Rule>[] {
  return Object.entries(phrases).flatMap(([reason, bySeverity]) => Object.entries(bySeverity).flatMap(([severity, sources]) => (sources ?? []).map((source) => {
    if (!isReason(reason) || !isSeverity(severity)) throw new Error(`Unknown reason or severity: ${reason}, ${severity}`);
    const phrase = reader.read(source);
    return { phrase, meaning: { language, reason, severity, always: phrase.always, statement: phrase.statement, sure: phrase.sure } };
  })));
}

function contextEntries({ language, cues, false_friends }: LanguageRules, reader: PhraseReader): Read<ContextEntry>[] {
  const found = CUES.flatMap((kind) => (cues[kind] ?? []).map((source) => ({ meaning: { language, kind, reason: '' as const }, phrase: reader.read(source) })));
  const friends = Object.entries(false_friends).flatMap(([reason, sources]) => sources.map((source) => {
    if (!isReason(reason)) throw new Error(`Unknown reason: ${reason}`);
    return { meaning: { language, kind: 'false_friend' as const, reason }, phrase: reader.read(source) };
  }));
  return [...found, ...friends];
}

function angerEntries({ language, anger }: LanguageRules, reader: PhraseReader): Read<AngerEntry>[] {
  return Object.entries(anger).flatMap(([weight, sources]) => sources.map((source) => ({ meaning: { language, weight: Number(weight) }, phrase: reader.read(source) })));
}
