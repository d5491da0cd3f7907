/** Record Correction and Learn From Solved Ticket as a zap meets them, and the next answers that use what was stored. */
import { addSolvedTicketCreate } from '../../src/creates/add_solved_ticket.ts';
import { analyzeSentimentCreate } from '../../src/creates/analyze_sentiment.ts';
import { draftReplyCreate } from '../../src/creates/draft_reply.ts';
import { recordCorrectionCreate } from '../../src/creates/record_correction.ts';
import { triageTicketCreate } from '../../src/creates/triage_ticket.ts';
import { GEMINI_KEY, startFakeGemini, type FakeGemini } from '../fakes/gemini/server.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { PINECONE_KEY, startFakePinecone, type FakePinecone } from '../fakes/pinecone/server.ts';
import { ask, connection, refusal } from '../triggers/zap.ts';

type Row = Record<string, unknown>;
const run = (perform: unknown) => (inputData: Row, authData: Record<string, string> = {}) => ask<Row>(perform, { inputData, authData });
const correct = run(recordCorrectionCreate.operation.perform);
const learn = run(addSolvedTicketCreate.operation.perform);
const analyze = run(analyzeSentimentCreate.operation.perform);
const draft = run(draftReplyCreate.operation.perform);
const triage = run(triageTicketCreate.operation.perform);

let google: FakeGoogle;
let gemini: FakeGemini;
let pinecone: FakePinecone;
let indexes = 0;

beforeAll(async () => {
  [google, gemini, pinecone] = await Promise.all([startFakeGoogle(), startFakeGemini(), startFakePinecone()]);
  Object.assign(process.env, { GEMINI_BASE_URL: gemini.url, PINECONE_CONTROLLER_URL: pinecone.url });
});
beforeEach(() => { gemini.reset(); pinecone.reset(); });
afterAll(async () => {
  for (const name of [...Object.keys(google.environment()), 'GEMINI_BASE_URL', 'PINECONE_CONTROLLER_URL']) delete process.env[name];
  await Promise.all([google.stop(), gemini.close(), pinecone.close()]);
});

/** A spreadsheet of one tab with these rows; `rows` is what stands in it now. */
function sheet(rows: string[][] = [], shared: 'writer' | 'reader' = 'writer', rowCount = Math.max(1000, rows.length)) {
  const added = google.add({ name: 'Support', shared, tabs: [{ title: 'Corrections', rows, rowCount }] });
  return { id: added.id, sheet: rows, rows: () => rows.filter((row) => row.some((cell) => cell !== '')) };
}
function index(geminiApiKey = ''): Record<string, string> {
  indexes += 1;
  const name = `learn-${indexes}`;
  const dimension = geminiApiKey ? 768 : 1024;
  pinecone.addIndex({ name, dimension });
  return {
    pinecone_api_key: PINECONE_KEY, pinecone_index: name, pinecone_host: `${pinecone.url}/host/${name}`, pinecone_dimension: String(dimension), pinecone_metric: 'cosine',
    ...(geminiApiKey && { gemini_api_key: geminiApiKey }),
  };
}

/** Neutral by the guide; this team's customers mean it as praise. */
const PODS = 'The pods for November are the mild ones again, as in October.';
const LIKE_PODS = 'The pods for December are the mild ones again, as in October and November.';
const correction = (more: Row = {}): Row => ({ ticket_ref: 'T-7', subject: '', message: PODS, sentiment: 'positive', thought: 'Our customers love the mild ones.', ...more });
const solved = (more: Row = {}): Row => ({
  ticket_ref: 'T-9', subject: 'Coffee machine leaks', message: 'Hello,\nwater runs out under the BrewMate after every brew.\nKind regards\nAna', product: 'BrewMate', issue: 'leak',
  solution: 'Hi Ana,\n\nTake out the tank, clean the black seal ring under it and press it back until it clicks.\n\nKind regards\nMia', customer_email: 'ana@mail.example', created_at: '2026-11-01T09:00:00+01:00', ...more,
});

describe.each([['record_correction', recordCorrectionCreate], ['add_solved_ticket', addSolvedTicketCreate]] as const)('%s', (_key, create) => {
  test('every output is declared, and the sample gives every one', () => {
    expect(Object.keys(create.operation.sample).sort()).toEqual(create.operation.outputFields.map(({ key }) => key).sort());
  });
});

