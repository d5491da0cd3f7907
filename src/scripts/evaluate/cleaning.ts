import { cleanTicketText } from '../../triage/ticket_text.ts';

/** A raw body, the pieces that must stay and the pieces that must go. */
export interface CleaningCase {
  id: string;
  raw: string;
  expected_contains: string[];
  expected_absent: string[];
}

export interface CleaningMiss {
  id: string;
  lost: string[];
  left: string[];
}

export interface CleaningReport {
  cases: number;
  /** Share of bodies with every wanted piece kept and every unwanted one gone, 0 to 1. */
  perfect: number;
  /** Share of bodies with no wanted piece lost, 0 to 1. */
  nothing_lost: number;
  misses: CleaningMiss[];
}

/** Line breaks and runs of blanks are no difference: a piece may be wrapped in the raw body. */
const oneLine = (text: string) => text.replace(/[\s\u200B\uFEFF]+/g, ' ');

/** How well `cleanTicketText` (or another cleaner) parts the customer's words from the rest of each body. */
export function evaluateCleaning(cases: CleaningCase[], clean = (raw: string) => cleanTicketText(raw).message): CleaningReport {
  const results = cases.map(({ id, raw, expected_contains, expected_absent }) => {
    const message = oneLine(clean(raw));
    const has = (piece: string) => message.includes(oneLine(piece).trim());
    return { id, lost: expected_contains.filter((piece) => !has(piece)), left: expected_absent.filter(has) };
  });
  const misses = results.filter(({ lost, left }) => lost.length + left.length > 0);
  const share = (count: number) => (cases.length ? count / cases.length : 0);
  return {
    cases: cases.length,
    perfect: share(cases.length - misses.length),
    nothing_lost: share(results.filter(({ lost }) => lost.length === 0).length),
    misses,
  };
}
