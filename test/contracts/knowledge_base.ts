/** What every knowledge base owes its callers: run by each adapter with `knowledgeBaseContract(name, open)`. */
import { createDeadline } from '../../src/zapier/deadline.ts';
import type { Correction, KnowledgeBase, SolvedTicket } from '../../src/ports/knowledge_base.ts';

const DAY = 86_400_000;
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const RECENTLY = daysAgo(3);
const YESTERDAY = daysAgo(1);

export const solved = (more: Partial<SolvedTicket> = {}): SolvedTicket => ({
  ticketId: 'T-100', title: 'Coffee machine leaks', problem: 'Water runs out under the coffee machine after every brew.',
  solution: 'Take out the tank, clean the black seal ring under it and press it back until it clicks.',
  product: 'BrewMate', issue: 'leak', url: 'https://help.example.com/leak', customerEmail: 'ana@mail.example', createdAt: RECENTLY, ...more,
});

export const correction = (more: Partial<Correction> = {}): Correction => ({
  ticketId: 'T-7', subject: 'Coffee machine', message: 'The coffee machine leaks again, well done.', sentiment: 'negative',
  thought: '"Well done" is sarcasm.', correctedAt: YESTERDAY, ...more,
});

export interface OpenedKnowledgeBase {
  knowledgeBase: KnowledgeBase;
  /** Whether it can store at all; one that cannot must say so. */
  stores: boolean;
}

const query = (text: string) => ({ text, product: '', limit: 3, deadline: createDeadline() });

/** `open` gives an empty one each time. */
export function knowledgeBaseContract(name: string, open: () => Promise<OpenedKnowledgeBase> | OpenedKnowledgeBase): void {
  describe(`${name} keeps the knowledge base's contract`, () => {
    test('empty, it finds nothing and does not fail', async () => {
      const { knowledgeBase } = await open();
      expect(await knowledgeBase.search(query('The machine leaks.'))).toEqual([]);
      expect(await knowledgeBase.history('ana@mail.example', 30, createDeadline())).toEqual([]);
      expect(await knowledgeBase.nearestCorrections('The machine leaks.', 5, createDeadline())).toEqual([]);
      expect(await knowledgeBase.recall({ ...query('The machine leaks.'), customerEmail: 'ana@mail.example', historyDays: 30 })).toEqual({ passages: [], history: [] });
    });

    test('what cannot be stored is refused with a reason', async () => {
      const { knowledgeBase, stores } = await open();
      const answer = await knowledgeBase.addSolvedTicket(solved({ solution: '' }), createDeadline());
      expect(answer.status).toBe('refused');
      expect(answer.reason).not.toBe('');
      if (stores) return;
      expect((await knowledgeBase.addSolvedTicket(solved(), createDeadline())).status).toBe('refused');
      expect((await knowledgeBase.recordCorrection(correction(), createDeadline())).status).toBe('refused');
    });

    test('a solved ticket is found again by its problem, once, however often it is learnt', async () => {
      const { knowledgeBase, stores } = await open();
      if (!stores) return;
      expect(await knowledgeBase.addSolvedTicket(solved(), createDeadline())).toMatchObject({ status: 'added', reason: '' });
      expect((await knowledgeBase.addSolvedTicket(solved(), createDeadline())).status).toBe('unchanged');
      expect((await knowledgeBase.addSolvedTicket(solved({ solution: 'Clean the black seal ring with warm water and press it back until it clicks.' }), createDeadline())).status).toBe('updated');
      const passages = await knowledgeBase.search(query('Water runs out under my coffee machine'));
      expect(passages).toHaveLength(1);
      expect(passages[0]).toMatchObject({ kind: 'solved_ticket', product: 'BrewMate', issue: 'leak', url: 'https://help.example.com/leak' });
      expect(passages[0]?.solution).toContain('warm water');
      expect(passages[0]?.score).toBeGreaterThan(0);
      expect(passages[0]?.score).toBeLessThanOrEqual(1);
    });

    test('history is this customer\'s alone, newest first, within its days', async () => {
      const { knowledgeBase, stores } = await open();
      if (!stores) return;
      for (const [ticketId, customerEmail, age] of [['T-1', 'ana@mail.example', 20], ['T-2', 'Ana@Mail.Example ', 2], ['T-3', 'bo@mail.example', 2], ['T-4', 'ana@mail.example', 200], ['T-5', 'ana+x@mail.example', 1]] as const) {
        await knowledgeBase.addSolvedTicket(solved({ ticketId, customerEmail, createdAt: daysAgo(age), problem: `Problem number ${ticketId} of the lamp.` }), createDeadline());
      }
      expect((await knowledgeBase.history('ana@mail.example', 90, createDeadline())).map(({ ticketId }) => ticketId)).toEqual(['T-2', 'T-1']);
      expect(await knowledgeBase.history('', 90, createDeadline())).toEqual([]);
    });

    test('what is learnt under an address that sends for many is found by its problem, and is nobody\'s history', async () => {
      const { knowledgeBase, stores } = await open();
      if (!stores) return;
      await knowledgeBase.addSolvedTicket(solved({ customerEmail: 'No-Reply@forms.example' }), createDeadline());
      expect(await knowledgeBase.history('no-reply@forms.example', 90, createDeadline())).toEqual([]);
      const { passages, history } = await knowledgeBase.recall({ ...query('Water runs out under my coffee machine'), customerEmail: 'no-reply@forms.example', historyDays: 90 });
      expect([passages.length, history]).toEqual([1, []]);
    });

    test('a correction comes back as an example with its label and thought', async () => {
      const { knowledgeBase, stores } = await open();
      if (!stores) return;
      expect((await knowledgeBase.recordCorrection(correction(), createDeadline())).status).toBe('added');
      const [example] = await knowledgeBase.nearestCorrections('The coffee machine leaks again.', 5, createDeadline());
      expect(example).toMatchObject({ sentiment: 'negative', origin: 'correction', thought: '"Well done" is sarcasm.' });
      expect(example?.similarity).toBeGreaterThan(0);
    });
  });
}
