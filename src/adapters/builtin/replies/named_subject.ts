import type { Ticket } from '../../../ports/ticket.ts';
import { isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';
import { isSensitive } from '../../../triage/replies/sensitive_matters.ts';
import { quoted } from './answer_text.ts';
import { mishapIn, tellsUpset } from './told_mishaps.ts';

const MARKS: Readonly<Record<string, readonly [string, string]>> = { de: ['„', '“'], es: ['«', '»'], fr: ['«\u00a0', '\u00a0»'] };
const ENGLISH = ['“', '”'] as const;
/** What stands before a subject that was answered or forwarded. */
const ANSWERED = /^(?:\s*(?:re|aw|antw|wg|fwd?|tr|rv|res|enc)\s?:)+\s*/i;
/** A line of plain words; a long number is somebody's, and what shouts, asks or quotes reads oddly where it is quoted. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,'’&º°-]|\.(?=\s)){2,58}[\p{L}\p{M}\p{N}]$/u;
const LONG_NUMBER = /\d{7}|\d(?:[ -]?\d){9}/;
const MOST_WORDS = 8;
const LEAST_LETTERS = 4;
/** Words that name no matter. */
const EMPTY = /^(?:hello|dear|thanks?|please|help|hallo|danke|dank|bitte|hilfe|hola|buen[oa]s|gracias|ayuda|bonjour|merci|aide|obrigad[oa]|ajuda|ola|urgente?s?|urgently|dringend|wichtig|important[ea]?|questions?|queries|query|enquiry|inquiry|frage\p{L}*|anfrage|pregunta|consulta|duda|demande|pergunta|duvida|message|nachricht|mensaje|mensagem|e?mails?|correo|subject|betreff|asunto|objet|assunto|contact\p{L}*|kontakt\p{L}*|contato|form|formular|support|issue|problem[ae]?s?|souci|ticket|test|info\p{L}*|quick|kurze|small|short|none|ohne|todos?|team|equipo|equipe)$/u;

/** The customer's own subject as an opening may name it, `""` where it is not plain, short and free of feeling. */
function plainSubject(ticket: Ticket): string {
  const subject = ticket.subject.replace(ANSWERED, '').normalize('NFC').replace(/(?<![\s.])[\s.]+$/u, '').trim();
  if (!PLAIN.test(subject) || LONG_NUMBER.test(subject) || subject.split(/\s+/).length > MOST_WORDS || subject === subject.toUpperCase()) return '';
  if (!wordsOf(subject).some((word) => word.length >= LEAST_LETTERS && !isFunctionWord(word) && !EMPTY.test(word))) return '';
  // Nobody's grief or anger is read back to them, nor what holds a password or an address.
  return isSensitive(subject) || tellsUpset({ subject, message: '' }) || mishapIn(ticket) || quoted(subject).toLowerCase() !== subject.toLowerCase() ? '' : subject;
}

/** An opening that thanks for a message, naming it by its subject where that is plain: “Thank you for your message “Delivery slot”.” */
export function withSubject(opening: string, ticket: Ticket, language: string, neverMention: readonly string[]): string {
  const subject = plainSubject(ticket), [open, close] = MARKS[language] ?? ENGLISH;
  const isBarred = neverMention.some((word) => word.trim() !== '' && subject.toLowerCase().includes(word.trim().toLowerCase()));
  return subject && !isBarred ? opening.replace(/\.$/, ` ${open}${subject}${close}.`) : opening;
}
