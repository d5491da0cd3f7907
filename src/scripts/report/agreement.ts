type Label = string | number;

function tables(left: readonly Label[], right: readonly Label[]): { rows: Map<Label, number>; columns: Map<Label, number>; cells: Map<Label, Map<Label, number>> } {
  const [rows, columns, cells] = [new Map<Label, number>(), new Map<Label, number>(), new Map<Label, Map<Label, number>>()];
  for (const [at, row] of left.entries()) {
    const column = right[at] ?? '';
    rows.set(row, (rows.get(row) ?? 0) + 1);
    columns.set(column, (columns.get(column) ?? 0) + 1);
    const own = cells.get(row) ?? new Map<Label, number>();
    own.set(column, (own.get(column) ?? 0) + 1);
    cells.set(row, own);
  }
  return { rows, columns, cells };
}

const sum = (values: Iterable<number>): number => { let total = 0; for (const value of values) total += value; return total; };

/** Agreement of two groupings beyond chance, 1 for the same (Hubert and Arabie 1985). */
export function adjustedRandIndex(left: readonly Label[], right: readonly Label[]): number {
  const { rows, columns, cells } = tables(left, right);
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const together = sum([...cells.values()].flatMap((own) => [...own.values()].map(pairs)));
  const [a, b] = [sum([...rows.values()].map(pairs)), sum([...columns.values()].map(pairs))];
  const expected = (a * b) / Math.max(1, pairs(left.length));
  return (a + b) / 2 === expected ? 1 : (together - expected) / ((a + b) / 2 - expected);
}

/** Mutual information over the mean of both entropies, 0 to 1 (Strehl and Ghosh 2002, arithmetic mean). */
export function normalizedMutualInformation(left: readonly Label[], right: readonly Label[]): number {
  const { rows, columns, cells } = tables(left, right);
  const n = left.length;
  const entropy = (counts: Map<Label, number>) => -sum([...counts.values()].map((count) => (count / n) * Math.log(count / n)));
  const shared = sum([...cells].flatMap(([row, own]) => [...own].map(([column, count]) => (count / n) * Math.log((count * n) / ((rows.get(row) ?? 1) * (columns.get(column) ?? 1))))));
  const both = (entropy(rows) + entropy(columns)) / 2;
  return both === 0 ? 1 : shared / both;
}
