/** Where a fault of the matrix is met: which action asks which vendor, how a fault finds this cell alone, and what differs there. */
import type { FaultyServer, RecordedRequest } from '../fakes/faulty_server.ts';
import { GEMINI_KEY } from '../fakes/gemini/server.ts';
import { PINECONE_KEY, type FakePinecone } from '../fakes/pinecone/server.ts';
import type { Case, Expected } from './faults.ts';

export interface Step { method: string; inputData: object; authData: object }
export interface Place {
  vendor: 'gemini' | 'pinecone' | 'google';
  name: string;
  /** What must become of a fault here; undefined where it cannot be met here. */
  expects(each: Case): Expected | undefined;
  /** The step of cell `at`, and by which requests the fake knows it. */
  cell(at: number, each: Case): { step: Step; meets: (request: RecordedRequest) => boolean };
}

const TICKET = 'My lamp flickers since the update and I do not know why.';
const texts = new WeakMap<RecordedRequest, string>();
function textOf(request: RecordedRequest): string {
  const text = texts.get(request) ?? JSON.stringify(request.body ?? '');
  texts.set(request, text);
  return text;
}
/** Hundreds of faults wait for a request that says their word. */
const says = (words: string) => (request: RecordedRequest): boolean => textOf(request).includes(words);
const geminiOnly = { gemini_api_key: GEMINI_KEY };
/** A fault of generate that an embedding or a list of models cannot have. */
const isGenerateOnly = ({ what }: Case): boolean => /finish reason|blocked prompt|404 model/.test(what);
/** Where nothing is written: two attempts of 5 s. */
const quicker = (expected: Expected | undefined): Expected | undefined => expected && { ...expected, within: Math.min(expected.within, 12) };

interface Places { gemini: FaultyServer; pinecone: FakePinecone; google: FaultyServer }

