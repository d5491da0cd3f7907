import { wordsOf } from './phrases.ts';

const matters = wordsOf('matters');
const noNames = wordsOf('no_names');

/** Whether a folded word with a capital is what somebody writes about, rather than a name. */
export const isMatter = (word: string): boolean => matters.has(word) || noNames.has(word);
