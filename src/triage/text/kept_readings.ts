/**
 * A reading of texts, made once for those asked about last: many checks in turn ask the same of one reply, and every reply to the same
 * article. What is handed out is shared; whoever gets it must leave it as it is.
 */
export function keptReading<Reading>(read: (text: string) => Reading, most: number): (text: string) => Reading {
  const last: { text: string; reading: Reading }[] = [];
  let oldest = 0;
  return (text) => {
    for (const one of last) if (one.text === text) return one.reading;
    const reading = read(text);
    last[oldest] = { text, reading };
    oldest = (oldest + 1) % most;
    return reading;
  };
}

/** V8 copies a piece of a text that is no longer; a longer one keeps its whole text in memory. */
export const LONGEST_COPIED = 12;
const MOST_WORDS = 4_000;

/** Of a sentence this long none is met again. */
const LONGEST_SENTENCE = 300;
const MOST_SENTENCES = 300;

/** A reading made once for each text while no more than `most` are known, and anew for one of more than `longest` letters. */
function keptOf<Reading>(read: (text: string) => Reading, most: number, longest: number): (text: string) => Reading {
  const known = new Map<string, { reading: Reading }>();
  return (text) => {
    const kept = known.get(text);
    if (kept) return kept.reading;
    const reading = read(text);
    if (text.length > longest) return reading;
    if (known.size >= most) known.clear();
    known.set(text, { reading });
    return reading;
  };
}

/** A reading of single words, made once for each while a few thousand are known: texts differ, and their words hardly do. */
export const keptOfWords = <Reading>(read: (word: string) => Reading): (word: string) => Reading => keptOf(read, MOST_WORDS, LONGEST_COPIED);

/**
 * A reading of single sentences of replies, made once for each while a few hundred are known: replies are written from the same
 * templates and articles. What is handed out is shared, as by `keptReading`.
 */
export const keptOfSentences = <Reading>(read: (sentence: string) => Reading): (sentence: string) => Reading => keptOf(read, MOST_SENTENCES, LONGEST_SENTENCE);

/** What is made once for each of a few keys, a language or a list of the code's own: nothing of what is made is ever dropped. */
export function madeOnce<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** A value that is made when it is first asked for. */
export function late<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
