import { detectLanguage } from '../../language.ts';
import { ticketText, type CheckedReply } from '../checked_reply.ts';
import { foldFully } from '../../text/characters.ts';
import { keptReading } from '../../text/kept_readings.ts';
import { clausesIn, sentencesOf, withoutAddresses } from '../../text/sentences.ts';

/** What asks to be written to. */
const ASKS_TO_WRITE = /(?<!\p{L})(?:answer|repl(?:y|ies)|response|write|explain|antwort\p{L}*|schreib\p{L}*|erklar\p{L}*|respond\p{L}*|respuesta|contest\p{L}*|escrib\p{L}*|expli\p{L}*|repond\p{L}*|reponse|ecri\p{L}*|redig\p{L}*|escrev\p{L}*|resposta)(?!\p{L})/u;
/** "Please don't answer in German again", "ne me répondez plus en anglais". */
const FORBIDS = /(?<!\p{L})(?:not|never|no|don't|stop|nicht|nie|kein\p{L}*|ne|n'|pas|plus|jamais|nunca|nao|dejen de|parem de)(?!\p{L})/u;
/** A language as the place of an answer: "auf Englisch", "en portugués". */
const NAMED: [language: string, form: RegExp][] = ([
  ['en', 'english|englisch(?:er)?|ingles|anglais'], ['de', 'german|deutsch(?:er)?|aleman|allemand|alemao'], ['es', 'spanish|spanisch(?:er)?|espanol|castellano|espagnol|espanhol'],
  ['fr', 'french|franzosisch(?:er)?|frances|francais'], ['pt', 'portuguese|portugiesisch(?:er)?|portugues|portugais'], ['it', 'italian|italienisch(?:er)?|italiano|italien'], ['nl', 'dutch|niederlandisch(?:er)?|neerlandes|holandes|neerlandais|hollandisch(?:er)?'],
] as const).map(([language, names]) => [language, new RegExp(`(?<!\\p{L})(?:in|into|auf|ins?|en|em) (?:\\p{L}+ )?(?:${names})(?!\\p{L})`, 'u')]);

/** "The leaflet was in German, and your answer in French": of what has been. */
const WAS = /(?<!\p{L})(?:was|were|got|received|came|war|waren|kam|kamen|bekam|erhielt|estaba[n]?|era[n]?|fue|recibi|etai(?:t|ent)|recue?s?|estava[m]?|foi|recebi)(?!\p{L})/u;

/** The languages in which a ticket asks to be answered: "bitte auf Englisch antworten, meine Mieterin liest es". A clause that forbids one asks for none. */
const askedFor = keptReading((ticket) => (!ASKS_TO_WRITE.test(foldFully(ticket)) ? [] : sentencesOf(ticket).flatMap(({ folded }) => clausesIn(folded)).filter((clause) => ASKS_TO_WRITE.test(clause) && !WAS.test(clause) && !FORBIDS.test(clause))
  .flatMap((clause) => NAMED.filter(([, form]) => form.test(clause)).map(([language]) => language))), 2);

/** The languages in which a ticket asks to be answered, where its reply is in none of them; `[]` where it asks for none, or the reply's cannot be told. */
export function missedWish(reply: Pick<CheckedReply, 'body' | 'ticket'>): string[] {
  const asked = askedFor(ticketText(reply));
  const { language } = asked.length > 0 ? detectLanguage(withoutAddresses(reply.body)) : { language: '' };
  return language === '' || asked.includes(language) ? [] : asked;
}

/** The language of a reply where its ticket asks for that one, else `""`. */
export function wishedFor(reply: Pick<CheckedReply, 'body' | 'ticket'>): string {
  const asked = askedFor(ticketText(reply));
  const { language } = asked.length > 0 ? detectLanguage(withoutAddresses(reply.body)) : { language: '' };
  return asked.includes(language) ? language : '';
}
