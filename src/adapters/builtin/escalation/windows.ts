/** Words from which a sentence is read by itself. */
const WORDS_OF_A_SENTENCE = 3;
/** Longest quote, in characters. */
const LONGEST_QUOTE = 160;

/** The sentences and lines of a text, letter for letter, without those of a word or two. */
const sentencesOf = (text: string): string[] =>
  (text.match(/[^.!?;\n]+[.!?;]*/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence.split(/\s+/, WORDS_OF_A_SENTENCE).length === WORDS_OF_A_SENTENCE);

/** The pieces of a text that are read by themselves, letter for letter: its sentences, and each of them with the one behind it. */
export interface Windows {
  sentences: string[];
  pairs: string[];
}

/** None where the text has but one sentence. */
export function windowsOf(text: string): Windows {
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return { sentences: [], pairs: [] };
  return { sentences, pairs: sentences.length === 2 ? [] : sentences.slice(1).map((next, at) => `${sentences[at]} ${next}`) };
}

/** The longest beginning of a sentence that may be quoted, cut between words. */
export function quotable(sentence: string): string {
  const trimmed = sentence.trim();
  if (trimmed.length <= LONGEST_QUOTE) return trimmed;
  const cut = trimmed.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}
