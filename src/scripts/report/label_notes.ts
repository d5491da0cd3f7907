import { createLabelAudit, predicts } from '../../insight/label_audit.ts';
import { fold } from '../../triage/text/characters.ts';
import { plainHeader } from '../../triage/ticket_table/column_names.ts';
import type { DataSet } from './data_set.ts';

const LABEL_HEADERS = /^(?:sentiment|label|stimmung|sentimiento|sentimento|priority|urgency|severity|intent|category|queue|should escalate|escalated|prioritat|kategorie|prioridad|categoria|categorie|priorite)$/;
/** Share of the rows whose text names its own label, from which on the text gives it away. */
const NAMED = 0.8;
const SHORTEST_LABEL = 4;
const MOST_NOTES = 8;

const plain = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** What gives a column of labels away: other columns, or the text itself; and texts that bear two labels. */
function notesOn({ table, columns }: DataSet, label: number): string[] {
  const role = columns.columns;
  const header = table.headers[label] ?? '';
  const texts = new Set([role.message, role.subject, role.ticket_id]);
  const others = table.headers.map((name, index) => ({ name: name || `column ${index + 1}`, index })).filter(({ index }) => index !== label && !texts.has(index));
  const audit = createLabelAudit(others.map(({ name }) => name));
  let [labelled, named] = [0, 0];
  const labels = new Set<string>();
  for (const { cells } of table.rows) {
    const value = (cells[label] ?? '').trim();
    if (!value) continue;
    const text = `${cells[role.subject] ?? ''} ${cells[role.message] ?? ''}`;
    const spoken = plain(value);
    labels.add(spoken);
    labelled += 1;
    if (spoken.length >= SHORTEST_LABEL && ` ${plain(text.slice(0, 1_000))} `.includes(` ${spoken} `)) named += 1;
    audit.add({ text, label: value, group: '', cells: Object.fromEntries(others.map(({ name, index }) => [name, cells[index] ?? ''])) });
  }
  const contradictory = label === columns.issue ? audit.contradictory() : 0;
  return [
    ...audit.giveaways().map((found) => `Leaking label “${header}”: Column “${found.column}” ${predicts(found)}. Whoever measures or trains anything by these labels must leave it out.`),
    labels.size > 1 && named >= NAMED * labelled ? `Leaking label “${header}”: the text itself names its label in ${named} of ${labelled} rows.` : '',
    contradictory > 0 ? `Labels: ${contradictory} ${contradictory === 1 ? 'text stands' : 'texts stand'} in the table more than once with different values of “${header}”.` : '',
  ].filter(Boolean);
}

/** Columns that give away what another one says: the issue's, and any column of labels. */
export function labelNotes(dataSet: DataSet): string[] {
  const { table: { headers }, columns } = dataSet;
  const labels = headers.map((header, index) => ({ header, index })).filter(({ header, index }) => index === columns.issue || LABEL_HEADERS.test(plainHeader(header)));
  const notes = labels.flatMap(({ index }) => notesOn(dataSet, index));
  return notes.length <= MOST_NOTES ? notes : [...notes.slice(0, MOST_NOTES), `${notes.length - MOST_NOTES} more columns give labels away.`];
}
