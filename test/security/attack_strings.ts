/** Texts that make a pattern work hardest: long runs of what each of its pieces matches, then something that fails. */

const PALETTE = [...Array.from({ length: 95 }, (_unused, index) => String.fromCharCode(32 + index)), '\n', '\t', 'é', 'É', 'ß', '中', '“', '’', '…', '—', '\u00a0', '\u200b', '\u0301', '😀', '®'];

/** The pieces of a pattern's source that match one character each: `[…]`, `\d`, `\p{L}`, plain letters; groups are looked into. */
function pieces(source: string): string[] {
  const scanner = /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\[dDwWsSnrt]|\\[^bBk1-9]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\{\d+,?\d*\}|[^\\()[\]{}|*+?^$]|\./gsu;
  return (source.match(scanner) ?? []).filter((piece) => !piece.startsWith('(') && !/^\{\d/.test(piece));
}

function oneThatMatches(piece: string, flags: string): string {
  try {
    const whole = new RegExp(`^(?:${piece})$`, flags.replace(/[gy]/g, ''));
    return PALETTE.find((character) => whole.test(character)) ?? '';
  } catch {
    return '';
  }
}

const known = new Map<string, string[]>();

function samplesOf(source: string, flags: string): string[] {
  const key = `/${source}/${flags}`;
  const samples = known.get(key) ?? pieces(source).map((piece) => oneThatMatches(piece, flags)).filter(Boolean);
  known.set(key, samples);
  return samples;
}

/**
 * Attacks of about `length` characters on a pattern; the same ones for every length. One of three holds a sign beyond Latin-1: without it V8
 * knows at once that a pattern which asks for such a sign fails.
 */
export function attacks(source: string, flags: string, length: number): string[] {
  const samples = samplesOf(source, flags);
  const pairs = samples.map((sample, index) => sample + (samples[index + 1] ?? ''));
  const units = [...new Set([...new Set(samples)].slice(0, 14).concat([...new Set(pairs)].slice(0, 6)))];
  const opening = samples.slice(0, 6).join('');
  const fill = (unit: string): string => unit.repeat(Math.ceil(length / unit.length));
  return [...new Set(units.flatMap((unit) => [`${fill(unit)}\u0000`, `\u0001${fill(unit)}\u0000`, `${opening}${fill(unit)}\u0000\n!中`]))];
}
