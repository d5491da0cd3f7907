/**
 * Tickets in five languages that stand near an entry of a small sheet. `waits`: they mean something else than the entry, ask for more,
 * or tell that its answer does not hold, as two readers wrote them who looked for such; nothing of it may go out. `goes`: what it answers still does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { deniesAnswer } from '../../../../src/adapters/builtin/replies/told_beside.ts';
import { asksOtherwise } from '../../../../src/adapters/builtin/replies/asks_otherwise.ts';
import { namedBeyond, namedElsewhere } from '../../../../src/adapters/builtin/replies/named_beyond.ts';
import { statesCase } from '../../../../src/adapters/builtin/replies/states_case.ts';
import type { Passage } from '../../../../src/ports/knowledge_base.ts';
import { standIns } from '../../../../src/services.ts';
import { triageTicket } from '../../../../src/steps/ticket_triage.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { leastMilliseconds } from '../../../cpu_clock.ts';

interface Sheet { company: string; products: string[]; entries: { question: string; answer: string; product: string }[]; goes: string[]; waits: string[] }
const sheets: Sheet[] = JSON.parse(readFileSync(join(__dirname, 'near_misses.json'), 'utf8'));
const replies = new Map<string, { can_auto_send: boolean; warnings_text: string }>();

beforeAll(async () => {
  for (const { company, products, entries, goes, waits } of sheets) {
    standIns.knowledgeBase = createMemoryKnowledgeBase(entries.map(({ question, answer, product }, at) => ({ id: `row-${at + 2}`, kind: 'article', title: question, problem: question, solution: answer, product, url: '' })));
    for (const message of [...goes, ...waits]) {
      replies.set(message, await triageTicket({ authData: {}, deadline: createDeadline(), inputData: { subject: '', message, customer_name: '', company_name: company, products, allow_auto_send: true, min_confidence: '0', engine: 'builtin' } }));
    }
  }
}, 120_000);
afterAll(() => { standIns.knowledgeBase = undefined; });

test.each(sheets.flatMap(({ waits }) => waits))('waits, however low the bar: %s', (message) => expect(replies.get(message)?.can_auto_send).toBe(false));
test.each(sheets.flatMap(({ goes }) => goes))('goes: %s', (message) => expect(replies.get(message)).toMatchObject({ can_auto_send: true, warnings_text: '' }));

const passage = (title: string, solution = ''): Passage => ({ id: 'A1', kind: 'article', title, problem: title, solution, product: '', issue: '', url: '', score: 0.5 });
const ticket = (message: string) => ({ ticketId: '', subject: '', message, customerName: '', customerEmail: '', createdAt: '', product: '', url: '' });

test('who has done one of many steps may need the others; who has done half of two does not', () => {
  const many = passage('Phone does not charge', 'Take off the case. Lay it on the symbol. Wipe the foot. Unplug the lamp. Use the cable.');
  expect(deniesAnswer(ticket('My phone does not charge. I tried without the case.'), many)).toBe(false);
  expect(deniesAnswer(ticket('My phone does not charge. I tried without the case.'), passage('Phone does not charge', 'Take off the case. Wait.'))).toBe(true);
});

test.each(['I can’t find it in the FAQ.', 'No rush at all!', 'Ich finde es leider nicht.', 'No sé dónde mirar.'])('“%s” denies no answer', (said) => {
  expect(deniesAnswer(ticket(`${said} Where do I find my invoice?`), passage('Where do I find my invoice?', 'Under Billing.'))).toBe(false);
});

test('a country that another entry is about is named, a word that all say is not', () => {
  const others = [passage('Liefern Sie nach Österreich?'), passage('Was kostet die Karte?')].map((one, at) => ({ ...one, id: `B${at}` }));
  const asked = { language: 'de', product: '' };
  expect(namedElsewhere(['Was kostet der Versand nach Österreich?'], asked, passage('Versandkosten', '4,90 Euro'), others)).toEqual(['osterreich']);
  expect(namedElsewhere(['Was kostet der Versand der Karte?'], asked, passage('Versandkosten', '4,90 Euro'), others)).toEqual([]);
});

test.each([
  ['We have received your return. The refund takes five working days.', true], ['Once we have received your return, the refund takes five working days.', false],
  ['Ihr Paket ist unterwegs und braucht drei Werktage.', true], ['Wir erstatten, sobald wir Ihre Rücksendung erhalten haben.', false],
  ['Hemos recibido su devolución.', true], ['Nous avons bien reçu votre retour.', true], ['Recebemos a sua devolução.', true], ['You can cancel in your account.', false],
])('“%s” says what has happened: %s', (text, expected) => expect(statesCase(text)).toBe(expected));

test('a hostile ticket of 200 kB is read within a second', () => {
  const entry = passage('How can I cancel my subscription?', 'Open Settings and click Cancel.');
  const hostile = (round: number): string => `${round} ${'I don’t want to 7 € why without cancel? '.repeat(5000)}`;
  expect(leastMilliseconds((round) => deniesAnswer(ticket(hostile(round)), entry), 1000)).toBeLessThan(1000);
  expect(leastMilliseconds((round) => asksOtherwise(ticket(hostile(round)), [hostile(round).slice(0, 6000)], '', entry), 1000)).toBeLessThan(1000);
  expect(leastMilliseconds((round) => namedBeyond([hostile(round).slice(0, 6000)], '', entry), 1000)).toBeLessThan(1000);
});
