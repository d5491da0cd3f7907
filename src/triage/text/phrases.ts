import tables from '../../../data/text/phrases.json' with { type: 'json' };
import { phraseFinder, type PhraseFinder } from './phrase_finder.ts';
import { phraseScout } from './phrase_scout.ts';

/** The tables of `data/text/phrases.json`; every phrase is folded (lower case, no accents), as `fold` folds text. */
export type PhraseTable = keyof typeof tables;

/** Tables that are looked up word by word alone, never searched for. */
type WordTable = 'speech' | 'first_person' | 'second_person';
type SearchedTable = Exclude<PhraseTable, WordTable>;

const chosen = (names: readonly SearchedTable[]) => Object.fromEntries(names.map((name) => [name, tables[name]]));

/** Whole texts are searched for these: one walk finds the phrases of all. */
const OF_TEXTS = [
  'original_message', 'forwarded', 'reply_above', 'sign_offs', 'thanks', 'formal_closings', 'device_lines', 'boilerplate', 'disclaimers',
  'disclaimer_signs', 'company_print', 'unsubscribe',
] as const;
/** Only of a text with a colon; they are the words of every sentence ("to", "on"), and would hold up the walk for the others. */
const OF_THREADS = ['wrote_before', 'wrote_after', 'attribution_openers', 'header_from', 'header_sent', 'header_to', 'header_cc', 'header_subject'] as const;
const scouts = [OF_TEXTS, OF_THREADS].map((names) => phraseScout(chosen(names)));

function finderOf(names: readonly SearchedTable[], whole: boolean): PhraseFinder {
  const scout = scouts.find(({ tables: scouted }) => names.every((name) => scouted.includes(name)));
  return phraseFinder(chosen(names), { whole, ...(scout && { scout }) });
}

/** Finds the phrases of the tables where a word begins; the last may go on ("organi" finds "organisation"). */
export const beginningsOf = (...names: SearchedTable[]): PhraseFinder => finderOf(names, false);

/** Finds the phrases of the tables as whole words. */
export const phrasesOf = (...names: SearchedTable[]): PhraseFinder => finderOf(names, true);

/** The words of a table, for look-ups by word. */
export const wordsOf = (name: PhraseTable): ReadonlySet<string> => new Set(tables[name]);
