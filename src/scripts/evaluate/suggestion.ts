import { createHash } from 'node:crypto';
import { evaluate } from '../../insight/evaluation.ts';
import { SENTIMENTS, type LabelledExample, type Sentiment } from '../../ports/engine.ts';
import type { LabelledRow, LabelledTable } from './labelled_rows.ts';

/** Labels one row with these examples before it; `""` where the call failed. */
export type LabelWith = (row: LabelledRow, examples: LabelledExample[]) => Promise<string>;

/** What came of looking for better examples. */
export interface Suggestion {
  /** The examples that help on rows nobody chose them by; empty where none does. */
  kept: LabelledExample[];
  /** How many were tried on the held-out rows. */
  tried: number;
  heldOutRows: number;
  /** Macro-F1 on the held-out rows without and with the examples. */
  before: number;
  after: number;
}

/** Rows that each candidate is tried on, and candidates for each example wanted: what bounds the number of requests. */
const MOST_ROWS = 80, CANDIDATES_EACH = 3;
const AT_ONCE = 4;

/** The most questions that looking for so many examples asks: every candidate on every row, once for each example. */
export function mostQuestions(rows: number, wanted: number): number {
  const tried = Math.min(MOST_ROWS, rows);
  return 2 * tried + wanted * wanted * CANDIDATES_EACH * tried + tried;
}

/** One of two halves by the group's name, or by the text where there is no group: what belongs together stays together. */
function half(row: LabelledRow): 0 | 1 {
  const digest = createHash('sha256').update(row.group || `${row.subject}\n${row.message}`).digest();
  return (digest[0] ?? 0) % 2 === 0 ? 0 : 1;
}

async function labelAll(rows: LabelledRow[], examples: LabelledExample[], labelWith: LabelWith): Promise<string[]> {
  const labels: string[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) labels.push(...await Promise.all(rows.slice(at, at + AT_ONCE).map((row) => labelWith(row, examples))));
  return labels;
}

const macroF1 = (rows: LabelledRow[], predicted: string[]): number =>
  evaluate(SENTIMENTS, rows.map(({ label }, at) => ({ actual: label, predicted: predicted[at] ?? '' }))).macroF1;

const isSentiment = (label: string): label is Sentiment => SENTIMENTS.some((sentiment) => sentiment === label);

function exampleOf({ subject, message, label }: LabelledRow, at: number): LabelledExample[] {
  return isSentiment(label) ? [{ id: `suggested-${at + 1}`, subject, message, sentiment: label, thought: '', origin: 'correction', similarity: 0 }] : [];
}

/** Errors as candidates, each kind of confusion in turn, so that one kind does not crowd out the others. */
function candidatesFrom(rows: LabelledRow[], predicted: string[], most: number): LabelledRow[] {
  const kinds = new Map<string, LabelledRow[]>();
  rows.forEach((row, at) => {
    if (!predicted[at] || predicted[at] === row.label) return;
    const kind = `${row.label}>${predicted[at]}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  });
  const picked: LabelledRow[] = [];
  for (let turn = 0; picked.length < most && [...kinds.values()].some((errors) => errors.length > turn); turn += 1) {
    for (const errors of kinds.values()) picked.push(...errors.slice(turn, turn + 1));
  }
  return picked.slice(0, most);
}

/** Adds, one by one, the candidate that lifts macro-F1 most on the rows it is chosen by; stops where none does. */
async function choose(rows: LabelledRow[], candidates: LabelledExample[], wanted: number, start: number, labelWith: LabelWith): Promise<LabelledExample[]> {
  const chosen: LabelledExample[] = [];
  let best = start;
  while (chosen.length < wanted) {
    let next: LabelledExample | null = null;
    for (const candidate of candidates.filter((one) => !chosen.includes(one))) {
      // An example says nothing about its own text.
      const others = rows.filter(({ message, subject }) => message !== candidate.message || subject !== candidate.subject);
      const figure = macroF1(others, await labelAll(others, [...chosen, candidate], labelWith));
      if (figure > best) [best, next] = [figure, candidate];
    }
    if (!next) return chosen;
    chosen.push(next);
  }
  return chosen;
}

/**
 * Picks up to `wanted` examples from the errors on one half of the rows, then tries them on the other half, which had no part
 * in choosing them: they are kept only if macro-F1 rises there.
 */
export async function suggestExamples(table: Pick<LabelledTable, 'rows'>, wanted: number, labelWith: LabelWith): Promise<Suggestion> {
  const halves: [LabelledRow[], LabelledRow[]] = [[], []];
  for await (const row of table.rows()) {
    const side = halves[half(row)];
    if (side.length < MOST_ROWS) side.push(row);
  }
  const [choosing, heldOut] = halves;
  const first = await labelAll(choosing, [], labelWith);
  const candidates = candidatesFrom(choosing, first, wanted * CANDIDATES_EACH).flatMap(exampleOf);
  const chosen = await choose(choosing, candidates, wanted, macroF1(choosing, first), labelWith);
  const before = macroF1(heldOut, await labelAll(heldOut, [], labelWith));
  const after = chosen.length > 0 ? macroF1(heldOut, await labelAll(heldOut, chosen, labelWith)) : before;
  return { kept: after > before ? chosen : [], tried: chosen.length, heldOutRows: heldOut.length, before, after };
}

/** The outcome in words; the kept examples as lines of `data/prompt_examples.json`. */
export function describeSuggestion({ kept, tried, heldOutRows, before, after }: Suggestion): string {
  if (tried === 0) return 'Suggested examples: none of the errors, put before the others as an example, would have helped.';
  const figures = `macro-F1 on ${heldOutRows} held-out rows ${before.toFixed(3)} without, ${after.toFixed(3)} with ${tried} example${tried > 1 ? 's' : ''}`;
  if (kept.length === 0) return `Suggested examples: ${figures}; not kept.`;
  return [`Suggested examples: ${figures}; kept:`, ...kept.map(({ id, subject, message, sentiment }) => `  ${JSON.stringify({ id, subject, message, sentiment })}`)].join('\n');
}
