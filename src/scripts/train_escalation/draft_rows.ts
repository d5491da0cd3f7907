import { resolve } from 'node:path';
import { readJsonLines } from '../evaluate/json_lines.ts';

/** A ticket that a reply was drafted to: in a customer's words, and answered by what a team's sheet says. */
export interface DraftRow { id: string; lang: string; message: string }

/** Hands that are open whole, and those of which the odd ids are (data/grounding/README.md). */
const WHOLE = ['dev', 'third_hand', 'fifth_hand', 'own_hand', 'eighth_hand', 'ninth_hand', 'tenth_hand', 'twelfth_hand', 'thirteenth_hand', 'fourteenth_hand'];
const ODD = [
  'sixteenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty_first', 'twenty_second', 'twenty_third', 'twenty_fourth', 'twenty_fifth', 'twenty_sixth', 'twenty_seventh',
  'twenty_eighth', 'twenty_ninth', 'thirtieth',
];
/** Tickets that somebody should have taken, told without a word that the rules know: found among those that the model raised or held. */
const FOR_A_PERSON = new Set([
  'e064', 'n157', 'p127', 'p229', 'u156', 'w267', 'e18-015', 'e22-191', 'e24-117', 'A-0099', 'A-0157', 'A-0161', 'B-0127', 'B-0219', 'C-0201', 'C-0231',
]);

interface Draft { id: string; lang: string; ticket: string }
const isOdd = ({ id }: Draft): boolean => Number(/\d+$/.exec(id)?.[0]) % 2 === 1;
const drafts = (hand: string): Draft[] => readJsonLines<Draft>(resolve(import.meta.dirname, `../../../data/grounding/${hand}.jsonl`));

/** The tickets of the open drafts, each once. */
export function draftRows(): DraftRow[] {
  const all = [...WHOLE.flatMap(drafts), ...ODD.flatMap((hand) => drafts(`${hand}_hand`).filter(isOdd))];
  const known = new Map(all.filter(({ id }) => !FOR_A_PERSON.has(id)).map(({ id, lang, ticket }) => [ticket, { id, lang, message: ticket }]));
  return [...known.values()];
}
