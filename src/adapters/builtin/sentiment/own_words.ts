import { cleanTicketText } from '../../../triage/ticket_text.ts';

/**
 * One line without mark-up or odd characters holds no mail around it: cleaning would change nothing, and costs a hundred
 * times what the reading costs.
 */
const NEEDS_CLEANING = /[\0-\x1f<&\x7f-\xad\u2000-\u200f\u2028-\u206f\ufeff]/;

/** Subject and the customer's own words, as the engine reads them: the subject is the first line. */
export function textOf(subject: string, message: string): string {
  const own = NEEDS_CLEANING.test(message) ? cleanTicketText(message).message : message.trim();
  const title = subject.trim().replace(/^(?:(?:re|fwd?|aw|wg|tr|rv|enc|res|ref)\s?: ?){1,5}/i, '');
  return title ? `${title}\n${own}` : own;
}
