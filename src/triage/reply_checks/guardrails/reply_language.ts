import { detectLanguage } from '../../language.ts';
import { addWeights } from '../../text/function_words.ts';
import { keptOfSentences, late, madeOnce } from '../../text/kept_readings.ts';
import { ticketText, type Check, type CheckedReply } from '../checked_reply.ts';
import { closesInAnother } from './foreign_closings.ts';
import { isToMachine } from './machine_orders.ts';
import { searchable, sentencesOf, withoutAddresses } from '../../text/sentences.ts';
import { missedWish, wishedFor } from './wished_language.ts';

/** Languages by their English names; any other goes by its code. Every draft asks, and Intl, which knows them all, loads tables for some 10 ms of a cold start. */
const NAMES: Readonly<Record<string, string>> = { en: 'English', de: 'German', es: 'Spanish', fr: 'French', pt: 'Portuguese', it: 'Italian', nl: 'Dutch' };
/** A language by its name, as a person reads it. */
export const nameOf = (language: string): string => NAMES[language] ?? language;

const SURE = 0.6;
/** Spanish and Portuguese share most of a short sentence. */
const ALIKE = /^(?:espt|ptes)$/;
const SURE_OF_ALIKE = 0.8;
const ENOUGH_WORDS = 6, ENOUGH_OF_SENTENCE = 4;

const wordsIn = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;


/** Function words of one language in a text, weighed, and the most of any other. */
function votesFor(text: string, asked: string): { own: number; other: number } {
  const votes = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu) ?? []) addWeights(word, votes);
  const { [asked]: own = 0, ...others } = Object.fromEntries(votes);
  return { own, other: Math.max(0, ...Object.values(others)) };
}
/** By how many function words a sentence must lean to another language before it is looked at. */
const LEANS = 1, LEANS_OF_ALIKE = 2;
/** What Spanish and Portuguese do not share. */
const SIGNS: Readonly<Record<string, RegExp>> = { es: /[ñ¿¡]|ll|ci[oó]n|(?<!\p{L})(?:y|el|los?|las?|un[ao]s?|hay)(?!\p{L})/iu, pt: /[ãõç]|[nl]h|ss|(?<!\p{L})(?:o|os|as|e|da?s?|dos?|na?s?|nos|uma?s?|há)(?!\p{L})/iu };
const SURE_OF_SENTENCE = 0.8;

/** A clause by itself, for which fewer words must do, leans far to another language. */
const LEAST_OF_CLAUSE = 5, VOTES_OF_CLAUSE = 2;
const QUOTED = /«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|„[^„“”"\n]{1,300}[“”"]|"[^"\n]{1,300}"|'[^'\n]{12,300}'(?!\p{L})/gu;
const MARKS = /[,;:()–—]\s+|\s[–—-]\s/;

/** A clause of a sentence in the reply's language that is written in another one: ", et une facture corrigée sera émise sous dix jours". */
function foreignClause(sentence: string, asked: string): string {
  const clauses = sentence.split(MARKS);
  if (clauses.length < 2) return '';
  return clauses.find((clause) => {
    if (wordsIn(clause) < LEAST_OF_CLAUSE) return false;
    const { own, other } = votesFor(clause, asked);
    if (other < VOTES_OF_CLAUSE || own * VOTES_OF_CLAUSE > other) return false;
    const { language, confidence } = detectLanguage(clause);
    return language !== '' && language !== asked && !ALIKE.test(`${language}${asked}`) && confidence >= SURE_OF_SENTENCE;
  }) ?? '';
}

/** What of a sentence by itself is in another language: all of it, a clause or nothing; and whether no word tells that it is in this one. */
interface Reading {
  isForeign: boolean;
  clause: string;
  isUntold: boolean;
}

function readingOf(text: string, asked: string): Reading {
  const { own, other } = votesFor(text, asked);
  // A signature ends in no mark.
  const isLong = wordsIn(text) >= (/[.!?]\s*$/.test(text) ? ENOUGH_OF_SENTENCE : ENOUGH_WORDS);
  const { language, confidence } = isLong && other >= own + LEANS ? detectLanguage(text) : { language: '', confidence: 0 };
  const isFar = !ALIKE.test(`${language}${asked}`) || other >= own + LEANS_OF_ALIKE || SIGNS[language]?.test(text) === true;
  return { isForeign: language !== '' && language !== asked && isFar && confidence >= SURE_OF_SENTENCE, clause: foreignClause(text, asked), isUntold: own === 0 };
}
const readingIn = madeOnce((asked: string) => keptOfSentences((text) => readingOf(text, asked)));

