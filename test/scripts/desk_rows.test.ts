/** What the escalation model learns from tickets to knowledge desks: each label stands for a ticket, and what nobody is sure of teaches nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesks } from '../../src/scripts/open_desks.ts';
import { deskRows, storyRows } from '../../src/scripts/train_escalation/desk_rows.ts';
import { draftRows } from '../../src/scripts/train_escalation/draft_rows.ts';

const [, ...labels] = readFileSync(join(import.meta.dirname, '../../data/escalation/desk_labels.csv'), 'utf8').trim().split('\n').map((line) => line.split(','));
const rows = new Map(deskRows().map((row) => [row.id, row]));

test('every label is of a ticket of an open desk; those of which its labeller was unsure are left out', () => {
  const known = new Set(openDesks().flatMap(({ asks }, desk) => asks.map((_ask, at) => `${desk}-${at}`)));
  expect(labels.filter(([id = '']) => !known.has(id))).toEqual([]);
  expect(labels.filter(([id = '', , , , sure]) => rows.has(id) !== (sure === 'yes'))).toEqual([]);
  expect(rows.size).toBe(known.size - labels.filter(([, , , , sure]) => sure === 'no').length);
});

test('a label is of the text that was labelled: a desk put before others would give each the label of another ticket', () => {
  const desks = openDesks();
  const digestOf = (id: string): string => {
    const [desk = -1, at = -1] = id.split('-').map(Number), { subject, message } = desks[desk]?.asks[at] ?? { subject: '', message: '' };
    return createHash('sha256').update(`${subject}\n${message}`).digest('hex').slice(0, 8);
  };
  expect(labels.filter(([id = '', , , , , digest]) => digestOf(id) !== digest)).toEqual([]);
});

test('a row has the label that was given, and is ordinary without one; desks are told apart by whether their number is even', () => {
  const raised = labels.filter(([, escalates, , , sure]) => escalates === 'true' && sure === 'yes');
  expect(raised.length).toBeGreaterThan(20);
  for (const [id = '', escalates, reason] of raised) expect(rows.get(id)).toMatchObject({ should_escalate: escalates, reason, kind: 'positive' });
  const given = new Set(labels.map(([id]) => id));
  const others = [...rows.values()].filter(({ id }) => !given.has(id));
  expect(new Set(others.map(({ should_escalate, reason, kind }) => `${should_escalate} ${reason} ${kind}`))).toEqual(new Set(['false  ordinary']));
  for (const { id, hand } of rows.values()) expect([id, hand]).toEqual([id, Number.parseInt(id, 10) % 2 === 0 ? 'even' : 'odd']);
});

test('of desks of stories what nobody need take is an ordinary row, in the language it is written in', () => {
  const desks: { tickets: { id: string; lang: string; message: string; answers: unknown }[] }[] = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/retrieval/natural_desks_7.json'), 'utf8'));
  const tickets = desks.flatMap(({ tickets: own }, desk) => own.map((ticket) => ({ ...ticket, id: `${desk}-${ticket.id}` })));
  const learned = storyRows().filter(({ hand }) => hand === 'natural_desks_7');
  expect(learned.map(({ id }) => id)).toEqual(tickets.filter(({ answers }) => answers !== 'human').map(({ id }) => id));
  expect(tickets.length - learned.length).toBe(6);
  for (const { id, lang, message, should_escalate } of learned) expect([should_escalate, tickets.find((one) => one.id === id)]).toMatchObject(['false', { lang, message }]);
});

test('a draft’s ticket is learned once, and none that a person takes or that stands on a closed id alone', () => {
  const rows = draftRows();
  expect(new Set(rows.map(({ message }) => message)).size).toBe(rows.length);
  const hand = (name: string): { id: string; ticket: string }[] => readFileSync(join(import.meta.dirname, `../../data/grounding/${name}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const learned = new Set(rows.map(({ message }) => message)), half = hand('eighteenth_hand');
  const open = new Set(half.filter(({ id }) => Number(id.slice(-1)) % 2 === 1).map(({ ticket }) => ticket));
  expect(half.filter(({ ticket }) => learned.has(ticket) && !open.has(ticket))).toEqual([]);
  expect(half.filter(({ id, ticket }) => open.has(ticket) && !learned.has(ticket) && id !== 'e18-015').map(({ id }) => id)).toEqual([]);
  expect(hand('twenty_fifth_hand').filter(({ id, ticket }) => id === 'A-0161' && learned.has(ticket))).toEqual([]);
});
