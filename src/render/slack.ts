/**
 * Text from a ticket made harmless for Slack: `& < >` escaped (Slack's own three control characters), which also
 * disarms `<!channel>`, `<@U…>` and `<url|text>`.
 * Source: api.slack.com/reference/surfaces/formatting#escaping.
 */
export function slackEscape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
