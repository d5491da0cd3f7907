import matters from '../../../data/text/sensitive_matters.json' with { type: 'json' };
import { fold } from '../text/characters.ts';

/** Whole words, or where a `*` stands the part of one; what parts words in a label or a name is any sign, or nothing ("DataProtection"). */
const SENSITIVE = new RegExp(`\\b(?:${Object.values(matters).flat().join('|').replaceAll('*', '[a-z]*').replaceAll(' ', ' ?')})\\b`);

/**
 * Whether an issue's label or a template's name, as a team writes it in English, German, Spanish, French or Portuguese, is about security, safety,
 * privacy, law or fraud: matters that a person looks at before anything goes out, however sure the reply is.
 */
export const isSensitive = (label: string): boolean => SENSITIVE.test(fold(label.normalize('NFC')).replace(/[^a-z]+/g, ' '));
