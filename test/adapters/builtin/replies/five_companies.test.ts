/** Raw tickets to five invented companies, labelled before they were run: what may go out is what their writer called the answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryKnowledgeBase } from '../../../../src/adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../../../src/steps/drafting.ts';
import type { DraftReplyOutput } from '../../../../src/steps/reply_output.ts';
import { createDeadline } from '../../../../src/zapier/deadline.ts';
import { standIns } from '../../../../src/services.ts';

interface Desk {
  company: string;
  products: string[];
  entries: { question: string; answer: string; product: string; url: string }[];
  /** `may`: `answer` by one of `answers`, `ask` which is meant, `hold` back whatever is found. */
  tickets: { id: string; customer_name: string; product: string; subject: string; message: string; answers: string[]; may: 'answer' | 'ask' | 'hold' }[];
}
const desks: Desk[] = JSON.parse(readFileSync(join(__dirname, '../../../../data/retrieval/five_companies_desks.json'), 'utf8'));
const replies = new Map<string, DraftReplyOutput>();
const tickets = desks.flatMap((desk) => desk.tickets);

beforeAll(async () => {
  for (const { company, products, entries, tickets: own } of desks) {
    standIns.knowledgeBase = createMemoryKnowledgeBase(entries.map(({ question, answer, product, url }, at) =>
      ({ id: `row-${at + 2}`, kind: 'article', title: question, problem: question, solution: answer, product, url })));
    for (const { id, answers: _answers, may: _may, ...ticket } of own) {
      replies.set(id, await draftReply({
        authData: {}, deadline: createDeadline(),
        inputData: { ...ticket, products, company_name: company, allow_auto_send: true, should_escalate: false, auto_reply_allowed: true, when_escalated: 'empty', engine: 'builtin' },
      }));
    }
  }
}, 120_000);
afterAll(() => { standIns.knowledgeBase = undefined; });

const titles = (id: string): string[] => (replies.get(id)?.sources ?? []).map(({ title }) => title);

test('nothing goes out that does not answer', () => {
  const sent = tickets.filter(({ id }) => replies.get(id)?.can_auto_send);
  const wrong = sent.filter(({ id, may, answers }) => may !== 'answer' || titles(id).some((title) => !answers.includes(title)) || answers.some((title) => !titles(id).includes(title)));
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(['en-07', 'en-22', 'en-24', 'en-29', 'de-03', 'de-30', 'es-21', 'es-22', 'pt-07', 'pt-21', 'pt-24']));
});

test.each(tickets.filter(({ may }) => may === 'ask').map(({ id }) => id))('%s: which of several is meant is asked, and nothing else', (id) => {
  const { status = '', reply_text = '' } = replies.get(id) ?? {};
  expect(status).toBe('clarify');
  expect(reply_text.match(/^- /gm)?.length).toBeGreaterThan(1);
  expect(reply_text.replace(/^- .*/gm, '').match(/\?/g)).toHaveLength(1);
});

test.each([['de-01', ['Muss ich mein Balkonkraftwerk anmelden?', 'Brauche ich einen neuen Stromzähler?']], ['pt-14', ['A Caixa Veggie serve para veganos?', 'Devolvo a embalagem?']]])('%s: two questions get both answers, for a person to look at', (id, both) => {
  expect(titles(id)).toEqual(both);
  expect(replies.get(id)?.can_auto_send).toBe(false);
});
test('a comparison is answered from both', () => expect(titles('es-10')).toEqual(['¿Qué incluye el Plan Básico?', '¿Qué incluye el Plan Plus?']));
test('praise before a question does not stand for the answer', () => expect(replies.get('en-06')).toMatchObject({ template: 'en/hand_on' }));
test('three words are answered in the language of what was found for them', () => expect(replies.get('pt-08')?.reply_language).toBe('pt'));
test('an inverter has nothing to do with a change of plan', () => expect(replies.get('de-03')?.reply_text).not.toContain('Tarif'));
test('a family is not greeted by its first word', () => expect(replies.get('de-12')?.reply_text).toMatch(/^Guten Tag,/));
