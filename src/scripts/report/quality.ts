import { createLabelAudit } from '../../insight/label_audit.ts';
import type { TicketHistory } from '../../insight/ticket_history.ts';
import { plainHeader } from '../../triage/column_names.ts';
import type { DataSet } from './data_set.ts';

const LABEL_HEADERS = /^(?:sentiment|label|stimmung|sentimiento|sentimento|priority|intent)$/;
const MOST_NAMED = 6;

/** Columns that give away what another one says: the issue's, and any column of labels. */
function leaks({ table, columns }: DataSet): string[] {
  const roles = new Set([columns.columns.message, columns.columns.subject, columns.columns.ticket_id]);
  const labels = table.headers.map((header, index) => ({ header, index })).filter(({ header, index }) => index === columns.issue || LABEL_HEADERS.test(plainHeader(header)));
  return labels.flatMap(({ header, index: label }) => {
    const others = table.headers.map((name, index) => ({ name: name || `column ${index + 1}`, index })).filter(({ index }) => index !== label && !roles.has(index));
    const audit = createLabelAudit(others.map(({ name }) => name));
    for (const { cells } of table.rows) {
      const value = (cells[label] ?? '').trim();
      if (value) audit.add({ text: cells[columns.columns.message] ?? '', label: value, group: '', cells: Object.fromEntries(others.map(({ name, index }) => [name, cells[index] ?? ''])) });
    }
    return audit.warnings().map((warning) => `Label column “${header}”: ${warning.replace(/ Compare by --group .*$/, '')}`);
  });
}

const share = (count: number, all: number): string => `${count} (${Math.round((100 * count) / Math.max(1, all))} %)`;

function duplicates({ tickets }: TicketHistory): string {
  const texts = new Map<string, number>();
  for (const { subject, message } of tickets) { const key = `${subject}\n${message}`.toLowerCase().replace(/\s+/g, ' '); texts.set(key, (texts.get(key) ?? 0) + 1); }
  const extra = [...texts.values()].reduce((sum, count) => sum + count - 1, 0);
  return extra > 0 ? `Duplicates: ${share(extra, tickets.length)} tickets repeat another one's text letter for letter. They are counted as tickets.` : '';
}

/** What is odd about the data, and what the report could therefore not do. One sentence each. */
export function qualityNotes(dataSet: DataSet, history: TicketHistory): string[] {
  const { columns: { columns, issue }, table } = dataSet;
  const { tickets, products, skipped, productsByMention } = history;
  const undated = tickets.filter(({ at }) => !Number.isFinite(at)).length;
  const days = new Set(tickets.filter(({ day }) => Number.isFinite(day)).map(({ day }) => day));
  const unnamed = tickets.filter(({ product }) => !product).length;
  const untold = tickets.filter(({ issue: name }) => !name).length;
  return [
    columns.created_at < 0 || undated === tickets.length ? 'No dates: without a column of dates there are no trends and no recurring issues.' : undated > 0 ? `Dates: ${share(undated, tickets.length)} tickets have none that could be read; trends leave them out.` : '',
    days.size > 0 && days.size < 21 ? `Short history: only ${days.size} days have tickets. Recurring issues need three weeks.` : '',
    columns.product < 0 ? (products.names.length > 0 ? '' : 'No products: there is no column of products, so the heat map has one column.') : `Products: ${share(productsByMention, tickets.length)} tickets were given the product their text names; ${share(unnamed, tickets.length)} name none.`,
    products.merged.length > 0 ? `Spellings: ${products.merged.slice(0, MOST_NAMED).map(({ spelling, name }) => `“${spelling}” as “${name}”`).join(', ')}${products.merged.length > MOST_NAMED ? ` and ${products.merged.length - MOST_NAMED} more` : ''}.` : '',
    issue >= 0 ? `Issues are those of the column “${table.headers[issue] ?? ''}”.` : `Issues are read from the words, as no column says them; for ${share(untold, tickets.length)} tickets the words tell none (“Other”).`,
    skipped.blank > 0 ? `Blank: ${skipped.blank} rows without any text were left out.` : '',
    skipped.automatic > 0 ? `Automatic: ${skipped.automatic} automatic replies and bounces were left out.` : '',
    duplicates(history),
    'Sentiment is an estimate of the built-in engine, ticket by ticket; it reads English, German, Spanish, French and Portuguese.',
    ...leaks(dataSet),
  ].filter(Boolean);
}
