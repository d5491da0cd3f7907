/** Tables as the programs of this world write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCsv } from '../../../src/scripts/evaluate/csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string | Buffer): Promise<{ headers: string[]; rows: string[][] }> {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  const { headers, rows } = await openCsv(path);
  const all: string[][] = [];
  for await (const row of rows()) all.push(row);
  return { headers, rows: all };
}

/** One byte a letter, as Windows-1252 has them; these letters stand at the same place in Latin-1. */
const inWindows1252 = (text: string): Buffer => Buffer.from(text, 'latin1');
const TABLE = { headers: ['Text', 'Mood'], rows: [['Schöne Grüße, très déçu', 'bad'], ['ok', 'good']] };
const WRITTEN = 'Text;Mood\nSchöne Grüße, très déçu;bad\nok;good\n';

test.each<[string, string | Buffer]>([
  ['UTF-8', WRITTEN], ['UTF-8 with byte order mark', `\ufeff${WRITTEN}`], ['Windows-1252', inWindows1252(WRITTEN)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${WRITTEN}`, 'utf16le')], ['UTF-16, big end first', Buffer.from(`\ufeff${WRITTEN}`, 'utf16le').swap16()],
  ['tabs', WRITTEN.replaceAll(';', '\t')], ['bars', WRITTEN.replaceAll(';', '|')], ['line ends of Windows', WRITTEN.replaceAll('\n', '\r\n')],
  ['line ends of old Macs', WRITTEN.replaceAll('\n', '\r')], ['mixed line ends', WRITTEN.replace('\n', '\r\n')], ['no line end at the end', WRITTEN.trimEnd()],
  ['a first line that tells Excel the delimiter', `\ufeffsep=;\r\n${WRITTEN.replaceAll('\n', '\r\n')}`], ['the same, with line ends of old', `sep=;\r${WRITTEN.replaceAll('\n', '\r')}`],
  ['blank lines', WRITTEN.replaceAll('\n', '\n\n')],
])('%s', async (_name, content) => {
  expect(await read(content)).toEqual(TABLE);
});

test('one letter of Windows-1252 far down decides for the whole file', async () => {
  const { rows } = await read(Buffer.concat([Buffer.from(`text,mood\n${'plain words,good\n'.repeat(40_000)}`), inWindows1252('Grüße,good\n')]));
  expect(rows).toHaveLength(40_001);
  expect(rows.at(-1)?.[0]).toBe('Grüße');
});

test('letters of several bytes and line ends survive the border between two chunks', async () => {
  const line = '"Größe, “so”\r\nein Ärger 😡",bad\r\n';
  const { rows } = await read(`text,mood\r\n${line.repeat(9_000)}`);
  expect(rows).toHaveLength(9_000);
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
});

test.each<[string, string | Buffer, RegExp]>([
  ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), /save the sheet as CSV/], ['nothing', ' \n', /is empty/], ['bytes', Buffer.from([0, 1, 2, 0, 4]), /is no text file/],
])('%s is one sentence', async (_name, content, sentence) => {
  await expect(read(content)).rejects.toThrow(sentence);
});

test('a folder and a missing file are one sentence', async () => {
  await expect(openCsv(folder)).rejects.toThrow(/is a folder, not a file/);
  await expect(openCsv(join(folder, 'nope.csv'))).rejects.toThrow(/does not exist/);
});
