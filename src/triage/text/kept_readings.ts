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

/** A value that is made when it is first asked for. */
export function late<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
