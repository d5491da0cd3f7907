/** A held-out answer: its highest probability and whether it was right. */
export interface Outcome { raw: number; right: boolean }

/** Answers a block must hold: fewer would follow chance. */
const SMALLEST_BLOCK = 40;

/** The most that an answer may claim. */
const MOST_CERTAIN = 0.99;

interface Block { raw: number; right: number; n: number }

/** Answers in order of raw probability, cut into blocks of equal size. */
function blocksOf(outcomes: Outcome[]): Block[] {
  const sorted = [...outcomes].sort((a, b) => a.raw - b.raw);
  const blocks: Block[] = [];
  for (let at = 0; at < sorted.length; at += SMALLEST_BLOCK) {
    const members = sorted.slice(at, at + SMALLEST_BLOCK);
    blocks.push({ raw: members.reduce((sum, { raw }) => sum + raw, 0), right: members.filter(({ right }) => right).length, n: members.length });
  }
  return blocks;
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): the rising steps that fit best what share of
 * answers was right; each step as one point, joined by straight lines when read.
 */
export function isotonicPoints(outcomes: Outcome[]): [raw: number, share: number][] {
  const pooled: Block[] = [];
  for (const block of blocksOf(outcomes)) {
    let current = block;
    for (let last = pooled.at(-1); last && last.right / last.n >= current.right / current.n; last = pooled.at(-1)) {
      current = { raw: last.raw + current.raw, right: last.right + current.right, n: last.n + current.n };
      pooled.pop();
    }
    pooled.push(current);
  }
  // Half a wrong and half a right answer more in each step, and a bound: no step claims certainty, rounded or not.
  return pooled.map(({ raw, right, n }) => [Math.round((raw / n) * 1e4) / 1e4, Math.min(MOST_CERTAIN, Math.round(((right + 0.5) / (n + 1)) * 1e4) / 1e4)]);
}

/** Expected calibration error over ten equal bins: how far confidence lies from the share of right answers, 0 to 1. */
export function calibrationError(outcomes: Outcome[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const members = outcomes.filter(({ raw }) => Math.min(9, Math.floor(raw * 10)) === bin);
    if (members.length === 0) continue;
    const confidence = members.reduce((sum, { raw }) => sum + raw, 0);
    error += Math.abs(confidence - members.filter(({ right }) => right).length) / outcomes.length;
  }
  return error;
}
