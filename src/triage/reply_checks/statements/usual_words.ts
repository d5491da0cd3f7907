import usual from '../../../../data/text/usual_words.json' with { type: 'json' };

const lists: Readonly<Record<string, string>> = usual.words;
const read = new Map<string, ReadonlySet<string>>();

/** The stems of words that good replies in a language say of themselves, though neither ticket nor source does: they tell nothing new. Empty for a language that is not known. */
export function usualWords(language: string): ReadonlySet<string> {
  const known = read.get(language) ?? new Set(lists[language]?.split(' ') ?? []);
  read.set(language, known);
  return known;
}
