import { invalidArgument } from './refusal.ts';

/** Field names that the fake's answers can hold; Google refuses a mask with any other. */
const KNOWN = new Set([
  'spreadsheetId', 'properties', 'title', 'locale', 'timeZone', 'sheets', 'sheetId', 'index', 'sheetType', 'hidden', 'gridProperties', 'rowCount',
  'columnCount', 'frozenRowCount', 'spreadsheetUrl', 'range', 'majorDimension', 'values', 'valueRanges', 'updates', 'updatedRange', 'updatedRows',
  'updatedColumns', 'updatedCells', 'tableRange', 'nextPageToken', 'files', 'id', 'name', 'mimeType', 'modifiedTime', 'webViewLink', 'trashed',
  'incompleteSearch', 'kind', 'version', 'user', 'emailAddress', '*',
]);

type Mask = Map<string, Mask | null>;

/** Splits at the commas that stand outside brackets. */
function parts(mask: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of mask) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth < 0) throw invalidArgument(`Invalid field selection ${mask}`);
    if (char === ',' && depth === 0) {
      found.push(part);
      part = '';
    } else part += char;
  }
  if (depth !== 0) throw invalidArgument(`Invalid field selection ${mask}`);
  return [...found, part];
}

function parse(mask: string): Mask {
  const tree: Mask = new Map();
  for (const part of parts(mask)) {
    const [, name = '', rest = '', inner = ''] = /^([A-Za-z*]+)(?:[./](.+)|\((.+)\))?$/.exec(part.trim()) ?? [];
    if (!KNOWN.has(name)) throw invalidArgument(`Request contains an invalid argument. Invalid field selection ${name || part}`);
    const below = rest || inner;
    const known = tree.get(name);
    tree.set(name, below ? new Map([...(known ?? []), ...parse(below)]) : null);
  }
  return tree;
}

function pick(value: unknown, mask: Mask | null): unknown {
  if (mask === null || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => mask.has(key)).map(([key, part]) => [key, pick(part, mask.get(key) ?? null)]));
}

/** The part of an answer that the `fields` parameter asks for. */
export const masked = (answer: unknown, fields: string | null): unknown => (fields ? pick(answer, parse(fields)) : answer);
