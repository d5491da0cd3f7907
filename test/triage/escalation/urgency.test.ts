/** Urgency beside escalation: severity decides where a person takes the ticket, words elsewhere. */
import { urgencyUnder } from '../../../src/triage/escalation/urgency.ts';

test.each([
  ['human', 'critical', 'normal', 'critical'],
  ['human', 'high', 'low', 'high'],
  ['human', 'medium', 'critical', 'high'],
  ['auto_reply', 'none', 'critical', 'high'],
  ['review', 'none', 'normal', 'normal'],
  ['auto_reply', 'none', 'low', 'low'],
] as const)('route %s of severity %s, %s by its words: %s', (route, severity, byWords, urgency) => {
  expect(urgencyUnder({ route, severity }, byWords)).toBe(urgency);
});
