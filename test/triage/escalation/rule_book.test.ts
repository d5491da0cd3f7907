/** The rules are data that people add to: every file fits the schema, and every phrase can be read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { SUPPORTED_LANGUAGES } from '../../../src/ports/ticket.ts';
import { ruleBook } from '../../../src/triage/escalation/rule_book.ts';
import { compileRules } from '../../../src/triage/escalation/rule_compiler.ts';
import { RULES } from '../../../src/triage/escalation/rule_files.ts';

const schema: object = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/escalation/rules.schema.json'), 'utf8'));

test('every supported language has rules', () => {
  expect(RULES.map(({ language }) => language).sort()).toEqual([...SUPPORTED_LANGUAGES].sort());
});

test.each(RULES.map((rules) => [rules.language, rules] as const))('rules.%s.json fits the schema', (_language, rules) => {
  const ajv = new Ajv({ allErrors: true });
  const valid = ajv.validate(schema, rules);
  expect(ajv.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('the schema refuses what nobody meant', () => {
  const [rules] = RULES;
  const ajv = new Ajv();
  expect(ajv.validate(schema, { ...rules, phrases: { ...rules?.phrases, safty: { critical: ['fire'] } } })).toBe(false);
  expect(ajv.validate(schema, { ...rules, phrases: { ...rules?.phrases, safety: { critical: ['fire', 'fire'] } } })).toBe(false);
  expect(ajv.validate(schema, { ...rules, cues: { ...rules?.cues, negatoin: ['no'] } })).toBe(false);
});

test.each(RULES.map(({ language }) => language))('every phrase of %s can be read', (language) => {
  expect(() => ruleBook(language)).not.toThrow();
});

test('a phrase that cannot be read is named', () => {
  const rules = { language: 'en', lists: {}, phrases: { safety: { critical: ['smoke (from the'] } }, false_friends: {}, cues: {}, anger: {} };
  expect(() => compileRules(rules)).toThrow('smoke (from the');
  expect(() => compileRules({ ...rules, phrases: { safety: { critical: ['@nowhere'] } } })).toThrow('nowhere');
  expect(() => compileRules({ ...rules, phrases: { safety: { critical: ['!only absent'] } } })).toThrow('Nothing to find');
});
