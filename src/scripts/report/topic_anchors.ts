import { stemOf } from './term_vectors.ts';

/** A term whose tickets are alike: the seed of a cluster. */
export interface Anchor { stem: string; direction: number[] }

const FEWEST_TICKETS = 3;
const MOST_SHARE = 0.2;
/** A further cluster must stand for this many tickets that no other one is near to. */
const OWN_TICKETS = 2;

interface Candidate extends Anchor { tickets: number; alike: number; nearest: number }

const dot = (a: readonly number[], b: readonly number[]): number => { let sum = 0; for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0); return sum; };

function candidates(terms: readonly (readonly string[])[], dense: readonly number[][]): Candidate[] {
  const places = new Map<string, number[]>();
  for (const [place, own] of terms.entries()) for (const stem of new Set(own.map(stemOf))) { const all = places.get(stem); if (all) all.push(place); else places.set(stem, [place]); }
  return [...places].filter(([, own]) => own.length >= FEWEST_TICKETS && own.length <= MOST_SHARE * terms.length).map(([stem, own]) => {
    const sum = (dense[0] ?? []).map((_unused, axis) => own.reduce((total, place) => total + (dense[place]?.[axis] ?? 0), 0));
    const length = Math.hypot(...sum) || 1;
    return { stem, direction: sum.map((value) => value / length), tickets: own.length, alike: length / own.length, nearest: 0 };
  }).sort((a, b) => (a.stem < b.stem ? -1 : 1));
}

/**
 * The seeds of the clusters: one after the other the term with the greatest √tickets × likeness of its tickets × distance
 * to the seeds before. Stops at `most`, or where the next would stand for fewer than two tickets of its own. Means over
 * all tickets of a term hardly move when tickets are added, so the seeds stay.
 */
export function topicAnchors(terms: readonly (readonly string[])[], dense: readonly number[][], most: number): Anchor[] {
  const open = candidates(terms, dense);
  const anchors: Anchor[] = [];
  while (anchors.length < most) {
    let best: Candidate | undefined;
    let bestScore = 0;
    for (const candidate of open) {
      const score = Math.sqrt(candidate.tickets) * candidate.alike * Math.max(0, 1 - candidate.nearest);
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (!best || best.tickets * (1 - best.nearest) < OWN_TICKETS) break;
    anchors.push({ stem: best.stem, direction: best.direction });
    for (const candidate of open) candidate.nearest = Math.max(candidate.nearest, dot(candidate.direction, best.direction));
    best.nearest = 1;
  }
  return anchors;
}

/** The nearest seed of each text. */
export const nearestAnchor = (dense: readonly number[][], anchors: readonly Anchor[]): number[] => dense.map((row) => {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, { direction }] of anchors.entries()) { const likeness = dot(row, direction); if (likeness > most) [best, most] = [place, likeness]; }
  return best;
});
