import type { TicketHistory } from '../../insight/ticket_history.ts';
import { languageName } from './language_names.ts';
import type { DataSet } from './data_set.ts';
import type { Feeling } from './feelings.ts';
import { labelNotes } from './label_notes.ts';

const MOST_NAMED = 6;
/** Languages that the built-in engine reads. */
const READ_LANGUAGES = new Set(['en', 'de', 'es', 'fr', 'pt']);
const PLACEHOLDER = /\{\{?\s?[A-Za-z][\w ]{1,30}\}\}?/;
/** Share of tickets from which on placeholders are worth a word. */
const OFTEN = 0.05;
/** A desk's tickets on one day alone are an import's date rather than the customers'. */
const ONE_DAY = 0.9;

const share = (count: number, all: number): string => `${count} (${Math.round((100 * count) / Math.max(1, all))} %)`;
const named = (names: readonly string[]): string => `${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''}`;

function duplicates({ tickets }: TicketHistory): string {
  const texts = new Map<string, number>();
  for (const { subject, message } of tickets) { const key = `${subject}\n${message}`.toLowerCase().replace(/\s+/g, ' '); texts.set(key, (texts.get(key) ?? 0) + 1); }
  const extra = [...texts.values()].reduce((sum, count) => sum + count - 1, 0);
  return extra > 0 ? `Duplicates: ${share(extra, tickets.length)} tickets repeat another one's text letter for letter. They are counted as tickets.` : '';
}

function dates({ columns: { columns }, layout }: DataSet, { tickets }: TicketHistory): string[] {
  const undated = tickets.filter(({ at }) => !Number.isFinite(at)).length;
  const days = new Map<number, number>();
  for (const { day } of tickets) if (Number.isFinite(day)) days.set(day, (days.get(day) ?? 0) + 1);
  if (columns.created_at < 0 || undated === tickets.length) {
    const why = columns.created_at >= 0 ? 'the cells of the column of dates could not be read as dates' : layout.some((note) => note.startsWith('Dates:')) ? 'no column says when tickets came in' : 'there is no column of dates';
    return [`No dates: ${why}, so there are no trends and no recurring issues.`];
  }
  const busiest = Math.max(...days.values());
  return [
    undated > 0 ? `Dates: ${share(undated, tickets.length)} tickets have none that could be read; trends leave them out.` : '',
    days.size < 21 ? `Short history: only ${days.size} ${days.size === 1 ? 'day has' : 'days have'} tickets. Recurring issues need three weeks.` : '',
    days.size > 1 && busiest > ONE_DAY * (tickets.length - undated) ? `Dates: ${busiest} tickets bear one and the same date; it may be that of an import.` : '',
  ];
}

function products({ columns: { columns } }: DataSet, { tickets, products: { names, merged }, productsByMention }: TicketHistory): string[] {
  const unnamed = tickets.filter(({ product }) => !product).length;
  const given = productsByMention > 0 ? ` ${share(productsByMention, tickets.length)} tickets were given the product their text names.` : '';
  return [
    columns.product < 0 && names.length === 0 ? 'No products: there is no column of products, so the heat map has one column. Name them: --product "…", once for each.' : '',
    columns.product >= 0 && (given || unnamed > 0) ? `Products:${given}${unnamed > 0 ? ` ${share(unnamed, tickets.length)} tickets name none.` : ''}` : '',
    names.length === 1 && unnamed === 0 ? `One product: every ticket is about “${names[0] ?? ''}”.` : '',
    merged.length > 0 ? `Spellings: ${named(merged.map(({ spelling, name }) => `“${spelling}” as “${name}”`))}.` : '',
  ];
}

function issues({ columns: { issue }, table }: DataSet, { tickets }: TicketHistory): string {
  const untold = tickets.filter(({ issue: name }) => !name).length;
  if (issue < 0) return `Issues are read from the words, as no column says them; for ${share(untold, tickets.length)} tickets the words tell none (“Other”).`;
  return `Issues are those of the column “${table.headers[issue] ?? ''}”${untold > 0 ? `; it is blank for ${share(untold, tickets.length)} tickets (“Other”)` : ''}. Another column: --map "issue=…".`;
}

function languages(feelings: readonly Feeling[]): string {
  const counts = new Map<string, number>();
  for (const { language } of feelings) if (!READ_LANGUAGES.has(language)) counts.set(language, (counts.get(language) ?? 0) + 1);
  const unread = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const general = 'Sentiment is an estimate of the built-in engine, ticket by ticket; it reads English, German, Spanish, French and Portuguese.';
  if (unread === 0) return general;
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code, count]) => `${languageName(code)} ${count}`);
  return `${general} ${share(unread, feelings.length)} tickets are in none of them (${named(names)}): their sentiment says little, and only a column can tell their issue.`;
}

function placeholders({ tickets }: TicketHistory): string {
  const holding = tickets.filter(({ subject, message }) => PLACEHOLDER.test(subject) || PLACEHOLDER.test(message));
  if (holding.length < Math.max(2, OFTEN * tickets.length)) return '';
  const example = PLACEHOLDER.exec(`${holding[0]?.subject} ${holding[0]?.message}`)?.[0] ?? '';
  return `Placeholders: ${share(holding.length, tickets.length)} texts hold one, such as ${example}: they may be made from templates rather than written by customers.`;
}

/** What is odd about the data, and what the report could therefore not do. One sentence each. */
export function qualityNotes(dataSet: DataSet, history: TicketHistory, feelings: readonly Feeling[]): string[] {
  const { skipped } = history;
  return [
    ...dataSet.layout,
    ...dates(dataSet, history),
    ...products(dataSet, history),
    issues(dataSet, history),
    skipped.blank > 0 ? `Blank: ${skipped.blank} rows without any text were left out.` : '',
    skipped.automatic > 0 ? `Automatic: ${skipped.automatic} automatic replies and bounces were left out.` : '',
    duplicates(history),
    placeholders(history),
    languages(feelings),
    ...labelNotes(dataSet),
  ].filter(Boolean);
}
