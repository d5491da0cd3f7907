/** The contract: labelled cases of every kind in every language, as Check Escalation decides them with the built-in engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideBuiltin } from '../../../src/adapters/builtin/escalation/decision.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

interface Case { id: string; lang: string; kind: string; subject: string; message: string; should_escalate: boolean; reason: string }

const cases = readFileSync(join(import.meta.dirname, '../../contracts/escalation_cases.jsonl'), 'utf8').split('\n').filter(Boolean)
  .map((line): Case => JSON.parse(line));

const judge = ({ subject, message }: Case) => decideBuiltin(ticketOf(message, { subject }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') });

test('there are cases of every kind in every language', () => {
  const kinds = ['positive', 'negated', 'false_friend', 'hypothetical_or_past', 'quoted', 'obfuscated', 'ordinary'];
  expect(cases.length).toBeGreaterThanOrEqual(300);
  for (const lang of ['en', 'de', 'es', 'fr', 'pt']) {
    for (const kind of kinds) expect([lang, kind, cases.filter((one) => one.lang === lang && one.kind === kind).length > 2]).toEqual([lang, kind, true]);
  }
});

test.each(cases.filter(({ should_escalate }) => should_escalate).map((one) => [one.id, one.reason, one] as const))('%s goes to a person for %s', (_id, reason, one) => {
  const verdict = judge(one);
  expect(verdict.route).toBe('human');
  expect(verdict.findings.map((finding) => finding.reason)).toContain(reason);
  const phrase = verdict.findings[0]?.phrase ?? '';
  expect(`${one.subject}\n\n${one.message}`).toContain(phrase);
  expect(phrase).not.toBe('');
});

test.each(cases.filter(({ should_escalate }) => !should_escalate).map((one) => [one.id, one.kind, one] as const))('%s (%s) does not', (_id, _kind, one) => {
  const verdict = judge(one);
  expect(verdict.findings.map(({ reason, phrase }) => `${reason}: ${phrase}`).filter(() => verdict.route === 'human')).toEqual([]);
});
