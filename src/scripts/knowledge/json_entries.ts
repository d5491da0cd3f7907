import { isRecord } from '../../adapters/json.ts';
import { InputError } from '../../errors.ts';
import { jsonLinesOf } from '../json_lines.ts';

type Entry = Readonly<Record<string, unknown>>;

const JSON_FILE = /\.json$/i, JSON_LINES_FILE = /\.(?:jsonl|ndjson)$/i;

function isObject(line: string): boolean {
  try {
    return isRecord(JSON.parse(line));
  } catch {
    return false;
  }
}

/** What a cell of a table would hold of a value: a list or an object nothing. */
export const cellOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** What a file is by its ending and its first 64 kB: one JSON text, an object on each line, or neither. */
export function jsonKind(file: string, head: string): 'list' | 'lines' | 'none' {
  if (!JSON_FILE.test(file) && !JSON_LINES_FILE.test(file)) return 'none';
  const text = head.replace(/^\ufeff/, '').trim();
  if (JSON_LINES_FILE.test(file)) return text.startsWith('[') ? 'list' : 'lines';
  const [first = '', second] = text.split(/\s*\n\s*/, 2);
  return second !== undefined && isObject(first) ? 'lines' : 'list';
}

/** The entries of one JSON text: a list, or the one list that stands under a name in it. Throws InputError with one sentence where it is none. */
export function jsonEntries(file: string, text: string): Entry[] {
  const wayOut = 'Save it as a list such as [{"id": "1", …}, …], as JSON Lines (.jsonl) or as CSV.';
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const [line = ''] = /line \d+/.exec(String(error)) ?? [];
    throw new InputError(`${file} cannot be read as JSON${line && ` (${line})`}. ${wayOut}`);
  }
  const lists = Array.isArray(value) ? [value] : isRecord(value) ? Object.values(value).filter((inner): inner is unknown[] => Array.isArray(inner) && inner.some(isRecord)) : [];
  const entries = lists[0]?.filter(isRecord) ?? [];
  if (lists.length !== 1 || entries.length < (lists[0]?.length ?? 0)) throw new InputError(`${file} is JSON, but no list of entries. ${wayOut}`);
  return entries;
}

/** The entries of a whole file that is JSON by its ending; undefined where it is not. Throws InputError or UsageError where it cannot be read. */
export function jsonEntriesOf(file: string, text: string): Entry[] | undefined {
  const kind = jsonKind(file, text.slice(0, 65_536));
  if (kind === 'none') return undefined;
  return kind === 'list' ? jsonEntries(file, text) : jsonLinesOf(text, file);
}
