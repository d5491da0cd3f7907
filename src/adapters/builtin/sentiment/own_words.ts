import { cleanTicketText } from '../../../triage/ticket_text.ts';

/**
 * One line without mark-up or odd characters holds no mail around it: cleaning would change nothing, and costs a hundred
 * times what the reading costs.
 */
function needsCleaning(message: string): boolean {
  for (let at = 0; at < message.length; at += 1) {
    const unit = message.charCodeAt(at);
    if (unit < 32 || unit === 60 || unit === 38 || (unit >= 0x7f && unit <= 0xad) || unit === 0x85 || unit === 0xfeff) return true;
    if ((unit >= 0x2000 && unit <= 0x200f) || (unit >= 0x2028 && unit <= 0x206f)) return true;
  }
  return false;
}

/** Subject and the customer's own words, as the engine reads them: the subject is the first line. */
export function textOf(subject: string, message: string): string {
  const own = needsCleaning(message) ? cleanTicketText(message).message : message.trim();
  const title = subject.trim().replace(/^(?:(?:re|fwd?|aw|wg|tr|rv|enc|res|ref)\s?: ?){1,5}/i, '');
  return title ? `${title}\n${own}` : own;
}
