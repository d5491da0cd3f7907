/** What of a ticket is shown to whoever bears a hit out. */
import type { PassageReader, Passages } from '../../../src/ports/passage_reader.ts';
import { judgeByRules } from '../../../src/triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

function shown(message: string, subject = ''): Passages[] {
  const asked: Passages[] = [];
  const reader: PassageReader = () => (passages) => { asked.push(passages); return false; };
  judgeByRules(ticketOf(message, { subject }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date(0), reader });
  return asked;
}

const statements = (message: string, subject = ''): string[] => [...new Set(shown(message, subject).map(({ statement }) => statement.trim()))];

test('a short sentence of the message is a statement, whatever stands around it', () => {
  expect(statements('Guten Tag,\n\nich hatte am Dritten bestellt. Der Trockner brennt! Wann kommt das zweite Paket?\n\nViele Grüße')).toEqual(['Der Trockner brennt!']);
  expect(statements('Hi,\n\nthe kettle burned my hand\n\nThanks, Tom', 'Order 48213')).toEqual(['the kettle burned my hand']);
});

test.each([
  ['a long sentence', 'I was on my way to work when my wife called and said that the kettle burned my hand', ''],
  ['a question', 'Hello there. Is it normal that the kettle burned my hand? Many thanks for your help.', ''],
  ['a title', 'More about it in the attached file.', 'The kettle burned my hand'],
  ['a single word', 'Mir wurde von Ihnen abgeraten. Frau Meier ist Anwältin. Bitte Rückruf.', ''],
])('%s is none', (_what, message, subject) => {
  expect(shown(message, subject).length).toBeGreaterThan(0);
  expect(statements(message, subject)).toEqual(['']);
});

test('the sentence of a hit is shown, and with it its neighbours', () => {
  const [first] = shown('I ordered towels from you. The new kettle burned my hand. When will they come? I am at home.');
  expect(first?.around.slice(0, 2).map((piece) => piece.trim())).toEqual(['The new kettle burned my hand.', 'I ordered towels from you. The new kettle burned my hand. When will they come?']);
});
