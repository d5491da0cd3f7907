import { addressFindings } from './address_claims.ts';
import type { Check } from './checked_reply.ts';
import { dateFindings } from './date_claims.ts';
import { figureFindings } from './figure_claims.ts';
import { readReply, supportOf } from './support.ts';

/** Numbers, amounts, dates, times, addresses and codes of the reply that stand in neither the ticket nor a source. */
export const findClaims: Check = (reply) => {
  const support = supportOf(reply);
  const own = readReply(reply);
  return [...figureFindings(reply, own, support), ...dateFindings(reply, support), ...addressFindings(reply, support)];
};
