import { SUPPORTED_LANGUAGES } from '../../ports/ticket.ts';
import { detectLanguage, type DetectedLanguage } from '../language.ts';
import { ownerOf } from '../text/function_words.ts';
import type { Lexicon } from './lexicon.ts';
import type { TokenText } from './tokens.ts';

/** Words that only one language has make a text of that language plain when there are at least this many… */
const ENOUGH = 5;
/** …and this many times as many as any other language has. */
const LEAD = 5;
/** Tokens read: a language shows in the first lines. */
const READ = 120;

/** Languages that own words, and by a word's number in the lexicon the place of its owner among them, plus one; 0 for a word of none. */
let known: { lexicon: Lexicon; owners: number[] } | undefined;
const languages: string[] = [];

function ownersIn(lexicon: Lexicon): number[] {
  if (known?.lexicon !== lexicon) known = { lexicon, owners: [] };
  const { owners } = known;
  while (owners.length < lexicon.size()) owners.push(placeOf(ownerOf(lexicon.textOf(owners.length))));
  return owners;
}

function placeOf(language: string | undefined): number {
  if (language === undefined) return 0;
  const place = languages.indexOf(language);
  return place < 0 ? languages.push(language) : place + 1;
}

/**
 * The ticket's language, told by its function words where they leave no doubt (a tenth of the cost), else by `detectLanguage`.
 * `message` is what the detector reads.
 */
export function ticketLanguage(tokens: TokenText, message: string): DetectedLanguage {
  const owners = ownersIn(tokens.lexicon);
  const counts = [0, ...languages.map(() => 0)];
  const read = Math.min(READ, tokens.numbers.length);
  for (let index = 0; index < read; index++) counts[owners[tokens.numbers[index]!]!]! += 1;
  let [best, second] = [0, 0];
  for (let place = 1; place < counts.length; place++) {
    if (best === 0 || counts[place]! > counts[best]!) [best, second] = [place, best];
    else if (second === 0 || counts[place]! > counts[second]!) second = place;
  }
  const language = languages[best - 1];
  const isPlain = language !== undefined && counts[best]! >= ENOUGH && counts[best]! >= LEAD * (second > 0 ? counts[second]! : 0) && SUPPORTED_LANGUAGES.some((supported) => supported === language);
  return isPlain ? { language, supported: true, confidence: 1 } : detectLanguage(message);
}
