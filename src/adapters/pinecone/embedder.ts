import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { shortenToTokens } from '../../triage/token_budget.ts';
import { EMBED_BATCH, EMBEDDING_MODEL, normalised, type EmbeddingForm, type EmbeddingText } from '../gemini/embedding_model.ts';
import { askPinecone } from './transport.ts';

/** Turns texts into unit vectors that fit one index. */
export interface Embedder {
  /** Recorded with the data: vectors of two models must never meet. */
  model: string;
  /** Texts of one request at most. */
  batch: number;
  /** Least cosine similarity at which a record counts as being about the question. */
  threshold: number;
  embed(form: EmbeddingForm, texts: EmbeddingText[], deadline: Deadline): Promise<number[][]>;
}

/** Pinecone's hosted model: five languages and ninety more, 1,024 dimensions, 507 tokens a text, 96 texts a request. */
const HOSTED = { model: 'multilingual-e5-large', dimension: 1024, batch: 96, tokens: 480 };

/** A batch is only ever embedded by the import, outside any step. */
const BATCH_SHARE_MS = 30_000;

/**
 * Least cosine that counts, by model, and how it was set. e5: its model card says that cosines crowd between 0.7 and 1.0
 * (it was trained at a low temperature), so related texts only begin around 0.8. gemini-embedding-2: no figure is published
 * and none could be measured here; one half leans to the safe side, where a passage too few asks the customer a question
 * while a passage too many answers another one. `npm run knowledge -- calibrate` measures both on a team's own records.
 */
const THRESHOLDS = { [EMBEDDING_MODEL]: 0.5, [HOSTED.model]: 0.8 };

function hosted(apiKey: string, indexName: string, dimension: number): Embedder {
  if (dimension !== HOSTED.dimension) {
    throw new VendorError('pinecone', 'embedding_mismatch', {
      subject: indexName, said: `it takes ${dimension} dimensions; without a Gemini key texts get ${HOSTED.dimension}`,
    });
  }
  return {
    model: HOSTED.model, batch: HOSTED.batch, threshold: THRESHOLDS[HOSTED.model] ?? 0,
    embed: (form, texts, deadline) => askPinecone({ apiKey, indexName }, deadline, async (pinecone) => {
      const inputs = texts.map(({ title, text }) => shortenToTokens([form === 'document' && title?.trim(), text].filter(Boolean).join('\n'), HOSTED.tokens).text);
      // Two tickets are compared as two queries, as the model's card asks for symmetric tasks.
      const inputType = form === 'document' ? 'passage' : 'query';
      const { data } = await pinecone.inference.embed({ model: HOSTED.model, inputs, parameters: { inputType, truncate: 'END' } });
      const vectors = data.map((embedding) => normalised('values' in embedding ? embedding.values : undefined, dimension)).filter((vector) => vector !== undefined);
      if (vectors.length !== texts.length) throw new VendorError('pinecone', 'nonsense');
      return vectors;
    }, texts.length > 1 ? { shareMs: BATCH_SHARE_MS } : {}),
  };
}

function byGemini(apiKey: string, indexName: string, dimension: number): Embedder {
  if (dimension < 128 || dimension > 3072) {
    throw new VendorError('pinecone', 'index_unfit', { subject: indexName, said: `it takes ${dimension} dimensions, Gemini makes 128 to 3072` });
  }
  return {
    model: EMBEDDING_MODEL, batch: EMBED_BATCH, threshold: THRESHOLDS[EMBEDDING_MODEL] ?? 0,
    embed: async (form, texts, deadline) => (await import('../gemini/embedding.ts')).embedTexts({ apiKey, model: EMBEDDING_MODEL, dimension, form, deadline }, texts),
  };
}

/** The embedder for an index: Gemini where there is a key, else Pinecone's hosted model. Throws VendorError where it cannot fit. */
export function pickEmbedder(access: { apiKey: string; geminiApiKey: string; indexName: string; dimension: number }): Embedder {
  const { apiKey, geminiApiKey, indexName, dimension } = access;
  return geminiApiKey.trim() ? byGemini(geminiApiKey, indexName, dimension) : hosted(apiKey, indexName, dimension);
}
