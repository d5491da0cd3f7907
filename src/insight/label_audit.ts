/**
 * What makes a labelled table look better than it is: a column that gives the label away, classes of a few rows, texts that
 * stand in it more than once. Rows are added one by one; memory is bounded by the number of distinct texts and short values.
 */
export interface LabelAudit {
  add(row: AuditedRow): void;
  /** Columns that predict the label, and in which share of the rows. */
  giveaways(): Giveaway[];
  /** Texts that stand in the table more than once, with different labels. */
  contradictory(): number;
  /** One sentence for each finding, the gravest first. */
  warnings(): string[];
}

/** `values`: how many a column has, 0 where being filled in or blank is what tells. */
export interface Giveaway { column: string; values: number; share: number }

export interface AuditedRow {
  text: string;
  label: string;
  /** What keeps rows together in a split, or `""`. */
  group: string;
  /** The other columns' cells. */
  cells: Readonly<Record<string, string>>;
}

/** A class with fewer rows gives a figure that one ticket changes by ten points. */
const FEWEST_ROWS = 10;
const NAMED_ONE_BY_ONE = 5, NAMED_TOGETHER = 8;
/** A column with more values than this is free text or an id. */
const MOST_VALUES = 500;
/** Rows that must stand behind a value on average for its column to say anything about the label. */
const ROWS_A_VALUE = 4;
/** Share of rows that the values' own majority label gets right. */
const PERFECT = 1, NEARLY = 0.98;

type Counts = Map<string, number>;
type ByValue = Map<string, Counts>;

const bump = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
const sum = (counts: Counts): number => [...counts.values()].reduce((total, n) => total + n, 0);
/** A text without case, marks and spacing: what tells whether two are the same. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const rows = (n: number): string => `${n} row${n === 1 ? '' : 's'}`;

/** What is known of one column: its values until there are too many, and whether it is filled in at all. Blank is a value, too. */
interface Column { values: ByValue | null; presence: ByValue }

/** The share of rows in which what a column holds tells the label, where that gives it away. */
function told(byValue: ByValue, total: number, labels: Counts): number | null {
  if (labels.size < 2 || byValue.size < 2 || total < byValue.size * ROWS_A_VALUE) return null;
  const share = [...byValue.values()].reduce((all, counts) => all + Math.max(...counts.values()), 0) / total;
  const majority = Math.max(...labels.values()) / total;
  return share < NEARLY || share - majority < (1 - majority) / 2 ? null : share;
}

function giveaway(column: string, { values, presence }: Column, total: number, labels: Counts): Giveaway[] {
  const byPresence = told(presence, total, labels);
  if (byPresence !== null) return [{ column, values: 0, share: byPresence }];
  const byValue = values && told(values, total, labels);
  return byValue === null ? [] : [{ column, values: [...(values ?? new Map<string, Counts>()).keys()].filter(Boolean).length, share: byValue }];
}

/** “predicts the label perfectly (7 values)”. */
export const predicts = ({ values, share }: Giveaway): string =>
  `predicts the label ${share === PERFECT ? 'perfectly' : `in ${(share * 100).toFixed(1)} % of the rows`} (${values ? `${values} values` : 'by being filled in or blank'})`;

/** One sentence a label, or one for all where a table has many. */
function tiny(few: [label: string, n: number][]): string[] {
  if (few.length <= NAMED_ONE_BY_ONE) return few.map(([label, n]) => `The label “${label}” has only ${rows(n)}: its figures say little.`);
  const named = few.sort((a, b) => a[1] - b[1]).slice(0, NAMED_TOGETHER).map(([label, n]) => `“${label}” (${n})`).join(', ');
  return [`${few.length} labels have fewer than ${FEWEST_ROWS} rows each, among them ${named}: their figures say little one by one.`];
}

interface Texts { labels: Set<string>; groups: Set<string>; n: number }

function repeated(texts: Map<string, Texts>): string[] {
  const twice = [...texts.values()].filter(({ n }) => n > 1);
  if (twice.length === 0) return [];
  const across = twice.filter(({ groups }) => groups.size > 1).length;
  const contradictory = twice.filter(({ labels }) => labels.size > 1).length;
  const n = twice.reduce((all, text) => all + text.n, 0);
  return [
    `${twice.length} text${twice.length === 1 ? ' stands' : 's stand'} in the table more than once (${rows(n)}): duplicates straddle any random split.`,
    across > 0 ? `${across} of them stand${across === 1 ? 's' : ''} in more than one group: they straddle a grouped split, too.` : '',
    contradictory > 0 ? `${contradictory} of them bear${contradictory === 1 ? 's' : ''} different labels.` : '',
  ].filter(Boolean);
}

function addTo(byValue: ByValue, value: string, label: string): void {
  const counts = byValue.get(value) ?? new Map<string, number>();
  bump(counts, label);
  byValue.set(value, counts);
}

/** An audit of the columns named; text and label columns must not be among them. */
export function createLabelAudit(columns: readonly string[]): LabelAudit {
  const known = new Map<string, Column>(columns.map((name) => [name, { values: new Map(), presence: new Map() }]));
  const labels: Counts = new Map();
  const texts = new Map<string, Texts>();
  const giveaways = () => { const total = sum(labels); return [...known].flatMap(([name, column]) => giveaway(name, column, total, labels)); };
  return {
    giveaways,
    contradictory: () => [...texts.values()].filter((text) => text.labels.size > 1).length,
    add({ text, label, group, cells }) {
      bump(labels, label);
      const key = plainText(text);
      const seen = texts.get(key) ?? { labels: new Set<string>(), groups: new Set<string>(), n: 0 };
      seen.n += 1;
      seen.labels.add(label);
      if (group) seen.groups.add(group);
      if (key) texts.set(key, seen);
      for (const [name, column] of known) {
        const value = (cells[name] ?? '').trim();
        addTo(column.presence, value === '' ? '' : 'filled', label);
        if (column.values) addTo(column.values, value, label);
        if (column.values && column.values.size > MOST_VALUES) column.values = null;
      }
    },
    warnings() {
      const few = [...labels].filter(([, n]) => n < FEWEST_ROWS);
      return [
        ...giveaways().map((found) => `Column “${found.column}” ${predicts(found)}: any random split looks better than it is. Compare by --group "${found.column}".`),
        ...tiny(few),
        ...repeated(texts),
      ];
    },
  };
}
