/**
 * ASCII words in rising order, looked up where they lie in an asset: no string is made before one is asked for. Each word is stored as how many of its
 * first letters are those of the word before it, and the others behind that: a third less in the zip. A block of words begins with a whole
 * one, so that a look-up halves over blocks and reads one of them.
 */
export interface SortedWords {
  length: number;
  /** `""` beyond the last. */
  at(index: number): string;
  list(): string[];
  /** Where a word stands, -1 where it does not. */
  indexOf(word: string): number;
  /** Whether any word begins with these letters. */
  someBegin(letters: string): boolean;
}

const BLOCK = 16;
/** Added to the number of letters shared, which also tells it from a letter. */
const MARK = 0x80;

function sharedBy(word: string, other: string): number {
  let shared = 0;
  while (shared < word.length && word[shared] === other[shared]) shared += 1;
  return shared;
}

/** What `sortedWords` reads: the words, how long each block is, and how many words there are. Throws a RangeError where they are not ASCII, not in order or too long. */
export function wordBytes(words: readonly string[]): [letters: Uint8Array, blocks: Uint16Array] {
  const odd = words.find((word, index) => !/^[\0-\x7f]{1,100}$/.test(word) || (index > 0 && (words[index - 1] ?? '') >= word));
  if (odd !== undefined) throw new RangeError(`“${odd}” is no word for a sorted list`);
  const written = words.map((word, index) => {
    const shared = index % BLOCK === 0 ? 0 : sharedBy(word, words[index - 1] ?? '');
    return String.fromCharCode(MARK + shared) + word.slice(shared);
  });
  const blocks = Array.from({ length: Math.ceil(words.length / BLOCK) }, (_, block) => written.slice(BLOCK * block, BLOCK * (block + 1)).join('').length);
  return [Buffer.from(written.join(''), 'latin1'), Uint16Array.of(words.length, ...blocks)];
}

/** Reads what `wordBytes` wrote. */
export function sortedWords(letters: Uint8Array, blocks: Uint16Array): SortedWords {
  const length = blocks[0] ?? 0;
  const starts = new Uint16Array(blocks.length);
  for (let block = 1; block < blocks.length; block += 1) starts[block] = starts[block - 1]! + blocks[block]!;
  /** Where the last search ended: at the first word that is not before the one sought, and whether it begins with it, or is it. */
  let found = 0;
  let begins = false, is = false;

  const isEnd = (at: number): boolean => at >= letters.length || letters[at]! >= MARK;
  /** How many letters of a word are those of the list from a place on, given that it shares so many before. */
  function reach(at: number, word: string, shared: number): number {
    let common = shared;
    while (common < word.length && letters[at + common - shared] === word.charCodeAt(common)) common += 1;
    return common;
  }
  /** The last block whose first word is before the one sought; 0 where none is. */
  function blockOf(word: string): number {
    let low = 0;
    let high = blocks.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const head = starts[middle]! + 1;
      const common = reach(head, word, 0);
      if (common < word.length && (isEnd(head + common) || letters[head + common]! < word.charCodeAt(common))) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  function seek(word: string): void {
    const block = blockOf(word);
    let at = starts[block] ?? 0;
    let common = 0;
    begins = is = false;
    for (found = BLOCK * block; found < length; found += 1) {
      const shared = letters[at++]! - MARK;
      if (found % BLOCK === 0) common = 0;
      // A word that shares less with the one before it than that shares with the one sought stands behind both.
      if (shared < common) return;
      if (shared === common) {
        common = reach(at, word, shared);
        at += common - shared;
        is = common === word.length && isEnd(at);
        begins = common === word.length;
        if (begins || (!isEnd(at) && letters[at]! > word.charCodeAt(common))) return;
      }
      while (!isEnd(at)) at += 1;
    }
  }
  /** The words from the first of a block on. */
  function read(first: number, last: number): string[] {
    const words: string[] = [];
    let word = '';
    for (let at = starts[first / BLOCK] ?? 0; first + words.length <= last; ) {
      const shared = letters[at++]! - MARK;
      const from = at;
      while (!isEnd(at)) at += 1;
      word = word.slice(0, shared) + Buffer.from(letters.buffer, letters.byteOffset + from, at - from).toString('latin1');
      words.push(word);
    }
    return words;
  }

  return {
    length,
    at: (index) => (index < length ? read(index - (index % BLOCK), index).at(-1) ?? '' : ''),
    list: () => read(0, length - 1),
    indexOf(word) { seek(word); return is ? found : -1; },
    someBegin(word) { seek(word); return begins; },
  };
}
