/** One customer's history never reaches another: through the app's performs, with Pinecone and with a ticket sheet. */
import { addSolvedTicketCreate } from '../../src/creates/add_solved_ticket.ts';
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import { draftReplyCreate } from '../../src/creates/draft_reply.ts';
import { triageTicketCreate } from '../../src/creates/triage_ticket.ts';
import { createPineconeKnowledgeBase } from '../../src/adapters/pinecone/knowledge_base.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { daysAgo, solved } from '../contracts/knowledge_base.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { ask, connection } from '../triggers/zap.ts';

/** Each is a customer of its own; their records hold the word beside them, and nobody else's. */
const CUSTOMERS: [address: string, word: string][] = [
  ['ana.souza@mail.example', 'Zimtdot'], ['anasouza@mail.example', 'Zimtbare'], ['ana.souza+shop@mail.example', 'Zimtplus'],
  ['аna.souza@mail.example', 'Zimtcyrillic'], ['ana.souza@bücher.example', 'Zimtumlaut'], ['ana.souza@bucher.example', 'Zimtplain'], ['josé@mail.example', 'Zimtaccent'], ['jose@mail.example', 'Zimtnone'],
];
/** The same customers, written in another way. */
const OTHER_SPELLINGS: [address: string, word: string][] = [
  ['Ana.Souza@MAIL.example', 'Zimtdot'], [' Ana Souza <ana.souza@mail.example> ', 'Zimtdot'], ['ana.souza@ｍail.example', 'Zimtdot'], ['ANASOUZA@mail.example', 'Zimtbare'],
  ['ana.souza@xn--bcher-kva.example', 'Zimtumlaut'], ['ana.souza@bu\u0308cher.example', 'Zimtumlaut'], ['jose\u0301@mail.example', 'Zimtaccent'],
  // Who calls himself by Ana's address is not Ana.
  ['"ana.souza@mail.example" <anasouza@mail.example>', 'Zimtbare'],
];
/** Nobody's address, or nobody can say whose. */
const STRANGERS = ['', '@mail.example', 'ana.souza', 'ana.souza@mail.example.evil.example', 'x.ana.souza@mail.example', 'ana.souza%@mail.example', 'ana.souza@mail.example, anasouza@mail.example', '"ana.souza@mail.example" <evil@evil.example>'];
/** One form's address, in several spellings: its five customers are five people, and none of them the next. */
const FORM = 'noreply@forms.example';
const FORMS = [FORM, 'Bo Lind <NoReply@forms.example>', 'noreply@ｆorms.example'];
const FORM_WORDS = ['Zimtfirst', 'Zimtsecond', 'Zimtthird', 'Zimtfourth', 'Zimtfifth'];
const CASES: [address: string, word: string][] = [...CUSTOMERS, ...OTHER_SPELLINGS, ...[...STRANGERS, ...FORMS].map((address): [string, string] => [address, ''])];

const QUESTION = { subject: 'Lamp', message: 'The ring of my lamp blinks three times and the phone does not charge. What can I do?', ticket_ref: 'T-NOW', allow_auto_send: 'true' };
const wordsIn = (text: string): string[] => [...new Set(text.match(/Zimt[a-z]+/g) ?? [])];

let gemini: FakeGemini;
let pinecone: FakePinecone;
let google: FakeGoogle;
let sheet: string;
beforeAll(async () => {
  [gemini, pinecone, google] = await Promise.all([startFakeGemini(), startFakePinecone(), startFakeGoogle()]);
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url });
  pinecone.addIndex({ name: 'kb', dimension: 768 });
  const knowledgeBase = createPineconeKnowledgeBase({ apiKey: PINECONE_KEY, indexName: 'kb', geminiApiKey: GEMINI_KEY, host: `${pinecone.url}/host/kb`, dimension: 768, metric: 'cosine' });
  for (const [customerEmail, word] of [...CUSTOMERS, ...FORM_WORDS.map((word) => [FORM, word] as const)]) {
    await knowledgeBase.addSolvedTicket(solved({ ticketId: `T-${word}`, customerEmail, createdAt: daysAgo(2), title: `${word} invoice`, problem: `${word} asked about an invoice of last year.`, solution: `We will send you the ${word} invoice again.`, url: '' }), createDeadline());
  }
  sheet = google.add({ tabs: [{ title: 'Tickets', rows: [
    ['Ticket ID', 'Customer e-mail', 'Created at', 'Subject', 'Message'],
    ...[...CUSTOMERS, ...FORM_WORDS.map((word) => [FORM, word] as const)].map(([address, word], at) => [`T-${at}`, address, daysAgo(2), `${word} subject`, `${word} asked about an invoice.`]),
  ] }] }).id;
}, 30_000);
beforeEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  for (const name of ['GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL']) delete process.env[name];
  await Promise.all([gemini.close(), pinecone.close(), google.stop()]);
});

