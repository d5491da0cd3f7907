/** A sheet as its people and the steps of zaps change it, apart from how its cells show it. */

/** What a column holds: a part of the ticket, or something a team or a step writes. */
type Part = 'id' | 'who' | 'when' | 'subject' | 'message' | 'status';

export interface Layout {
  columns: [header: string, part: Part][];
  /** Headers that people and steps add at the right. */
  added: string[];
  /** The column chosen as ticket id: then its number alone tells tickets apart. */
  idColumn?: string;
  /** True where the columns may change places: none of their names needs its place to be told from a written one. */
  moves: boolean;
}

/** In the languages of the product, with accents, line breaks, extra blanks; dates, names and titles left and right. */
export const LAYOUTS: Layout[] = [
  { columns: [['Customer e-mail', 'who'], ['Created at', 'when'], ['Subject', 'subject'], ['Message', 'message'], ['Status', 'status']], added: ['Date', 'Contact', 'Title', 'Description', 'Reply sent', 'Product'], moves: true },
  { columns: [['Erstellt  am', 'when'], ['E-Mail\n(Kunde)', 'who'], ['Status', 'status'], ['Betreff', 'subject'], ['NACHRICHT*', 'message']], added: ['Anfrage', 'Datum', 'Titel', 'Antwort', 'Stimmung'], moves: true },
  { columns: [['Date', 'when'], ['Name', 'who'], ['Title', 'subject'], ['Details', 'message'], ['Owner', 'status']], added: ['Message', 'Created at', 'Subject', 'Mail', 'Sentiment'], moves: false },
  { columns: [['Marca temporal', 'when'], ['Dirección de correo electrónico', 'who'], ['Descripción', 'message'], ['Estado', 'status']], added: ['Fecha', 'Mensaje', 'Título', 'Contacto', 'Respuesta'], moves: true },
  { columns: [['Horodateur', 'when'], ['Nom', 'who'], ['Comment pouvons-nous vous aider ?', 'message'], ['Statut', 'status']], added: ['Date', 'Titre', 'Réponse', 'Résumé'], moves: true },
  { columns: [['Protocolo', 'id'], ['Mensagem', 'message'], ['E-mail', 'who'], ['Assunto', 'subject'], ['Situação', 'status']], added: ['Data', 'Título', 'Resposta'], idColumn: 'Protocolo', moves: true },
];

export interface TicketRow {
  id: string;
  who: string;
  /** Milliseconds; undefined where the row has no date. */
  when: number | undefined;
  subject: string;
  message: string;
  status: string;
  written: Record<string, string>;
}

export interface SheetState {
  layout: Layout;
  columns: [header: string, part: Part][];
  added: string[];
  /** Null for a blank row. */
  rows: (TicketRow | null)[];
  format: number;
  /** A status and an unticked box in every row down to the grid's end. */
  filledDown: boolean;
}

const two = (number: number) => String(number).padStart(2, '0');

/** Ways of showing one moment, down to the second. */
export const FORMATS: ((date: Date) => string)[] = [
  (date) => date.toISOString().slice(0, 19).replace('T', ' '),
  (date) => `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)}`,
  (date) => `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${date.getUTCHours() % 12 || 12}:${date.toISOString().slice(14, 19)} ${date.getUTCHours() < 12 ? 'AM' : 'PM'}`,
  (date) => `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)}`,
  (date) => `${date.getUTCDate()} ${date.toLocaleString('en', { month: 'short', timeZone: 'UTC' })} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)}`,
];

/** The cells of one row, as Google would show them. */
export function cellsOf(state: SheetState, row: TicketRow | null): string[] {
  const filler = state.filledDown ? 'Open' : '';
  const shown = (part: Part): string => {
    if (!row) return part === 'status' ? filler : '';
    if (part === 'when') return row.when === undefined ? '' : (FORMATS[state.format]?.(new Date(row.when)) ?? '');
    return part === 'status' ? row.status || filler : row[part];
  };
  return [...state.columns.map(([, part]) => shown(part)), ...state.added.map((header) => row?.written[header] ?? (state.filledDown && row ? 'FALSE' : ''))];
}

/** The whole grid, header first. */
export const cellsOfSheet = (state: SheetState, rowCount: number): string[][] => [
  [...state.columns.map(([header]) => header), ...state.added],
  ...state.rows.map((row) => cellsOf(state, row)),
  ...(state.filledDown ? Array.from({ length: rowCount - 1 - state.rows.length }, () => cellsOf(state, null)) : []),
];

/** What makes a ticket this ticket; `""` for a row that is none yet. */
export function contentOf({ layout }: SheetState, row: TicketRow | null): string {
  if (!row || row.message === '') return '';
  return layout.idColumn ? row.id : JSON.stringify([row.who, layout.columns.some(([, part]) => part === 'when') ? row.when : 0, layout.columns.some(([, part]) => part === 'subject') ? row.subject : '', row.message]);
}
