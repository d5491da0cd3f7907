import { unitsOf } from './hashed_lines.ts';
import { addUnit, inOrderOfHash, placeOf, startHash, tableRows } from './hashed_words.ts';
import { packed, unpacker } from './packed.ts';
import { assets } from './triples.asset.ts';

/*
 * franc's measure (how far a text's letter triples stand from their usual ranks) over its own data, for the languages we name alone.
 * Loading franc itself reads 82 languages, a tenth of what starting the whole app takes.
 */

/** franc's ISO 639-3 codes that a text in Latin script is told by. */
export const FRANC_CODES: Readonly<Record<string, string>> = {
  eng: 'en', deu: 'de', spa: 'es', fra: 'fr', por: 'pt', ita: 'it', nld: 'nl', pol: 'pl', tur: 'tr', swe: 'sv',
  ces: 'cs', ron: 'ro', hun: 'hu', ind: 'id', vie: 'vi', hrv: 'hr',
};
const LANGUAGES = Object.values(FRANC_CODES);
/** What a triple costs that is not among a language's most frequent ones. */
const UNKNOWN = 300;
const LETTERS_READ = 2048;
const SHORTEST = 3;
const TRIPLE = 3;

/** The hashes of the known triples, and for each its ranks, 1 the most frequent, in the order of LANGUAGES; 0 where it is rare. */
interface Triples {
  hashes: Int32Array;
  ranks: Uint16Array;
}

let known: Triples | undefined;

/** Lists of triples, the most frequent first, one list a language, as `likenesses` reads them. Throws an Error where one is no triple, or has the hash of another. */
export function triplesBytes(lists: readonly (readonly string[])[]): Uint8Array {
  const odd = lists.flat().find((triple) => triple.length !== TRIPLE);
  if (odd !== undefined) throw new RangeError(`“${odd}” is no triple of letters.`);
  inOrderOfHash(lists.flat().map((word) => ({ word })));
  const { low, high } = unitsOf(lists.flat().join(''));
  return packed([Uint16Array.from(lists, (list) => list.length), low, high]);
}

/** The triples of all lists by their hashes, with their places in all lists, one behind the other. */
function hashedTriples(low: Uint8Array, high: Uint8Array) {
  const rows = tableRows(low.length / TRIPLE);
  for (let at = 0; at < low.length; at += TRIPLE) {
    let hash = startHash();
    for (let letter = at; letter < at + TRIPLE; letter += 1) hash = addUnit(hash, low[letter]! | (high[letter]! << 8));
    rows.add(hash, at / TRIPLE);
  }
  return rows.sorted();
}

function readTriples(bytes: Uint8Array): Triples {
  const { numbers: lengths, bytes: units } = unpacker(bytes);
  const ends = lengths().slice();
  for (let language = 1; language < ends.length; language += 1) ends[language]! += ends[language - 1]!;
  const { hashes: all, numbers } = hashedTriples(units(), units());
  const hashes = all.filter((hash, at) => hash !== all[at - 1]), ranks = new Uint16Array(hashes.length * LANGUAGES.length);
  for (let at = 0, place = -1; at < all.length; at += 1) {
    if (all[at] !== all[at - 1]) place += 1;
    const number = numbers[at]!;
    let language = 0;
    while (ends[language]! <= number) language += 1;
    ranks[place * LANGUAGES.length + language] = number - (ends[language - 1] ?? 0) + 1;
  }
  return { hashes, ranks };
}

/** How often each triple of letters stands in a text: lower case, without digits and signs, blanks at both ends. */
function triplesOf(text: string): Map<string, number> {
  const clean = ` ${text.replace(/[\u0021-\u0040]+/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()} `;
  const counts = new Map<string, number>();
  for (let at = 0; at + 3 <= clean.length; at++) {
    const triple = clean.slice(at, at + 3);
    counts.set(triple, (counts.get(triple) ?? 0) + 1);
  }
  return counts;
}

/**
 * How like each language a text in Latin script is: 1 for the likest, the others below it; `[]` for a text too short.
 * The same figures as franc's: `test/triage/text/letter_triples.test.ts` holds them together.
 */
export function likenesses(text: string): { language: string; likeness: number }[] {
  const read = text.slice(0, LETTERS_READ);
  if (read.length < SHORTEST) return [];
  known ??= readTriples(assets.latin?.() ?? new Uint8Array());
  const distances = new Array<number>(LANGUAGES.length).fill(0);
  for (const [triple, count] of triplesOf(read)) {
    const first = placeOf(known.hashes, triple) * LANGUAGES.length;
    for (let language = 0; language < distances.length; language++) {
      const rank = first < 0 ? 0 : known.ranks[first + language] ?? 0;
      distances[language] = (distances[language] ?? 0) + (rank === 0 ? UNKNOWN : Math.abs(count - rank));
    }
  }
  const least = Math.min(...distances);
  const most = read.length * UNKNOWN - least;
  return LANGUAGES.map((language, index) => ({ language, likeness: 1 - ((distances[index] ?? 0) - least) / most || 0 }));
}
