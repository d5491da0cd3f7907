/** The knowledge bases that need no account keep the same contract as Pinecone. */
import { createEmptyKnowledgeBase } from '../../src/adapters/builtin/empty_knowledge_base.ts';
import { createMemoryKnowledgeBase } from '../../src/adapters/builtin/memory_knowledge_base.ts';
import { knowledgeBaseContract } from './knowledge_base.ts';

knowledgeBaseContract('Knowledge in memory', () => ({ knowledgeBase: createMemoryKnowledgeBase([]), stores: true }));
knowledgeBaseContract('No knowledge', () => ({ knowledgeBase: createEmptyKnowledgeBase(), stores: false }));
