/** What a measured figure may be in truth: the ends of its 95 % interval. */
export type Interval = readonly [from: number, to: number];

const Z = 1.959964;

/** Of a share, by Wilson's score (1927); 0 to 1. */
export function shareInterval(hits: number, of: number): Interval {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/** Of a Poisson mean by its count, by Byar’s approximation of the exact interval (Breslow and Day 1987, section 2.3): within 1 % of it, but for the lower end of counts below three. */
export function countInterval(count: number): Interval {
  const from = count === 0 ? 0 : count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3;
  const above = count + 1;
  return [from, above * (1 - 1 / (9 * above) + Z / (3 * Math.sqrt(above))) ** 3];
}
