import { GoogleGenerativeAI, type GenerationConfig, type HarmBlockThreshold, HarmCategory, type ModelParams, type ResponseSchema, type Schema } from '@google/generative-ai';
import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { attempt, readableKey } from '../attempt.ts';
import { guardGlobalFetch } from '../guarded_fetch.ts';
import { geminiBaseUrl, KEY_HEADER } from './address.ts';
import { readAnswer, type Usage } from './answer.ts';
import { modelId, outputRoom, thinkingFor, type ThinkingConfig } from './model_rules.ts';
import { adjustable, geminiRefusal } from './refusals.ts';

/** Milliseconds one generate request may take, and what must be left of the step for a second one. */
const GENERATE = { shareMs: 12_000, retryNeedsMs: 10_000 };

export interface GeminiAccess {
  apiKey: string;
  /** As the zap names it; `""` means the recommended one. */
  model: string;
  /** Hears what each answered request cost, in tokens. */
  onUsage?: (usage: Usage) => void;
}

export interface Prompt {
  /** Rules and label definitions alone: the same for every ticket, so that Google may cache it. */
  system: string;
  /** Parts of the one user turn: examples and ticket, as data. */
  parts: string[];
  schema: ResponseSchema;
}

/** The SDK's types lag behind the API: these two are sent as they stand. */
interface GenerationOptions extends GenerationConfig {
  thinkingConfig?: ThinkingConfig;
}

/** A client of one model. Never given a `timeout`: the SDK would leave its timer running. Its `fetch` is the global one. */
export function geminiModel(apiKey: string, params: ModelParams) {
  guardGlobalFetch(KEY_HEADER);
  return new GoogleGenerativeAI(readableKey('gemini', apiKey)).getGenerativeModel(params, { baseUrl: geminiBaseUrl() });
}

/** Angry customers curse: nothing of that is to be filtered. `OFF` is newer than the SDK's list of thresholds. */
const SAFETY = [
  HarmCategory.HARM_CATEGORY_HARASSMENT, HarmCategory.HARM_CATEGORY_HATE_SPEECH,
  HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT, HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
].map((category) => ({ category, threshold: 'OFF' as HarmBlockThreshold }));

/** The schema without its lists of values: for a server that finds them too many. The answer is checked here anyway. */
function withoutEnums(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'enum' || (key === 'format' && value === 'enum') ? undefined : value)));
}

/** The request without what this refusal is about; undefined where nothing of it is left to take away. */
function without(kind: ReturnType<typeof adjustable>, options: GenerationOptions): GenerationOptions | undefined {
  const { thinkingConfig, responseSchema, ...rest } = options;
  if (kind === 'thinking' && thinkingConfig) return { ...rest, ...(responseSchema && { responseSchema }) };
  const plain = responseSchema && withoutEnums(responseSchema);
  if (kind !== 'schema' || !plain || JSON.stringify(plain) === JSON.stringify(responseSchema)) return undefined;
  return { ...rest, ...(thinkingConfig && { thinkingConfig }), responseSchema: plain };
}

async function generate(access: GeminiAccess, model: string, prompt: Prompt, options: GenerationOptions, signal: AbortSignal): Promise<unknown> {
  const client = geminiModel(access.apiKey, { model, systemInstruction: prompt.system, safetySettings: SAFETY, generationConfig: options });
  try {
    return (await client.generateContent({ contents: [{ role: 'user', parts: prompt.parts.map((text) => ({ text })) }] }, { signal })).response;
  } catch (error) {
    const adjusted = signal.aborted ? undefined : without(adjustable(error), options);
    if (!adjusted) throw error;
    return generate(access, model, prompt, adjusted, signal);
  }
}

/** What Gemini answered: a JSON object, or the word for why it will not answer on this ticket. */
export type Generated = { blocked: '' ; answer: Record<string, unknown> } | { blocked: string; answer: null };

/**
 * One generate request (one more after a failure that may pass). Throws VendorError; blocked content is an answer.
 * A cut-off answer is asked again with twice the room. `check` hears whether no other answer can be asked for.
 */
export async function generateJson(access: GeminiAccess, prompt: Prompt, check: (answer: Record<string, unknown>, isLast: boolean) => boolean, deadline: Deadline): Promise<Generated> {
  const model = modelId(access.model);
  if (!model) throw new VendorError('gemini', 'model_retired', { subject: access.model });
  const thinkingConfig = thinkingFor(model);
  let room = outputRoom(model);
  return attempt({ vendor: 'gemini', deadline, ...GENERATE }, async (signal, isSecond) => {
    const options: GenerationOptions = {
      responseMimeType: 'application/json', responseSchema: prompt.schema, maxOutputTokens: room, ...(thinkingConfig && { thinkingConfig }),
    };
    const read = readAnswer(await generate(access, model, prompt, options, signal));
    access.onUsage?.(read.usage);
    if (read.kind === 'cut_off') room *= 2;
    if (read.kind === 'blocked' && (isSecond || !read.mayPass)) return { blocked: read.reason, answer: null };
    if (read.kind !== 'answer' || !check(read.answer, isSecond || deadline.remaining() < GENERATE.retryNeedsMs)) throw new VendorError('gemini', 'nonsense');
    return { blocked: '', answer: read.answer };
  }, (error) => geminiRefusal(error, model));
}