/** How many words of a sentence, and what part of them, a source of another language must say letter for letter. */
const LEAST_TAKEN = 3, MOST_TAKEN = 0.65;

/** Whether a sentence says a foreign source's words and none that tells the reply's own language: "Beide Papiere wiegen 230 g/m²." */
function isTaken(text: string, foreign: ReadonlySet<string>, own: ReadonlySet<string>): boolean {
  const words = (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !own.has(word));
  return foreign.size > 0 && words.length >= LEAST_TAKEN && /[.!]\s*$/.test(text) && words.filter((word) => foreign.has(word)).length >= MOST_TAKEN * words.length;
}

const lettersOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** A sentence of a reply, or a clause of one, that is written in another language than the rest, and stands so in no text of the reply's own: "Please restart the router" in a German one. */
function foreignSentence(body: string, asked: string, { ticket, sources }: CheckedReply): string {
  const parted = late(() => {
    const isForeign = sources.map(({ text }) => ![asked, ''].includes(detectLanguage(text.slice(0, 2000)).language));
    const own = [ticket.message, ...sources.filter((_, at) => !isForeign[at]).map(({ text }) => text)].join('\n');
    return { known: searchable(own), own: lettersOf(own), foreign: lettersOf(sources.filter((_, at) => isForeign[at]).map(({ text }) => text).join('\n')) };
  });
  for (const { text, folded } of sentencesOf(withoutAddresses(body).replace(QUOTED, ' '))) {
    const reading = readingIn(asked)(text);
    const { clause, isUntold } = reading;
    const isForeign = reading.isForeign || closesInAnother(folded, asked);
    if (isForeign && !parted().known.includes(searchable(text).trim())) return text.trim();
    if (clause) return clause.trim();
    if (isUntold && isTaken(text, parted().foreign, parted().own)) return text.trim();
  }
  return '';
}

/** A ticket without what it quotes, what it orders a machine and the letters of another script where most are Latin: in these nobody writes. */
function ownVoice(ticket: string): string {
  const said = sentencesOf(ticket.replace(QUOTED, ' ')).filter(({ folded }) => !isToMachine(folded)).map(({ text }) => text).join('');
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const strange = said.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  return strange < latin ? said.replace(/(?!\p{Script=Latin})\p{L}/gu, ' ') : said;
}

/** A reply, or a sentence of it, in another language than the ticket's or the one that it asks for; only where both can be told. */
export const findLanguage: Check = (reply) => {
  const { body, ticket, language } = reply;
  const written = detectLanguage(withoutAddresses(body));
  const [missed] = missedWish(reply).length > 0 ? missedWish({ body, ticket: { ...ticket, subject: '', message: ownVoice(ticketText(reply)) } }) : [];
  if (missed) return [{ blocker: 'wrong_language', check: 'language', words: nameOf(written.language), missing: `is not ${nameOf(missed)}, the language that the ticket asks for` }];
  const wished = wishedFor(reply) !== '';
  const told = wished ? written : detectLanguage(ownVoice(`${ticket.message}\n${ticket.subject}`));
  // The customer's own words say it better than a caller's setting, where they are many enough to be sure of.
  const asked = wished || (told.confidence >= SURE && wordsIn(ticket.message) >= ENOUGH_WORDS) ? told.language : language || told.language;
  if (!written.language || !asked) return [];
  // A ticket in two languages may be answered in the one that its sender is known for.
  if (written.language === language && asked !== language && told.confidence < SURE_OF_SENTENCE) return [];
  const missing = `is not ${nameOf(asked)}, the language of the ticket`;
  if (written.language === asked) {
    const foreign = foreignSentence(body, asked, reply);
    return foreign ? [{ blocker: 'wrong_language', check: 'language', words: foreign, missing }] : [];
  }
  if (written.confidence < (ALIKE.test(`${written.language}${asked}`) ? SURE_OF_ALIKE : SURE)) return [];
  return [{ blocker: 'wrong_language', check: 'language', words: nameOf(written.language), missing }];
};
