import { tokenise, wordsOf, type TokenText } from './tokens.ts';

/** Where a team's own phrases stand in a text: literally, word by word, case and accents aside. Linear in the text for each phrase. */
export function findPhrases(text: TokenText, phrases: readonly string[]): { from: number; to: number }[] {
  const all = phrases.length === 0 ? [] : wordsOf(text);
  return phrases.flatMap((phrase) => {
    const words = wordsOf(tokenise(phrase));
    return words.length === 0 ? [] : placesOf(all, words).map((from) => ({ from, to: from + words.length - 1 }));
  });
}

/** Every place where `words` stand in a row (Knuth, Morris and Pratt: no text makes it slow). */
function placesOf(text: readonly string[], words: readonly string[]): number[] {
  const fallback = [0];
  for (let index = 1, length = 0; index < words.length; index++) {
    while (length > 0 && words[index] !== words[length]) length = fallback[length - 1] ?? 0;
    if (words[index] === words[length]) length++;
    fallback[index] = length;
  }
  const places: number[] = [];
  for (let index = 0, length = 0; index < text.length; index++) {
    while (length > 0 && text[index] !== words[length]) length = fallback[length - 1] ?? 0;
    if (text[index] === words[length]) length++;
    if (length === words.length) { places.push(index - length + 1); length = fallback[length - 1] ?? 0; }
  }
  return places;
}
