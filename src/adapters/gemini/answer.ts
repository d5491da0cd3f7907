import { isRecord } from '../json.ts';

/** Tokens of one request, as Gemini bills them; thoughts are billed as output. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  thoughtTokens: number;
}

/** What a `generateContent` response holds, once looked at. */
export type ReadAnswer = { usage: Usage } & (
  | { kind: 'answer'; answer: Record<string, unknown> }
  /** Gemini will not speak on this content; `mayPass` where a second try can help. */
  | { kind: 'blocked'; reason: string; mayPass: boolean }
  | { kind: 'cut_off' }
  | { kind: 'nonsense' }
);

const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

function readUsage(response: Record<string, unknown>): Usage {
  const usage = isRecord(response.usageMetadata) ? response.usageMetadata : {};
  return {
    inputTokens: count(usage.promptTokenCount), outputTokens: count(usage.candidatesTokenCount), thoughtTokens: count(usage.thoughtsTokenCount),
  };
}

/** Finish reasons that say: not on this content. Those that are mere bad luck come with true. */
const BLOCKING: Record<string, boolean> = { SAFETY: false, PROHIBITED_CONTENT: false, BLOCKLIST: false, SPII: false, LANGUAGE: false, RECITATION: true };

/** The candidate's words without its thoughts: the SDK's own `text()` mixes them in. */
function spoken(candidate: Record<string, unknown>): string {
  const parts = isRecord(candidate.content) && Array.isArray(candidate.content.parts) ? candidate.content.parts : [];
  return parts.filter(isRecord).filter(({ thought }) => !thought).map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return isRecord(only) ? only : undefined;
  } catch {
    return undefined;
  }
}

/** Closing braces that are tried, from the last one back: words after the object may hold some of their own. */
const MOST_ENDS = 5;

/** The JSON object that was asked for; a sentence, a code fence or the brackets of a list around it do no harm. */
function parsed(text: string): Record<string, unknown> | undefined {
  const whole = text.trim();
  let found = objectIn(whole);
  if (whole.startsWith('[')) return found;
  const start = whole.indexOf('{');
  for (let end = whole.lastIndexOf('}'), tries = 0; !found && start >= 0 && end > start && tries < MOST_ENDS; end = whole.lastIndexOf('}', end - 1), tries += 1) {
    found = objectIn(whole.slice(start, end + 1));
  }
  return found;
}

/** Only `STOP` with a JSON object counts as an answer; every reason unknown to us is nonsense. */
export function readAnswer(response: unknown): ReadAnswer {
  if (!isRecord(response)) return { kind: 'nonsense', usage: { inputTokens: 0, outputTokens: 0, thoughtTokens: 0 } };
  const usage = readUsage(response);
  const candidate = Array.isArray(response.candidates) ? response.candidates.find(isRecord) : undefined;
  if (!candidate) {
    const reason = isRecord(response.promptFeedback) ? response.promptFeedback.blockReason : undefined;
    return typeof reason === 'string' && reason !== 'BLOCK_REASON_UNSPECIFIED' ? { kind: 'blocked', reason: word(reason), mayPass: reason === 'OTHER', usage } : { kind: 'nonsense', usage };
  }
  const finish = typeof candidate.finishReason === 'string' ? candidate.finishReason.toUpperCase() : '';
  if (finish === 'MAX_TOKENS') return { kind: 'cut_off', usage };
  const mayPass = Object.hasOwn(BLOCKING, finish) ? BLOCKING[finish] : undefined;
  if (mayPass !== undefined) return { kind: 'blocked', reason: word(finish), mayPass, usage };
  const answer = finish === 'STOP' ? parsed(spoken(candidate)) : undefined;
  return answer ? { kind: 'answer', answer, usage } : { kind: 'nonsense', usage };
}

/** A reason of Google's as a word fit to be shown. */
const word = (reason: string): string => (/^[A-Z_]{2,40}$/.test(reason) ? reason.toLowerCase().replaceAll('_', ' ') : 'unknown reason');
