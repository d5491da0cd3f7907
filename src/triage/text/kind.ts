export type MessageKind = 'ordinary' | 'auto_reply' | 'bounce' | 'thanks_only' | 'blank';
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
