/** `npm start -- --data FILE` on small files of many shapes: what `--json` holds, exit codes, sentences. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder, runDemo } from './demo_command.ts';

jest.setTimeout(60_000);

const DATA = ['--data', 'tickets.csv', '--json', 'out.json'];
const KEYS = ['ticket_id', 'new_ticket', 'analyze_sentiment', 'check_escalation', 'draft_reply', 'halted'];

test('a German export with semicolons, byte order mark, HTML and blank rows', async () => {
  const { code, stderr, stdout, journeys, folder } = await runDemo(DATA, '\uFEFFTicketnummer;Betreff;Kundenname;E-Mail;Nachricht;Kostenstelle\r\n'
    + 'T-1;Frage zur Lampe;Jana Weiß;jana@post.example;"<p>Guten Tag,</p><p>wie stelle ich die <b>Helligkeit</b> ein?<br>Danke!</p>";4711\r\n'
    + ';;;;;\r\n'
    + 'T-2;Nur ein Betreff;Ole;ole@post.example;;\r\n'
    + 'T-3;Netzteil;Uwe Brandt;uwe@post.example;"Das Netzteil hat heute Nacht Feuer gefangen; meine Tochter hat sich die Hand verbrannt.";\r\n');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(journeys.map((journey) => Object.keys(journey))).toEqual([KEYS, KEYS, KEYS, KEYS]);
  const [question, blank, half, fire] = journeys;
  expect(journeys.map(({ ticket_id: id }) => id)).toEqual(['T-1', '', 'T-2', 'T-3']);

  expect(question?.new_ticket).toMatchObject({ subject: 'Frage zur Lampe', customer_name: 'Jana Weiß', customer_email: 'jana@post.example', column_kostenstelle: '4711', row_number: 2 });
  expect(question?.new_ticket.message).toContain('wie stelle ich die Helligkeit ein?');
  expect(question?.new_ticket.message_full).toContain('<b>Helligkeit</b>');
  expect(question?.analyze_sentiment).toMatchObject({ language: 'de', engine: 'builtin' });
  expect(question?.check_escalation.should_escalate).toBe(false);

  expect(blank).toMatchObject({ new_ticket: {}, analyze_sentiment: {}, check_escalation: {}, draft_reply: null, halted: 'New Ticket did not fire: row 3 is blank.' });
  expect(half?.draft_reply).toBeNull();
  expect(half?.halted).toContain('“Nachricht” of row 4 is blank');

  expect(fire?.check_escalation).toMatchObject({ should_escalate: true, auto_reply_allowed: false, route: 'human', severity: 'critical', primary_reason: 'safety' });
  expect(fire?.check_escalation.slack_text).toContain('Uwe Brandt');
  expect(fire?.draft_reply).toBeNull();
  expect(fire?.halted).not.toBe('');

  expect(stdout).toContain('T-3');
  expect(stdout).toMatch(/To a person +1 /);
  expect(stdout).not.toMatch(/ZID|RSSMEM|\u001b\[/);
  expect(existsSync(join(folder, 'demo.html'))).toBe(true);
});

test.each([
  ['tabs and ragged rows', 'Subject\tDescription\tEmail\nLamp\tHow do I dim it?\nHub\tDoes it work with 5 GHz?\ta@b.example\textra\n', ['How do I dim it?', 'Does it work with 5 GHz?']],
  ['a first line that tells Excel the delimiter', '\ufeffsep=;\r\nSubject;Message\r\nLamp, old;How do I dim it?\r\n', ['How do I dim it?']],
  ['one column with commas in it', 'Message\nHello, how do I dim the lamp, please?\n', ['Hello, how do I dim the lamp, please?']],
  ['Windows-1252, as Excel saves it', Buffer.from('Betreff;Beschreibung\nGerät;Wo finde ich die Gebrauchsanleitung für das Gerät?\n', 'latin1'), ['Wo finde ich die Gebrauchsanleitung für das Gerät?']],
  ['UTF-16, as Excel saves “Unicode text”', Buffer.from('\uFEFFAsunto\tMensaje\nFactura\t¿Dónde está mi factura de mayo?\n', 'utf16le'), ['¿Dónde está mi factura de mayo?']],
  ['quoted cells with delimiters, quotes and line breaks', 'Body,Title\n"He wrote ""dim; it"", and left.\nWhat now?",Lamp\n', ['He wrote "dim; it", and left.\nWhat now?']],
  ['a NUL byte in a cell', 'Message\nHow do I\u0000 dim the lamp?\n', ['How do I dim the lamp?']],
])('%s', async (_name, file, messages) => {
  const { code, stderr, journeys } = await runDemo(DATA, file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(journeys.map((journey) => journey.new_ticket.message)).toEqual(messages);
  expect(journeys.every((journey) => journey.check_escalation.route)).toBe(true);
});

test('--limit takes the first rows, --out names the page', async () => {
  const { code, journeys, folder } = await runDemo([...DATA, '--limit', '2', '--out', 'page.html'], 'ID,Message\n1,How do I dim it?\n2,Is it waterproof?\n3,Where is it made?\n');
  expect(code).toBe(0);
  expect(journeys.map(({ ticket_id: id }) => id)).toEqual(['1', '2']);
  expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('2 tickets through the zap');
});

const LAMP = 'Product,Message\nLumaDesk,"When I put my phone on the lamp, the ring blinks three times and it does not charge."\n';

test("other people's tickets are not answered from the sample company's knowledge, but from a file they name", async () => {
  const bare = await runDemo(DATA, LAMP);
  expect(bare.journeys[0]?.draft_reply?.sources).toEqual([]);
  expect(bare.journeys[0]?.draft_reply?.can_auto_send).toBe(false);

  const entry = {
    id: 'K1', title: 'Phone does not charge on the lamp', problem: 'The phone on the foot of the lamp does not charge, the ring blinks three times.',
    solution: 'Three blinks mean that the charger does not see the phone. Take off its case and lay it on the symbol.', url: 'https://help.example/charge',
  };
  const files = { 'known.jsonl': `${JSON.stringify(entry)}\n`, 'known.csv': `ID;Question;Answer;URL\n${entry.id};"${entry.problem}";"${entry.solution}";${entry.url}\n` };
  for (const [name, content] of Object.entries(files)) {
    const knowledge = join(demoFolder(), name);
    writeFileSync(knowledge, content);
    const informed = await runDemo([...DATA, '--knowledge', knowledge], LAMP);
    expect(informed.journeys[0]?.draft_reply?.sources).toEqual([expect.objectContaining({ id: 'K1', url: 'https://help.example/charge' })]);
  }
});

test('tickets and knowledge may be JSON lists', async () => {
  const tickets = join(demoFolder(), 'tickets.json'), knowledge = join(demoFolder(), 'known.json');
  writeFileSync(tickets, JSON.stringify([{ Number: 'INC1', Message: 'When I put my phone on the lamp, the ring blinks three times and it does not charge.' }, { Number: 'INC2', Message: 'Thanks!', Subject: 'Works' }], null, 1));
  writeFileSync(knowledge, JSON.stringify([{ id: 'K1', question: 'The phone on the foot of the lamp does not charge, the ring blinks three times.', answer: 'Take off its case and lay it on the symbol.' }], null, 1));
  const { journeys } = await runDemo(['--data', tickets, '--knowledge', knowledge, '--json', 'out.json'], undefined);
  expect(journeys.map(({ ticket_id: id }) => id)).toEqual(['INC1', 'INC2']);
  expect(journeys[0]?.draft_reply?.sources).toEqual([expect.objectContaining({ id: 'K1' })]);
});

test('a knowledge file without answers is refused with the way out', async () => {
  const knowledge = join(demoFolder(), 'known.csv');
  writeFileSync(knowledge, 'Question,Colour\nWhere?,red\n');
  expect((await runDemo([...DATA, '--knowledge', knowledge], LAMP)).stderr).toMatch(/has no column with the answer; its columns are “Question”, “Colour”/);
});

test.each([
  ['a file that is not there', ['--data', 'nowhere.csv'], undefined, 'nowhere.csv does not exist.\n'],
  ['a folder', ['--data', '.'], undefined, '. is a folder, not a file.\n'],
  ['an empty file', DATA, '', 'tickets.csv is empty.\n'],
  ['headers alone', DATA, 'Message,Subject\n', 'tickets.csv holds headers but no tickets.\n'],
  ['a binary file', DATA, Buffer.from(Array.from({ length: 2_000 }, (_unused, index) => (index * 97) % 256)), 'tickets.csv is a binary file, not a text file.\n'],
  ['an Excel workbook', DATA, Buffer.from('504b030414000600', 'hex'), 'tickets.csv is an Excel workbook or a zip archive, not a text file: save the sheet as CSV.\n'],
  ['no message column', DATA, 'Colour,Weight\nred,2\n', 'tickets.csv has no column with the customer\'s message; its columns are “Colour”, “Weight”. Name one of them “Message”, “Description” or “Body”.\n'],
  ['a quotation mark left open', DATA, 'Message\n"never closed\n', 'tickets.csv cannot be read as CSV: a quotation mark that opens in row 2 is never closed.\n'],
  ['an unknown option', ['--colour'], undefined, "Unknown option '--colour' (“npm start -- --help” lists the options).\n"],
  ['a limit that is no number', ['--limit', 'many'], undefined, '--limit must be a whole number from 1, not “many”.\n'],
  ['a limit of nothing', ['--limit', '0'], undefined, '--limit must be a whole number from 1, not “0”.\n'],
  ['a file without --data', ['tickets.csv'], 'Message\nHi\n', '“tickets.csv” is no option; a file of tickets is named by --data tickets.csv.\n'],
  ['a result over the tickets', ['--data', 'tickets.csv', '--json', './tickets.csv'], 'Message\nHi\n', '--json and --data name the same file, ./tickets.csv: it would be written over. Name another for --json.\n'],
  ['a page that cannot be written', ['--out', 'no/such/folder/page.html'], undefined, '--out no/such/folder/page.html cannot be written: its folder does not exist or may not be written to.\n'],
])('%s: one sentence and exit code 2', async (_name, args, tickets, sentence) => {
  const { code, stdout, stderr, folder } = await runDemo(args, tickets);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: sentence });
  expect(existsSync(join(folder, 'demo.html'))).toBe(false);
});

test('--help says what there is and ends well', async () => {
  const { code, stdout } = await runDemo(['--help']);
  expect(code).toBe(0);
  for (const option of ['--data', '--knowledge', '--limit', '--out', '--json']) expect(stdout).toContain(option);
});

test('a Google key without a sheet is said in one sentence', async () => {
  const { code, stderr } = await runDemo([], undefined, { GOOGLE_SERVICE_ACCOUNT: '{"client_email":"a@b.example"}' });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'GOOGLE_SERVICE_ACCOUNT is set but SPREADSHEET is not: put the link of your ticket sheet into .env, or use --data FILE.csv.\n' });
});
