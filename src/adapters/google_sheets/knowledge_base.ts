import { InputError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { SENTIMENTS, type ReplyTemplate } from '../../ports/engine.ts';
import type { Correction, KnowledgeBase, SolvedTicket } from '../../ports/knowledge_base.ts';
import { createMemoryKnowledgeBase, type KnowledgeEntry } from '../builtin/memory_knowledge_base.ts';
import { cellAt, columnPlaces, CORRECTION_COLUMNS, KNOWLEDGE_COLUMNS, rowFor, TEMPLATE_COLUMNS, type ColumnNames } from './knowledge_columns.ts';
import { createGoogleTransport, type GoogleTransport, type Tab } from './transport.ts';

/** A worksheet named by a zap: spreadsheet as id or link, worksheet as gid, title or `""` for the first. */
export interface SheetPlace {
  spreadsheet: string;
  worksheet: string;
}

export interface KnowledgePlaces {
  knowledge: SheetPlace | null;
  corrections: SheetPlace | null;
}

/** More rows than this are not searched in memory: such a team needs Pinecone, and is told so. */
const ROWS_READ = 10_000;
/** A correction's or ticket's text in a cell; Sheets holds 50,000 characters. */
const CELL_CHARACTERS = 40_000;

interface Table<Column extends string> {
  tab: Tab;
  headers: string[];
  places: Record<Column, number>;
  rows: { cells: string[]; number: number }[];
}

async function readTable<Column extends string>(transport: GoogleTransport, place: SheetPlace, names: ColumnNames<Column>, deadline: Deadline): Promise<Table<Column>> {
  const tab = await transport.tab(place.spreadsheet, place.worksheet, deadline);
  const all = await transport.readRange(tab, { first: 1, last: Math.max(1, Math.min(tab.rowCount, ROWS_READ)) }, deadline);
  const headers = all[0] ?? [];
  const rows = all.slice(1).map((cells, at) => ({ cells, number: at + 2 })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { tab, headers, places: columnPlaces(headers, names), rows };
}

type KnowledgeTable = Table<keyof typeof KNOWLEDGE_COLUMNS>;
type CorrectionTable = Table<keyof typeof CORRECTION_COLUMNS>;

/** The entries of a knowledge worksheet; of rows with one id, the last counts. */
function entriesOf({ tab, places, rows }: KnowledgeTable): KnowledgeEntry[] {
  if (rows.length > 0 && places.solution < 0) {
    throw new InputError(`The knowledge worksheet “${tab.title}” needs a column “Answer” (and “Question”) in its first row. Add it, or choose another worksheet in the field “Knowledge Worksheet”.`);
  }
  const byId = new Map<string, KnowledgeEntry>();
  for (const { cells, number } of rows) {
    const solution = cellAt(cells, places.solution);
    if (!solution) continue;
    const problem = cellAt(cells, places.problem);
    const id = cellAt(cells, places.id) || `row-${number}`;
    const customerEmail = cellAt(cells, places.customerEmail);
    byId.set(id, {
      id, kind: customerEmail ? 'solved_ticket' : 'article', title: cellAt(cells, places.title) || problem.split('\n')[0]?.slice(0, 120) || id,
      problem, solution, product: cellAt(cells, places.product), issue: cellAt(cells, places.issue), url: cellAt(cells, places.url),
      customerEmail, createdAt: cellAt(cells, places.createdAt), ticketId: customerEmail ? id : '',
    });
  }
  return [...byId.values()];
}

const sentimentOf = (cell: string) => SENTIMENTS.find((sentiment) => sentiment === cell.toLowerCase());

function correctionsOf({ places, rows }: CorrectionTable): Correction[] {
  const byTicket = new Map<string, Correction>();
  for (const { cells, number } of rows) {
    const sentiment = sentimentOf(cellAt(cells, places.sentiment));
    const message = cellAt(cells, places.message);
    if (!sentiment || (!message && !cellAt(cells, places.subject))) continue;
    const ticketId = cellAt(cells, places.ticketId) || `row-${number}`;
    byTicket.set(ticketId, {
      ticketId, subject: cellAt(cells, places.subject), message, sentiment, thought: cellAt(cells, places.thought), correctedAt: cellAt(cells, places.correctedAt),
    });
  }
  return [...byTicket.values()];
}

/** Appends one row under the table's own columns; a worksheet without headers is given them first. Nothing is overwritten. */
async function append<Column extends string>(
  transport: GoogleTransport, table: Table<Column>, titles: Record<Column, string>, values: NoInfer<Record<Column, string>>, needed: NoInfer<Column>[], deadline: Deadline,
): Promise<string> {
  const columns = Object.keys(titles) as Column[];
  if (table.headers.every((header) => !header.trim())) {
    if (table.rows.length > 0) return `The worksheet “${table.tab.title}” has rows but no headers in its first row. Add headers, or choose an empty worksheet.`;
    await transport.appendRow(table.tab, columns.map((column) => titles[column]), deadline);
    await transport.appendRow(table.tab, columns.map((column) => values[column].slice(0, CELL_CHARACTERS)), deadline);
    return '';
  }
  const missing = needed.filter((column) => table.places[column] < 0).map((column) => titles[column]);
  if (missing.length > 0) return `The worksheet “${table.tab.title}” has no column ${missing.map((title) => `“${title}”`).join(', ')}. Add it to the first row, or choose an empty worksheet.`;
  const kept = Object.fromEntries(columns.map((column) => [column, values[column].slice(0, CELL_CHARACTERS)])) as Record<Column, string>;
  await transport.appendRow(table.tab, rowFor(table.headers.length, table.places, kept), deadline);
  return '';
}

const KNOWLEDGE_TITLES = { id: 'ID', title: 'Title', problem: 'Question', solution: 'Answer', product: 'Product', issue: 'Issue', url: 'URL', customerEmail: 'Customer Email', createdAt: 'Created At' };
const CORRECTION_TITLES = { ticketId: 'Ticket ID', subject: 'Subject', message: 'Message', sentiment: 'Sentiment', thought: 'Thought', correctedAt: 'Corrected At' };

async function storeSolved(transport: GoogleTransport, place: SheetPlace, ticket: SolvedTicket, deadline: Deadline) {
  const table = await readTable(transport, place, KNOWLEDGE_COLUMNS, deadline);
  const id = ticket.ticketId;
  const same = (entry: KnowledgeEntry) => entry.problem === ticket.problem.trim() && entry.solution === ticket.solution.trim();
  const known = table.rows.length > 0 ? entriesOf(table) : [];
  const before = known.find((entry) => (id ? entry.id === id : same(entry)));
  if (before && same(before)) return { id, status: 'unchanged' as const, reason: '' };
  const { title, problem, solution, product, issue, url, customerEmail, createdAt } = ticket;
  const reason = await append(transport, table, KNOWLEDGE_TITLES, { id, title, problem, solution, product, issue, url, customerEmail, createdAt }, ['id', 'problem', 'solution'], deadline);
  return reason ? { id, status: 'refused' as const, reason } : { id, status: before ? 'updated' as const : 'added' as const, reason: '' };
}

async function storeCorrection(transport: GoogleTransport, place: SheetPlace, correction: Correction, deadline: Deadline) {
  const table = await readTable(transport, place, CORRECTION_COLUMNS, deadline);
  const id = correction.ticketId;
  const before = correctionsOf(table).find((known) => known.ticketId === id);
  if (before && before.sentiment === correction.sentiment && before.message === correction.message.trim() && before.thought === correction.thought.trim()) {
    return { id, status: 'unchanged' as const, reason: '' };
  }
  const { ticketId, subject, message, sentiment, thought, correctedAt } = correction;
  const reason = await append(transport, table, CORRECTION_TITLES, { ticketId, subject, message, sentiment, thought, correctedAt }, ['ticketId', 'message', 'sentiment'], deadline);
  return reason ? { id, status: 'refused' as const, reason } : { id, status: before ? 'updated' as const : 'added' as const, reason: '' };
}

/**
 * The worksheets of a zap as its knowledge: read once per step, searched in memory. Solved tickets and corrections are
 * appended as new rows; of two rows with one id the later counts, so nothing a person wrote is ever overwritten.
 */
export function createSheetKnowledgeBase(access: { accessToken: string; clientEmail: string }, sheets: KnowledgePlaces): KnowledgeBase {
  const transport = createGoogleTransport(access);
  const NAME = 'knowledge_sheet';
  let knowledge: Promise<KnowledgeBase> | undefined;
  let corrected: Promise<KnowledgeBase> | undefined;
  const entries = (deadline: Deadline) => knowledge ??= (sheets.knowledge
    ? readTable(transport, sheets.knowledge, KNOWLEDGE_COLUMNS, deadline).then(entriesOf)
    : Promise.resolve([])).then((read) => createMemoryKnowledgeBase(read, { name: NAME }));
  const corrections = (deadline: Deadline) => corrected ??= (sheets.corrections
    ? readTable(transport, sheets.corrections, CORRECTION_COLUMNS, deadline).then(correctionsOf)
    : Promise.resolve([])).then((read) => createMemoryKnowledgeBase([], { name: NAME, corrections: read }));
  const refused = (field: string) => ({ id: '', status: 'refused' as const, reason: `Nothing to store this in: choose a worksheet in the field “${field}”, or add Pinecone to the connection.` });

  return {
    name: NAME,
    search: async (query) => (await entries(query.deadline)).search(query),
    history: async (customerEmail, days, deadline) => (await entries(deadline)).history(customerEmail, days, deadline),
    recall: async (query) => (await entries(query.deadline)).recall(query),
    labelledTexts: async (deadline) => (await entries(deadline)).labelledTexts?.(deadline) ?? [],
    nearestCorrections: async (text, limit, deadline) => (await corrections(deadline)).nearestCorrections(text, limit, deadline),
    async addSolvedTicket(ticket, deadline) {
      if (!sheets.knowledge) return refused('Knowledge Worksheet');
      knowledge = undefined;
      return storeSolved(transport, sheets.knowledge, ticket, deadline);
    },
    async recordCorrection(correction, deadline) {
      if (!sheets.corrections) return refused('Corrections Worksheet');
      corrected = undefined;
      return storeCorrection(transport, sheets.corrections, correction, deadline);
    },
  };
}

/** The team's own reply templates from a worksheet with the columns Product, Issue, Language, Text. */
export async function readReplyTemplates(access: { accessToken: string; clientEmail: string }, place: SheetPlace, deadline: Deadline): Promise<ReplyTemplate[]> {
  const { tab, places, rows } = await readTable(createGoogleTransport(access), place, TEMPLATE_COLUMNS, deadline);
  if (rows.length > 0 && places.body < 0) {
    throw new InputError(`The template worksheet “${tab.title}” needs a column “Text” in its first row. Add it, or choose another worksheet in the field “Template Worksheet”.`);
  }
  return rows.map(({ cells, number }) => ({
    name: cellAt(cells, places.name) || `template row ${number}`, product: cellAt(cells, places.product), issue: cellAt(cells, places.issue),
    language: cellAt(cells, places.language), body: cellAt(cells, places.body),
  })).filter(({ body }) => body !== '');
}
