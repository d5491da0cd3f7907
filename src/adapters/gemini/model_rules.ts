/** The newest generally available lite model without a shutdown date: fast, cheap, its labels do not shift. */
export const DEFAULT_MODEL = 'gemini-3.5-flash-lite';

/** What a request may say about thinking; most models refuse the knob of another family with a 400. */
export interface ThinkingConfig {
  thinkingBudget?: number;
  thinkingLevel?: 'minimal' | 'low' | 'medium' | 'high';
}

/** First match wins; every `-flash-lite` is left at its default, which is its fastest. */
const THINKING: [prefix: RegExp, config: ThinkingConfig][] = [
  [/^gemini-2\.5-flash(?!-lite)/, { thinkingBudget: 0 }],
  [/^gemini-3\.[56]-flash(?!-lite)/, { thinkingLevel: 'minimal' }],
  [/^gemini-(?:3\.[78]-flash(?!-lite)|4-)/, { thinkingLevel: 'low' }],
];

/** From this day on `gemini-2.5-flash` is answered by 3.5-flash-lite, whose rules are others. */
const BUDGET_ENDS = Date.parse('2026-12-01T00:00:00Z');

/** The least thinking a model allows, or undefined where nothing must be sent. */
export function thinkingFor(model: string, now: number = Date.now()): ThinkingConfig | undefined {
  const config = THINKING.find(([prefix]) => prefix.test(model))?.[1];
  return config?.thinkingBudget !== undefined && now >= BUDGET_ENDS ? undefined : config;
}

/** Tokens an answer may take: ours need some hundreds. What a model thinks counts too, and one that thinks must have room for both. */
export const outputRoom = (model: string): number => (/-flash-lite/.test(model) ? 2048 : 8192);

/** A model's id as the address needs it: `models/` off, default for blank; undefined where it cannot be a model's id. */
export function modelId(model: string): string | undefined {
  const id = model.trim().replace(/^models\//, '') || DEFAULT_MODEL;
  return /^[a-z0-9][a-z0-9.-]{0,99}$/i.test(id) ? id : undefined;
}
