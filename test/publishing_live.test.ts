/** Zapier's rules T004 and T005, over answers of the app itself: each step run once, against the fakes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createAppTester } from 'zapier-platform-core';
import App from '../index.ts';
import { FakeGoogle } from './fakes/google/server.ts';
import { everyMethod } from './security/scenario.ts';

type Item = Record<string, unknown>;
type Field = { key: string; type?: string; list?: boolean; children?: Field[] };
type Operation = { key: string; display: { hidden?: boolean }; operation: { perform: unknown; sample: Item; outputFields: unknown[] } };

const google = new FakeGoogle();
const ask = createAppTester(App as never);
let now: jest.SpyInstance<number, []>;
let spreadsheet = '';
let authData: Item = {};

beforeAll(async () => {
  await google.start();
  Object.assign(process.env, google.environment());
  const tickets: string[][] = parse(readFileSync(join(__dirname, '../data/demo/tickets.csv')), { relax_column_count: true });
  const knowledge = [['ID', 'Question', 'Answer'], ['a1', 'The ring of my lamp blinks three times', 'Hold the button for five seconds, then charge it again.']];
  const corrections = [['Ticket ID', 'Subject', 'Message', 'Sentiment', 'Thought', 'Corrected At']];
  spreadsheet = google.add({ shared: 'writer', tabs: [{ title: 'Tickets', rows: tickets, rowCount: tickets.length + 20 }, { title: 'Knowledge', rows: knowledge }, { title: 'Corrections', rows: corrections }] }).id;
  authData = { google_service_account: google.tokens.keyFile() };
  authData = { ...authData, ...(await ask(App.authentication?.sessionConfig?.perform as never, { authData } as never) as Item) };
  // The day on which the issue planted in the sample tickets is growing.
  now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-19T20:00:00Z'));
}, 60_000);
afterAll(async () => { now?.mockRestore(); await google.stop(); });

const operations = (['triggers', 'creates', 'searches'] as const).flatMap((folder) => Object.values((App[folder] ?? {}) as Record<string, Operation>).filter(({ display }) => !display.hidden).map((one) => [one.key, folder, one] as const));
const isField = (field: unknown): field is Field => typeof field === 'object';
const TYPES: Record<string, string> = { string: 'string', datetime: 'string', number: 'number', integer: 'number', boolean: 'boolean' };

async function liveAnswer(folder: string, { key, operation }: Operation): Promise<Item> {
  const { bundle } = everyMethod(spreadsheet, authData, 'builtin')[`${folder}.${key}`] as { bundle: object };
  const answer = await ask(operation.perform as never, bundle as never) as Item | Item[];
  const first = Array.isArray(answer) ? answer[0] : answer;
  if (!first) throw new Error(`${key} gave nothing`);
  return first;
}

const wrongTypes = (fields: Field[], given: Item): string[] => fields.flatMap(({ key, type = 'string', list, children }) => {
  const value = given[key];
  if (children) return Array.isArray(value) ? value.flatMap((item: Item) => wrongTypes(children, item)) : [`${key} is no list`];
  if (list) return Array.isArray(value) && value.every((item) => typeof item === TYPES[type]) ? [] : [`${key} is no list of ${type}`];
  const dated = type !== 'datetime' || value === '' || /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(String(value));
  return typeof value === TYPES[type] && dated ? [] : [`${key}: ${JSON.stringify(value)} is no ${type}`];
});

test.each(operations)('T004, T005: %s gives live what its sample and its output fields promise', async (_key, folder, one) => {
  const live = await liveAnswer(folder, one);
  expect(Object.keys(one.operation.sample).filter((key) => !(key in live))).toEqual([]);
  const fields = one.operation.outputFields.filter(isField);
  const known = fields.map(({ key }) => key);
  expect(Object.keys(live).filter((key) => !known.includes(key) && !key.startsWith('column_'))).toEqual([]);
  expect(wrongTypes(fields, live)).toEqual([]);
}, 60_000);

test('live: the sheet’s own columns are described by their headers, whatever the sheet', async () => {
  const { outputFields } = (App.triggers as unknown as Record<string, Operation>).new_ticket!.operation;
  const described = await ask(outputFields.find((field) => typeof field === 'function') as never, { inputData: { spreadsheet, worksheet: '0' }, authData } as never) as Field[];
  const live = await liveAnswer('triggers', (App.triggers as unknown as Record<string, Operation>).new_ticket!);
  expect(Object.keys(live).filter((key) => key.startsWith('column_')).sort()).toEqual(described.map(({ key }) => key).sort());
});
