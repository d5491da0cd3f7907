import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { askPinecone, type PineconeAccess } from './transport.ts';

export interface NewIndex {
  dimension: number;
  cloud: 'aws' | 'gcp' | 'azure';
  region: string;
}

/** Creates a serverless index in vectors form, by cosine. It takes some time to become ready. Throws VendorError. */
export async function createIndex(access: PineconeAccess, { dimension, cloud, region }: NewIndex, deadline: Deadline): Promise<void> {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 20_000) throw new VendorError('pinecone', 'refused', { said: `${dimension} is no dimension` });
  await askPinecone(access, deadline, (pinecone) => pinecone.indexes.create({
    name: access.indexName,
    schema: { fields: { _values: { type: 'dense_vector', dimension, metric: 'cosine' } } },
    deployment: { deploymentType: 'managed', cloud, region },
    suppressConflicts: true,
  }), { shareMs: 20_000 });
}
