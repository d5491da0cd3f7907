/** Any of HTTP's three forms of a date (RFC 9110) names a day, a month and a time; `Date.parse` alone makes dates of "-5" and of "in 12". */
const HTTP_DATE = /^[a-z]{3,9},? [\w -]{6,20} \d{2}:\d{2}:\d{2}( GMT| \d{4})$/i;

/** Seconds of a Retry-After header, given as seconds or as a date; 1 to 3600. Undefined for anything else. */
export function retryAfterSeconds(header: string, now: number = Date.now()): number | undefined {
  const said = header.trim();
  const seconds = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : HTTP_DATE.test(said) ? (Date.parse(said) - now) / 1000 : Number.NaN;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(1, Math.ceil(seconds))) : undefined;
}