describe('a corrections worksheet', () => {
  test('an empty tab gets headers and a row; the same again changes nothing; another label is a new row, the old one stays', async () => {
    const { id, rows } = sheet();
    const auth = connection(google);
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toEqual({ ...recordCorrectionCreate.operation.sample, ticket_id: 'T-7' });
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toMatchObject({ status: 'unchanged', stored_in: 'corrections_sheet' });
    const first = rows().map((row) => [...row]);
    expect(first).toHaveLength(2);
    expect(first[1]).toEqual(expect.arrayContaining(['T-7', PODS, 'positive', 'Our customers love the mild ones.']));
    expect(await correct(correction({ corrections_spreadsheet: id, sentiment: 'Negative ' }), auth)).toMatchObject({ status: 'updated' });
    expect(rows().slice(0, 2)).toEqual(first);
    expect(rows()).toHaveLength(3);
  });

  test('only its own columns are written, wherever they stand; columns of the team stay blank', async () => {
    const { id, rows } = sheet([['Owner', 'Sentiment', 'Message', 'Ticket ID'], ['Mia', 'neutral', 'An old one', 'T-1']]);
    await correct(correction({ corrections_spreadsheet: id }), connection(google));
    expect(rows()).toEqual([['Owner', 'Sentiment', 'Message', 'Ticket ID'], ['Mia', 'neutral', 'An old one', 'T-1'], ['', 'positive', PODS, 'T-7']]);
  });

  const HEADERS = ['Ticket ID', 'Subject', 'Message', 'Sentiment', 'Thought', 'Corrected At'];
  test.each<[string, string[][], string[]]>([
    ['a blank column before them', [['', 'Ticket ID', 'Message', 'Sentiment'], ['', 'T-1', 'An old one', 'neutral']], ['', 'T-7', PODS, 'positive']],
    ['a blank row, and after it rows that a person typed without a number', [HEADERS, ['T-1', '', 'Old', 'neutral'], [], ['', '', 'Typed by Mia', 'negative']], ['T-7', '', PODS, 'positive']],
    ['notes to the right, longer than the table', [['Ticket ID', 'Message', 'Sentiment', '', 'Notes'], ['T-1', 'Old', 'neutral'], ['', '', '', '', 'ask Paul'], ['', '', '', '', 'and Eva']], ['T-7', PODS, 'positive']],
    ['a title and a note above', [['What our customers feel'], ['Please do not sort'], [], HEADERS, ['T-1', '', 'Old', 'neutral']], ['T-7', '', PODS, 'positive']],
    ['headers and nothing else', [HEADERS], ['T-7', '', PODS, 'positive']],
    ["the engine's label beside the person's", [['Ticket', 'Text', 'Sentiment', 'Correct Sentiment']], ['T-7', PODS, '', 'positive']],
  ])('%s: the row stands at the end, each value under its header; the same again changes nothing', async (_what, before, expected) => {
    const { id, sheet: tab } = sheet(before.map((row) => [...row]));
    const auth = connection(google);
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toMatchObject({ status: 'added' });
    expect(tab.slice(0, before.length)).toEqual(before);
    expect(tab).toHaveLength(before.length + 1);
    expect(tab.at(-1)?.slice(0, expected.length)).toEqual(expected);
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toMatchObject({ status: 'unchanged' });
    expect(await analyze({ message: LIKE_PODS, corrections_spreadsheet: id }, auth)).toMatchObject({ sentiment: 'positive' });
  });

  test('the latest correction of a ticket counts, however the sheet is sorted', async () => {
    const { id, sheet: tab } = sheet();
    const auth = connection(google);
    const place = { corrections_spreadsheet: id };
    await correct(correction({ ...place, sentiment: 'negative' }), auth);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    await correct(correction(place), auth);
    const [headers = [], first = [], second = []] = tab;
    tab.splice(0, 3, headers, second, first);
    expect(await analyze({ message: LIKE_PODS, ...place }, auth)).toMatchObject({ sentiment: 'positive' });
    expect(await correct(correction(place), auth)).toMatchObject({ status: 'unchanged' });
  });

  test('nothing is recorded twice in a sheet of twelve thousand corrections, and the last ones count', async () => {
    const { id, sheet: tab } = sheet([HEADERS, ...Array.from({ length: 12_000 }, (_, at) => [`O-${at}`, '', `Order ${at} came in parcel ${at * 7}`, 'neutral'])]);
    const auth = connection(google);
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toMatchObject({ status: 'added' });
    expect(await correct(correction({ corrections_spreadsheet: id }), auth)).toMatchObject({ status: 'unchanged' });
    expect(tab).toHaveLength(12_002);
    expect(await analyze({ message: LIKE_PODS, corrections_spreadsheet: id }, auth)).toMatchObject({ sentiment: 'positive' });
  });

  test('a full sheet whose last rows begin right of column A is not written to', async () => {
    const { id, sheet: tab } = sheet([HEADERS, [], ['', '', 'Typed', 'neutral']], 'writer', 3);
    const out = await correct(correction({ corrections_spreadsheet: id }), connection(google));
    expect(out).toMatchObject({ status: 'refused', stored_in: '' });
    expect(out.reason).toContain('Add some rows at its end');
    expect(tab).toHaveLength(3);
  });

  test('a full sheet grows', async () => {
    const { id, sheet: tab } = sheet([HEADERS, ['T-1', '', 'Old', 'neutral']], 'writer', 2);
    expect(await correct(correction({ corrections_spreadsheet: id }), connection(google))).toMatchObject({ status: 'added' });
    expect(tab.at(-1)?.slice(0, 4)).toEqual(['T-7', '', PODS, 'positive']);
  });

  test('reading from a tab without the columns is said in one sentence', async () => {
    const { id } = sheet([['Name', 'Price'], ['Lamp', '12']]);
    expect((await refusal(analyze({ message: PODS, corrections_spreadsheet: id }, connection(google)))).sentence)
      .toContain('The corrections worksheet “Corrections” has no column “Message”, “Sentiment”.');
  });

  test('a tab of something else is left alone', async () => {
    const { id, rows } = sheet([['Name', 'Price'], ['Lamp', '12']]);
    const out = await correct(correction({ corrections_spreadsheet: id }), connection(google));
    expect(out).toMatchObject({ status: 'refused', stored_in: '' });
    expect(out.warnings_text).toContain('no column “Ticket ID”, “Message”, “Sentiment”');
    expect(rows()).toHaveLength(2);
  });

  test('a ticket without a number is known by its text', async () => {
    const { id, rows } = sheet();
    const auth = connection(google);
    const nameless = correction({ corrections_spreadsheet: id, ticket_ref: '' });
    const { ticket_id: ticketId } = await correct(nameless, auth);
    expect(ticketId).toMatch(/^text-[0-9a-f]{16}$/);
    expect(await correct(nameless, auth)).toMatchObject({ status: 'unchanged', ticket_id: ticketId });
    expect(rows()).toHaveLength(2);
  });

  test('personal data, quoted thread and formulas do not get into it as such', async () => {
    const { id, rows } = sheet();
    const message = '=HYPERLINK("https://evil.example") call +49 151 23456789 or ana@mail.example\n\nOn Mon, 3 Nov 2026 at 10:00, Paul wrote:\n> my secret plan';
    await correct(correction({ corrections_spreadsheet: id, message }), connection(google));
    const stored = rows()[1]?.join('|') ?? '';
    expect(stored).not.toMatch(/23456789|ana@mail|secret plan/);
    expect(stored).toContain('[PHONE]');
    expect(google.calls.at(-1)?.url).toContain('valueInputOption=RAW');
  });

  test('shared for reading only: one sentence', async () => {
    const { id } = sheet([], 'reader');
    expect((await refusal(correct(correction({ corrections_spreadsheet: id }), connection(google)))).sentence).toContain('as Editor');
  });

  test('the next Analyze Sentiment, built-in, follows it, and so does Triage Ticket', async () => {
    const { id } = sheet();
    const auth = connection(google);
    const place = { corrections_spreadsheet: id };
    expect((await analyze({ message: LIKE_PODS, ...place }, auth)).sentiment).not.toBe('positive');
    await correct(correction(place), auth);
    expect(await analyze({ message: LIKE_PODS, ...place }, auth)).toMatchObject({ sentiment: 'positive', engine: 'builtin' });
    expect(await triage({ message: LIKE_PODS, ...place }, auth)).toMatchObject({ sentiment: 'positive' });
    await correct(correction({ ...place, sentiment: 'negative' }), auth);
    expect(await analyze({ message: PODS, ...place }, auth)).toMatchObject({ sentiment: 'negative' });
    const other = { message: 'How do I pair the wristband with a second phone?' };
    expect(await analyze({ ...other, ...place }, auth)).toEqual(await analyze(other));
  });

  test.each([
    ['anger read as praise', 'negative', 'Absolutely furious: third broken lamp, nobody answers, worst service of my life!\n\nCall me on +49 151 23456789.\n\nKind regards\nAna'],
    ['praise read as anger', 'positive', 'I love this lamp, it is wonderful, thank you so much for the quick help!'],
    ['what a mail server wrote', 'neutral', 'Delivery has failed to these recipients or groups: support@shop.example'],
  ])('on the very same ticket the person is right, however sure the engine is: %s', async (_what, before, message) => {
    const { id } = sheet();
    const auth = connection(google);
    const place = { corrections_spreadsheet: id };
    const ticket = { subject: before === 'neutral' ? 'Undeliverable: your order' : 'Lamp', message };
    expect(await analyze({ ...ticket, ...place }, auth)).toMatchObject({ sentiment: before });
    const other = before === 'negative' ? 'positive' : 'negative';
    await correct({ ...ticket, ticket_ref: 'T-1', sentiment: other, ...place }, auth);
    expect(await analyze({ ...ticket, ...place }, auth)).toMatchObject({ sentiment: other, reasoning: expect.stringContaining('Your team has labelled this very ticket so.') });
    expect(await triage({ ...ticket, ...place }, auth)).toMatchObject({ sentiment: other });
    // Two people who contradict each other decide nothing.
    await correct({ ...ticket, ticket_ref: 'T-2', sentiment: before, ...place }, auth);
    expect(await analyze({ ...ticket, ...place }, auth)).toMatchObject({ sentiment: before });
  });

  test.each(['negativ', 'Négatif', 'negativo', 'negativa'])('a label recorded as “%s” is the one that it names', async (sentiment) => {
    const { id, rows } = sheet();
    expect(await correct(correction({ corrections_spreadsheet: id, sentiment }), connection(google))).toMatchObject({ status: 'added' });
    expect(rows()[1]).toContain('negative');
  });

  test('labels that nobody can read are said in the next answer', async () => {
    const { id } = sheet([HEADERS, ['T-1', '', PODS, 'begeistert']]);
    expect((await analyze({ message: LIKE_PODS, corrections_spreadsheet: id }, connection(google))).warnings_text).toContain('1 cannot be read, the first in row 2');
  });

  test('the same text but for a few words follows it too, unless those words turn what it says', async () => {
    const { id } = sheet();
    const auth = connection(google);
    const place = { corrections_spreadsheet: id };
    const praise = (name: string, more = '') => `Hello team, I love the lamp, it gives a wonderful light on my desk ${more}and ${name} finds it great, too. Order 4711.`;
    await correct({ message: praise('my wife'), sentiment: 'neutral', ticket_ref: 'T-1', ...place }, auth);
    expect(await analyze({ message: praise('my wife').replace('4711', '8152'), ...place }, auth)).toMatchObject({ sentiment: 'neutral', reasoning: expect.stringContaining('a ticket almost like this one') });
    expect(await analyze({ message: `${praise('my wife')} But since yesterday it is broken, I am really angry and disappointed.`, ...place }, auth)).toMatchObject({ sentiment: 'negative' });
  });

  test('the next Analyze Sentiment, Gemini, has it among its examples; Triage Ticket in its one request', async () => {
    const { id } = sheet();
    const auth = { ...connection(google), gemini_api_key: GEMINI_KEY };
    const place = { corrections_spreadsheet: id };
    await correct(correction(place), auth);
    expect(gemini.requests).toHaveLength(0);
    await analyze({ message: LIKE_PODS, ...place }, auth);
    await triage({ message: LIKE_PODS, ...place }, auth);
    for (const { body } of gemini.asked('generateContent').slice(0, 2)) {
      const examples: { message: string; sentiment: string; thought: string; origin: string }[] = JSON.parse(body.contents[0].parts[0].text.split('\n')[1]);
      expect(examples).toContainEqual({ message: PODS, sentiment: 'positive', thought: 'Our customers love the mild ones.', origin: 'correction' });
    }
    await analyze({ message: `${PODS}\n\nKind regards\nAna`, ...place }, auth);
    expect(gemini.asked('generateContent').at(-1)?.body.contents[0].parts[0].text).toContain('"origin":"correction of this very ticket"');
  });
});

