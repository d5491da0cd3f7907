import { foldFully } from '../../text/characters.ts';
import { keptReading, late } from '../../text/kept_readings.ts';
import { claim, NOWHERE, ticketText, type Check, type CheckedReply } from '../checked_reply.ts';
import { BELOW } from '../obligations/deeds.ts';
import { CONDITION, denies, sentencesOf, stemOf, type Sentence } from '../../text/sentences.ts';
import { languageOf } from '../attribution/support.ts';
import { usualWords } from './usual_words.ts';

/** Courtesy and feeling: such a sentence may speak of whatever it likes. */
const COURTEOUS = /(?<!\p{L})(?:sorry|apolog\p{L}*|hope\p{L}*|understand\p{L}*|appreciate\p{L}*|thank\p{L}*|glad|happy|pleas\p{L}+|know\p{L}*|worr\p{L}+|wish\p{L}*|enjoy|nice|lovely|congratulat\p{L}+|doubt|tut uns|leid|hoff\p{L}+|versteh\p{L}*|dank\p{L}*|freu\p{L}+|wunsch\p{L}*|gern\p{L}*|schon|viel|alles gute|entschuldig\p{L}*|argerlich|verstandlich|nachvollzieh\p{L}*|schade|zweifel|ernst nehmen|au serieux|(?:a|en) serio|seriously|vejamos|veamos|voyons|revi|percebo|percebemos|sei|sabemos|imagin\p{L}+|sent[ei]\p{L}+|lament\p{L}+|esper\p{L}+|entend\p{L}+|graci\p{L}+|alegr\p{L}+|dese[oa]\p{L}*|disculp\p{L}+|compren\p{L}+|tranquil\p{L}+|duda|desol\p{L}+|merci|savons|souhait\p{L}+|ravi\p{L}*|navr\p{L}+|excus\p{L}+|dommage|plaisir|bravo|felicit\p{L}+|belle|beau|bonne|doute|pena|obrigad\p{L}+|parabens|compreend\p{L}+|feliz|contentes?|desejamos|descansad\p{L}+|calma|sossegad\p{L}+|duvida|sinto)(?!\p{L})/u;
/** What sends the customer to somebody, asks to be written to or tells of the writer: of that no source need speak. */
const SENDS_ON = /(?<!\p{L})(?:ask|speak to|contact|write|tell us|let us know|fragen sie|sprechen|schreiben sie|melden sie|consult\p{L}+|pregunt\p{L}+|habl\p{L}+|escrib\p{L}+|dig\p{L}+|parle[rz]|ecrivez|demandez|contactez|dites|fale|escrev\p{L}+|pergunte|i|j'ai|ich|passei|deixei|anote|he)(?!\p{L})/u;
/** How many words of a sentence must be new, and what part of all its words. */
const LEAST_NEW = 3, MOST_OF_NEW = 0.5;
/** Letters by which two words are one: "Schaltung", "schalten". */
const ALIKE = 5;

const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of a text by their stems and beginnings. */
const stemsIn = keptReading((text) => new Set(wordsIn(foldFully(text)).flatMap((word) => { const stem = stemOf(word); return stem ? [stem, word.slice(0, ALIKE)] : []; })), 24);

/** Whether ticket and sources say a folded word: by its stem, or by one that means the same in any language. */
export function saidIn({ sources, meaningsOf, ...reply }: Pick<CheckedReply, 'sources' | 'ticket' | 'meaningsOf'>): (word: string) => boolean {
  const texts = [ticketText(reply), ...sources.map(({ title, text, url }) => `${title}\n${text}\n${url}`)];
  const stems = late(() => texts.map(stemsIn));
  const meanings = late(() => new Set(meaningsOf ? [...new Set(texts.flatMap((text) => wordsIn(foldFully(text))))].flatMap(meaningsOf) : []));
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
  const statements = sentencesOf(body).filter(({ text }) => /[.!?]\s*$/.test(text));
  return statements.filter((sentence, at) => {
    const { folded, text } = sentence;
    if (!/\.\s*$/.test(text) || BELOW.test(folded) || COURTEOUS.test(folded) || SENDS_ON.test(folded) || CONDITION.test(folded)) return false;
    // A sentence with a figure says again what a source counts, and a first one may be said to be kind.
    if (at === 0 || /\d/.test(folded) || denies(folded, language)) return false;
    const { all, found } = newIn(sentence, isSaid, (stem) => usual.has(stem));
    return found.length >= LEAST_NEW && found.length >= MOST_OF_NEW * all;
  }).slice(0, 1).map(({ text }) => claim('statement', text.trim(), NOWHERE));
};
