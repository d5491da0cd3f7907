import { oneLine } from '../triage/text/characters.ts';

/**
 * Text from a ticket made harmless for Slack: `& < >` escaped (Slack's own three control characters), which also
 * disarms `<!channel>`, `<@U…>` and `<url|text>`.
 * Source: api.slack.com/reference/surfaces/formatting#escaping.
 */
export function slackEscape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Characters of a name or subject that a line bears. */
const LONGEST = 120;

/** Ticket text inside our own mark-up: escaped, on one line, and nothing of it bold, italic, struck or code. */
export const slackLine = (text: string, most = LONGEST): string => slackEscape(oneLine(text, most)).replace(/[*_~`]/g, (sign) => `\u200B${sign}`);
