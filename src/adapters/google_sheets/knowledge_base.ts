import { InputError } from '../../errors.ts';
import type { Deadline } from '../../ports/deadline.ts';
import { SENTIMENTS, type ReplyTemplate } from '../../ports/engine.ts';
import type { Correction, KnowledgeBase, SolvedTicket } from '../../ports/knowledge_base.ts';
import { readSentimentLabel } from '../../triage/sentiment_label.ts';
import { withoutTags } from '../../triage/text/html.ts';
import { isUnanswered } from '../../triage/unanswered.ts';
import { createMemorySearch, LEAST_LIKENESS, type KnowledgeEntry } from '../builtin/memory_search.ts';
import { addressAt, cellAt, CORRECTION_COLUMNS, filedUnder, isArticleNumber, KNOWLEDGE_COLUMNS, labelAt, numbersTickets, TEMPLATE_COLUMNS, withheld } from './knowledge_columns.ts';
import { append, lacking, readTable, type SheetTable } from './sheet_table.ts';
import { createGoogleTransport, type GoogleAccess, type GoogleTransport, type SheetPlace } from './transport.ts';

export interface KnowledgePlaces {
  knowledge: SheetPlace | null;
  corrections: SheetPlace | null;
}

type Searched = ReturnType<typeof createMemorySearch>;

/** More entries than this are not searched in memory: the later ones of a worksheet count. */
const MOST_ENTRIES = 10_000;

const newest = <Entry>(entries: Entry[]): Entry[] => entries.slice(-MOST_ENTRIES);

type KnowledgeTable = SheetTable<keyof typeof KNOWLEDGE_COLUMNS>;
type CorrectionTable = SheetTable<keyof typeof CORRECTION_COLUMNS>;

/** A column of ids that is named after tickets: what stands beside one was told to a customer, whether or not an address does too. */
const TICKET_ID = /^ticket[ _]id$/i;
const NUMBER = /^(?:number|nr)\W*$/i;

/** Whether the ids of a worksheet are tickets', by its headers. */
function idsAreTickets({ headers, places }: KnowledgeTable): boolean {
  const header = headers[places.id]?.trim() ?? '';
  return TICKET_ID.test(header) || (NUMBER.test(header) && numbersTickets(headers));
}

/** What a ticket is called whose number an article has too. */
const asTicket = (id: string): string => `ticket ${id}`;

/** The entries of a knowledge worksheet; of articles with one id the last counts, and of solved tickets. */
function entriesOf(table: KnowledgeTable): KnowledgeEntry[] {
  const { tab, headers, places, rows } = table;
  const titleHeader = headers[places.title] ?? '', numbersAreTickets = idsAreTickets(table);
  if (rows.length > 0 && places.solution < 0) {
    throw new InputError(`The knowledge worksheet “${tab.title}” needs a column “Answer” (and “Question”) in its row of headers. Add it, or choose another worksheet in the field “Knowledge Worksheet”.`);
  }
  const byId = new Map<string, KnowledgeEntry>(), isWithheld = withheld(headers);
  for (const { cells, number } of rows) {
    const solution = withoutTags(cellAt(cells, places.solution));
    if (isUnanswered(solution) || isWithheld(cells)) continue;
    const problem = cellAt(cells, places.problem);
    const named = cellAt(cells, places.title), isNumber = problem !== '' && isArticleNumber(titleHeader, named);
    const id = cellAt(cells, places.id) || (isNumber ? named : `row-${number}`);
    const customerEmail = cellAt(cells, places.customerEmail);
    const isTicket = customerEmail !== '' || (numbersAreTickets && cellAt(cells, places.id) !== '');
    byId.set(`${isTicket} ${id}`, {
      id, kind: isTicket ? 'solved_ticket' : 'article', title: (isNumber ? '' : named) || problem.split('\n')[0]?.slice(0, 120) || id,
      problem, solution, product: filedUnder(cellAt(cells, places.product)), issue: labelAt(cells, places.issue), url: addressAt(cells, places.url),
      customerEmail, createdAt: cellAt(cells, places.createdAt), ticketId: isTicket ? id : '',
    });
  }
  return newest(Array.from(byId.values(), (entry) => (entry.kind === 'solved_ticket' && byId.has(`false ${entry.id}`) ? { ...entry, id: asTicket(entry.id) } : entry)));
}

/** When a correction was made, where the app wrote it; a date that a person typed says nothing sure. */
const momentOf = ({ correctedAt }: Correction): number => (/^\d{4}-\d\d-\d\d/.test(correctedAt) ? Date.parse(correctedAt) : Number.NaN);

