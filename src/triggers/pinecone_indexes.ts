import type { Bundle, ZObject } from 'zapier-platform-core';
import { pineconeIndexes } from '../services.ts';
import { step } from '../zapier/step.ts';

const perform = step((_z: ZObject, bundle: Bundle, deadline) => pineconeIndexes(bundle.authData, deadline));

/** Hidden: fills the dropdown “Pinecone Index”. */
export const pineconeIndexesTrigger = {
  key: 'pinecone_indexes',
  noun: 'Index',
  display: { label: 'Pinecone Indexes', description: 'Triggers when the list of Pinecone indexes is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: 'support-kb', label: 'support-kb (768, cosine)' } },
};
