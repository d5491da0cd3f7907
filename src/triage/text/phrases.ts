import { fromSteps, inOrderOfHash, placeOf, placeOfHash, stepsOf } from './hashed_words.ts';
import { packed, unpacker } from './packed.ts';
import { phraseBook } from './phrase_finder.ts';
import { indexParts, readIndex, type PhraseIndex } from './phrase_index.ts';
import { assets } from './phrases.asset.ts';

/** The files `data/text/phrases.json` and `data/text/message_kinds.json`; every phrase is folded (lower case, no accents), as `fold` folds text. */
type Phrases = typeof import('../../../data/text/phrases.json');
type MessageKinds = typeof import('../../../data/text/message_kinds.json');

/** Whole texts are searched for these: one walk finds the phrases of all. */
const OF_TEXTS = [
  'original_message', 'forwarded', 'reply_above', 'sign_offs', 'thanks', 'formal_closings', 'device_lines', 'boilerplate', 'disclaimers',
  'disclaimer_signs', 'company_print', 'unsubscribe',
] as const;
/** Only a text with a colon; they are the words of every sentence ("to", "on"), and would hold up the walk for the others. */
const OF_THREADS = ['wrote_before', 'wrote_after', 'attribution_openers', 'header_from', 'header_sent', 'header_to', 'header_cc', 'header_subject'] as const;
/** Lines and paragraphs of one sort, each searched for one table alone. */
const OF_LINES = ['pointers', 'device_names', 'company_marks', 'identifiers', 'marks_line', 'here_words', 'fault_words', 'of_quoted', 'streets'] as const;
/** Subjects and openings, for what kind of message it is. */
const OF_KINDS = [
  'auto_subjects', 'absence_subjects', 'auto_sentences', 'absence_sentences', 'absence_cues', 'bounce_subjects', 'bounce_sentences', 'bounce_cues',
  'absence_until', 'bounce_words', 'requests',
] as const satisfies readonly (keyof MessageKinds)[];

/** Words that are looked up one by one. */
const WORD_LISTS = ['speech', 'first_person', 'second_person', 'thanks', 'solved', 'pleasantries', 'matters', 'no_names'] as const;
type WordList = (typeof WORD_LISTS)[number];

const chosen = <Table extends string>(tables: Readonly<Record<Table, string[]>>, names: readonly Table[]) => Object.fromEntries(names.map((name) => [name, tables[name]]));

/** The indexes of all phrases, and the hashes of the words of each list. */
export function packedPhrases(phrases: Phrases, kinds: MessageKinds): Uint8Array {
  const { speech, first_person, second_person, matters, no_names } = phrases;
  const { thanks, solved, thanks_words } = kinds;
  const lists: Record<WordList, string[]> = { speech, first_person, second_person, thanks, solved, pleasantries: [...thanks, ...solved, ...thanks_words], matters, no_names };
  return packed([
    ...[OF_TEXTS, OF_THREADS, OF_LINES].flatMap((names) => indexParts(chosen(phrases, names))),
    ...indexParts(chosen(kinds, OF_KINDS)),
    ...WORD_LISTS.map((name) => stepsOf(inOrderOfHash(lists[name].map((word) => ({ word }))).hashes)),
  ]);
}

type Indexes = Record<'texts' | 'threads' | 'lines' | 'kinds', PhraseIndex>;
/** `steps`: of each word list, as it lies in the asset; `lists`: of those asked for, their hashes. */
let stored: (Indexes & { steps: Int32Array[]; lists: Int32Array[] }) | undefined;

function readStored() {
  const parts = unpacker(assets.all?.() ?? new Uint8Array());
  return { texts: readIndex(parts), threads: readIndex(parts), lines: readIndex(parts), kinds: readIndex(parts), steps: WORD_LISTS.map(() => parts.hashes()), lists: [] };
}

const index = (name: keyof Indexes) => (): PhraseIndex => (stored ??= readStored())[name];

export const ofTexts = phraseBook(OF_TEXTS, index('texts'));
export const ofThreads = phraseBook(OF_THREADS, index('threads'));
export const ofLines = phraseBook(OF_LINES, index('lines'), Infinity);
export const ofKinds = phraseBook(OF_KINDS, index('kinds'));

const hashesAt = ({ steps, lists }: NonNullable<typeof stored>, at: number): Int32Array => (lists[at] ??= fromSteps(steps[at] ?? new Int32Array()));

/** The words of a list, looked up by word or by what `hashOf` makes of one. */
export interface WordSet {
  has(word: string): boolean;
  hasHash(hash: number): boolean;
}

export function wordsOf(name: WordList): WordSet {
  const at = WORD_LISTS.indexOf(name);
  let stands: Int32Array | undefined;
  const hashes = (): Int32Array => (stands ??= hashesAt(stored ??= readStored(), at));
  return { has: (word) => placeOf(hashes(), word) >= 0, hasHash: (hash) => placeOfHash(hashes(), hash) >= 0 };
}
