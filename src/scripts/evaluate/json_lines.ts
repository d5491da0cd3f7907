import { readFileSync } from 'node:fs';
import { UsageError } from '../demo/usage_error.ts';

/** The objects of a JSON Lines file (BOM and blank lines pass). Throws `UsageError` naming the line that is none. */
export function readJsonLines<Row extends object>(file: string): Row[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
  return text.replace(/^\uFEFF/, '').split('\n').flatMap((line, at) => {
    if (!line.trim()) return [];
    try {
      const row: Row = JSON.parse(line);
      if (typeof row === 'object' && row !== null) return [row];
    } catch { /* named below */ }
    throw new UsageError(`Line ${at + 1} of ${file} is no JSON object.`);
  });
}
