import type { KnowledgeBase } from '../../ports/knowledge_base.ts';
import { cleanKnowledge } from '../../triage/knowledge_hygiene.ts';
import { createMemorySearch, type KnowledgeEntry, type MemoryKnowledgeOptions } from './memory_search.ts';

/** A knowledge base over a list held in memory, for the demo and the tests; what is added is gone with the process. */
export function createMemoryKnowledgeBase(given: KnowledgeEntry[], options: MemoryKnowledgeOptions = {}): KnowledgeBase {
  const entries = [...given];
  const corrections = [...(options.corrections ?? [])];
  // What is searched never changes under its index: each addition makes it anew.
  const anew = () => createMemorySearch([...entries], { ...options, corrections: [...corrections] });
  let search = anew();
  return {
    name: search.name,
    leastLikeness: search.leastLikeness,
    search: (query) => search.search(query),
    history: (customerEmail, days, deadline) => search.history(customerEmail, days, deadline),
    recall: (query) => search.recall(query),
    nearestCorrections: (text, limit, deadline) => search.nearestCorrections(text, limit, deadline),
    labelledTexts: async (deadline) => search.labelledTexts?.(deadline) ?? [],
    async addSolvedTicket(ticket) {
      const { refused, warning: _warning, ...texts } = cleanKnowledge(ticket);
      if (refused) return { id: '', status: 'refused', reason: refused };
      const id = `ticket:${ticket.ticketId}`;
      const entry: KnowledgeEntry = { ...ticket, ...texts, id, kind: 'solved_ticket' };
      const place = entries.findIndex((other) => other.id === id);
      if (place >= 0 && JSON.stringify(entries[place]) === JSON.stringify(entry)) return { id, status: 'unchanged', reason: '' };
      if (place >= 0) entries[place] = entry;
      else entries.push(entry);
      search = anew();
      return { id, status: place >= 0 ? 'updated' : 'added', reason: '' };
    },
    async recordCorrection(correction) {
      const id = `correction:${correction.ticketId}`;
      const place = corrections.findIndex((other) => other.ticketId === correction.ticketId);
      const before = corrections[place];
      if (before && before.sentiment === correction.sentiment && before.message === correction.message && before.thought === correction.thought) {
        return { id, status: 'unchanged', reason: '' };
      }
      if (before) corrections[place] = correction;
      else corrections.push(correction);
      search = anew();
      return { id, status: before ? 'updated' : 'added', reason: '' };
    },
  };
}