export function placesOf({ pinecone, google }: Places): Place[] {
  let indexes = 0;
  /** An index whose name no other cell has. */
  const ownIndex = (): string => {
    indexes += 1;
    const name = `cell-${indexes}`;
    pinecone.addIndex({ name, dimension: 256 });
    return name;
  };
  const both = (index: string) => ({ ...geminiOnly, pinecone_api_key: PINECONE_KEY, pinecone_index: index, pinecone_host: `${pinecone.url}/host/${index}`, pinecone_dimension: '256', pinecone_metric: 'cosine' });

  /** An action that asks Gemini; the fault is known by a word of its own in the ticket. */
  const geminiStep = (name: string, letter: string, step: (words: string) => Step, expects: Place['expects']): Place => ({
    vendor: 'gemini', name, expects,
    cell: (at) => {
      const words = `cell${letter}${at}x`;
      return { step: step(words), meets: says(words) };
    },
  });
  const create = (key: string, inputData: object, authData: object): Step => ({ method: `creates.${key}.operation.perform`, inputData, authData });
  const embedding = (each: Case) => (isGenerateOnly(each) ? undefined : quicker(each.gemini));
  /** An action that asks one index; `part` names the requests that meet the fault. */
  const pineconeStep = (name: string, part: RegExp, step: (index: string, at: number) => Step, expects: Place['expects'] = (each) => each.pinecone): Place => ({
    vendor: 'pinecone', name, expects,
    cell: (at) => {
      const index = ownIndex();
      return { step: step(index, at), meets: ({ path }) => path.startsWith(`/host/${index}/`) && part.test(path) };
    },
  });
  /** What passes by itself is no reason to keep an answer back: the sentiment is given without corrections. */
  const withoutCorrections = (each: Case): Expected | undefined => (each.pinecone?.error === 'ThrottledError'
    ? { error: 'no error', says: 'The corrections could not be read this time', within: each.pinecone.within } : each.pinecone);
  const reads = (each: Case): Expected | undefined => each.gemini;
  const writes = (each: Case): Expected | undefined => each.gemini && { ...each.gemini, says: each.gemini.says.replace('would not read this ticket', 'would not answer this ticket') };

  return [
    geminiStep('Analyze Sentiment', 'a', (words) => create('analyze_sentiment', { message: `${TICKET} Reference ${words}.` }, geminiOnly), reads),
    geminiStep('Check Escalation', 'c', (words) => create('check_escalation', { message: `${TICKET} Reference ${words}.` }, geminiOnly), reads),
    geminiStep('Draft Reply', 'd', (words) => create('draft_reply', { message: `${TICKET} Reference ${words}.`, should_escalate: 'false', auto_reply_allowed: 'true' }, geminiOnly), writes),
    geminiStep('Triage Ticket', 't', (words) => create('triage_ticket', { message: `${TICKET} Reference ${words}.` }, geminiOnly), reads),
    geminiStep('Find Similar Tickets (embedding)', 's', (words) => ({ method: 'searches.similar_tickets.operation.perform', inputData: { message: `${TICKET} Reference ${words}.` }, authData: both(ownIndex()) }), embedding),
    geminiStep('Record Correction (embedding)', 'r', (words) => create('record_correction', { message: `${TICKET} Reference ${words}.`, sentiment: 'negative' }, both(ownIndex())), embedding),
    geminiStep('Learn From Solved Ticket (embedding)', 'l', (words) => create('add_solved_ticket', { message: `${TICKET} Reference ${words}.`, solution: 'Hold the button for ten seconds.' }, both(ownIndex())), embedding),
    {
      vendor: 'gemini', name: 'the connection’s test', expects: embedding,
      cell: (at) => {
        const key = `AQ.cellk${at}-secret`;
        return { step: { method: 'authentication.test', inputData: {}, authData: { gemini_api_key: key } }, meets: ({ headers }) => headers['x-goog-api-key'] === key };
      },
    },
    pineconeStep('Find Similar Tickets', /query$/, (index) => ({ method: 'searches.similar_tickets.operation.perform', inputData: { message: TICKET }, authData: both(index) })),
    pineconeStep('Draft Reply', /./, (index) => create('draft_reply', { message: TICKET, customer_email: 'ana@mail.example', should_escalate: 'false', auto_reply_allowed: 'true' }, both(index))),
    pineconeStep('Triage Ticket', /./, (index) => create('triage_ticket', { message: TICKET, customer_email: 'ana@mail.example' }, both(index))),
    pineconeStep('Analyze Sentiment', /./, (index) => create('analyze_sentiment', { message: TICKET }, both(index)), withoutCorrections),
    pineconeStep('Record Correction', /./, (index) => create('record_correction', { message: TICKET, sentiment: 'negative' }, both(index)), (each) => (/namespace/.test(each.what) ? undefined : each.pinecone)),
    pineconeStep('Learn From Solved Ticket', /upsert$/, (index) => create('add_solved_ticket', { message: TICKET, solution: 'Hold the button for ten seconds.' }, both(index)),
      (each) => (/namespace/.test(each.what) ? undefined : each.pinecone && { ...each.pinecone, within: each.pinecone.within > 5 ? 18 : each.pinecone.within })),
    {
      vendor: 'pinecone', name: 'the connection', expects: (each) => (/namespace|dimension/.test(each.what) ? undefined : each.pinecone),
      cell: () => {
        const index = ownIndex();
        return { step: { method: 'authentication.sessionConfig.perform', inputData: {}, authData: { pinecone_api_key: PINECONE_KEY, pinecone_index: index } }, meets: ({ path }) => path === `/indexes/${index}` };
      },
    },
    {
      vendor: 'google', name: 'New Ticket', expects: (each) => each.google,
      cell: (at) => {
        const sheet = `1Cell${String(at).padStart(4, '0')}-spreadsheet-of-its-own`;
        const authData = { google_service_account: '{}', google_access_token: 'ya29.matrix-token-secret', google_client_email: 'bot@p.iam.gserviceaccount.com' };
        return { step: { method: 'triggers.new_ticket.operation.perform', inputData: { spreadsheet: sheet, header_row: 1 }, authData }, meets: ({ path }) => path.includes(sheet) };
      },
    },
  ];
}
