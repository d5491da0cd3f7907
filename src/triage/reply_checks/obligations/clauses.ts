import { firstFrom } from '../../text/sentences.ts';

/** A clause of a folded sentence: "we have cancelled it, so you need not do anything" denies the second one alone. */
export interface Clause {
  /** Begins with the mark that parts it from the one before. */
  text: string;
  from: number;
}

/** The clauses of a folded sentence, parted at commas and colons. The same clause is the same object, so that what is asked of one can be kept. */
export interface Clauses {
  /** What stands between the marks around a place; a place may reach over marks of its own. */
  around(from: number, to: number): Clause;
}

/** Reads the marks of a sentence once: one without an end holds thousands of places to ask about. */
export function clausesOf(folded: string): Clauses {
  const marks = Array.from(folded.matchAll(/[,:]/g), ({ index }) => ({ from: index }));
  const known = new Map<string, Clause>();
  return {
    around(from, to) {
      const start = marks[firstFrom(marks, from + 1) - 1]?.from ?? 0, end = marks[firstFrom(marks, to)]?.from ?? folded.length;
      const key = `${start} ${end}`;
      const clause = known.get(key) ?? { text: folded.slice(start, end), from: start };
      known.set(key, clause);
      return clause;
    },
  };
}
