import { data } from 'franc-min/data.js';
import { FRANC_CODES, triplesBytes } from './letter_triples.ts';

/** The most frequent letter triples of the languages we tell apart, from franc's data. An asset: the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  latin: () => triplesBytes(Object.keys(FRANC_CODES).map((code) => (data.Latin?.[code] ?? '').split('|'))),
};
