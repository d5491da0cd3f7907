import { InputError } from '../../errors.ts';

const ID = /^[A-Za-z0-9_-]{20,}$/;
const IN_URL = /(?:\/d\/|[?&](?:id|key)=)([A-Za-z0-9_-]{20,})/;

/** The id of a spreadsheet given as id or as any of Google's links to it. Throws an `InputError` for anything else, which names the `field`. */
export function spreadsheetId(given: string, field = 'Spreadsheet'): string {
  const text = given.trim();
  if (text === '') throw new InputError(`Choose a spreadsheet in the field “${field}”.`);
  if (ID.test(text)) return text;
  if (/\/d\/e\//.test(text)) throw new InputError(`The field “${field}” holds the link of a published page. Open the sheet itself and paste the link from the address bar.`);
  const id = /^(?:https?:\/\/)?(?:[a-z]+\.)?google\.com\//i.test(text) ? IN_URL.exec(text)?.[1] : undefined;
  if (!id) throw new InputError(`The field “${field}” holds neither a Google Sheets link nor the id from such a link. Choose the sheet from the list, or paste its link.`);
  return id;
}

/** The tab a pasted link points at, or `""`. */
export const tabInLink = (given: string): string => /[#?&]gid=(\d+)/.exec(given)?.[1] ?? '';

/** 1 → A, 26 → Z, 27 → AA. */
function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Rows of a tab, both ends included, 1-based; of one column alone where its 0-based index is given. */
export interface RowRange {
  first: number;
  last: number;
  column?: number;
  /** True where it is only asked whether these rows count: they are read again, or are nobody's. */
  isProbe?: boolean;
}

/** A1 notation over `columns` columns. The title is always quoted: unquoted, `Q1` would be read as a cell. */
export function rowsInA1(title: string, { first, last, column }: RowRange, columns: number): string {
  const [from, to] = column === undefined ? ['A', columnLetter(columns)] : [columnLetter(column + 1), columnLetter(column + 1)];
  return `'${title.replaceAll("'", "''")}'!${from}${first}:${to}${last}`;
}

/** A link that opens the sheet at a row. */
export const rowUrl = (id: string, gid: number, row: number): string =>
  `https://docs.google.com/spreadsheets/d/${id}/edit#gid=${gid}&range=A${row}`;
