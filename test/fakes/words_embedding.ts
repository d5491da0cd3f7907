/**
 * Deterministic pseudo-embeddings that behave like real ones where tests look: texts that share words are near, all texts
 * share a common direction, and every model has a space of its own.
 */

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** Weight of the direction that all texts of a space share: unrelated ones are some 0.2 alike, as with real models. */
const COMMON = 0.45;

/** A unit vector for the words of a text in the space of that name. */
export function wordsEmbedding(text: string, space: string, dimension: number): number[] {
  const words = text.toLowerCase().normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = new Array<number>(dimension).fill(0);
  for (const word of words) {
    if (word.length < 3) continue;
    for (let spread = 0; spread < 4; spread += 1) {
      const code = hash(`${space}:${spread}:${word.slice(0, 6)}`);
      own[code % dimension] = (own[code % dimension] ?? 0) + ((code >>> 16) & 1 ? 1 : -1);
    }
  }
  const length = Math.hypot(...own) || 1;
  const shared = own.map((_value, at) => ((hash(`${space}:common:${at}`) & 1) ? 1 : -1) / Math.sqrt(dimension));
  const mixed = own.map((value, at) => (value / length) * Math.sqrt(1 - COMMON ** 2) + (shared[at] ?? 0) * COMMON);
  const whole = Math.hypot(...mixed);
  return mixed.map((value) => value / whole);
}
