import { FAILED } from './formula_cell.ts';
import { unlikeRows, type TicketContent } from './ticket_identity.ts';

/** What people write where nothing is to be said. */
const NOTHING = /^(?:n\.?\/?a\.?|none|null|nan|nil|unknown|undefined|not applicable|unbekannt|keine?|k\.? ?a\.?|ninguno|aucune?|nenhum|[-–—−?.]+)$/i;
export const saysNothing = (cell: string): boolean => NOTHING.test(cell);

/** A long number as Sheets shows it unless told otherwise: its last digits, which tell tickets apart, are gone. */
const SHORTENED_NUMBER = /^-?\d(?:[.,]\d+)?e\+\d{1,3}$/i;
/** The ticket id that a cell shows; `""` where what it shows may stand in many rows: a shortened number, an error, a dash. */
export const ticketIdIn = (cell: string): string => (SHORTENED_NUMBER.test(cell) || FAILED.test(cell) || saysNothing(cell) ? '' : cell);

const inShort = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 60);

function noTicketId(shown: string, header: string): string {
  const said = `“${inShort(shown)}” in the column “${inShort(header)}” is no ticket id, so this ticket is told apart by customer, date, subject and message, and fires again if an id takes its place.`;
  if (!SHORTENED_NUMBER.test(shown)) return said;
  return `${said} The sheet shortens long numbers: turn the zap off, format that column as a number without decimals, and turn the zap on again.`;
}

function swallowed([row, ...more]: number[], ticketId: string): string {
  if (row === undefined) return '';
  const [have, fire] = more.length > 0 ? [`and ${more.length} more have`, 'do'] : ['has', 'does'];
  return `Row ${row} ${have} the ticket id “${inShort(ticketId)}” too, with another customer and message, and ${fire} not fire: rows with one id are one ticket. If they are several, give each its own id, or choose another column in the field “Treat as Ticket ID”.`;
}

/**
 * What is doubtful about the rows' ids, in sentences for whoever set up the zap, row by row; `""` where nothing is.
 * `shown` are the cells of the column chosen as ticket id, `rowNumberOf` the place of a row on the sheet.
 */
export function idWarnings(shown: string[], contents: TicketContent[], header: string, rowNumberOf: (index: number) => number): string[] {
  const unlike = unlikeRows(contents);
  return shown.map((cell, index) => (cell && !ticketIdIn(cell) ? noTicketId(cell, header) : swallowed((unlike.get(index) ?? []).map(rowNumberOf), cell)));
}
