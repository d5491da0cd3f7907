import type { Finding } from '../auto_send.ts';
import { findAddressee } from './addressee.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { findClaims } from './claims.ts';
import { findContradictions } from './contradictions.ts';
import { findDeniedPairs } from './denied_pairs.ts';
import { findDeeds } from './deeds.ts';
import { findMenuPaths } from './menu_paths.ts';
import { findNames } from './names.ts';
import { findPlaceholders } from './placeholders.ts';
import { findPromises } from './promises.ts';
import { findReasons } from './reasons.ts';
import { findReservedFeatures } from './reserved_features.ts';
import { findRivalFacts } from './rival_facts.ts';
import { findRivalNames } from './rival_names.ts';
import { findSweeping } from './sweeping.ts';
import { findTaxes } from './taxes.ts';
import { findForbidden, findInstructions, findLanguage, findSteering } from './wording.ts';

/** Every check a reply goes through, whoever wrote it. */
const CHECKS: Check[] = [findClaims, findNames, findAddressee, findRivalNames, findRivalFacts, findReservedFeatures, findMenuPaths, findSweeping, findTaxes, findReasons, findPromises, findDeeds, findContradictions, findDeniedPairs, findPlaceholders, findLanguage, findForbidden, findInstructions, findSteering];

/** Everything wrong with a reply; empty where code finds nothing against it. Never throws, linear in the text. */
export const checkReply = (reply: CheckedReply): Finding[] => CHECKS.flatMap((check) => check(reply));
