import { eachHash } from '../../../triage/text/front_coded.ts';
import type { Units } from '../../../triage/text/hashed_lines.ts';
import { PRIME, startHash, tableRows, type SortedTable } from '../../../triage/text/hashed_words.ts';

/** The terms of a lexicon by their hashes, as they are looked up. */
export interface HashedTerms {
  exact: SortedTable;
  stems: SortedTable;
  /** For each first word of an expression the last link that begins with it. */
  heads: SortedTable;
  /** The link before that begins with the same word, plus one; 0 where none does. */
  next: Uint16Array;
  /** The other words of all links, and where those of each begin, one more at the end; a stem is marked by its length. */
  restFrom: Uint16Array;
  restHashes: Int32Array;
  restStems: Uint8Array;
}

const STAR = '*'.charCodeAt(0), JOINT = '_'.charCodeAt(0), BLANK = ' '.charCodeAt(0);

/** A word of a term: its hash, the hash of it without its last letter, and how many letters are before its star, 0 where it has none. */
type TakeWord = (hash: number, before: number, stem: number, endsTerm: boolean) => void;

function eachWord({ low, high }: Units, take: TakeWord): void {
  let hash = startHash(), before = hash, last = 0, from = 0;
  for (let at = 0; at < low.length; at += 1) {
    const letter = low[at]! | (high[at]! << 8);
    if (letter !== JOINT && letter !== BLANK) {
      before = hash;
      hash = Math.imul(hash ^ letter, PRIME);
      last = letter;
      continue;
    }
    take(hash, before, last === STAR ? at - 1 - from : 0, letter === BLANK);
    hash = startHash();
    from = at + 1;
  }
}

/** The links by their first words: of each the last, and for every link the one before it. */
function chained({ hashes, numbers }: SortedTable): Pick<HashedTerms, 'heads' | 'next'> {
  const heads = tableRows(hashes.length), next = new Uint16Array(hashes.length);
  for (let at = 0; at < hashes.length; at += 1) {
    if (hashes[at] === hashes[at - 1]) next[numbers[at]!] = numbers[at - 1]! + 1;
    if (hashes[at] !== hashes[at + 1]) heads.add(hashes[at]!, numbers[at]!);
  }
  return { heads: heads.sorted(), next };
}

/** `words` are front-coded and numbered from 0 on; behind them come `terms`, each with a blank behind it, of which those from `firstLinked` on are expressions, joined by `_`; `count`: how many there are of both. */
export function hashedTerms(words: Uint8Array, terms: Units, firstLinked: number, count: number): HashedTerms {
  const exact = tableRows(firstLinked), stems = tableRows(firstLinked), links = tableRows(count - firstLinked);
  const restFrom = new Uint16Array(count - firstLinked + 1), restHashes = new Int32Array(terms.low.length >> 1), restStems = new Uint8Array(restHashes.length);
  let term = 0, rest = 0, isFirst = true;
  eachHash(words, (hash, last, before) => {
    if (last === STAR) stems.add(before, term++);
    else exact.add(hash, term++);
  });
  eachWord(terms, (hash, before, stem, endsTerm) => {
    const link = term - firstLinked;
    if (link < 0) (stem > 0 ? stems : exact).add(stem > 0 ? before : hash, term);
    // With its star, if it has one: the first word of an expression is looked up as it stands.
    else if (isFirst) links.add(hash, link);
    else {
      restHashes[rest] = stem > 0 ? before : hash;
      restStems[rest++] = stem;
    }
    isFirst = endsTerm;
    if (endsTerm && ++term > firstLinked) restFrom[term - firstLinked] = rest;
  });
  return { exact: exact.sorted(), stems: stems.sorted(), ...chained(links.sorted()), restFrom, restHashes: restHashes.slice(0, rest), restStems: restStems.slice(0, rest) };
}
