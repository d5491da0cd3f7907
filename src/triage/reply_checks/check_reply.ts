import type { Finding } from '../auto_send.ts';
import { findAddressee } from './addressee.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { findClaims } from './claims.ts';
import { findDoubtful } from './doubt.ts';
import { findMenuPaths } from './menu_paths.ts';
import { findNames } from './names.ts';
import { findObeyed } from './obeyed.ts';
import { findOwedAmounts } from './owed_amounts.ts';
import { findPlaceholders } from './placeholders.ts';
import { findQuotedNames } from './quoted_names.ts';
import { findRivalNames } from './rival_names.ts';
import { findStepsLeftOut } from './steps.ts';
import { findTaxes } from './taxes.ts';
import { findForbidden, findInstructions, findLanguage, findSteering } from './wording.ts';

/** Every check a reply goes through, whoever wrote it. */
const CHECKS: Check[] = [findClaims, findNames, findQuotedNames, findAddressee, findRivalNames, findMenuPaths, findStepsLeftOut, findTaxes, findOwedAmounts, findDoubtful, findPlaceholders, findLanguage, findForbidden, findInstructions, findSteering, findObeyed];

const overlap = (one: Finding, other: Finding): boolean => one.check === other.check && (one.words.includes(other.words) || other.words.includes(one.words));

/** Everything wrong with a reply, each thing once; empty where code finds nothing against it. Never throws, linear in the text. */
export const checkReply = (reply: CheckedReply): Finding[] => CHECKS.flatMap((check) => check(reply))
  .filter((finding, at, all) => finding.check !== 'promise' || !all.slice(0, at).some((earlier) => overlap(earlier, finding)));
