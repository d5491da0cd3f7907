import type { ReplyDraft } from '../ports/engine.ts';
import type { PastContact, Passage } from '../ports/knowledge_base.ts';
import type { TicketLabels } from '../ports/ticket.ts';
import { eachOnce, type Finding } from '../triage/replies/auto_send.ts';
import { namesACustomer } from '../triage/replies/solution_text.ts';
import { findPromises } from '../triage/reply_checks/obligations/promises.ts';

const CONTACTS_SHOWN = 5;
/** What may answer a ticket that the reply does not: so many entries, so likely, so many letters of each. */
const MOST_SHOWN = 3;
const LEAST_SHOWN = 0.05;
const LONGEST_SHOWN = 700;

/** What an earlier answer promised this customer, in its own words. */
const promisedIn = (solution: string): string[] => [...new Set(findPromises({
  body: solution, ticket: { subject: '', message: '' }, language: '', sources: [], ownWords: [], instructions: '', neverMention: [],
}).map(({ words }) => `promised “${words}”`))];

const contactLine = ({ createdAt, ticketId, subject, solution }: PastContact): string =>
  [createdAt.slice(0, 10), ticketId, subject, ...promisedIn(solution)].filter(Boolean).join(' · ');

const shortened = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).replace(/(?<!\s)\s+\S*$/, '')} …` : text);

/** The answers of which one may be meant, for a colleague to choose from and to send; `[]` where the reply tells or names some itself. */
function choiceOf(likeliest: Passage[], { status, usedPassages, template }: ReplyDraft): string[] {
  // Thanks ask nothing.
  if (status === 'none' || usedPassages.length > 0 || template.endsWith('/praise')) return [];
  const shown = likeliest.filter(({ chance = 0, solution }) => chance >= LEAST_SHOWN && solution.trim() !== '' && !namesACustomer(solution)).slice(0, MOST_SHOWN);
  return shown.length === 0 ? [] : ['What may answer it, likeliest first, to copy where it fits:', ...shown.map(({ title, solution, url }) => ['', /[?!:]$/.test(title) ? title : `${title}:`, shortened(solution.trim()), url].filter((line, at) => at === 0 || line !== '').join('\n')), ''];
}

/** What a colleague should know before sending; never shown to the customer. */
export function internalNote(known: { labels: TicketLabels; passages: Passage[]; likeliest: Passage[]; history: PastContact[] }, draft: ReplyDraft, findings: Finding[]): string {
  const { labels, passages, likeliest, history } = known;
  const lines = [
    `Written by ${draft.engine}${draft.template ? ` with template ${draft.template}` : ''}, confidence ${draft.confidence}.`,
    labels.product || labels.issue ? `About ${[labels.product, labels.issue].filter(Boolean).join(', ')}.` : 'Product and issue could not be told.',
    passages.length > 0
      ? `Found in your knowledge: ${passages.map(({ title, score }) => `${title} (${score})`).join('; ')}.`
      : 'Nothing near enough was found in your knowledge.',
    ...draft.warnings,
    ...choiceOf(likeliest, draft),
    ...eachOnce(findings).map(({ check, words, missing }) => `Check ${check}: “${words.slice(0, 120)}” ${missing}.`),
    ...(history.length > 0 ? [`Earlier contacts of this customer (${history.length}):`, ...history.slice(0, CONTACTS_SHOWN).map(contactLine)] : []),
  ];
  return lines.join('\n');
}
