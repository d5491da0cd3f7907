import { plainCharacters, tidy } from './text/characters.ts';
import { htmlToText, looksLikeHtml } from './text/html.ts';

/** What a customer wrote, without the mail around it, and the raw text untouched. */
export interface TicketText {
  message: string;
  full: string;
}

export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';

/**
 * The customer's own words out of a raw body: HTML to text, quoted thread, signature and disclaimers off.
 * `full` is the raw text. Never throws; cleaning clean text changes nothing.
 */
export function cleanTicketText(raw: string): TicketText {
  const plain = plainCharacters(raw);
  const text = looksLikeHtml(plain) ? htmlToText(plain) : plain;
  const boundary = /^(?:On .{5,200} wrote:|Am .{5,200} schrieb .{0,100}:|Le .{5,200} a écrit ?:|El .{5,200} escribió:|Em .{5,200} escreveu:|-{3,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Mensagem original) ?-{3,}|-- ?)$/im.exec(text);
  const own = tidy(boundary ? text.slice(0, boundary.index) : text);
  return { message: own || tidy(text), full: raw };
}

const AUTOMATIC = /^(?:automatic reply|auto(?:matic)?[- ]?repl|out of (?:the )?office|automatische antwort|abwesenheit|réponse automatique|respuesta automática|resposta automática)/i;
const BOUNCED = /^(?:undeliver|delivery status notification|mail delivery failed|unzustellbar|returned mail)/i;
const THANKS = /^(?:thank(?:s| you)|danke|merci|gracias|obrigad[oa])[^?]{0,60}$/i;

/** What kind of message this is, told by its subject and its cleaned text. */
export function messageKind({ subject, message }: { subject: string; message: string }): MessageKind {
  if (!`${subject}${message}`.trim()) return 'blank';
  if (BOUNCED.test(subject.trim())) return 'bounce';
  if (AUTOMATIC.test(subject.trim())) return 'auto_reply';
  return THANKS.test(message.trim()) ? 'thanks_only' : 'ordinary';
}
