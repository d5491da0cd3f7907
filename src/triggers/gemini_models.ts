import type { Bundle, ZObject } from 'zapier-platform-core';
import { geminiModels } from '../services.ts';
import { step } from '../zapier/step.ts';

/** The models this connection's key may use, asked of Gemini itself: a list written here would be out of date in weeks. */
const perform = step((_z: ZObject, bundle: Bundle, deadline) => geminiModels(bundle.authData, deadline));

/** Hidden: fills the dropdown “Gemini Model”. */
export const geminiModelsTrigger = {
  key: 'gemini_models',
  noun: 'Model',
  display: { label: 'Gemini Models', description: 'Triggers when the list of Gemini models is opened.', hidden: true },
  operation: { type: 'polling' as const, perform, sample: { id: 'gemini-3.5-flash-lite', label: 'Gemini 3.5 Flash-Lite (recommended)' } },
};
