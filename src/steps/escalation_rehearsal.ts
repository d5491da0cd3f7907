import { readText } from '../fields.ts';
import { readNumber } from '../number_fields.ts';
import { builtinDecision, pickTicketSource } from '../services.ts';
import { describeRehearsal, rehearse } from '../triage/escalation/rehearsal.ts';
import { tableTickets } from '../triage/ticket_table/table_tickets.ts';
import { findColumns } from '../triage/ticket_table/ticket_columns.ts';
import type { EscalationStep } from './escalation_check.ts';
import { readEscalationSettings } from './escalation_settings.ts';
import { historySelection } from './history_sheet.ts';

/** Tickets looked back on in the editor's test step. */
const LAST_TICKETS = 50;
const MOST_SHOWN = 5;
/** What is mapped from the one ticket of the test says nothing of the others. */
const ITS_OWN = { dueAt: '', customerTier: '' };

const moment = ({ createdAt }: { createdAt: string }): number => Date.parse(createdAt) || 0;

/**
 * For the editor's test step: what these settings would have done to the last tickets of the history sheet, as one text;
 * `""` where no sheet is chosen or it has no tickets. Costs one poll.
 */
export async function rehearsalText({ authData, inputData, deadline }: EscalationStep): Promise<string> {
  if (!readText(inputData, 'history_spreadsheet')) return '';
  const source = await pickTicketSource(authData, deadline);
  const table = await source.read(historySelection(inputData), 'newest', deadline);
  const { columns } = findColumns(table.headers);
  if (columns.message < 0 && columns.subject < 0) return '';
  // A sheet may show the newest first; where no date tells, the last rows are.
  const tickets = tableTickets(table, columns).sort((a, b) => moment(a) - moment(b)).slice(-LAST_TICKETS);
  const days = readNumber(inputData, 'repeated_contact_days');
  return tickets.length === 0 ? '' : describeRehearsal(rehearse(tickets, { ...await readEscalationSettings(inputData), ...ITS_OWN }, days, await builtinDecision()), MOST_SHOWN).join('\n');
}
