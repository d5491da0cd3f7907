/** Keys from the environment or `.env`, and the index they open. */
import { existsSync } from 'node:fs';
import { createIndex, type NewIndex } from '../../adapters/pinecone/index_creation.ts';
import { resolveIndex } from '../../adapters/pinecone/index_host.ts';
import { openIndex, type PineconeIndex } from '../../adapters/pinecone/vector_index.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { InputError, isVendorError } from '../../errors.ts';

export interface Keys {
  pinecone: string;
  /** `""`: Pinecone's hosted embedding. */
  gemini: string;
  index: string;
}

/** How long a new index may take until it is ready. */
const READY_MS = 180_000;
const LOOK_EVERY_MS = 2_000;

export function readKeys(): Keys {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const read = (name: string): string => process.env[name]?.trim() ?? '';
  const keys = { pinecone: read('PINECONE_API_KEY'), gemini: read('GEMINI_API_KEY'), index: read('PINECONE_INDEX') };
  if (!keys.pinecone) throw new InputError('PINECONE_API_KEY is not set. Put it into the environment or into a file named .env.');
  if (!keys.index) throw new InputError('PINECONE_INDEX is not set. Put the name of your index into the environment or into a file named .env.');
  return keys;
}

/** The dimension a new index gets: what the hosted model makes, or a middle size of Gemini's. */
export const fittingDimension = (keys: Keys): number => (keys.gemini ? 768 : 1024);

async function whenReady(keys: Keys) {
  const until = Date.now() + READY_MS;
  for (;;) {
    try {
      return await resolveIndex(keys.pinecone, keys.index, createDeadline());
    } catch (error) {
      const passing = isVendorError(error) && (error.problem === 'index_not_ready' || error.problem === 'index_missing');
      if (!passing || Date.now() > until) throw error;
      await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
    }
  }
}

/** Opens the index; creates it first where it is missing and `wanted` says how. */
export async function openKnowledge(keys: Keys, wanted?: NewIndex): Promise<{ index: PineconeIndex; host: string; created: boolean }> {
  let created = false;
  let place: Awaited<ReturnType<typeof resolveIndex>>;
  try {
    place = await resolveIndex(keys.pinecone, keys.index, createDeadline());
  } catch (error) {
    if (!wanted || !isVendorError(error) || error.problem !== 'index_missing') throw error;
    await createIndex({ apiKey: keys.pinecone, indexName: keys.index }, wanted, createDeadline(40_000));
    created = true;
    place = await whenReady(keys);
  }
  const index = await openIndex({ apiKey: keys.pinecone, indexName: keys.index, geminiApiKey: keys.gemini, ...place }, createDeadline());
  return { index, host: place.host, created };
}
