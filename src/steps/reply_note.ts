import type { ReplyDraft } from '../ports/engine.ts';
import type { PastContact, Passage } from '../ports/knowledge_base.ts';
import type { TicketLabels } from '../ports/ticket.ts';
import { eachOnce, type Finding } from '../triage/replies/auto_send.ts';
import { findPromises } from '../triage/reply_checks/promises.ts';

const CONTACTS_SHOWN = 5;

/** What an earlier answer promised this customer, in its own words. */
const promisedIn = (solution: string): string[] => [...new Set(findPromises({
  body: solution, ticket: { subject: '', message: '' }, language: '', sources: [], ownWords: [], instructions: '', neverMention: [],
}).map(({ words }) => `promised “${words}”`))];

const contactLine = ({ createdAt, ticketId, subject, solution }: PastContact): string =>
  [createdAt.slice(0, 10), ticketId, subject, ...promisedIn(solution)].filter(Boolean).join(' · ');

/** What a colleague should know before sending; never shown to the customer. */
export function internalNote(known: { labels: TicketLabels; passages: Passage[]; history: PastContact[] }, draft: ReplyDraft, findings: Finding[]): string {
  const { labels, passages, history } = known;
  const lines = [
    `Written by ${draft.engine}${draft.template ? ` with template ${draft.template}` : ''}, confidence ${draft.confidence}.`,
    labels.product || labels.issue ? `About ${[labels.product, labels.issue].filter(Boolean).join(', ')}.` : 'Product and issue could not be told.',
    passages.length > 0
      ? `Found in your knowledge: ${passages.map(({ title, score }) => `${title} (${score})`).join('; ')}.`
      : 'Nothing near enough was found in your knowledge.',
    ...draft.warnings,
    ...eachOnce(findings).map(({ check, words, missing }) => `Check ${check}: “${words.slice(0, 120)}” ${missing}.`),
    ...(history.length > 0 ? [`Earlier contacts of this customer (${history.length}):`, ...history.slice(0, CONTACTS_SHOWN).map(contactLine)] : []),
  ];
  return lines.join('\n');
}
