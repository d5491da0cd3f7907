import type { Ticket } from '../ports/ticket.ts';
import { oneLine } from '../triage/text/characters.ts';

/**
 * Text from a ticket made harmless for Slack: `& < >` escaped (Slack's own three control characters), which also
 * disarms `<!channel>`, `<@U…>` and `<url|text>`.
 * Source: api.slack.com/reference/surfaces/formatting#escaping. Where Zapier's Slack step links names, a bare “@here” calls
 * people too: an invisible break parts it. An e-mail address stays whole.
 */
export function slackEscape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/(?<![\w.+-])@(?=\w)/g, '@\u200B');
}

/** Characters of a name or subject that a line bears. */
const LONGEST = 120;

/** Ticket text inside our own mark-up: escaped, on one line, and nothing of it bold, italic, struck or code. */
export const slackLine = (text: string, most = LONGEST): string => slackEscape(oneLine(text, most)).replace(/[*_~`]/g, (sign) => `\u200B${sign}`);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A midnight to the second stands for a day without a time. */
const DAY = /T00:00(?::00)?(?!:)/;

/** The customer's own clock, and where it goes: `2026-11-14T09:12:00+01:00` as `14 Nov 2026, 09:12 UTC+1`, a day without a time as `14 Nov 2026`; anything else `""`. */
export function clock(createdAt: string): string {
  const [, year, month, day, time, zone] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:\d{2})?/.exec(createdAt) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && name ? `${Number(day)} ${name} ${year}${DAY.test(createdAt) ? '' : `, ${time}${zone ? ` UTC${zone.replace(/Z|:00$/, '').replace(/([+-])0/, '$1').replace(/[+-]0?$/, '')}` : ''}`}` : '';
}

const HOUR = 3_600_000;
/** Since when the customer waits, and how long where that is an hour to a week: of less nobody need hear, and more is an old ticket read again. */
export function waitingSince(createdAt: string, now = Date.now()): string {
  const hours = /(?:Z|[+-]\d\d:\d\d)$/.test(createdAt) ? Math.floor((now - Date.parse(createdAt)) / HOUR) : 0;
  const [count, unit] = hours < 48 && !DAY.test(createdAt) ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${clock(createdAt)}${count >= 1 && hours < 168 ? ` (${count} ${unit}${count > 1 ? 's' : ''})` : ''}`;
}

/** Whether an address may stand behind a link of ours. */
export const isWebLink = (url: string): boolean => /^https:\/\/[^\s<>|"']{3,2000}$/.test(url);

/** Who wrote: name and address, or what is known of them. */
export function sender({ customerName, customerEmail }: Ticket): string {
  const name = slackLine(customerName), email = slackLine(customerEmail);
  return name && email ? `${name} (${email})` : name || email || 'Unknown customer';
}

/** Since when the customer waits and where the ticket stands, a line each; none for what is not known. */
export function whenAndWhere({ createdAt, url }: Ticket): string[] {
  const since = waitingSince(createdAt);
  return [...(since ? [`Waiting since ${since}`] : []), ...(isWebLink(url) ? [`<${slackEscape(url)}|Open the ticket>`] : [])];
}
