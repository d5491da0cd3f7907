import { readTextFile } from './demo/text_file.ts';
import { UsageError } from './demo/usage_error.ts';

/** The objects of JSON Lines (BOM and blank lines pass). Throws `UsageError` naming the line of the file that is none. */
export function jsonLinesOf<Row extends object>(text: string, file: string): Row[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).flatMap((line, at) => {
    if (!line.trim()) return [];
    try {
      const row: Row = JSON.parse(line);
      if (typeof row === 'object' && row !== null && !Array.isArray(row)) return [row];
    } catch { /* named below */ }
    throw new UsageError(`Line ${at + 1} of ${file} is no JSON object: each line must be one, in braces.`);
  });
}

/** The same of a file. */
export const readJsonLines = <Row extends object>(file: string): Row[] => jsonLinesOf(readTextFile(file), file);
