/** "7-21", both ends hours of a day. */
const RANGE = /(?<![\d.,:/-])([01]?\d|2[0-4]) ?[-–] ?(1\d|2[0-4])(?![\d:/-]|[.,]\d| ?[\p{L}%€])/gu;
/** "8 a 20 h" */
const OPENS = /(?<![\d.,])(\d{1,2})(?: ?h| ?(?:a|à|às|-|–|y|et|e) ?\d{1,2} ?h)(?!\p{L}|\d)/giu;
const ALONE = /(?<![\d.,])(\d{1,2}) ?h(?!\p{L}|\d)/giu;

/** Minutes of the day of hours that are written without a clock: "8 a 20 h" and "daily 7-21", both ends. */
export const hoursWritten = (raw: string): number[] => [...[...raw.matchAll(RANGE)].flatMap(([, from, to]) => [from, to]), ...[...raw.matchAll(OPENS), ...raw.matchAll(ALONE)].map(([, hour]) => hour)].map((hour) => Number(hour) * 60);
