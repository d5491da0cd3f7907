import headerNames from '../../../data/column_headers.json' with { type: 'json' };
import { ascii, columnKeys, columnLabel, columnNamed, plainHeader } from './column_names.ts';

/** What a column of a ticket table can mean; `first_name` and `last_name` serve where there is no column of whole names. */
export const COLUMN_ROLES = [
  'message', 'subject', 'customer_name', 'customer_email', 'product', 'channel', 'created_at', 'ticket_id', 'first_name', 'last_name',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** A header as the person named it for a role, or `""`. */
export type ColumnOverrides = Partial<Record<ColumnRole, string>>;

export interface ColumnChoice {
  /** Index of each role's column, 0-based; -1 where there is none. */
  columns: Record<ColumnRole, number>;
  /**
   * Roles found by a name that other steps of a zap fill as well, such as “Summary”, or “Date” to the right of all that
   * is the customer's: shown, but no part of a ticket's identity, or a write-back would fire the ticket again. What the
   * person chose is never among them.
   */
  filledLater: ColumnRole[];
  /** Roles whose override names no column of this table. */
  unknown: { role: ColumnRole; header: string }[];
}

/** A table column that is none of the roles. */
export interface OtherColumn {
  index: number;
  /** `column_` and the header in ASCII snake_case; a repeated one gets `_2`. */
  key: `column_${string}`;
  /** The header as it stands. */
  label: string;
}

const EXCLUDED = new Set(headerNames.excluded.all);
const NUMBERS = new Set(headerNames.excluded.numbers);
/** A partial match of a header longer than this is a coincidence, unless it is a form's question. */
const MOST_WORDS = 12;

function containsTerm(words: string[], term: string): boolean {
  const parts = term.split(' ');
  const at = words.findIndex((_word, index) => parts.every((part, offset) => words[index + offset] === part));
  // German compounds end in their noun: Problembeschreibung, Kundenanfrage.
  return at >= 0 || (parts.length === 1 && term.length >= 7 && words.some((word) => word.endsWith(term)));
}

/** A header of this score or more is one of a role's exact names. */
const EXACT = 5_000;

/** How well a header fits a role: 0 for not at all; exact names in the order of the list, then partial ones. */
function fit(header: string, role: ColumnRole): number {
  const { exact, contains } = headerNames[role];
  const place = [plainHeader(header), ascii(header).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()].map((plain) => exact.indexOf(plain)).filter((at) => at >= 0);
  if (place.length > 0) return 10_000 - Math.min(...place);
  const words = plainHeader(header).split(' ');
  if (words.length > MOST_WORDS || words.some((word) => EXCLUDED.has(word) || (role !== 'ticket_id' && NUMBERS.has(word)))) return 0;
  const found = contains.findIndex((term) => containsTerm(words, term));
  return found < 0 ? 0 : 1_000 - found - 20 * words.length;
}

/**
 * Finds the column of each role by header names in English, German, Spanish, French and Portuguese, whatever their
 * order, accents, case or line breaks. Overrides win; a column serves one role; of two that fit equally, the left one.
 */
export function findColumns(headers: string[], overrides: ColumnOverrides = {}): ColumnChoice {
  const columns: Record<ColumnRole, number> = {
    message: -1, subject: -1, customer_name: -1, customer_email: -1, product: -1, channel: -1, created_at: -1, ticket_id: -1, first_name: -1, last_name: -1,
  };
  const unknown: ColumnChoice['unknown'] = [];
  const taken = new Set<number>();
  const decided = new Set<ColumnRole>();
  for (const role of COLUMN_ROLES) {
    const header = overrides[role]?.trim() ?? '';
    if (header === '') continue;
    columns[role] = columnNamed(headers, header);
    decided.add(role);
    if (columns[role] >= 0) taken.add(columns[role]);
    else unknown.push({ role, header });
  }
  const fits = COLUMN_ROLES.flatMap((role) => headers.map((header, index) => ({ role, index, score: fit(header, role) }))).filter(({ score }) => score > 0);
  const end = customersEnd(fits, headers);
  const candidates = fits.filter((one) => !decided.has(one.role) && !isLateComer(one, fits, end)).sort((a, b) => b.score - a.score || a.index - b.index);
  for (const { role, index } of candidates) {
    if (decided.has(role) || taken.has(index)) continue;
    columns[role] = index;
    decided.add(role);
    taken.add(index);
  }
  pairNames(headers, columns, overrides);
  const filledLater = CUSTOMERS.filter((role) => !overrides[role]?.trim() && columns[role] >= 0
    && (isNamed(headerNames.filled_later, role, headers[columns[role]]) || (columns[role] > end && isNamed(headerNames.ambiguous, role, headers[columns[role]]))));
  return { columns, filledLater, unknown };
}

interface Fit {
  role: ColumnRole;
  index: number;
  score: number;
}

/** Roles that tell tickets apart. */
const CUSTOMERS: readonly ColumnRole[] = ['message', 'subject', 'customer_name', 'first_name', 'last_name', 'customer_email', 'created_at'];

const isNamed = (names: Partial<Record<string, string[]>>, role: ColumnRole, header = ''): boolean => names[role]?.includes(plainHeader(header)) ?? false;

/**
 * The last of the columns that are surely the customer's. People and zaps add columns at the right: what stands beyond
 * changes nothing about which columns tell tickets apart, or adding one would fire every row again.
 */
function customersEnd(fits: Fit[], headers: string[]): number {
  const firstOf = (role: ColumnRole) => {
    const own = fits.filter((one) => one.role === role).sort((a, b) => a.index - b.index);
    const first = own.find(({ score }) => score >= EXACT) ?? (role === 'message' ? own[0] : undefined);
    const header = headers[first?.index ?? -1];
    return !first || isNamed(headerNames.filled_later, role, header) || isNamed(headerNames.ambiguous, role, header) ? -1 : first.index;
  };
  return Math.max(...CUSTOMERS.map(firstOf));
}

/** A better name that stands beyond the customer's columns does not take a role from one that stands within. */
const isLateComer = ({ role, index }: Fit, fits: Fit[], end: number): boolean =>
  CUSTOMERS.includes(role) && index > end && fits.some((other) => other.role === role && other.index <= end && other.score >= EXACT);

/** Beside a first name, “Name” and “Nom” mean the last one; beside a last name, “Nombre” and “Nome” mean the first. */
function pairNames(headers: string[], columns: ColumnChoice['columns'], overrides: ColumnOverrides): void {
  const plain = plainHeader(headers[columns.customer_name] ?? '');
  if (!overrides.customer_name?.trim() && columns.first_name >= 0 && columns.last_name < 0 && ['name', 'nom'].includes(plain)) {
    columns.last_name = columns.customer_name;
    columns.customer_name = -1;
  } else if (!overrides.customer_name?.trim() && columns.last_name >= 0 && columns.first_name < 0 && ['name', 'nombre', 'nome'].includes(plain)) {
    columns.first_name = columns.customer_name;
    columns.customer_name = -1;
  } else if (columns.customer_name >= 0) {
    columns.first_name = -1;
    columns.last_name = -1;
  }
}

/** The columns that no role took, at most `limit`. */
export function otherColumns(headers: string[], choice: ColumnChoice, limit: number): OtherColumn[] {
  const used = new Set(Object.values(choice.columns));
  return columnKeys(headers)
    .map((key, index) => ({ index, key, label: columnLabel(headers[index] ?? '', index) }))
    .filter(({ index }) => !used.has(index))
    .slice(0, limit);
}