/** Each ticket's correction: of several the latest, which is the lowest where no date tells. Sorting the sheet changes nothing. */
function correctionsOf({ places, rows }: CorrectionTable): Correction[] {
  const byTicket = new Map<string, Correction>();
  for (const { cells, number } of rows) {
    const sentiment = readSentimentLabel(cellAt(cells, places.sentiment));
    const message = cellAt(cells, places.message);
    if (!sentiment || (!message && !cellAt(cells, places.subject))) continue;
    const ticketId = cellAt(cells, places.ticketId) || `row-${number}`;
    const correction = { ticketId, subject: cellAt(cells, places.subject), message, sentiment, thought: cellAt(cells, places.thought), correctedAt: cellAt(cells, places.correctedAt) };
    const before = byTicket.get(ticketId);
    if (before && momentOf(before) > momentOf(correction)) continue;
    byTicket.delete(ticketId); // the order is that of the answers that count
    byTicket.set(ticketId, correction);
  }
  return newest([...byTicket.values()]);
}

/** The corrections of a worksheet. One without their columns would teach nothing and never say so. */
function readCorrections(table: CorrectionTable): Correction[] {
  const missing = lacking(table, CORRECTION_TITLES, ['message', 'sentiment']);
  if (table.headerRow > 0 && missing) {
    throw new InputError(`The corrections worksheet “${table.tab.title}” has no column ${missing}. Add it to the row of headers, or choose another worksheet in the field “Corrections Worksheet”.`);
  }
  return correctionsOf(table);
}

/** Labels that nobody could read, where they are most of them: a single slip would not be worth a word with each ticket. */
function unreadIn({ tab, places, rows }: CorrectionTable): string {
  const labels = rows.flatMap(({ cells, number }) => { const label = cellAt(cells, places.sentiment); return label ? [{ label, number }] : []; });
  const unread = labels.filter(({ label }) => !readSentimentLabel(label));
  const [first] = unread;
  if (!first || unread.length * 2 <= labels.length) return '';
  return `Of ${labels.length} labels in the corrections worksheet “${tab.title}” ${unread.length} cannot be read, the first in row ${first.number}, and teach nothing: write ${SENTIMENTS.join(', ')} there.`;
}

/** Whether two say the same in every column that the worksheet has. */
const alike = <Column extends string>({ places }: SheetTable<Column>, before: Record<NoInfer<Column>, string>, now: Record<NoInfer<Column>, string>, columns: NoInfer<Column>[]): boolean =>
  columns.every((column) => places[column] < 0 || before[column].trim() === now[column].trim());

const KNOWLEDGE_TITLES = { id: 'ID', title: 'Title', problem: 'Question', solution: 'Answer', product: 'Product', issue: 'Issue', url: 'URL', customerEmail: 'Customer Email', createdAt: 'Created At' };
const CORRECTION_TITLES = { ticketId: 'Ticket ID', subject: 'Subject', message: 'Message', sentiment: 'Sentiment', thought: 'Thought', correctedAt: 'Corrected At' };
const CORRECTION_NEEDED = ['ticketId', 'message', 'sentiment'] as const;

/** The row that a ticket was learnt in before: an article may have its number, and says something else. Without a number it is known by its text. */
function learntBefore(known: KnowledgeEntry[], { ticketId, problem, solution }: SolvedTicket): KnowledgeEntry | undefined {
  const asks = (entry: KnowledgeEntry): boolean => entry.problem === problem.trim();
  if (!ticketId) return known.find((entry) => asks(entry) && entry.solution === solution.trim());
  return known.find(({ kind, ticketId: own }) => kind === 'solved_ticket' && own === ticketId) ?? known.find((entry) => entry.id === asTicket(ticketId) || (entry.id === ticketId && asks(entry)));
}

async function storeSolved(transport: GoogleTransport, place: SheetPlace, ticket: SolvedTicket, deadline: Deadline) {
  const table = await readTable(transport, place, KNOWLEDGE_COLUMNS, ['solution'], deadline);
  const known = table.rows.length > 0 ? entriesOf(table) : [];
  const before = learntBefore(known, ticket);
  const alikeIn = (entry: KnowledgeEntry) => (['product', 'issue', 'url'] as const).every((column) => table.places[column] < 0 || (entry[column] ?? '') === ticket[column].trim());
  if (before && before.problem === ticket.problem.trim() && before.solution === ticket.solution.trim() && alikeIn(before)) return { id: ticket.ticketId, status: 'unchanged' as const, reason: '' };
  const { title, problem, solution, product, issue, url, createdAt } = ticket;
  // What stands beside an address is read as a ticket, now as before.
  const customerEmail = ticket.customerEmail || (before?.customerEmail ?? '');
  const isTold = idsAreTickets(table) || (customerEmail !== '' && table.places.customerEmail >= 0);
  const isTaken = !isTold && ticket.ticketId !== '' && known.some((entry) => entry !== before && entry.kind === 'article' && entry.id === ticket.ticketId);
  const id = isTaken ? asTicket(ticket.ticketId) : ticket.ticketId;
  const reason = await append(transport, table, KNOWLEDGE_TITLES, { id, title, problem, solution, product, issue, url, customerEmail, createdAt }, ['id', 'problem', 'solution'], deadline);
  return reason ? { id, status: 'refused' as const, reason } : { id, status: before ? 'updated' as const : 'added' as const, reason: '' };
}