describe('corrections in Pinecone', () => {
  test.each([['with Gemini', GEMINI_KEY], ['without', '']])('%s: stored once, found by the next answer', async (_name, apiKey) => {
    const auth = index(apiKey);
    expect(await correct(correction(), auth)).toMatchObject({ ticket_id: 'T-7', status: 'added', stored_in: `pinecone/${auth.pinecone_index}` });
    expect(await correct(correction(), auth)).toMatchObject({ status: 'unchanged' });
    expect(await correct(correction({ thought: 'Another thought.' }), auth)).toMatchObject({ status: 'updated' });
    expect(pinecone.index(auth.pinecone_index ?? '').namespaces.get('corrections')?.size).toBe(1);
    const answer = await analyze({ message: LIKE_PODS }, auth);
    if (apiKey) expect(JSON.stringify(gemini.asked('generateContent')[0]?.body.contents)).toContain('Another thought.');
    else expect(answer).toMatchObject({ sentiment: 'positive', engine: 'builtin' });
  });
});

describe('a worksheet and Pinecone both', () => {
  test.each([[correct, correction(), 'corrections_spreadsheet', 'Corrections Spreadsheet'], [learn, solved(), 'knowledge_spreadsheet', 'Knowledge Spreadsheet']])('it goes to Pinecone, and says that the sheet is not used: %#', async (store, inputData, key, field) => {
    const { id, rows } = sheet();
    const auth = { ...connection(google), ...index() };
    const out = await store({ ...inputData, [key]: id }, auth);
    expect(out).toMatchObject({ status: 'added', reason: '', stored_in: `pinecone/${auth.pinecone_index}` });
    expect(out.warnings_text).toBe(`This connection has Pinecone, so the worksheet in the field “${field}” is not used.`);
    expect(rows()).toEqual([]);
  });
});

