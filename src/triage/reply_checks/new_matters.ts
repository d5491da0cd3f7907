import { fold } from '../text/characters.ts';
import { keptReading, late } from '../text/kept_readings.ts';
import { claim, NOWHERE, type Check, type CheckedReply } from './checked_reply.ts';
import { CONDITION, denies, sentencesOf, stemOf, type Sentence } from './sentences.ts';
import { languageOf, ticketText } from './support.ts';
import { usualWords } from './usual_words.ts';

/** What adds to an answer, in five languages. */
const ADDS = /(?<!\p{L})(?:also|too|as well|besides|additionally|in addition|furthermore|auch|zudem|ausserdem|zusatzlich|daruber hinaus|sowie|obendrein|ebenfalls|daneben|dazu|ademas|tambien|asimismo|igualmente|incluso|aussi|egalement|par ailleurs|en outre|de plus|en plus|ainsi que|d'ailleurs|tambem|ainda|alem)(?!\p{L})/u;
/** What the team gives, holds ready or does for its customers as a rule. */
const OFFERS = /(?<!\p{L})(?:we (?:\p{L}+ )?(?:lend|offer|provide|include|give|have|keep|run|send|add)|you (?:get|receive|are entitled)|on request|wir (?:\p{L}+ ){0,2}(?:leihen|bieten|stellen|geben|legen|schalten|bereiten|schenken|haben)|(?:leihen|bieten|stellen|geben|schalten|schenken) wir|auf (?:anfrage|wunsch)|(?:ofrec|prest|regal|inclu|dispon)\p{L}*|bajo peticion|nous (?:\p{L}+ )?(?:offrons|pretons|proposons|fournissons|preparons|mettons)|sur demande|a disposition|d'office|(?:oferec|emprest|dispom)\p{L}*|a pedido)(?!\p{L})/u;
/** Courtesy and feeling: such a sentence may speak of whatever it likes. */
const COURTEOUS = /(?<!\p{L})(?:sorry|apolog\p{L}*|hope\p{L}*|understand\p{L}*|appreciate\p{L}*|thank\p{L}*|glad|happy|pleas\p{L}+|know\p{L}*|worr\p{L}+|wish\p{L}*|enjoy|nice|lovely|congratulat\p{L}+|doubt|tut uns|leid|hoff\p{L}+|versteh\p{L}*|dank\p{L}*|freu\p{L}+|wunsch\p{L}*|gern\p{L}*|schon|viel|alles gute|entschuldig\p{L}*|argerlich|verstandlich|nachvollzieh\p{L}*|schade|zweifel|sent[ei]\p{L}+|lament\p{L}+|esper\p{L}+|entend\p{L}+|comprend\p{L}+|graci\p{L}+|alegr\p{L}+|dese[oa]\p{L}*|sabemos|disculp\p{L}+|compren\p{L}+|tranquil\p{L}+|duda|desol\p{L}+|merci|savons|souhait\p{L}+|ravi\p{L}*|navr\p{L}+|excus\p{L}+|dommage|plaisir|bravo|felicit\p{L}+|belle|beau|bonne|doute|pena|obrigad\p{L}+|parabens|compreend\p{L}+|feliz|contentes?|desejamos|descansad\p{L}+|calma|sossegad\p{L}+|duvida|sinto)(?!\p{L})/u;
/** What sends the customer to somebody, asks to be written to or tells of the writer: of that no source need speak. */
const SENDS_ON = /(?<!\p{L})(?:ask|speak to|contact|write|tell us|let us know|fragen sie|sprechen|schreiben sie|melden sie|consult\p{L}+|pregunt\p{L}+|habl\p{L}+|escrib\p{L}+|dig\p{L}+|parle[rz]|ecrivez|demandez|contactez|dites|fale|escrev\p{L}+|pergunte|i|i've|j'ai|ich|passei|deixei|anote|he)(?!\p{L})/u;
/** What adds one thing more to a sentence, or gives one: what stands behind it, up to the next mark, is that thing. */
const ONE_MORE = /(?<!\p{L})(?:as well as|and also|along with|besides|sowie|und auch|samt|asi como|y tambien|ademas de|ainsi que|ainsi qu'|et aussi|et egalement|bem como|assim como|e tambem|alem de|we (?:\p{L}+ )?(?:lend|offer|provide|throw in)(?: you)?|(?:leihen|stellen|geben|bieten|schenken) wir(?: ihnen| dir)?|wir (?:leihen|stellen|geben|bieten|schenken)(?: ihnen| dir)?|(?:le|te|les|os) (?:dejamos|prestamos|ofrecemos|regalamos)|nous (?:vous )?(?:pretons|offrons|fournissons)|(?:lhe |te )?(?:emprestamos|oferecemos)(?:-lhe|-te)?)(?!\p{L}) ?([^.,;:!?()]{3,60})/gu;
/** Words of the thing that are read. */
const MOST_OF_A_THING = 3;
/** How many words of a sentence that adds or offers must be new, and of any other; and what part of all its words. */
const LEAST_ADDED = 2, LEAST_NEW = 3;
const MOST_OF_ADDED = 0.4, MOST_OF_NEW = 0.5;
/** Letters by which two words are one: "Schaltung", "schalten". */
const ALIKE = 5;

const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
const foldedWhole = (text: string): string => fold(text).replaceAll('ß', 'ss');

/** Words of a text by their stems and beginnings. */
const stemsIn = keptReading((text) => new Set(wordsIn(foldedWhole(text)).filter((word) => stemOf(word) !== '').flatMap((word) => [stemOf(word), word.slice(0, ALIKE)])), 24);

/** Whether ticket and sources say a folded word: by its stem, or by one that means the same in any language. */
export function saidIn({ sources, meaningsOf, ...reply }: Pick<CheckedReply, 'sources' | 'ticket' | 'meaningsOf'>): (word: string) => boolean {
  const texts = [ticketText(reply), ...sources.map(({ title, text, url }) => `${title}\n${text}\n${url}`)];
  const stems = late(() => texts.map(stemsIn));
  const meanings = late(() => new Set(meaningsOf ? [...new Set(texts.flatMap((text) => wordsIn(foldedWhole(text))))].flatMap(meaningsOf) : []));
  return (word) => {
    const stem = stemOf(word);
    return stems().some((known) => known.has(stem) || known.has(word.slice(0, ALIKE))) || (meaningsOf?.(word).some((one) => meanings().has(one)) ?? false);
  };
}

/** Words of a sentence that carry matter, and those that nobody but it says. */
export function newIn({ folded }: Sentence, isSaid: (word: string) => boolean, isUsual: (stem: string) => boolean): { all: number; found: string[] } {
  const byStem = new Map(wordsIn(folded).map((word) => [stemOf(word), word]).filter(([stem]) => stem !== '') as [string, string][]);
  return { all: byStem.size, found: [...byStem].filter(([stem, word]) => !isUsual(stem) && !isSaid(word)).map(([stem]) => stem) };
}

/** A statement about the product, the team or what to do, most of whose words stand in neither the ticket nor a source, and are none that replies usually say. */
export const findNewMatters: Check = (reply) => {
  const { body, language, sources } = reply;
  const usual = usualWords(language);
  // Of a source in another language too few words are known to be the same.
  if (usual.size === 0 || sources.length === 0 || sources.some(({ text }) => languageOf(text, language) !== language)) return [];
  const isSaid = saidIn(reply);
  const isNewThing = (thing: string): boolean => {
    const words = wordsIn(thing).filter((word) => stemOf(word) !== '').slice(0, MOST_OF_A_THING);
    return words.length > 0 && words.every((word) => word.length >= ALIKE && !usual.has(stemOf(word)) && !isSaid(word));
  };
  const statements = sentencesOf(body).filter(({ text }) => /[.!?]\s*$/.test(text));
  return statements.filter((sentence, at) => {
    const { folded, text } = sentence;
    if (!/\.\s*$/.test(text) || COURTEOUS.test(folded) || SENDS_ON.test(folded) || CONDITION.test(folded)) return false;
    if (!denies(folded, language) && [...folded.matchAll(ONE_MORE)].some(([, thing = '']) => isNewThing(thing))) return true;
    const adds = ADDS.test(folded) || OFFERS.test(folded);
    // A sentence with a figure says again what a source counts, and a first one may be said to be kind.
    if (!adds && (at === 0 || /\d/.test(folded) || denies(folded, language))) return false;
    const { all, found } = newIn(sentence, isSaid, (stem) => usual.has(stem));
    return found.length >= (adds ? LEAST_ADDED : LEAST_NEW) && found.length >= (adds ? MOST_OF_ADDED : MOST_OF_NEW) * all;
  }).slice(0, 1).map(({ text }) => claim('statement', text.trim(), NOWHERE));
};
