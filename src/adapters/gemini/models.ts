import { VendorError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import type { Choice } from '../../ports/ticket_source.ts';
import { attempt, readableKey } from '../attempt.ts';
import { guardedAnswer } from '../guarded_fetch.ts';
import { isRecord } from '../json.ts';
import { geminiBaseUrl, KEY_HEADER } from './address.ts';
import { DEFAULT_MODEL } from './model_rules.ts';
import { geminiRefusal, httpFailure, refusalOf } from './refusals.ts';

const LIST = { shareMs: 5_000, retryNeedsMs: 10_000 };

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Pages of models that are read at most: Google gives up to 1,000 a page. */
const MOST_PAGES = 10;

/** GET /v1beta/models, which the SDK lacks. The key goes in a header and nowhere else. */
async function listPage(apiKey: string, query: Record<string, string>, deadline: Deadline): Promise<{ models: Record<string, unknown>[]; next: string }> {
  const key = readableKey('gemini', apiKey);
  const address = `${geminiBaseUrl()}/v1beta/models?${new URLSearchParams(query)}`;
  return attempt({ vendor: 'gemini', deadline, ...LIST }, async (signal) => {
    const response = await guardedAnswer(address, { headers: { [KEY_HEADER]: key }, signal });
    const body = parsed(await response.text());
    if (!response.ok) {
      const error = isRecord(body?.error) ? body.error : {};
      throw refusalOf(httpFailure(response.status, typeof error.message === 'string' ? error.message : '', error.details, response.headers.get('retry-after') ?? ''), '');
    }
    if (!body || !Array.isArray(body.models)) throw new VendorError('gemini', 'nonsense');
    return { models: body.models.filter(isRecord), next: typeof body.nextPageToken === 'string' ? body.nextPageToken : '' };
  }, (error) => geminiRefusal(error, ''));
}

/** Asks for one model's name: free, and no model needs to be known. Throws VendorError where the key is not accepted. */
export async function testGeminiKey(apiKey: string, deadline: Deadline): Promise<void> {
  await listPage(apiKey, { pageSize: '1' }, deadline);
}

const ability = (model: Record<string, unknown>): unknown[] => (Array.isArray(model.supportedGenerationMethods) ? model.supportedGenerationMethods : []);
/** Models that answer with something else than text, and aliases whose meaning changes overnight: labels would shift. */
const UNFIT = /-latest$|embedding|image|imagen|veo|tts|audio|live|robotics|computer-use|aqa|lyria|learnlm/;

/** The models this key may use for text, the recommended one first. Throws VendorError. */
export async function modelChoices(apiKey: string, deadline: Deadline): Promise<Choice[]> {
  const models: Record<string, unknown>[] = [];
  let next = '';
  for (let page = 0; page < MOST_PAGES && (page === 0 || next); page += 1) {
    const listed = await listPage(apiKey, { pageSize: '1000', ...(next && { pageToken: next }) }, deadline);
    models.push(...listed.models);
    next = listed.next === next ? '' : listed.next;
  }
  const choices = models.filter((model) => ability(model).includes('generateContent')).flatMap((model): Choice[] => {
    const id = typeof model.name === 'string' ? model.name.replace(/^models\//, '') : '';
    if (!/^gemini-/.test(id) || UNFIT.test(id)) return [];
    const name = typeof model.displayName === 'string' && model.displayName.trim() ? model.displayName.trim() : id;
    return [{ id, label: `${name}${id === DEFAULT_MODEL ? ' (recommended)' : ''}` }];
  });
  // By id: a list read in pages may name a model on two of them, and Zapier refuses a dropdown with the same id twice.
  return [...new Map(choices.map((choice) => [choice.id, choice])).values()].sort((a, b) => Number(b.id === DEFAULT_MODEL) - Number(a.id === DEFAULT_MODEL) || a.label.localeCompare(b.label));
}