const vendors = () => ({ gemini_api_key: GEMINI_KEY, pinecone_api_key: PINECONE_KEY, pinecone_index: 'kb', pinecone_host: `${pinecone.url}/host/kb`, pinecone_dimension: '768', pinecone_metric: 'cosine' });

test.each(CASES)('Draft Reply and Triage Ticket for %j know of %j alone, and so does Gemini', async (customer_email, word) => {
  // Nobody's solved ticket is near this question: what is known of it is known from the history.
  const inputData = { ...QUESTION, customer_email, min_similarity: '1' };
  const reply = await ask<{ status: string }>(draftReplyCreate.operation.perform, { inputData: { ...inputData, should_escalate: 'false', auto_reply_allowed: 'true' }, authData: vendors() });
  const whole = await ask<{ status: string }>(triageTicketCreate.operation.perform, { inputData, authData: vendors() });
  for (const answer of [reply, whole]) {
    expect(answer.status).not.toBe('none');
    expect(wordsIn(JSON.stringify(answer))).toEqual(word ? [word] : []);
  }
  expect(wordsIn(JSON.stringify(gemini.requests.map(({ body }) => body))).filter((told) => told !== word)).toEqual([]);
});

test.each(CASES)('Check Escalation counts and forwards the contacts of %j (%j) alone, from a ticket sheet', async (customer_email, word) => {
  const answer = await ask<{ contact_count: number }>(checkEscalationCreate.operation.perform, { inputData: { ...QUESTION, customer_email, history_spreadsheet: sheet }, authData: connection(google) });
  expect(answer.contact_count).toBe(word ? 2 : customer_email.includes('@mail.example.evil') || /^x\.|%|evil/.test(customer_email) ? 1 : 0);
  expect(wordsIn(JSON.stringify(answer))).toEqual(word ? [word] : []);
});

describe('contacts in Pinecone are those of the days before the ticket, whenever the step runs', () => {
  const CY = 'cy.lind@mail.example';
  const count = (created_at: string, more: Record<string, unknown> = {}) =>
    ask<{ contact_count: number }>(checkEscalationCreate.operation.perform, { inputData: { ...QUESTION, customer_email: CY, created_at, ...more }, authData: vendors() }).then(({ contact_count }) => contact_count);
  beforeAll(async () => {
    for (const days of [20, 19, 2]) {
      await ask(addSolvedTicketCreate.operation.perform, { inputData: { message: `Which bulb fits lamp ${days}?`, solution: 'The lamp takes a bulb with a small thread.', ticket_ref: `C-${days}`, customer_email: CY, created_at: daysAgo(days) }, authData: vendors() });
    }
  });

  test('a ticket of eighteen days ago has the two before it, one of ten days ago none', async () => {
    expect([await count(daysAgo(18)), await count(daysAgo(10)), await count(daysAgo(19.5))]).toEqual([3, 1, 2]);
    expect(await count(daysAgo(10), { repeated_contact_days: '14' })).toBe(3);
  });

  test('one of today, or without a date, has those of the last days', async () => {
    expect([await count(daysAgo(0)), await count(''), await count('', { repeated_contact_days: '30' })]).toEqual([2, 2, 4]);
  });
});

