import type { Finding } from '../replies/auto_send.ts';
import { findAddressee } from './addressee.ts';
import { findWrongCases } from './cases.ts';
import { findBroadened } from './broadened.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { findClaims } from './claims.ts';
import { findDeeds } from './deeds.ts';
import { partsOf } from './machine_orders.ts';
import { findNames } from './names.ts';
import { findNewMatters } from './new_matters.ts';
import { findObeyed } from './obeyed.ts';
import { findPlaceholders } from './placeholders.ts';
import { findPolarity } from './polarity.ts';
import { findPromises } from './promises.ts';
import { findQuotedNames } from './quoted_names.ts';
import { findRivalCodes } from './rival_codes.ts';
import { findRivalNames } from './rival_names.ts';
import { findSweeping } from './sweeping.ts';
import { findUnderWay } from './under_way.ts';
import { findLanguage } from './reply_language.ts';
import { wishedFor } from './wished_language.ts';
import { findForbidden, findInstructions } from './wording.ts';

/** Every check a reply goes through, whoever wrote it. */
const CHECKS: Check[] = [
  findClaims, findNames, findQuotedNames, findAddressee, findRivalCodes, findRivalNames, findWrongCases, findSweeping, findBroadened, findPromises, findDeeds, findUnderWay, findPolarity, findPlaceholders, findNewMatters, findLanguage, findForbidden, findInstructions,
];

/** Whether two findings are of one thing: the same words, or of a promise part of them. */
const isSame = (one: Finding, other: Finding): boolean => one.check === other.check && (one.words === other.words || (one.check === 'promise' && (one.words.includes(other.words) || other.words.includes(one.words))));

/** Everything wrong with a reply, each thing once; empty where code finds nothing against it. What a source orders a machine to say bears nothing. Never throws, linear in the text. */
export function checkReply(reply: CheckedReply): Finding[] {
  const parts = reply.sources.map(partsOf);
  const wished = wishedFor(reply);
  const whole = wished === '' ? reply : { ...reply, language: wished };
  const borne = parts.every(({ ordered }) => ordered === '') ? whole : { ...whole, sources: parts.map(({ said }) => said) };
  const found = [...CHECKS.flatMap((check) => check(borne)), ...findObeyed(whole)];
  return found.filter((finding, at) => !found.slice(0, at).some((earlier) => isSame(earlier, finding)));
}
