import { codeKey, findCodes } from '../../../triage/reply_checks/identifiers/addresses.ts';

/** "LOW SALT", "CHECK CELL": what a display shows, in capitals. */
const SHOWN = /(?<![\p{L}\p{N}])\p{Lu}{2,20}(?: \p{Lu}{2,20}){1,4}(?![\p{L}\p{N}])/gu;
/** Error codes are short; numbers of orders and parcels are long. */
const LONGEST_CODE = 8;
const READ = 6000;
/** Who writes in capitals throughout quotes no display. */
const MOST_CAPITALS = 0.4;

function capitals(text: string): string[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > letters * MOST_CAPITALS ? [] : text.match(SHOWN) ?? [];
}

/** What a text quotes letter for letter: short codes ("E21") and what a display shows in capitals ("LOW SALT"). */
export function quotedIn(text: string): Set<string> {
  const read = text.slice(0, READ);
  const codes = findCodes(read).map(({ words }) => codeKey(words)).filter((code) => code.length <= LONGEST_CODE && /\p{L}/u.test(code));
  return new Set([...codes, ...capitals(read)]);
}