async function storeCorrection(transport: GoogleTransport, place: SheetPlace, correction: Correction, deadline: Deadline) {
  const table = await readTable(transport, place, CORRECTION_COLUMNS, CORRECTION_NEEDED, deadline);
  const id = correction.ticketId;
  const before = correctionsOf(table).find((known) => known.ticketId === id);
  if (before && alike(table, before, correction, ['sentiment', 'subject', 'message', 'thought'])) return { id, status: 'unchanged' as const, reason: '' };
  const { ticketId, subject, message, sentiment, thought, correctedAt } = correction;
  const reason = await append(transport, table, CORRECTION_TITLES, { ticketId, subject, message, sentiment, thought, correctedAt }, CORRECTION_NEEDED, deadline);
  return reason ? { id, status: 'refused' as const, reason } : { id, status: before ? 'updated' as const : 'added' as const, reason: '' };
}

/**
 * The worksheets of a zap as its knowledge: read once per step, searched in memory. Solved tickets and corrections are
 * appended as new rows; of two rows with one id the later counts, so nothing a person wrote is ever overwritten.
 */
export function createSheetKnowledgeBase(access: GoogleAccess, sheets: KnowledgePlaces): KnowledgeBase {
  const transport = createGoogleTransport(access);
  const NAME = 'knowledge_sheet';
  let knowledge: Promise<Searched> | undefined;
  let corrected: Promise<{ unread: string; search: Searched }> | undefined;
  const entries = (deadline: Deadline) => knowledge ??= (sheets.knowledge
    ? readTable(transport, sheets.knowledge, KNOWLEDGE_COLUMNS, ['solution'], deadline).then(entriesOf)
    : Promise.resolve([])).then((read) => createMemorySearch(read, { name: NAME }));
  const corrections = (deadline: Deadline) => corrected ??= (sheets.corrections
    ? readTable(transport, sheets.corrections, CORRECTION_COLUMNS, ['message', 'sentiment'], deadline)
    : Promise.resolve(undefined)).then((table) => ({ unread: table ? unreadIn(table) : '', search: createMemorySearch([], { name: NAME, corrections: table ? readCorrections(table) : [] }) }));
  const refused = (field: string) => ({ id: '', status: 'refused' as const, reason: `Nothing to store this in: choose a worksheet in the field “${field}”, or add Pinecone to the connection.` });

  return {
    name: NAME,
    leastLikeness: LEAST_LIKENESS,
    search: async (query) => (await entries(query.deadline)).search(query),
    history: async (customerEmail, days, deadline) => (await entries(deadline)).history(customerEmail, days, deadline),
    recall: async (query) => (await entries(query.deadline)).recall(query),
    labelledTexts: async (deadline) => (await entries(deadline)).labelledTexts?.(deadline) ?? [],
    nearestCorrections: async (text, limit, deadline) => (await corrections(deadline)).search.nearestCorrections(text, limit, deadline),
    unreadCorrections: async (deadline) => (await corrections(deadline)).unread,
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
export async function readReplyTemplates(access: GoogleAccess, place: SheetPlace, deadline: Deadline): Promise<ReplyTemplate[]> {
  const { tab, headers, places, rows } = await readTable(createGoogleTransport(access), place, TEMPLATE_COLUMNS, ['body'], deadline);
  if (rows.length > 0 && places.body < 0) {
    throw new InputError(`The template worksheet “${tab.title}” needs a column “Text” in its row of headers. Add it, or choose another worksheet in the field “Template Worksheet”.`);
  }
  const isWithheld = withheld(headers);
  return rows.filter(({ cells }) => !isWithheld(cells)).map(({ cells, number }) => ({
    name: cellAt(cells, places.name) || `template row ${number}`, product: filedUnder(cellAt(cells, places.product)), issue: labelAt(cells, places.issue),
    language: filedUnder(cellAt(cells, places.language)), body: withoutTags(cellAt(cells, places.body)),
  })).filter(({ body }) => !isUnanswered(body));
}
