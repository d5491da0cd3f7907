import { classifyIndexShape, deriveDimension, deriveMetric, type IndexModel } from '@pinecone-database/pinecone';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Choice } from '../../ports/ticket_source.ts';
import { askPinecone } from './transport.ts';

export interface IndexPlace {
  /** Address of the data plane, without a trailing slash. */
  host: string;
  dimension: number;
  /** `cosine`, `dotproduct` or `euclidean`. */
  metric: string;
}

/** A host as the SDK takes it: no trailing slash (it would ask for `//query`), plain http on loopback only. */
export function usableHost(host: string): string {
  const bare = host.trim().replace(/\/+$/, '');
  const address = /^https?:\/\//.test(bare) ? bare : `https://${bare}`;
  if (!bare || !URL.canParse(address)) return '';
  const { protocol, hostname } = new URL(address);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'http:' && !loopback ? '' : bare;
}

/** Why an index cannot be used, or its place. The model's own getters may throw, hence `derive*`. */
function placeOf(model: IndexModel): IndexPlace {
  const subject = model.name;
  const shape = classifyIndexShape(model);
  if (shape === 'documents-api') throw new VendorError('pinecone', 'index_unfit', { subject, said: 'it is made for documents' });
  if (!model.status?.ready) throw new VendorError('pinecone', 'index_not_ready', { subject });
  const dimension = deriveDimension(model);
  const metric = deriveMetric(model);
  if (shape !== 'vectors-api' || dimension.outcome !== 'value' || !dimension.value) {
    throw new VendorError('pinecone', 'index_unfit', { subject, said: 'it holds no dense vectors' });
  }
  const host = usableHost(model.host ?? '');
  if (!host) throw new VendorError('pinecone', 'nonsense');
  return { host, dimension: dimension.value, metric: metric.outcome === 'value' ? metric.value : 'cosine' };
}

/** Where an index is and what vectors it takes: one request, made once per connection. Throws VendorError. */
export async function resolveIndex(apiKey: string, indexName: string, deadline: Deadline): Promise<IndexPlace> {
  const name = indexName.trim();
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) throw new VendorError('pinecone', 'index_missing', { subject: name.slice(0, 60) });
  return askPinecone({ apiKey, indexName: name }, deadline, async (pinecone) => placeOf(await pinecone.indexes.describe(name)));
}

/** The indexes that can be used here: dense, in vectors form, ready; labelled "support-kb (768, cosine)". Throws VendorError. */
export async function indexChoices(apiKey: string, deadline: Deadline): Promise<Choice[]> {
  return askPinecone({ apiKey, indexName: '' }, deadline, async (pinecone, sent) => {
    const { indexes } = await pinecone.indexes.list();
    if (!Array.isArray(sent().indexes)) throw new VendorError('pinecone', 'nonsense');
    return (indexes ?? []).flatMap((model): Choice[] => {
      if (classifyIndexShape(model) !== 'vectors-api' || !model.status?.ready) return [];
      const dimension = deriveDimension(model);
      const metric = deriveMetric(model);
      if (dimension.outcome !== 'value' || !dimension.value) return [];
      return [{ id: model.name, label: `${model.name} (${dimension.value}, ${metric.outcome === 'value' ? metric.value : 'cosine'})` }];
    });
  });
}
