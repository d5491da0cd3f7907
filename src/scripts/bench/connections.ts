/** The vendors' fakes, without latency, and each action of the app as a connection asks it. */
import { FakeGoogle } from '../../../test/fakes/google/server.ts';
import { GEMINI_KEY, startFakeGemini } from '../../../test/fakes/gemini/server.ts';
import { PINECONE_KEY, startFakePinecone } from '../../../test/fakes/pinecone/server.ts';
import { startFakeZapier } from '../../../test/fakes/zapier.ts';

type Fields = Readonly<Record<string, string>>;

export interface Action {
  name: string;
  method: string;
  inputData: Fields;
  authData: Fields;
  /** Whether it reads a ticket, so that the sample tickets may stand in its input. */
  readsTicket: boolean;
  /** How many times an empty app's processor time a cold start may take. */
  goal: number;
  /** How many milliseconds a warm step may take beyond waiting for its vendors. */
  warmGoalMs?: number;
}

export interface Connections {
  actions: Action[];
  /** Where the fakes are, for a measured process. */
  environment: Record<string, string>;
  logUrl: string;
  close(): Promise<void>;
}

const TICKET = {
  message: 'How do I reset the filter light on my air purifier? It has been red since Monday and I changed the filter.', subject: 'Filter light',
  customer_name: 'Jo Lind', customer_email: 'jo@lind.example', should_escalate: 'false', auto_reply_allowed: 'true',
};
const HEADER = ['Ticket ID', 'Customer name', 'Customer e-mail', 'Created at', 'Subject', 'Message', 'Status'];
const ROWS = 200;

const rows = (): string[][] => [HEADER, ...Array.from({ length: ROWS }, (_unused, at) => [
  `T-${at}`, `Customer ${at}`, `c${at}@example.org`, new Date(Date.now() - (ROWS - at) * 600_000).toISOString(), `Lamp ${at}`, `Message ${at}: the lamp flickers when it is dimmed. What can I do?`, 'new',
])];

const STEPS = { analyze_sentiment: 'Analyze Sentiment', check_escalation: 'Check Escalation', draft_reply: 'Draft Reply', triage_ticket: 'Triage Ticket' };

function onTicket(who: string, authData: Fields, { goal, warmGoalMs }: Pick<Action, 'goal' | 'warmGoalMs'>, keys: (keyof typeof STEPS)[], engine: string): Action[] {
  return keys.map((key) => ({ name: `${STEPS[key]}, ${who}`, method: `creates.${key}.operation.perform`, inputData: { ...TICKET, engine }, authData, readsTicket: true, goal, ...(warmGoalMs && { warmGoalMs }) }));
}

/** Starts the fakes. */
export async function openConnections(): Promise<Connections> {
  const [gemini, pinecone, zapier, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeZapier(), new FakeGoogle().start()]);
  const dimension = 1024;
  pinecone.addIndex({ name: 'bench', dimension });
  const host = `${pinecone.url}/host/bench`;
  const byGemini = { gemini_api_key: GEMINI_KEY };
  const byPinecone = { pinecone_api_key: PINECONE_KEY, pinecone_index: 'bench', pinecone_host: host, pinecone_dimension: String(dimension), pinecone_metric: 'cosine' };
  const bySheet = { google_service_account: 'unused: the token is still good', google_access_token: google.tokens.grant() };
  const sheet = { spreadsheet: google.add({ tabs: [{ rows: rows(), rowCount: ROWS + 1, columnCount: HEADER.length }] }).id, worksheet: '0' };
  const every: (keyof typeof STEPS)[] = ['analyze_sentiment', 'check_escalation', 'draft_reply', 'triage_ticket'];
  const correction = { ...TICKET, ticket_ref: 'T-1', sentiment: 'negative' };
  return {
    environment: { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url, ...google.environment() }, logUrl: zapier.logUrl,
    actions: [
      ...onTicket('built-in', {}, { goal: 1.03, warmGoalMs: 5 }, every, 'builtin'),
      ...onTicket('Gemini', byGemini, { goal: 1.03, warmGoalMs: 15 }, every, 'gemini'),
      { name: 'New Ticket', method: 'triggers.new_ticket.operation.perform', inputData: sheet, authData: bySheet, readsTicket: false, goal: 1.1 },
      ...onTicket('built-in with Pinecone', byPinecone, { goal: 1.12 }, ['draft_reply'], 'builtin'),
      { name: 'Find Similar Tickets, Pinecone', method: 'searches.similar_tickets.operation.perform', inputData: { message: TICKET.message, limit: '3' }, authData: byPinecone, readsTicket: false, goal: 1.12 },
      { name: 'Record Correction, Pinecone', method: 'creates.record_correction.operation.perform', inputData: correction, authData: byPinecone, readsTicket: true, goal: 1.12 },
    ],
    close: async () => { await Promise.all([gemini.close(), pinecone.close(), zapier.close(), google.stop()]); },
  };
}

/** The event that Zapier sends for an action. */
export const eventOf = ({ method, authData, inputData }: Pick<Action, 'method' | 'authData' | 'inputData'>, more: object = {}): object => ({
  command: 'execute', method, storeKey: 'bench', ...more,
  bundle: { authData, inputData, inputDataRaw: inputData, meta: { isLoadingSample: false, isFillingDynamicDropdown: false, isPopulatingDedupe: false, isTestingAuth: false, limit: -1, page: 0, timezone: 'Europe/Berlin' } },
});
