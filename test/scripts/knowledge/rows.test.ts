/** Files of knowledge as other tools write them, against what a person who opens them sees in each row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRows } from '../../../src/scripts/knowledge/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const rows = [];
  for await (const row of (await openRows(file)).rows) rows.push(row);
  return rows;
}

const FLICKER = { problem: 'My lamp flickers', solution: 'Update it in the app.' };

test.each([
  ['tickets as ServiceNow exports them', 'Number,Short description,Description,Resolution notes\nINC0010001,Flicker,My lamp flickers,Update it in the app.\n', { ...FLICKER, title: 'Flicker', id: '', ticketId: 'INC0010001' }],
  ['solved tickets in German', 'Nr;Betreff;Nachricht;Antwort\n17;Flackern;My lamp flickers;Update it in the app.\n', { ...FLICKER, title: 'Flackern', id: '', ticketId: '17' }],
  ['questions with a number each', 'Number,Question,Answer\n1,My lamp flickers,Update it in the app.\n', { ...FLICKER, title: '', id: '1', ticketId: '' }],
  ['articles told by number', 'Article,Question,Answer\nKB-0041,My lamp flickers,Update it in the app.\n', { ...FLICKER, title: '', id: 'KB-0041' }],
  ['articles told by title', 'Article,Question,Answer\nLamp 2 flickers,My lamp flickers,Update it in the app.\n', { ...FLICKER, title: 'Lamp 2 flickers', id: '' }],
  ['a first line that tells Excel the delimiter', '\ufeffsep=;\r\nID;Question, as asked;Question;Answer\r\n7;;My lamp flickers;Update it in the app.\r\n', { ...FLICKER, id: '7' }],
  ['a second column of one name that is blank', 'id,question,answer,Answer \n7,My lamp flickers,Update it in the app.,\n', { ...FLICKER, id: '7' }],
  ['a first column of one name that is blank', 'id,question,answer,answer\n7,My lamp flickers,,Update it in the app.\n', { ...FLICKER, id: '7' }],
  ['two columns of one name', 'id,question,answer,answer\n7,My lamp flickers,Update it in the app.,By Tom\n', { ...FLICKER, id: '7' }],
  ['an error code as title', 'Title,Question,Answer\nE7,My lamp flickers,Update it in the app.\n', { ...FLICKER, title: 'E7', id: '' }],
])('%s', async (_what, text, row) => {
  expect(await rowsOf('table.csv', text)).toMatchObject([row]);
});

const ENTRIES = [{ id: 'A1', question: 'My lamp flickers', answer: 'Update it in the app.' }, { id: 2, question: 'It is dark', answer: 'Turn it on.', tags: ['light'] }];
const READ = [{ id: 'A1', ...FLICKER }, { id: '2', problem: 'It is dark', solution: 'Turn it on.' }];

test.each([
  ['a list', 'list.json', JSON.stringify(ENTRIES)], ['a list over many lines', 'list.json', `\ufeff${JSON.stringify(ENTRIES, null, 2)}\n`],
  ['a list under a name', 'list.json', JSON.stringify({ count: 2, articles: ENTRIES })],
  ['a list called JSON Lines', 'list.jsonl', JSON.stringify(ENTRIES)],
  ['lines', 'lines.jsonl', ENTRIES.map((entry) => JSON.stringify(entry)).join('\n')], ['lines called JSON', 'lines.json', ENTRIES.map((entry) => JSON.stringify(entry)).join('\r\n')],
])('JSON as %s', async (_what, name, text) => {
  expect(await rowsOf(name, text)).toMatchObject(READ);
});

test.each([
  ['[\n{"question": "Why?",}]', /bad\.json cannot be read as JSON \(line 2\)\. Save it as a list/], ['{"question": {"en": "Why?"}}', /bad\.json is JSON, but no list of entries\./],
  ['["Why?"]', /no list of entries/], ['{"articles": [{}], "tickets": [{}]}', /no list of entries/],
])('%j is refused in one sentence', async (text, sentence) => {
  await expect(rowsOf('bad.json', text)).rejects.toThrow(sentence);
});
