import functionWords from '../../../data/text/function_words.json' with { type: 'json' };
import { wordsOf } from './words.ts';

/** A lead of fewer function words than this tells no language. */
const LEAST_LEAD = 2;
const NONE: number[] = [];

let byWord: Map<string, number[]> | undefined;

function read(): Map<string, number[]> {
  const languages = new Map<string, number[]>();
  Object.values(functionWords).forEach((words, at) => {
    for (const word of new Set(words.split(' ').flatMap(wordsOf))) languages.set(word, [...(languages.get(word) ?? []), at + 1]);
  });
  return languages;
}

/** The numbers (1, 2, …) of the languages in which a folded word is a function word. */
export function languagesOf(word: string): number[] {
  byWord ??= read();
  return byWord.get(word) ?? NONE;
}

/** Tells the language of one text after the other by function words; a word of several languages counts a part for each. */
export function createLanguageTally(): { add(languages: number[]): void; take(): number } {
  const counts = new Float32Array(Object.keys(functionWords).length + 1);
  return {
    add(languages) {
      for (let at = 0; at < languages.length; at += 1) counts[languages[at]!]! += 1 / languages.length;
    },
    /** The number of the language that leads clearly, 0 where none does. */
    take() {
      let best = 0;
      let second = 0;
      for (let language = 1; language < counts.length; language += 1) {
        if (counts[language]! > counts[best]!) [best, second] = [language, best];
        else if (counts[language]! > counts[second]!) second = language;
      }
      const lead = counts[best]! - counts[second]!;
      counts.fill(0);
      return lead >= LEAST_LEAD ? best : 0;
    },
  };
}
