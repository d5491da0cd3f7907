/**
 * Whether a reply says only what its ticket and its sources bear. A folder for each thing that is looked at; each leans on those before it:
 * `times/` days, hours and spans; `quantities/` amounts and other figures as a text writes them; `identifiers/` addresses, codes and names;
 * `attribution/` of what, and by whom, a value is said; `arithmetic/` what follows from other figures; `obligations/` promises and deeds;
 * `statements/` what is denied, said of all or said by nobody else; `guardrails/` language, wording and orders to the writer.
 */
import type { Finding } from '../replies/auto_send.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { dateFindings } from './times/date_claims.ts';
import { addressFindings } from './identifiers/address_claims.ts';
import { findAddressee } from './identifiers/addressee.ts';
import { findNames } from './identifiers/names.ts';
import { findQuotedNames } from './identifiers/quoted_names.ts';
import { findRivalCodes } from './identifiers/rival_codes.ts';
import { findRivalNames } from './identifiers/rival_names.ts';
import { findWrongCases } from './attribution/cases.ts';
import { readReply, supportOf } from './attribution/support.ts';
import { figureFindings } from './arithmetic/figure_claims.ts';
import { findDeeds } from './obligations/deeds.ts';
import { findPromises } from './obligations/promises.ts';
import { findUnderWay } from './obligations/under_way.ts';
import { findAnsweredYes } from './statements/answered_yes.ts';
import { findBroadened } from './statements/broadened.ts';
import { findNewMatters } from './statements/new_matters.ts';
import { findPolarity } from './statements/polarity.ts';
import { findSweeping } from './statements/sweeping.ts';
import { partsOf } from './guardrails/machine_orders.ts';
import { findObeyed } from './guardrails/obeyed.ts';
import { findPlaceholders } from './guardrails/placeholders.ts';
import { findLanguage } from './guardrails/reply_language.ts';
import { findTeamNotes } from './guardrails/team_notes.ts';
import { wishedFor } from './guardrails/wished_language.ts';
import { findForbidden, findInstructions } from './guardrails/wording.ts';

/** Numbers, amounts, dates, times, addresses and codes of the reply that stand in neither the ticket nor a source. */
const findClaims: Check = (reply) => {
  const support = supportOf(reply);
  const own = readReply(reply);
  return [...figureFindings(reply, own, support), ...dateFindings(reply, support), ...addressFindings(reply, support)];
};

/** Every check a reply goes through, whoever wrote it. */
const CHECKS: Check[] = [
  findClaims, findNames, findQuotedNames, findAddressee, findRivalCodes, findRivalNames, findWrongCases, findSweeping, findBroadened, findPromises, findDeeds, findUnderWay, findPolarity, findAnsweredYes, findPlaceholders, findNewMatters, findLanguage, findForbidden, findInstructions, findTeamNotes,
];

/** Each thing once: the same words of one check, or of a promise part of another's. */
function once(found: readonly Finding[]): Finding[] {
  const told = new Set<string>(), promises: string[] = [];
  return found.filter(({ check, words }) => {
    const key = `${check}\n${words}`;
    if (told.has(key)) return false;
    told.add(key);
    if (check !== 'promise') return true;
    const isKnown = promises.some((other) => other.includes(words) || words.includes(other));
    promises.push(words);
    return !isKnown;
  });
}

/** Everything wrong with a reply, each thing once; empty where code finds nothing against it. What a source orders a machine to say bears nothing. Never throws, linear in the text. */
export function checkReply(reply: CheckedReply): Finding[] {
  const parts = reply.sources.map(partsOf);
  const wished = wishedFor(reply);
  const whole = wished === '' ? reply : { ...reply, language: wished };
  const borne = parts.every(({ ordered }) => ordered === '') ? whole : { ...whole, sources: parts.map(({ said }) => said) };
  return once([...CHECKS.flatMap((check) => check(borne)), ...findObeyed(whole)]);
}
