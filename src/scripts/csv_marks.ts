/** What every reader of a CSV has to know of such files. */
const MARK = /^\ufeff?sep=(.)(?:\r\n?|\n)/i;

/** The delimiter that a first line such as `sep=;`, written for Excel, names; undefined where there is none. */
export const markedDelimiter = (text: string): string | undefined => MARK.exec(text)?.[1];

/** The text without that line. */
export const withoutMark = (text: string): string => text.replace(MARK, '');

/** What csv-parse found wrong with a file, as a sentence; undefined where the error is another's. Rows are counted as a spreadsheet counts them. */
export function csvProblem(path: string, error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) return undefined;
  const row = 'records' in error && 'empty_lines' in error ? Number(error.records) + Number(error.empty_lines) + 1 : 1;
  return `${path} cannot be read as CSV: ${error.code === 'CSV_QUOTE_NOT_CLOSED' ? `a quotation mark that opens in row ${row} is never closed` : `row ${row} is malformed`}.`;
}
