import { functionWordLists } from './word_lists.ts';

/** A lead of fewer frequent words than this tells no language. */
const LEAST_LEAD = 2;
/** Two lists a language. */
const languageOf = (list: number): number => (list >> 1) + 1;
/** The numbers (1, 2, …) of the languages in which a folded word is frequent. */
export function languagesOf(word: string): number[] {
  const lists = functionWordLists().listsOf(word);
  return lists.length < 2 ? lists.map(languageOf) : lists.map(languageOf).filter((language, at, all) => language !== all[at - 1]);
}

/** Tells the language of one text after the other by frequent words; a word of several languages counts a part for each. */
export function createLanguageTally(): { add(languages: number[]): void; take(leastLead?: number): number } {
  const counts = new Float32Array(functionWordLists().names.length + 1);
  return {
    add(languages) {
      for (let at = 0; at < languages.length; at += 1) counts[languages[at]!]! += 1 / languages.length;
    },
    /** The number of the language that leads by so much, 0 where none does. */
    take(leastLead = LEAST_LEAD) {
      let best = 0;
      let second = 0;
      for (let language = 1; language < counts.length; language += 1) {
        if (counts[language]! > counts[best]!) [best, second] = [language, best];
        else if (counts[language]! > counts[second]!) second = language;
      }
      const lead = counts[best]! - counts[second]!;
      counts.fill(0);
      return lead >= leastLead ? best : 0;
    },
  };
}
