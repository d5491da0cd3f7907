/** Takes out of Pinecone what a smoke run stored, by the ids that the app gives its records. */
import { resolveIndex } from '../../adapters/pinecone/index_host.ts';
import { correctionId, customerPrefix, NAMESPACES } from '../../adapters/pinecone/records.ts';
import { openIndex } from '../../adapters/pinecone/vector_index.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import type { AuthData } from '../../services.ts';
import { CORRECTED, SMOKE_CUSTOMER, type Said } from './checks.ts';

export async function takeAway(authData: AuthData, mark: string): Promise<Said[]> {
  const { pinecone_api_key: apiKey = '', pinecone_index: indexName = '', gemini_api_key: geminiApiKey = '' } = authData;
  if (!apiKey || !indexName) return [];
  try {
    const place = await resolveIndex(apiKey, indexName, createDeadline());
    const index = await openIndex({ apiKey, indexName, geminiApiKey, ...place }, createDeadline());
    // The made-up customer's records, of earlier runs that were interrupted too.
    const { ids } = await index.listPage(NAMESPACES.solvedTickets, customerPrefix(SMOKE_CUSTOMER), 100, createDeadline());
    if (ids.length > 0) await index.deleteIds(NAMESPACES.solvedTickets, ids, createDeadline());
    const correction = correctionId({ ticketId: mark, ...CORRECTED, sentiment: 'negative', thought: '', correctedAt: '' });
    await index.deleteIds(NAMESPACES.corrections, [correction], createDeadline());
    return [{ right: `${ids.length} solved ticket(s) and the correction ${mark} deleted from ${indexName}. The note of which model filled the index stays.`, wrong: '' }];
  } catch (error) {
    return [{ right: '', wrong: `What was stored in ${indexName} could not be deleted: ${error instanceof Error ? error.message : 'unknown'} Run npm run knowledge -- delete --customer ${SMOKE_CUSTOMER}.` }];
  }
}
