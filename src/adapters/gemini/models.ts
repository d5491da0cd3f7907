import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Choice } from '../../ports/ticket_source.ts';
import { attempt, readableKey } from '../attempt.ts';
import { DEFAULT_MODEL } from './model_rules.ts';
import { geminiRefusal, httpFailure, refusalOf } from './refusals.ts';
import { redirected } from '../loopback.ts';

const LIST = { shareMs: 5_000, retryNeedsMs: 10_000 };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** GET /v1beta/models, which the SDK lacks. The key goes in a header and nowhere else; a redirect is not followed with it. */
async function listModels(apiKey: string, pageSize: number, deadline: Deadline): Promise<Record<string, unknown>[]> {
  const key = readableKey('gemini', apiKey);
  const address = `${redirected('GEMINI_BASE_URL', 'https://generativelanguage.googleapis.com')}/v1beta/models?pageSize=${pageSize}`;
  return attempt({ vendor: 'gemini', deadline, ...LIST }, async (signal) => {
    const response = await fetch(address, { headers: { 'x-goog-api-key': key }, redirect: 'error', signal });
    const body = parsed(await response.text());
    if (!response.ok) {
      const error = isRecord(body?.error) ? body.error : {};
      throw refusalOf(httpFailure(response.status, typeof error.message === 'string' ? error.message : '', error.details), '');
    }
    if (!body || !Array.isArray(body.models)) throw new VendorError('gemini', 'nonsense');
    return body.models.filter(isRecord);
  }, (error) => geminiRefusal(error, ''));
}

/** Asks for one model's name: free, and no model needs to be known. Throws VendorError where the key is not accepted. */
export async function testGeminiKey(apiKey: string, deadline: Deadline): Promise<void> {
  await listModels(apiKey, 1, deadline);
}

const ability = (model: Record<string, unknown>): unknown[] => (Array.isArray(model.supportedGenerationMethods) ? model.supportedGenerationMethods : []);
/** Models that answer with something else than text, and aliases whose meaning changes overnight: labels would shift. */
const UNFIT = /-latest$|embedding|image|imagen|veo|tts|audio|live|robotics|computer-use|aqa|lyria|learnlm/;

/** The models this key may use for text, the recommended one first. Throws VendorError. */
export async function modelChoices(apiKey: string, deadline: Deadline): Promise<Choice[]> {
  const models = await listModels(apiKey, 1000, deadline);
  const choices = models.filter((model) => ability(model).includes('generateContent')).flatMap((model): Choice[] => {
    const id = typeof model.name === 'string' ? model.name.replace(/^models\//, '') : '';
    if (!/^gemini-/.test(id) || UNFIT.test(id)) return [];
    const name = typeof model.displayName === 'string' && model.displayName.trim() ? model.displayName.trim() : id;
    return [{ id, label: `${name}${id === DEFAULT_MODEL ? ' (recommended)' : ''}` }];
  });
  return choices.sort((a, b) => Number(b.id === DEFAULT_MODEL) - Number(a.id === DEFAULT_MODEL) || a.label.localeCompare(b.label));
}
