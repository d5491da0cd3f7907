import { greetingIn } from '../../letter_formulas.ts';
import { fold } from '../../text/characters.ts';
import type { Check, CheckedReply } from '../checked_reply.ts';

/** Titles and words that address anybody. */
const ANYBODY = new Set(('mr mrs ms miss mx dr dra prof profa eng enga arq rev ing mag sir madam herr herrn frau dame damen herren senor senora senores sr sra srta don dona monsieur madame mademoiselle m mme mlle senhor senhora sr sra '
  + 'customer client guest team all there everyone kunde kundin kunden gast zusammen cliente clientes equipo client cliente utilisateur a o et y e und and und').split(' '));

/** Small words of names. */
const PARTICLES = new Set('de del da do dos das von vom van zu der den la le du di bin al'.split(' '));

const LEAST_OF_A_COMPOUND = 5;
const FULL_NAME = /(?<![\p{L}\p{M}'’-])\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){1,3}/gu;
const capitalised = (text: string): string[] => text.match(/\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? [];
const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}]+/gu) ?? [];

/** The name under a message: its last words, where these are one to three capitalised ones behind a line break or a mark. */
function signed(message: string): string[] {
  const [, tail = ''] = /(?:[\n.,!?:;–—-])\s*([^\s.,!?:;–—][^\n.,!?:;–—]{1,59})[.!\s]*$/u.exec(message.trimEnd()) ?? [];
  const words = tail.trim().replace(/^(?:regards|thanks|best|cheers|gru(?:ss|ß)|gruesse|grüße|danke|mfg|lg|vg|saludos?|gracias|merci|cordialement|obrigad[oa]|cumprimentos|abraços?)\s+/iu, '').split(/\s+/);
  return words.length > 0 && words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word)) ? words : [];
}

/** "Kunde Alfons Greiner" of a ticket signed "Alfons": a record tells the rest of the name. */
function recorded(names: readonly string[], sources: CheckedReply['sources']): string[] {
  const own = names.flatMap(wordsOf);
  return sources.flatMap(({ title, text }) => [...`${title}\n${text}`.matchAll(FULL_NAME)]).map(([name]) => wordsOf(name)).filter((words) => words.some((word) => own.includes(word))).flat();
}

/** A reply that greets somebody else than the customer, where the ticket is signed and the name stands nowhere in it. */
export const findAddressee: Check = ({ body, ticket, sources, ownWords }) => {
  const [line = ''] = body.trimStart().split('\n', 1);
  const greeted = greetingIn(line);
  const signature = signed(ticket.message);
  if (greeted === 0 || signature.length === 0) return [];
  const [name = ''] = line.slice(greeted).replace(/^[ ,]+/, '').split(/[,:!.–—]/);
  const known = new Set([...wordsOf([ticket.subject, ticket.message, ...ownWords].join('\n')), ...recorded(signature, sources)]);
  const names = capitalised(name).filter((word) => wordsOf(word).some((part) => !ANYBODY.has(part)));
  // A whole sentence behind the greeting names nobody, nor does "keine Sorge".
  const written = name.trim().split(/\s+/);
  if (names.length === 0 || written.length > 5 || written.some((word) => /^\p{Ll}/u.test(word) && !wordsOf(word).some((part) => ANYBODY.has(part) || PARTICLES.has(part)))) return [];
  // "Guten Tag Praxis Ebeling" to a "Tierarztpraxis"; "bestellen" knows no Ellen.
  const compounds = capitalised([ticket.subject, ticket.message, ...ownWords].join('\n')).flatMap(wordsOf);
  const stranger = names.every((word) => !wordsOf(word).some((part) => known.has(part) || (part.length >= LEAST_OF_A_COMPOUND && compounds.some((one) => one.endsWith(part)))));
  return stranger ? [{ blocker: 'unsupported_claim', check: 'name', words: names.join(' '), missing: 'is not the customer: the name stands nowhere in the ticket' }] : [];
};
