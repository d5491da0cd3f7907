import type { Ticket } from '../ports/ticket.ts';

/** Characters from which on a ticket is rather a log or an attack than a letter. */
const VERY_LONG = 48_000;
/** NUL and other control characters no keyboard writes. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** Half a character, as a cut-off text leaves it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What is odd about a ticket's raw text, in words: reasons for a person to look, whatever the answer. */
export function oddities({ subject, message }: Ticket): string[] {
  const text = `${subject}\n${message}`;
  return [
    text.length > VERY_LONG ? 'The ticket is very long; a person should look at it.' : '',
    CONTROL.test(text) || LONE_SURROGATE.test(text) ? 'The ticket holds characters that cannot be read; they were passed over.' : '',
  ].filter(Boolean);
}
