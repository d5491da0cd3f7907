import { withoutPersonalData } from './personal_data.ts';
import { cleanTicketText } from './ticket_text.ts';

interface Words {
  subject: string;
  message: string;
}

/** A stored text of at least this length may have been cut: its beginning is then enough. */
const MAY_BE_CUT = 1500;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Tells whether what was stored of a ticket (cleaned, without personal data, perhaps cut) was this very one. The message
 * decides; the subject where there is no message. Case, marks and spacing do not matter.
 */
export function sameTicketAs({ subject, message }: Words): (stored: Words) => boolean {
  const own = { subject: plain(withoutPersonalData(subject)), message: plain(withoutPersonalData(cleanTicketText(message).message)) };
  return (stored) => {
    const written = plain(stored.message);
    // What a person typed into the sheet may still have its greeting and signature; cleaning costs, and is for texts of like size.
    const isLike = written !== own.message && Math.abs(written.length - own.message.length) < own.message.length / 2 + 200;
    const other = isLike ? plain(withoutPersonalData(cleanTicketText(stored.message).message)) : written;
    if (!own.message || !other) return own.message === other && own.subject !== '' && own.subject === plain(stored.subject);
    return own.message === other || (other.length >= MAY_BE_CUT && own.message.startsWith(other));
  };
}
