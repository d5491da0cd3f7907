/* What is known of Gemini's embeddings without its SDK: an index embedded by another vendor must not load it. */

/** The vendor's limit of texts in one batch. */
export const EMBED_BATCH = 100;
/** Recommended and always normalised; takes a task as words before the text. Its own limit is 8,192 tokens. */
export const EMBEDDING_MODEL = 'gemini-embedding-2';

/** What a text is embedded for: a question is not embedded as the document that answers it. */
export type EmbeddingForm = 'query' | 'document' | 'similarity';

export interface EmbeddingText {
  title?: string;
  text: string;
}

/** Scaled to length 1; undefined for a vector of another dimension, with a value that is no number, of zeros alone, or beyond all measure. */
export function normalised(values: unknown, dimension: number): number[] | undefined {
  if (!Array.isArray(values) || values.length !== dimension) return undefined;
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const length = Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));
  return numbers.length === dimension && length > 0 && Number.isFinite(length) ? numbers.map((value) => value / length) : undefined;
}
