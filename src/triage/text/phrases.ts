import tables from '../../../data/text/phrases.json' with { type: 'json' };
import { phraseFinder, type PhraseFinder } from './phrase_finder.ts';

/** The tables of `data/text/phrases.json`; every phrase is folded (lower case, no accents), as `fold` folds text. */
export type PhraseTable = keyof typeof tables;

const chosen = (names: PhraseTable[]) => Object.fromEntries(names.map((name) => [name, tables[name]]));

/** Finds the phrases of the tables where a word begins; the last may go on ("organi" finds "organisation"). */
export const beginningsOf = (...names: PhraseTable[]): PhraseFinder => phraseFinder(chosen(names));

/** Finds the phrases of the tables as whole words. */
export const phrasesOf = (...names: PhraseTable[]): PhraseFinder => phraseFinder(chosen(names), { whole: true });

/** The words of a table, for look-ups by word. */
export const wordsOf = (name: PhraseTable): ReadonlySet<string> => new Set(tables[name]);
