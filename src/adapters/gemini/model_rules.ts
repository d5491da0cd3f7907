/** The newest generally available lite model without a shutdown date: fast, cheap, its labels do not shift. */
export const DEFAULT_MODEL = 'gemini-3.5-flash-lite';

/** What a request may say about thinking; most models refuse the knob of another family with a 400. */
export interface ThinkingConfig {
  thinkingLevel: 'minimal' | 'low' | 'medium' | 'high';
}

/** First match wins; every `-flash-lite` is left at its default, which is its fastest, as is 2.5-flash, which 3.5-flash-lite answers for. */
const THINKING: [prefix: RegExp, config: ThinkingConfig][] = [
  [/^gemini-3\.[56]-flash(?!-lite)/, { thinkingLevel: 'minimal' }],
  [/^gemini-(?:3\.[78]-flash(?!-lite)|4-)/, { thinkingLevel: 'low' }],
];

/** The least thinking a model allows, or undefined where nothing must be sent. */
export const thinkingFor = (model: string): ThinkingConfig | undefined => THINKING.find(([prefix]) => prefix.test(model))?.[1];

/** Tokens an answer may take: ours need some hundreds. What a model thinks counts too, and one that thinks must have room for both. */
export const outputRoom = (model: string): number => (/-flash-lite/.test(model) ? 2048 : 8192);

/** A model's id as the address needs it: `models/` off, default for blank; undefined where it cannot be a model's id. */
export function modelId(model: string): string | undefined {
  const id = model.trim().replace(/^models\//, '') || DEFAULT_MODEL;
  return /^[a-z0-9][a-z0-9.-]{0,99}$/i.test(id) ? id : undefined;
}
