/** Seconds of a Retry-After header, given as seconds or as a date; 1 to 3600. */
export function retryAfterSeconds(header: string, now: number = Date.now()): number | undefined {
  if (!header.trim()) return undefined;
  const seconds = /^\s*\d+(?:\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(1, Math.ceil(seconds))) : undefined;
}