describe('an address that sends for many', () => {
  const ofForm = { ...QUESTION, customer_name: 'Bo Lind', customer_email: FORM };

  test('is asked about nowhere in Pinecone, and what is learnt from its tickets is nobody’s', async () => {
    const stored = [...(pinecone.index('kb').namespaces.get('solved_tickets')?.keys() ?? [])];
    expect(stored.filter((id) => id.startsWith('anon#'))).toHaveLength(FORM_WORDS.length);
    const answer = await ask<{ contact_count: number; should_escalate: boolean }>(checkEscalationCreate.operation.perform, { inputData: ofForm, authData: vendors() });
    expect(answer).toMatchObject({ contact_count: 0, should_escalate: false });
    expect(pinecone.requests.filter(({ path }) => path.includes('/vectors/list'))).toEqual([]);
    await ask(checkEscalationCreate.operation.perform, { inputData: { ...ofForm, customer_email: 'ana.souza@mail.example' }, authData: vendors() });
    expect(pinecone.requests.filter(({ path }) => path.includes('/vectors/list'))).toHaveLength(1);
  });

  test('is not counted in a ticket sheet, which is said, and escalates nobody', async () => {
    const input = { ...ofForm, history_spreadsheet: sheet };
    const answer = await ask<{ contact_count: number; reasons: string[]; warnings_text: string }>(checkEscalationCreate.operation.perform, { inputData: input, authData: connection(google) });
    expect(answer).toMatchObject({ contact_count: 0, warnings_text: expect.stringMatching(/not counted: the ticket’s address sends for many people.*“Customer Email”/) });
    expect(answer.reasons).not.toContain('repeated_contact');
  });

  test.each([FORM, 'ana.souza@mail.example'])('of %s a knowledge worksheet tells Draft Reply and Gemini its own history alone', async (customer_email) => {
    const knowledge = google.add({ tabs: [{ rows: [
      ['ID', 'Question', 'Answer', 'Customer Email', 'Created At'],
      ['T-1', 'My husband Zimtfirst died, please close his account.', 'We closed the Zimtfirst account, and the refund of 120 EUR goes to his widow.', FORM, daysAgo(1)],
      ['T-2', 'I wait for my Zimtdot invoice.', 'We will send the Zimtdot invoice again.', 'ana.souza@mail.example', daysAgo(1)],
    ] }] }).id;
    const inputData = { ...ofForm, customer_email, min_similarity: '1', knowledge_spreadsheet: knowledge };
    const own = customer_email === FORM ? [] : ['Zimtdot'];
    for (const engine of ['builtin', 'gemini']) {
      gemini.reset();
      const reply = await ask<{ internal_note: string; status: string }>(draftReplyCreate.operation.perform, {
        inputData: { ...inputData, engine, should_escalate: 'false', auto_reply_allowed: 'true' }, authData: { ...connection(google), gemini_api_key: GEMINI_KEY },
      });
      expect(reply.status).not.toBe('none');
      expect(reply.internal_note.includes('Earlier contacts of this customer')).toBe(own.length > 0);
      expect(wordsIn(JSON.stringify(reply)).filter((told) => !own.includes(told))).toEqual([]);
      expect(gemini.requests.length > 0).toBe(engine === 'gemini');
      expect(wordsIn(JSON.stringify(gemini.requests.map(({ body }) => body)))).toEqual(engine === 'gemini' ? own : []);
    }
  });
});

describe('a ticket sheet that does not say all', () => {
  const HEADERS = ['Ticket ID', 'Customer e-mail', 'Created at', 'Subject', 'Message'];
  const row = (id: string, when: string) => [id, 'ana.souza@mail.example', when, 'Invoice', `Question ${id} about an invoice.`];
  const count = (rows: string[][], more: Record<string, unknown> = {}) => ask<{ contact_count: number; warnings_text: string }>(checkEscalationCreate.operation.perform, {
    inputData: { ...QUESTION, customer_email: 'ana.souza@mail.example', history_spreadsheet: google.add({ tabs: [{ title: 'Desk', rows }] }).id, ...more }, authData: connection(google),
  });

  test('with a title above its headers, counts from the row that is named, and says so where it is not', async () => {
    const rows = [['Tickets of our desk'], [], HEADERS, row('A', daysAgo(1)), row('B', daysAgo(2))];
    expect(await count(rows, { history_header_row: '3' })).toMatchObject({ contact_count: 3, warnings_text: '' });
    expect(await count(rows)).toMatchObject({ contact_count: 0, warnings_text: expect.stringMatching(/not counted: row 1 of the worksheet “Desk” names no column of e-mail addresses.*“History Header Row”/) });
  });

  test('without a column of dates, or with rows that have none, says what was not counted', async () => {
    const undated = [HEADERS, row('A', daysAgo(1)), row('B', ''), row('C', 'soon')];
    expect(await count(undated)).toMatchObject({ contact_count: 2, warnings_text: expect.stringMatching(/without a date that can be read were not counted as contacts: 2, in the worksheet “Desk”/) });
    expect(await count(undated.map((cells) => cells.toSpliced(2, 1)))).toMatchObject({ contact_count: 0, warnings_text: expect.stringContaining('names no column of dates') });
  });
});

test('what one event has read of a customer is read anew by the next, though both hold the same connection object', async () => {
  const authData = vendors();
  const inputData = { ...QUESTION, customer_email: 'new@mail.example' };
  const first = await ask<{ contact_count: number }>(checkEscalationCreate.operation.perform, { inputData, authData });
  await ask(addSolvedTicketCreate.operation.perform, { inputData: { message: 'An invoice of last year is missing.', solution: 'We have sent the invoice again by e-mail.', ticket_ref: 'T-LAST', created_at: daysAgo(1), customer_email: 'new@mail.example' }, authData });
  pinecone.reset();
  const second = await ask<{ contact_count: number }>(checkEscalationCreate.operation.perform, { inputData, authData });
  expect([first.contact_count, second.contact_count]).toEqual([1, 2]);
});
