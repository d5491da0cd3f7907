import { join } from 'node:path';
import { readJsonLines } from './json_lines.ts';

/** Hands of data/grounding that are open whole, and those of which the odd ids are: no other line is read to learn from (its README says why). */
export const WHOLE = ['dev', 'test', 'third_hand', 'fourth_hand', 'fifth_hand', 'own_hand', 'eighth_hand', 'ninth_hand', 'tenth_hand', 'twelfth_hand', 'thirteenth_hand', 'fourteenth_hand', 'thirty_second_hand', 'thirty_sixth_hand', 'thirty_seventh_hand'];
export const ODD = [
  'sixteenth_hand', 'eighteenth_hand', 'nineteenth_hand', 'twentieth_hand', 'twenty_first_hand', 'twenty_second_hand', 'twenty_third_hand', 'twenty_fourth_hand', 'twenty_fifth_hand',
  'twenty_sixth_hand', 'twenty_seventh_hand', 'twenty_eighth_hand', 'twenty_ninth_hand', 'thirtieth_hand',
];

const isOdd = ({ id }: { id: string }): boolean => Number(/\d+$/.exec(id)?.[0]) % 2 === 1;

/** The open drafts as they are written, hand by hand, but for hands that whoever learns from them leaves out: those that came, or were opened, later. */
export function openDrafts<Draft extends { id: string }>(leftOut: readonly string[], hands: readonly string[] = [...WHOLE, ...ODD]): Draft[] {
  const of = (hand: string): Draft[] => readJsonLines<Draft>(join(import.meta.dirname, `../../data/grounding/${hand}.jsonl`));
  return hands.filter((hand) => !leftOut.includes(hand)).flatMap((hand) => (ODD.includes(hand) ? of(hand).filter(isOdd) : of(hand)));
}
