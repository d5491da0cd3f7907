import type { ReplyQuestion } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { fold } from '../../../triage/text/characters.ts';
import { conceptsOf, isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

/** How near another answer must be to the nearest one to be meant as well. Set on the open five companies (data/retrieval). */
const NEARLY_AS_NEAR = 0.5;
const MOST_CHOICES = 4;
const LONGEST_TITLE = 90;
/** Inflected words share their beginning: "gata" and "gatita", but "small" is no form of "smart". A word of up to so many letters may lose its last one alone. */
const SHORT_WORD = 6;
const BEGINNING = 3;

/** No two names of one thing are longer than this many words. */
const MOST_WORDS_APART = 2;

const wordsIn = (text: string): Set<string> => new Set(wordsOf(text));

const isArticle = (word: string): boolean => word.length <= 3 && isFunctionWord(word);

/** The words of one title that the other does not hold, articles aside. */
const without = (words: Set<string>, others: Set<string>): string[] => [...words].filter((word) => !others.has(word) && !isArticle(word));

/** "When do you deliver?", "Where do you deliver?": told apart by what asks, which are two questions. */
const byWhatAsks = (title: string, only: string[]): boolean => only.some((word) => isFunctionWord(word) && wordsOf(title)[0] === word);

/** Whether a ticket says the word in any form. A figure has one; a function word is a form of none, nor is one of the `shared` words that both titles hold. */
function says(told: Set<string>, word: string, shared: string[] = []): boolean {
  if (told.has(word)) return true;
  const beginning = word.slice(0, word.length > SHORT_WORD ? -2 : -1);
  return !/\d/.test(word) && word.length > BEGINNING && [...told].some((other) => other.startsWith(beginning) && !shared.includes(other) && !isFunctionWord(other));
}

/** What tells the titles of two answers apart that stand under one question asked of two things, and what both say. */
interface Apart { left: string[]; right: string[]; shared: string[] }

/** The words of a title that name its own product and not the other's. */
const ofOwnProduct = (only: string[], { product }: Passage): string[] => only.filter((word) => wordsIn(product).has(word));

/** One question asked of two products, each answered under its own; one of the two may ask for more ("… and get my money back?"). */
function apartByProduct(left: Passage, right: Passage): Apart | undefined {
  if (!left.product.trim() || !right.product.trim() || fold(left.product.trim()) === fold(right.product.trim())) return undefined;
  const [leftWords, rightWords] = [wordsIn(left.title), wordsIn(right.title)];
  // A product may be called "One" or "Un".
  const [onlyLeft, onlyRight] = [[...leftWords].filter((word) => !rightWords.has(word)), [...rightWords].filter((word) => !leftWords.has(word))];
  const own = { left: ofOwnProduct(onlyLeft, left), right: ofOwnProduct(onlyRight, right) };
  const more = [onlyLeft.filter((word) => !own.left.includes(word) && !isFunctionWord(word)), onlyRight.filter((word) => !own.right.includes(word) && !isFunctionWord(word))];
  const shared = [...leftWords].filter((word) => rightWords.has(word));
  const alike = shared.filter((word) => !isFunctionWord(word)).length >= (more.flat().length > 0 ? MOST_WORDS_APART : 1);
  const twins = own.left.length > 0 && own.right.length > 0 && more.some(({ length }) => length === 0) && alike && wordsOf(left.title)[0] === wordsOf(right.title)[0];
  return twins ? { ...own, shared } : undefined;
}

/** The same where no product tells them apart ("… of the Aero 200?", "… of the Aero 500?"); undefined where they are two questions. */
function apart(left: Passage, right: Passage): Apart | undefined {
  if (left.title.length > LONGEST_TITLE || right.title.length > LONGEST_TITLE) return undefined;
  const byProduct = apartByProduct(left, right);
  if (byProduct) return byProduct;
  const [leftWords, rightWords] = [wordsIn(left.title), wordsIn(right.title)];
  const [onlyLeft, onlyRight] = [without(leftWords, rightWords), without(rightWords, leftWords)];
  const shared = without(leftWords, new Set(onlyLeft));
  const twins = onlyLeft.length > 0 && onlyLeft.length === onlyRight.length && onlyLeft.length <= MOST_WORDS_APART && shared.length >= onlyLeft.length
    && !byWhatAsks(left.title, onlyLeft) && !byWhatAsks(right.title, onlyRight);
  return twins ? { left: onlyLeft, right: onlyRight, shared } : undefined;
}

/** Which of two twins the words speak of; undefined where they are no twins. */
function spokenOf(best: Passage, other: Passage, told: Set<string>): 'none' | 'other' | 'both' | 'best' | undefined {
  const words = apart(best, other);
  if (!words) return undefined;
  // "Un" in a text is an article.
  const said = (word: string): boolean => !isFunctionWord(word) && says(told, word, words.shared);
  if (words.left.some(said)) return words.right.every(said) ? 'both' : 'best';
  return words.right.every(said) ? 'other' : words.right.some(said) ? 'both' : 'none';
}

/** What another customer's ticket was called is nobody else's to read. */
const isPublic = ({ kind }: Passage): boolean => kind === 'article';

/** Two answers to one question asked of two things, where the ticket names both; undefined where there are none. */
export function bothNamed(spoken: Passage[], { ticket }: Pick<ReplyQuestion, 'ticket'>): [Passage, Passage] | undefined {
  const told = wordsIn(`${ticket.subject}\n${ticket.message}`);
  const articles = spoken.filter(isPublic);
  for (const [at, left] of articles.entries()) {
    for (const right of articles.slice(at + 1)) {
      const words = apart(left, right);
      if (words && [...words.left, ...words.right].every((word) => says(told, word, words.shared))) return [left, right];
    }
  }
  return undefined;
}

/** What lies as near as the nearest answer. */
export interface Meant {
  /** What the customer has to choose between: products where each has its own, else titles of articles. `[]` where one is meant. */
  choices: string[];
  /** The answers behind the choices. */
  of: Passage[];
  /** Another answer may be meant, and the customer cannot be asked or need not be: its own words are the ticket's, or it was another customer's. */
  contested: boolean;
}

export const NOTHING_MEANT: Meant = { choices: [], of: [], contested: false };

/**
 * What is meant where the nearest answers differ only in what they are about. `asked`: the words that may say which, the
 * ticket's or those of one of its questions.
 */
export function whichMeant(best: Passage, spoken: Passage[], { product, productNamed }: Pick<ReplyQuestion, 'product' | 'productNamed'>, asked: string): Meant {
  const named = productNamed ? product : '';
  const told = wordsIn(`${asked} ${named}`);
  const near = spoken.filter((other) =>
    other.id !== best.id && other.score >= best.score * NEARLY_AS_NEAR && other.solution !== best.solution
    && !(named && best.product && other.product && fold(named) === fold(best.product) && fold(other.product) !== fold(named)));
  const twins = near.filter((other) => spokenOf(best, other, told) === 'none');
  const meant = [best, ...twins].filter(isPublic).slice(0, MOST_CHOICES);
  const ofNamed = ({ product: own }: Passage): boolean => named !== '' && fold(own) === fold(named);
  const contested = twins.some((other) => !isPublic(other)) || near.some((other) => spokenOf(best, other, told) === 'other' || (ofNamed(other) && !ofNamed(best) && apart(best, other)))
    || spoken.some((other) => !isPublic(other) && spokenOf(best, other, told) === 'both');
  // Asked only with the nearest among the choices: the others alone would hide it.
  if (!isPublic(best) || meant.length < 2) return { ...NOTHING_MEANT, contested: contested || twins.length > 0 };
  const products = [...new Set(meant.map((passage) => passage.product.trim()))];
  return { choices: products.length === meant.length && products.every(Boolean) ? products : meant.map(({ title }) => title.trim().replace(/\s+/g, ' ')), of: meant, contested };
}

/** The answer to the same question about what the ticket names, where the nearest is about another thing: "… at North Quay?" for "… at Mill Lane?". */
export function namedTwin(best: Passage, spoken: Passage[], said: string): Passage {
  const told = wordsIn(said);
  return spoken.find((other) => other.id !== best.id && isPublic(other) && spokenOf(best, other, told) === 'other') ?? best;
}

/** Whether a ticket tells what two or more answers to one question share, so that only which is meant need be asked, however far they lie. */
export function asksOneOf(choices: Passage[], asked: string): boolean {
  const [first, second] = choices;
  const words = first && second && apart(first, second);
  if (!words) return false;
  const told = wordsIn(asked);
  const own = wordsIn(`${first.product} ${second.product}`);
  const matters = words.shared.filter((word) => !isFunctionWord(word) && !own.has(word));
  return matters.some((word) => says(told, word));
}

/** Names of another thing: not about what the other word is about, in no form of it. */
const isAnother = (word: string, others: string[]): boolean =>
  !isFunctionWord(word) && !conceptsOf(word).some((concept) => others.some((other) => conceptsOf(other).includes(concept)));

/** The sentences of a message, of its first 20,000 letters, that end in a question mark, as they stand. */
export const markedQuestions = (message: string): string[] => sentencesOf(message.slice(0, 20_000)).filter(({ text }) => /\?[\s"”»)]*$/.test(text)).map(({ text }) => text);

/**
 * Whether a question is the passage's own but for what it is asked of: "Which plants are safe for cats?" beside "Which plants
 * are safe for dogs?", where the answer names no cats. The name of the `product` that the ticket is about need not be said.
 */
export function asksOfAnother(question: string, product: string, { title, problem, solution }: Passage): boolean {
  const [asked, own] = [wordsIn(question), wordsIn(title)];
  // Another question asks otherwise: "how long" is no "can I".
  if (title.length > LONGEST_TITLE || !asked.has(wordsOf(title)[0] ?? '')) return false;
  const [onlyAsked, onlyOwn] = [without(asked, own), without(own, new Set([...asked, ...wordsOf(product)]))].map((words) => words.filter((word) => !isFunctionWord(word)));
  const shared = [...own].filter((word) => asked.has(word)).length;
  if (!onlyAsked?.length || !onlyOwn?.length || onlyAsked.length > MOST_WORDS_APART || onlyOwn.length > MOST_WORDS_APART || shared < MOST_WORDS_APART) return false;
  const answered = wordsIn(`${title} ${problem} ${solution}`);
  return onlyAsked.some((word) => !says(answered, word) && isAnother(word, onlyOwn)) && onlyOwn.every((word) => !says(asked, word));
}