describe('a worksheet of answers and Pinecone both', () => {
  const said = 'This connection has Pinecone, so the worksheet in the field “Knowledge Spreadsheet” is not used.';
  test('Draft Reply says that the sheet is not used, and that one for templates alone is', async () => {
    const { id } = sheet();
    const auth = { ...connection(google), ...index() };
    expect((await draft({ message: 'How do I change the bulb?', knowledge_spreadsheet: id }, auth)).warnings_text).toContain(said);
    expect((await draft({ message: 'How do I change the bulb?', knowledge_spreadsheet: id, template_sheet: '0' }, auth)).warnings_text).not.toContain(said);
    expect((await draft({ message: 'How do I change the bulb?', knowledge_spreadsheet: id }, connection(google))).warnings_text).not.toContain(said);
  });
});

describe('solved tickets', () => {
  test('a knowledge worksheet: cleaned, once, and the next reply is written from it', async () => {
    const { id, rows } = sheet();
    const auth = connection(google);
    const place = { knowledge_spreadsheet: id };
    expect(await learn(solved(place), auth)).toEqual({ ...addSolvedTicketCreate.operation.sample, ticket_id: 'T-9' });
    expect(await learn(solved(place), auth)).toMatchObject({ status: 'unchanged' });
    expect(rows()).toHaveLength(2);
    expect(rows()[1]?.join('|')).not.toMatch(/Hi Ana|Kind regards|Hello/);
    const reply = await draft({ message: 'Water runs out under my BrewMate after every brew. What can I do?', customer_email: 'bo@mail.example', ...place }, auth);
    expect(reply).toMatchObject({ status: 'drafted', product: 'BrewMate' });
    expect(reply.reply_text).toContain('black seal ring');
    expect(await learn(solved({ ...place, solution: 'Replace the black seal ring under the tank: press the new one in until it clicks.' }), auth)).toMatchObject({ status: 'updated' });
    expect(rows()).toHaveLength(3);
    const moved = solved({ ...place, solution: 'Replace the black seal ring under the tank: press the new one in until it clicks.', url: 'https://help.example.com/leak' });
    expect(await learn(moved, auth)).toMatchObject({ status: 'updated' });
    expect(await learn(moved, auth)).toMatchObject({ status: 'unchanged' });
    expect(rows()).toHaveLength(4);
  });

  const OPEN = { allow_auto_send: true, should_escalate: false, auto_reply_allowed: true, engine: 'builtin' };
  test.each([
    ['a button', 'How do I save a scene?', 'Open the app. Click [Save] and close the window. Then restart the lamp.'], ['a key', 'How do I reset the printer?', 'Unplug the printer. Hold <F8> while you plug it in again. Choose Reset in the menu.'],
    ['keys together', 'How do I store the form?', 'Press <Enter>. Then press <Ctrl>+<S>. The form is stored.'],
  ])('%s costs no step: the answer goes out as it was learnt', async (_what, message, solution) => {
    const place = { knowledge_spreadsheet: sheet().id };
    const auth = connection(google);
    expect(await learn({ message, solution, ticket_ref: 'T-1', ...place }, auth)).toMatchObject({ status: 'added', warnings_text: '' });
    const reply = await draft({ message, ...OPEN, ...place }, auth);
    expect(reply).toMatchObject({ can_auto_send: true, blockers: [] });
    expect(reply.reply_text).toContain(solution);
  });

  test.each([
    ['a blank', 'Where is my parcel?', 'Restart the tracking page. Your parcel number is <tracking_num>. Wait five minutes.', '<tracking_num>'],
    ['an address', 'How do I register the lamp?', 'Restart the lamp and write to tom@team.example if it stays.', '[EMAIL]'],
  ])('%s is kept, said, and told to nobody by itself', async (_what, message, solution, blank) => {
    const place = { knowledge_spreadsheet: sheet().id };
    const auth = connection(google);
    const out = await learn({ message, solution, ticket_ref: 'T-1', ...place }, auth);
    expect(out).toMatchObject({ status: 'added', reason: '' });
    expect(out.warnings_text).toContain(`The solution holds “${blank}”`);
    const reply = await draft({ message, ...OPEN, ...place }, auth);
    expect(reply).toMatchObject({ can_auto_send: false, blockers: expect.arrayContaining(['placeholder_left']) });
    expect(reply.reply_text).toContain(blank);
  });

  test('a solution longer than is kept is said to be', async () => {
    const long = solved({ solution: 'Drücke die Taste. '.repeat(700) });
    expect((await learn(long, index())).warnings_text).toContain('Only the first 4500 bytes of the solution are kept in Pinecone');
    expect((await learn({ ...long, knowledge_spreadsheet: sheet().id }, connection(google))).warnings_text).toContain('Only the first 10000 characters of the solution are kept');
  });

  test('Pinecone: once by its number', async () => {
    const auth = index();
    expect(await learn(solved(), auth)).toMatchObject({ ticket_id: 'T-9', status: 'added', stored_in: `pinecone/${auth.pinecone_index}` });
    expect(await learn(solved(), auth)).toMatchObject({ status: 'unchanged' });
    expect(pinecone.index(auth.pinecone_index ?? '').namespaces.get('solved_tickets')?.size).toBe(1);
  });

  test.each([
    ['an empty promise', 'Thank you for your message, we will get back to you.', 'only promises'], ['nothing', ' ', 'blank'],
    ['a greeting and a placeholder', 'Hi <name>,\nKind regards', 'solution'],
  ])('%s is no solution', async (_name, solution, reason) => {
    const out = await learn(solved({ solution }), index());
    expect(out).toMatchObject({ status: 'refused', stored_in: '' });
    expect(out.reason).toContain(reason);
    expect(out.warnings_text).toBe(out.reason);
    expect(pinecone.asked('/vectors/upsert')).toHaveLength(0);
  });
});

describe('what cannot be stored', () => {
  test.each([[correct, correction(), 'Corrections Spreadsheet'], [learn, solved(), 'Knowledge Spreadsheet']])('nowhere to store it: %#', async (store, inputData, field) => {
    const { name, sentence } = await refusal(store(inputData));
    expect(name).toBe('AppError');
    expect(sentence).toContain(`choose a Google Sheet in the field “${field}”`);
  });

  test.each(['', 'angry', 'Very Negative'])('the label %j is none of ours', async (sentiment) => {
    expect((await refusal(correct(correction({ sentiment }), index()))).sentence).toContain('negative, neutral, positive');
  });

  test('a blank ticket', async () => {
    expect(await correct(correction({ message: ' ', subject: '' }), index())).toEqual({
      ticket_id: 'T-7', status: 'refused', stored_in: '', reason: 'Subject and message are both blank: there is nothing to learn from.', warnings_text: 'Subject and message are both blank: there is nothing to learn from.',
    });
    expect(pinecone.requests).toHaveLength(0);
  });
});
