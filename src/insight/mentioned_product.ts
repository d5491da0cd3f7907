import { fold } from '../triage/text/characters.ts';

/** Finds the named product that a ticket's words mention. */
export type ProductFinder = (subject: readonly string[], message: readonly string[]) => string;

/** More names than this are no list of products. */
const MOST_NAMES = 500;
/** A name that is one short or everyday word would be found everywhere. */
const SHORTEST = 4;
const SUBJECT_WEIGHT = 1.5;

/** Names by their first word and by their letters joined, so that `Brew Mate` and `BrewMates` are found too. */
export function productFinder(names: readonly string[]): ProductFinder {
  const byFirst = new Map<string, { name: string; words: string[] }[]>();
  for (const name of names.slice(0, MOST_NAMES)) {
    const words = fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (words.join('').length < SHORTEST) continue;
    const forms = [words, [words.join('')], ...splitForms(name)].filter((form) => form.length > 0);
    for (const form of new Map(forms.map((one) => [one.join(' '), one])).values()) {
      const first = form[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, words: form }]);
    }
  }
  return (subject, message) => {
    const points = new Map<string, number>();
    for (const [words, weight] of [[subject, SUBJECT_WEIGHT], [message, 1]] as const) count(words, weight, byFirst, points);
    const [best, second] = [...points].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best && best[1] > (second?.[1] ?? 0) ? best[0] : '';
  };
}

/** `BrewMate` as customers type it: `brew mate`. */
function splitForms(name: string): string[][] {
  const parts = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{N}]+/u).map(fold).filter(Boolean);
  return parts.length > 1 ? [parts] : [];
}

const isForm = (word: string | undefined, wanted: string): boolean =>
  word === wanted || (word !== undefined && word.length - wanted.length <= 2 && word.startsWith(wanted) && /^(?:s|es|n|en|'s)$/.test(word.slice(wanted.length)));

function count(words: readonly string[], weight: number, byFirst: Map<string, { name: string; words: string[] }[]>, points: Map<string, number>): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').replace(/^(?:[cdjlmnst]|qu)'/, '');
    for (const head of new Set([word, word.replace(/'?(?:s|n)$/, ''), word.replace(/(?:es|en)$/, '')])) {
      for (const { name, words: form } of byFirst.get(head) ?? []) {
        const rest = form.slice(1).every((part, offset) => isForm(words[at + 1 + offset], part));
        if (rest) points.set(name, (points.get(name) ?? 0) + weight * form.length);
      }
    }
  }
}
