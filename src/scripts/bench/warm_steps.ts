/**
 * How long a step takes in a process that has answered others: on sample tickets of some 80 words that it has not read before, after ten
 * others and after 250, beside an empty app that is sent the same events in the same run. Zapier's log server is beside both, as in a zap;
 * the vendors are fakes on loopback, and waiting for them does not count.
 */
import { openApps, type Apps } from './apps.ts';
import { answered, middle, sampleTickets } from './actions.ts';
import { type Action, type Connections, eventOf, openConnections } from './connections.ts';
import { ECHO } from './cold_start.ts';

/** Events before the measured ones. */
const BEFORE = [10, 250] as const;
const [SHORTEST, LONGEST] = [70, 105];
const EVERY = 1_000;

const wordsOf = ({ subject = '', message = '' }: Record<string, string>): number => `${subject} ${message}`.trim().split(/\s+/).length;
const isLongEnough = (ticket: Record<string, string>): boolean => wordsOf(ticket) >= SHORTEST && wordsOf(ticket) <= LONGEST;

/** The sample tickets that are measured, a median of 80 words, and the others, which come before. */
function measuredTickets(): { measured: Record<string, string>[]; others: Record<string, string>[] } {
  const tickets = sampleTickets(EVERY);
  return { measured: tickets.filter(isLongEnough), others: tickets.filter((ticket) => !isLongEnough(ticket)) };
}

/** Median milliseconds of an app's step beyond its vendors, over the measured tickets that it does not halt at. */
async function stepMs(app: string, action: Pick<Action, 'method' | 'authData' | 'inputData'>, before: number, { apps, connections }: { apps: Apps; connections: Connections }): Promise<number> {
  const { measured, others } = measuredTickets();
  const events = [...others.slice(0, before), ...measured].map((ticket) => eventOf({ ...action, inputData: { ...action.inputData, ...ticket } }, { token: 'log-token' }));
  const rows = await answered(app, events, { folder: apps.folder, environment: { ...connections.environment, LOGGING_ENDPOINT: connections.logUrl } });
  const took = rows.slice(before).filter(({ halted }) => !halted).map(({ wholeMs, vendorMs }) => wholeMs - vendorMs);
  return Number(middle(took).toFixed(1));
}

/** A row an action that has a goal. Builds nothing: run `npm run build` first. */
export async function benchWarmSteps(): Promise<object[]> {
  const apps = openApps();
  const connections = await openConnections();
  try {
    const rows: object[] = [];
    for (const action of connections.actions.filter(({ warmGoalMs }) => warmGoalMs !== undefined)) {
      const row: Record<string, string | number> = { action: action.name };
      for (const before of BEFORE) {
        row[`ms after ${before} events`] = await stepMs(apps.ours, action, before, { apps, connections });
        row[`empty app, after ${before}`] = await stepMs(apps.empty, { ...action, ...ECHO }, before, { apps, connections });
      }
      rows.push({ ...row, goal: action.warmGoalMs });
    }
    return rows;
  } finally {
    await connections.close();
    apps.remove();
  }
}
