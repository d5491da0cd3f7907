/** What is said in a few words and nothing else: the model finds little in them to go by, and must not talk the rules down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decideBuiltin } from '../../../src/adapters/builtin/escalation_decision.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

interface Row { id: string; message: string; should_escalate: string; severity: string }

const rows: Row[] = parse(readFileSync(join(import.meta.dirname, '../../../data/escalation/blunt.csv')), { columns: true });
const decided = rows.map((row) => ({
  ...row, verdict: decideBuiltin(ticketOf(row.message, { subject: '' }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') }),
}));
const missed = (severity: string) => decided.filter((one) => one.severity === severity && one.verdict.route !== 'human');

test('nearly all of what is critical goes to a person, and most of what else must', () => {
  expect(decided.filter(({ severity }) => severity === 'critical')).toHaveLength(150);
  expect(missed('critical').length).toBeLessThanOrEqual(5);
  expect(missed('high').length).toBeLessThanOrEqual(7);
});

test('no hit of what is critical is called an ordinary sentence', () => {
  expect(missed('critical').filter(({ verdict }) => verdict.suppressed.some(({ why }) => why === 'an ordinary sentence')).map(({ id }) => id)).toEqual([]);
});

test('hardly a harmless one does', () => {
  expect(decided.filter(({ should_escalate, verdict }) => should_escalate === 'false' && verdict.route === 'human').length).toBeLessThanOrEqual(4);
});
