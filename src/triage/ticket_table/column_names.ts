const LETTERS: Record<string, string> = { ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ð: 'd', ł: 'l', Ł: 'l', þ: 'th', ı: 'i' };

/** In lower case, without accents. */
export const ascii = (text: string): string =>
  text.replace(/[ßẞæÆœŒøØđĐðłŁþı]/g, (letter) => LETTERS[letter] ?? letter).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A header without accents, case, line breaks, marks and what stands in brackets: `E-Mail*\n(Kunde)` is `e mail`. */
export function plainHeader(header: string): string {
  const split = header.replace(/([a-z])([A-Z])/g, '$1 $2');
  const words = (text: string) => ascii(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words(split.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').replace(/^\s*\d{1,3}[.)]\s/, '')) || words(header);
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(index: number): string {
  let text = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

function keyStem(header: string, index: number): `column_${string}` {
  const snake = ascii(header).replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '').slice(0, 100).replace(/_$/, '');
  return `column_${snake || letters(index)}`;
}

/** The key of every column, in order; counted over all columns, so that no choice of roles renames another column. */
export function columnKeys(headers: string[]): `column_${string}`[] {
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const stem = keyStem(header, index);
    let key = stem;
    for (let count = 2; taken.has(key); count += 1) key = `${stem}_${count}`;
    taken.add(key);
    return key;
  });
}

/**
 * The column a person named: by its header (accents, case and line breaks aside), by its key (which tells repeated
 * headers apart), or by its letter. -1 where the table has no such column.
 */
export function columnNamed(headers: string[], named: string): number {
  const wanted = named.trim();
  const tests: ((header: string, index: number) => boolean)[] = [
    (header) => header.trim() === wanted,
    (header) => header.trim() !== '' && plainHeader(header) === plainHeader(wanted) && plainHeader(wanted) !== '',
  ];
  for (const test of tests) {
    const at = headers.findIndex(test);
    if (at >= 0) return at;
  }
  const byKey = columnKeys(headers).findIndex((key) => key === wanted);
  if (byKey >= 0) return byKey;
  return /^[a-z]{1,3}$/i.test(wanted) ? headers.findIndex((_header, index) => letters(index) === wanted.toLowerCase()) : -1;
}

/** What the dropdown of columns stores: the header, or the key where a header is blank or repeated. */
export function columnChoices(headers: string[]): { id: string; label: string }[] {
  const keys = columnKeys(headers);
  return headers.map((header, index) => {
    const label = columnLabel(header, index);
    const isFirst = header.trim() !== '' && columnNamed(headers, header) === index;
    return { id: isFirst ? header.trim() : (keys[index] ?? label), label: isFirst || header.trim() === '' ? label : `${label} (${letters(index).toUpperCase()})` };
  });
}

/** What a person calls the column: its header, else its letter. */
export const columnLabel = (header: string, index: number): string => (header.trim() === '' ? `Column ${letters(index).toUpperCase()}` : header);
