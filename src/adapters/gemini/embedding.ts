import { type ContentEmbedding, type EmbedContentRequest, TaskType } from '@google/generative-ai';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { shortenToTokens } from '../../triage/token_budget.ts';
import { attempt } from '../attempt.ts';
import { normalised, type EmbeddingForm, type EmbeddingText } from './embedding_model.ts';
import { geminiRefusal } from './refusals.ts';
import { geminiModel } from './transport.ts';

/** Milliseconds one embed request may take; the second one leaves Pinecone and the reply their time. */
const EMBED = { shareMs: 5_000, retryNeedsMs: 14_000 };
/** A batch is only ever embedded by the import, outside any step. */
const BATCH_SHARE_MS = 30_000;
const MAX_TOKENS: Record<string, number> = { 'gemini-embedding-001': 1_800, 'gemini-embedding-2': 7_000 };

/** The SDK's type lags behind the API; the field is sent as it stands. */
interface EmbedRequest extends EmbedContentRequest {
  outputDimensionality?: number;
}

const TASK_TYPES: Record<EmbeddingForm, TaskType> = {
  query: TaskType.RETRIEVAL_QUERY, document: TaskType.RETRIEVAL_DOCUMENT, similarity: TaskType.SEMANTIC_SIMILARITY,
};

/** gemini-embedding-2 ignores `taskType` and is told its task in words. */
function inWords(form: EmbeddingForm, { title, text }: EmbeddingText): string {
  if (form === 'document') return `title: ${title?.trim() || 'none'} | text: ${text}`;
  return `task: ${form === 'query' ? 'search result' : 'classification'} | query: ${text}`;
}

function requestFor(model: string, form: EmbeddingForm, dimension: number, source: EmbeddingText): EmbedRequest {
  const text = shortenToTokens(source.text, MAX_TOKENS[model] ?? 1_800).text;
  const byTask = model === 'gemini-embedding-001';
  const words = byTask ? [source.title?.trim(), text].filter(Boolean).join('\n') : inWords(form, { ...source, text });
  return { content: { role: 'user', parts: [{ text: words }] }, outputDimensionality: dimension, ...(byTask && { taskType: TASK_TYPES[form] }) };
}

export interface EmbeddingQuestion {
  apiKey: string;
  model: string;
  dimension: number;
  form: EmbeddingForm;
  deadline: Deadline;
}

/**
 * Unit vectors for texts, in order: one request for one text, a batch for 2 to 100. No text may be blank. Throws VendorError.
 * One text is one request or one batch entry: several parts of one content would be fused into one vector.
 */
export async function embedTexts(question: EmbeddingQuestion, texts: EmbeddingText[]): Promise<number[][]> {
  const { model, dimension } = question;
  if (texts.length === 0) return [];
  const requests = texts.map((text) => requestFor(model, question.form, dimension, text));
  const shareMs = texts.length > 1 ? BATCH_SHARE_MS : EMBED.shareMs;
  return attempt({ vendor: 'gemini', deadline: question.deadline, ...EMBED, shareMs }, async (signal) => {
    const client = geminiModel(question.apiKey, { model });
    const [only] = requests;
    const embeddings: ContentEmbedding[] | undefined = requests.length === 1 && only
      ? [(await client.embedContent(only, { signal })).embedding]
      : (await client.batchEmbedContents({ requests }, { signal })).embeddings;
    const vectors = Array.isArray(embeddings) ? embeddings.map((embedding) => normalised(embedding?.values, dimension)) : [];
    const whole = vectors.filter((vector) => vector !== undefined);
    if (whole.length !== texts.length) throw new VendorError('gemini', 'nonsense');
    return whole;
    // No model's name goes with a refusal: “choose another model” would send the person to the wrong field.
  }, (error) => geminiRefusal(error, ''));
}
