import type { Bundle, ZObject } from 'zapier-platform-core';
import { InputError } from '../errors.ts';
import { step } from '../step.ts';

/** The indexes of this connection's Pinecone project that can hold knowledge: dense, in vectors form, ready. */
const perform = step(async (_z: ZObject, bundle: Bundle, deadline) => {
  const apiKey = String(bundle.authData.pinecone_api_key ?? '').trim();
  if (!apiKey) throw new InputError('This connection has no Pinecone API key. Add one to choose an index, or leave the field blank.');
  const { indexChoices } = await import('../adapters/pinecone/index_host.ts');
  return indexChoices(apiKey, deadline);
});

/** Hidden: fills the dropdown “Pinecone Index”. */
export const pineconeIndexesTrigger = {
  key: 'pinecone_indexes',
  noun: 'Index',
  display: { label: 'Pinecone Indexes', description: 'Triggers when the list of Pinecone indexes is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: 'support-kb', label: 'support-kb (768, cosine)' } },
};
