/** The rehearsal counts what the settings would have done, and says so in sentences. */
import type { Ticket } from '../../../src/ports/ticket.ts';
import { judgeByRules } from '../../../src/triage/escalation/judge.ts';
import { describeRehearsal, rehearse } from '../../../src/triage/escalation/rehearsal.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

const ask = 'Which filter fits the larger model of the purifier?';
const ticket = (ticketId: string, message: string, createdAt: string, customerEmail = ''): Ticket => ticketOf(message, { ticketId, subject: '', createdAt, customerEmail });

const tickets = [
  ticket('T-1', 'My charger caught fire last night.', '2026-11-01T10:00:00+01:00'),
  ticket('T-2', ask, '2026-11-02T10:00:00+01:00', 'ana@souza.example'),
  ticket('T-3', ask, '2026-11-03T10:00:00+01:00', 'Ana <ANA@souza.example>'),
  ticket('T-4', ask, '2026-11-04T10:00:00+01:00', 'ana@souza.example'),
  ticket('T-5', ask, '2026-11-20T10:00:00+01:00', 'ana@souza.example'),
  ticket('T-6', 'I am not going to get a lawyer for this, I only want to know the price.', '2026-11-05T10:00:00+01:00'),
  ticket('T-7', '', '2026-11-05T10:00:00+01:00'),
];

test('routes, reasons and what was passed over are counted', () => {
  const result = rehearse(tickets, DEFAULT_SETTINGS, 7, judgeByRules);
  expect(result.routes).toEqual({ human: 2, review: 1, auto_reply: 4, no_reply: 0 });
  expect(result.escalated.map((one) => one.ticket.ticketId)).toEqual(['T-1', 'T-4']);
  expect(result.reasons).toEqual(expect.arrayContaining([{ reason: 'safety', count: 1 }, { reason: 'repeated_contact', count: 1 }]));
  expect(result.suppressed).toContainEqual({ reason: 'legal_threat', why: 'negated', count: 1, phrases: ['lawyer'] });
});

test('settings change the outcome: days to count in, own phrases', () => {
  expect(rehearse(tickets, DEFAULT_SETTINGS, 30, judgeByRules).escalated.map((one) => one.ticket.ticketId)).toEqual(['T-1', 'T-4', 'T-5']);
  expect(rehearse(tickets, { ...DEFAULT_SETTINGS, repeatedContactCount: 0, extraPhrases: ['larger model'] }, 7, judgeByRules).routes.human).toBe(5);
});

test('thanks are no further contact, and no reason for a person, as in the step', () => {
  const from = (id: string, message: string, day: number) => ticket(id, message, `2026-11-0${day}T10:00:00+01:00`, 'ana@souza.example');
  expect(rehearse([from('T-1', ask, 1), from('T-2', 'Thanks, that solved it!', 2), from('T-3', ask, 3), from('T-4', 'Thank you!', 4)], DEFAULT_SETTINGS, 7, judgeByRules).routes).toMatchObject({ human: 0, no_reply: 2 });
});

test('it is told in sentences, with the words that did it, and shortened', () => {
  const lines = describeRehearsal(rehearse(tickets, DEFAULT_SETTINGS, 7, judgeByRules), 1);
  expect(lines[0]).toBe('These settings would have escalated 2 of 7 tickets; 1 would have gone to review, 0 needed no reply.');
  expect(lines[2]).toBe('  T-1, Danger to people (critical): “caught fire”');
  expect(lines[3]).toBe('  … and 1 more');
  expect(lines).toContain('  Legal threat, negated: 1 (“lawyer”)');
});
