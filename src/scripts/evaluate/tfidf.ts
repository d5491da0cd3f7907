/** The customary baseline's features, written apart from the product's own so that both cannot share a mistake. */

/** A sparse vector: feature number and weight. */
export type Row = [number, number][];

/** Lower-case words of two letters or more, and each two in a row. */
export const wordPieces = (text: string): string[] => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
};

/** Pieces of each word between blanks, its ends marked. */
export const characterPieces = (text: string, shortest: number, longest: number): string[] => (text.toLowerCase().match(/\S+/g) ?? []).flatMap((word) => {
  const marked = ` ${word} `;
  return Array.from({ length: longest - shortest + 1 }, (_, more) => shortest + more)
    .flatMap((size) => Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) => marked.slice(at, at + size)));
});

/** Tf-idf of one kind of piece, each text's vector of length one; numbers begin at `offset`. */
export function vectorizer(texts: string[], piecesOf: (text: string) => string[], offset: number): { size: number; vector(text: string): Row } {
  const places = new Map<string, number>();
  const holding: number[] = [];
  for (const text of texts) {
    for (const piece of new Set(piecesOf(text))) {
      const place = places.get(piece) ?? places.set(piece, places.size).size - 1;
      holding[place] = (holding[place] ?? 0) + 1;
    }
  }
  const idf = holding.map((held) => Math.log((1 + texts.length) / (1 + held)) + 1);
  return {
    size: places.size,
    vector(text) {
      const counts = new Map<number, number>();
      for (const piece of piecesOf(text)) {
        const place = places.get(piece);
        if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      const row: Row = [...counts].map(([place, count]) => [place + offset, (1 + Math.log(count)) * (idf[place] ?? 0)]);
      const length = Math.sqrt(row.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
      return row.map(([place, weight]) => [place, weight / length]);
    },
  };
}

/** Likeness of a question to each text: the mean of the cosines over words and over character pieces of three to five letters. */
export function tfidfLikeness(texts: string[]): (question: string) => number[] {
  const kinds = [vectorizer(texts, wordPieces, 0), vectorizer(texts, (text) => characterPieces(text, 3, 5), 0)].map(({ vector }) => ({ vector, rows: texts.map((text) => new Map(vector(text))) }));
  return (question) => {
    const own = kinds.map(({ vector }) => vector(question));
    return texts.map((_, at) => kinds.reduce((sum, { rows }, kind) => sum + (own[kind] ?? []).reduce((part, [place, weight]) => part + weight * (rows[at]?.get(place) ?? 0), 0), 0) / kinds.length);
  };
}
