import tables from '../../../data/text/phrases.json' with { type: 'json' };
import { phraseFinder, type PhraseFinder } from './phrase_finder.ts';
import { phraseScout } from './phrase_scout.ts';

/** The tables of `data/text/phrases.json`; every phrase is folded (lower case, no accents), as `fold` folds text. */
export type PhraseTable = keyof typeof tables;

/** Tables that are looked up word by word alone, never searched for. */
const { speech, first_person, second_person, ...searched } = tables;
const scout = phraseScout(searched);
type SearchedTable = keyof typeof searched;

const chosen = (names: SearchedTable[]) => Object.fromEntries(names.map((name) => [name, tables[name]]));

/** Finds the phrases of the tables where a word begins; the last may go on ("organi" finds "organisation"). */
export const beginningsOf = (...names: SearchedTable[]): PhraseFinder => phraseFinder(chosen(names), { scout });

/** Finds the phrases of the tables as whole words. */
export const phrasesOf = (...names: SearchedTable[]): PhraseFinder => phraseFinder(chosen(names), { whole: true, scout });

/** The words of a table, for look-ups by word. */
export const wordsOf = (name: PhraseTable): ReadonlySet<string> => new Set(tables[name]);
