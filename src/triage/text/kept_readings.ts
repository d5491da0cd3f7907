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

/** A reading of single words, made once for each while a few thousand are known: texts differ, and their words hardly do. */
export function keptOfWords<Reading>(read: (word: string) => Reading): (word: string) => Reading {
  const known = new Map<string, { reading: Reading }>();
  return (word) => {
    const kept = known.get(word);
    if (kept) return kept.reading;
    const reading = read(word);
    if (word.length > LONGEST_COPIED) return reading;
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, { reading });
    return reading;
  };
}

/** A value that is made when it is first asked for. */
export function late<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
