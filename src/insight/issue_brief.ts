import { fold } from '../triage/text/characters.ts';
import { shownDate, type RecurringIssue } from './recurring_issue.ts';
import { isCode } from './terms.ts';
import type { HistoryTicket } from './ticket_history.ts';

/** What a team needs in order to act on a recurring issue. All plain text; the drafts quote no customer. */
export interface IssueBrief {
  likelyCause: string;
  suggestedAction: string;
  helpArticle: { title: string; text: string };
  customerNotice: { subject: string; text: string };
}

interface Cause {
  name: string;
  /** Folded words that speak for it, in English, German, Spanish, French and Portuguese. */
  words: RegExp;
  says: string;
  action: string;
}

/** Tried in this order; the first that enough tickets speak of wins. */
const CAUSES: Cause[] = [
  {
    name: 'update', words: /\b(?:updat\w*|upgrad\w*|firmware|new version|aktualisier\w*|actualiz\w*|mise a jour|maj|atualiz\w*)\b/,
    says: 'a recent update', action: 'Ask engineering whether that update can be stopped or rolled back, and hold it for devices that do not have it yet.',
  },
  {
    name: 'outage', words: /\b(?:outage|server\w*|(?:is|are|app|site|website) down|service unavailable|(?:error|fehler|erreur|erro) 50[234]|offline|maintenance|ausfall|ist down|nicht erreichbar|dienst nicht verfugbar|wartung|caid[oa]|panne|indisponible|indisponivel|fora do ar)\b/,
    says: 'a service that is down or was changed', action: 'Check the status of the service and of what was released on that day, and put a note on the status page.',
  },
  {
    name: 'payment', words: /\b(?:charged|billed|twice|double|abgebucht|abbuchung|doppelt|cobr\w+|doble|preleve\w*|debit\w*|duas vezes|dobro)\b/,
    says: 'a billing run', action: 'Check the last billing run for repeated charges and stop the next one until it is understood.',
  },
  {
    name: 'delivery', words: /\b(?:courier|tracking|parcel|shipment|paket\w*|sendung\w*|lieferung|envio|paquete|colis|livraison|encomenda|entrega)\b/,
    says: 'a carrier or the warehouse', action: 'Ask the warehouse and the carrier about the orders named in the examples.',
  },
  {
    name: 'login', words: /\b(?:log ?in|password|sign in|verification code|passwort|anmeld\w*|contrasena|mot de passe|senha)\b/,
    says: 'a change to accounts or sign-in', action: 'Check what was changed in sign-in on that day, and test it with an account of each kind.',
  },
  {
    name: 'batch', words: /\b(?:batch|serial|serie\w*|charge nr|lote|lot)\b/,
    says: 'one production batch', action: 'Compare the serial numbers in the examples and stop shipping that batch until it is checked.',
  },
];
const SPOKEN_OF_BY = 0.25;

function causeOf(issue: RecurringIssue, tickets: readonly HistoryTicket[]): { cause: Cause; count: number } | undefined {
  const texts = issue.members.map((place) => fold(`${tickets[place]?.subject ?? ''} ${tickets[place]?.message ?? ''}`.slice(0, 4_000)));
  return CAUSES.map((cause) => ({ cause, count: texts.filter((text) => cause.words.test(text)).length }))
    .find(({ count }) => count >= 2 && count >= SPOKEN_OF_BY * texts.length);
}

const listed = (terms: readonly string[]): string => terms.map((term) => `“${term}”`).join(', ');

function likelyCause(issue: RecurringIssue, found: ReturnType<typeof causeOf>): string {
  const since = shownDate(issue.firstSeenAt);
  const shared = issue.terms.length > 0 ? ` Words they share that were rare before: ${listed(issue.terms)}.` : '';
  if (!found) return `The tickets do not name a cause. They began on ${since}: look at what changed shortly before.${shared}`;
  const version = found.cause.name === 'update' ? issue.terms.find((term) => /^v?\d+\.\d/.test(term)) : undefined;
  return `Probably ${found.cause.says}${version ? ` (${version})` : ''}: ${found.count} of ${issue.total} tickets speak of it. They began on ${since}.${shared} This is read from the words of the tickets; please confirm it.`;
}

function symptom({ terms, product, issue }: RecurringIssue): string {
  const code = terms.find((term) => isCode(term) && !/^v?\d+\.\d/.test(term));
  if (code) return `${product || 'The product'} shows ${code}`;
  return issue && product ? `${issue} on ${product}` : issue || product || terms.slice(0, 2).join(', ');
}

function helpArticle(issue: RecurringIssue, found: ReturnType<typeof causeOf>): IssueBrief['helpArticle'] {
  const title = symptom(issue);
  const others = issue.terms.filter((term) => !title.toLowerCase().includes(term.toLowerCase()));
  return {
    title,
    text: [
      `What you may see\n${title}.${others.length > 0 ? ` Customers also speak of ${listed(others)}.` : ''} We have seen this since ${shownDate(issue.firstSeenAt)}.`,
      `Why it happens\n${found ? `We are checking whether it comes from ${found.cause.says}.` : 'We are looking for the cause.'} [Confirm or replace this sentence once the cause is known.]`,
      'What you can do now\n[Put the work-around here, one step to a line. If there is none, say so and say when you will write again.]',
      'If it does not help\nReply to this article or write to support with your order or serial number, and say since when you see it.',
    ].join('\n\n'),
  };
}

function customerNotice(issue: RecurringIssue): IssueBrief['customerNotice'] {
  const title = symptom(issue);
  return {
    subject: `We are looking into it: ${title}`,
    text: [
      'Hello,',
      `since ${shownDate(issue.firstSeenAt)} several customers have told us about this: ${title}. If you see it too, you do not need to write to us: we know, and we are working on it.`,
      '[Put the work-around or the date of the next news here.]',
      `We are sorry for the trouble.\nYour support team`,
    ].join('\n\n'),
  };
}

/**
 * Cause, action and two drafts, read from the words that the issue's tickets share. The drafts hold no customer's words
 * and promise nothing; what only the team knows stands in square brackets.
 */
export function issueBrief(issue: RecurringIssue, tickets: readonly HistoryTicket[]): IssueBrief {
  const found = causeOf(issue, tickets);
  return {
    likelyCause: likelyCause(issue, found),
    suggestedAction: found?.cause.action ?? 'Read the examples, reproduce the problem with one of these customers, and tell the team that owns the product. Publish the help article once there is a work-around.',
    helpArticle: helpArticle(issue, found),
    customerNotice: customerNotice(issue),
  };
}
