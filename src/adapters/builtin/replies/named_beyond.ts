import type { Passage } from '../../../ports/knowledge_base.ts';
import { askedIn, namesIn } from '../../../triage/replies/ticket_questions.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { sensesOf, stemOf } from '../words/kin.ts';
import { isFrequent, isFunctionWord } from '../words/word_lists.ts';
import { isOfEverybody } from './stands_open.ts';
import { isHowTo, tellsFault } from './told_faults.ts';
import { wordsOf } from '../words/words.ts';

/** A question that says so much of a title is the title's own: what it says besides is what it turns on. */
export const OWN_QUESTION = 0.6;
/** Endings that a word may have or lack: "day", "days". */
const LONGEST_ENDING = 2;
const SHORTEST_KIN = 3;
/** An order, an invoice, a customer by number: what stands behind it is of no entry. */
const NUMBERED = /^(?!(?:19|20)\d\d$)\p{L}{0,3}\d{4,}/u;
/** Said of anything, or when: to "use" is no matter of its own, nor is "an item". */
const OF_ANYTHING = /^(?:oui|jusqu|brauchte\p{L}*|gostava|gostaria|quisiera|querria|voudrais|aimerais|best|besten?|mejor\p{L}*|meilleur\p{L}*|melhor\p{L}*|darme|dar|hac(?:en|er|eis)|faz(?:em|er)|faire|llega\p{L}*|chega\p{L}*|download\p{L}*|(?:he)?runterlad\p{L}*|descarg\p{L}*|telecharg\p{L}*|baixar|use|using|get|got|see|try|ask|let|buy|put|say|set|way|yes|lot|day|one|two|all|any|now|new|old|ist|hat|war|bin|ein|zum|zur|vom|man|via|les|mon|mes|ses|nos|vos|una|uno|mis|sus|los|las|meu|seu|uma|nos|utilizar|utiliser|usar|benutzen?|verwenden?|nutzen?|nun|mal|denn|pra|pro|algun\p{L}*|tipos?|types?|kinds?|sorte|items?|things?|products?|artikel|produkte?|articulos?|productos?|articles?|produits?|produtos?|artigos?|placed|place|today|yesterday|tomorrow|currently|actually|already|really|heute|gestern|morgen|eigentlich|genau|aktuell|derzeit|hoje|ontem|amanha|ayer|manana|aujourd|hier|demain|exact\p{L}*|exakt|find\p{L}*|trouv\p{L}*|encontr\p{L}*|have|having|haben|hatte\p{L}*|bekomm\p{L}*|recib\p{L}*|receb\p{L}*|receive\p{L}*|obten\p{L}*|obtenir|consig\p{L}*|conseg\p{L}*|allowed|erlaubt|permitid\p{L}*|permis|autoris\p{L}*|offer|offers|anbiete\p{L}*|ofrec\p{L}*|oferec\p{L}*|propose\p{L}*|exist\p{L}*)$/u;
/** A function word that tells an item from a new one. */
const USED = 'used';
/** What names more than so much tells a story about a topic; what it turns on is not told by each of its words. */
const MOST_OF_TOPIC = 4;

/** The words of a text that name something, those of the product left out. */
export function telling(text: string, product = ''): string[] {
  const own = new Set(wordsOf(product));
  const folded = foldFully(text);
  const short = wordsOf(text).filter((word) => word.length === SHORTEST_KIN && !isFunctionWord(word));
  return [...new Set([...namesIn(folded).filter((word) => word === USED || !isFunctionWord(word)), ...short])].filter((word) => !OF_ANYTHING.test(word) && !own.has(word));
}

/** Whether a word stands in some words, in a form of it. */
const inForm = (word: string, words: readonly string[]): boolean => words.some((other) =>
  stemOf(other) === stemOf(word) || (word.length > SHORTEST_KIN && other.startsWith(word)) || (other.length >= SHORTEST_KIN && word.startsWith(other) && word.length - other.length <= LONGEST_ENDING));

/** Whether some words say a word: itself, in any form, or by what it means. */
export function sayer(words: readonly string[]): (word: string) => boolean {
  let senses: Set<number | string> | undefined;
  return (word) => inForm(word, words) || sensesOf(word).some((sense) => (senses ??= new Set(words.flatMap(sensesOf))).has(sense));
}

/** Whether a title asks: "How long does delivery take?" is answered for what it names; "Delivery" may say more than its title. */
export const asksItself = (title: string): boolean => /\?\s*$/.test(title) || isHowTo(title) || askedIn(title).length > 0;

/** All that a passage says. */
export const wordsOfPassage = ({ title, problem, solution, product }: Passage): string[] => [...new Set(wordsOf(`${title} ${problem} ${solution} ${product}`))];

/** How much of a title a question says, 0 to 1; 0 for a title that names nothing. */
export function shareOfTitle(question: string, title: string, product: string): number {
  const named = telling(title, product), own = named.length > 0 ? named : telling(title);
  const says = sayer(wordsOf(question));
  return own.length === 0 ? 0 : own.filter(says).length / own.length;
}

/**
 * What a question names beyond the entry whose own question it is: "How long does express delivery take?", "Can I cancel by
 * phone?". The entry does not say whether its answer holds there. `[]` where it says all of it, or the question is told in other words.
 */
export function namedBeyond(questions: readonly string[], product: string, passage: Passage): string[] {
  const own = `${product} ${passage.product}`, { title } = passage;
  const asks = asksItself(title);
  if (!asks && (tellsFault(title) || title.trim() === '')) return [];
  const says = sayer(wordsOfPassage(passage));
  return questions.filter((question) => shareOfTitle(question, title, own) >= (asks ? OWN_QUESTION : 1)).flatMap((question) => {
    const named = telling(question, own);
    return asks || named.length <= MOST_OF_TOPIC ? named.filter((word) => !NUMBERED.test(word) && !says(word)) : [];
  });
}

/** A word with a capital behind another one. */
const CAPITAL = /(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]{2,}/gu;

/**
 * The names in a question that the passage does not hold, and the title of another entry does: "What is shipping to Austria?" beside "Do you
 * deliver to Austria?". In German every noun has a capital, so only a country, a month, a weekday, or what is no word that we know.
 */
export function namedElsewhere(questions: readonly string[], { language, product }: { language: string; product: string }, passage: Passage, others: readonly Passage[]): string[] {
  const says = sayer([...wordsOfPassage(passage), ...wordsOf(product)]);
  const titles = others.filter(({ id, kind }) => id !== passage.id && kind === 'article').map(({ title }) => wordsOf(title));
  return questions.flatMap((question) => question.match(CAPITAL) ?? []).flatMap(wordsOf)
    .filter((word) => (isOfEverybody(word, language) || (sensesOf(word).length === 0 && !isFrequent(word))) && !says(word) && titles.some((title) => inForm(word, title)));
}
