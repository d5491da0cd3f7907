import table from '../../../data/escalation/concepts.json' with { type: 'json' };
import { SUPPORTED_LANGUAGES } from '../../ports/ticket.ts';

/** The words of each concept, a line a concept, by language: an asset, the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries(
  SUPPORTED_LANGUAGES.map((language) => [language, () => Buffer.from(Object.values<Record<string, string>>(table).map((words) => words[language] ?? '').join('\n'))]),
);
