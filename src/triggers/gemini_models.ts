import type { Bundle, ZObject } from 'zapier-platform-core';
import { InputError } from '../errors.ts';
import { step } from '../step.ts';

/** The models this connection's key may use, asked of Gemini itself: a list written here would be out of date in weeks. */
const perform = step(async (_z: ZObject, bundle: Bundle, deadline) => {
  const apiKey = String(bundle.authData.gemini_api_key ?? '').trim();
  if (!apiKey) throw new InputError('This connection has no Gemini API key. Add one to choose a model, or leave the field blank.');
  const { modelChoices } = await import('../adapters/gemini/models.ts');
  return modelChoices(apiKey, deadline);
});

/** Hidden: fills the dropdown “Gemini Model”. */
export const geminiModelsTrigger = {
  key: 'gemini_models',
  noun: 'Model',
  display: { label: 'Gemini Models', description: 'Triggers when the list of Gemini models is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: 'gemini-3.5-flash-lite', label: 'Gemini 3.5 Flash-Lite (recommended)' } },
};
