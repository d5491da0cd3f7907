import type { KnowledgeBase } from '../../ports/knowledge_base.ts';

const REFUSED = {
  id: '', status: 'refused' as const,
  reason: 'Nothing to store this in: add Pinecone to the connection, or name a worksheet in this step.',
};

/** The knowledge base of a team that has none: it finds nothing and says so when asked to store. */
export function createEmptyKnowledgeBase(): KnowledgeBase {
  return {
    name: 'none',
    search: async () => [],
    history: async () => [],
    recall: async () => ({ passages: [], history: [] }),
    nearestCorrections: async () => [],
    addSolvedTicket: async () => REFUSED,
    recordCorrection: async () => REFUSED,
  };
}
