/** Fields for a number: how they are read, and that no step passes over one that it cannot read. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import App from '../index.ts';
import { createMemoryKnowledgeBase } from '../src/adapters/builtin/memory_knowledge_base.ts';
import { NUMBERS, readExactly, readNumber, requireNumbers, unreadNumbers, type NumberKey } from '../src/number_fields.ts';
import { standIns } from '../src/services.ts';
import { startFakeGoogle, type FakeGoogle } from './fakes/google/server.ts';
import { ask, connection } from './triggers/zap.ts';

const LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'pt-PT', 'de-CH', 'de-AT', 'sv', 'hi'];

test.each(LOCALES)('whole numbers and shares as people of %s write them', (locale) => {
  const whole = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }), share = new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits: 6 }), percent = new Intl.NumberFormat(locale, { numberingSystem: 'latn', style: 'percent', maximumFractionDigits: 4 });
  // India parts by twos above a thousand.
  const most = locale === 'hi' ? 99_999 : 10_000_000;
  fc.assert(fc.property(fc.integer({ min: 1, max: most }), (number) => readNumber({ header_row: whole.format(number) }, 'header_row') === number));
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (millionths) => {
    const number = millionths / 1_000_000;
    expect([share, percent].map((format) => readNumber({ sentiment_score: format.format(number) }, 'sentiment_score'))).toEqual([expect.closeTo(number, 9), expect.closeTo(number, 9)]);
  }));
});

test.each<[NumberKey, string | number, number]>([
  ['max_words', '1.000', 1000], ['max_words', '1,000', 1000], ['max_words', '1 000', 1000], ['max_words', '1’000', 1000], ['max_words', '1.000,00', 1000], ['max_words', '150.0', 150], ['max_words', '99,6', 100], ['max_words', '1e2', 100],
  ['ignore_older_than', '12.345,9', 12_346], ['header_row', '1,234,567', 1_234_567], ['header_row', '1.234.567', 1_234_567], ['max_words', 120, 120], ['days', 7.125, 7],
  ['min_similarity', '0,125', 0.125], ['min_similarity', '.5', 0.5], ['min_similarity', '1.000', 1], ['min_similarity', '60 %', 0.6], ['sentiment_score', '-0,812', -0.812], ['sentiment_score', '−1', -1], ['sentiment_score', '–0,8', -0.8],
  ['days', '', 7], ['days', '366', 366], ['max_words', '20', 20], ['repeated_contact_count', '0', 0], ['min_similarity', '100 %', 1], ['sentiment_score', '-1', -1],
])('%s: %p is %p', (key, value, expected) => {
  expect(readNumber({ [key]: value }, key)).toBe(expected);
  expect(unreadNumbers({ [key]: value }, key)).toEqual([]);
});

test.each<[NumberKey, string]>([
  ['max_words', 'many'], ['max_words', '7 words'], ['max_words', '1.2.3'], ['max_words', '50%'], ['max_words', '1,00,000'], ['max_words', '1.000,5.2'], ['max_words', '-'], ['max_words', '.'], ['max_words', 'Infinity'], ['max_words', '0x10'],
  ['header_row', '1.000.00'], ['min_similarity', 'high'], ['min_similarity', '%'], ['min_similarity', '5 % %'],
])('%s: “%s” is no number, and said to be none under the label that the editor shows', (key, value) => {
  const sentence = `“${NUMBERS[key].label}” holds “${value}”, which is no number`;
  expect(unreadNumbers({ [key]: value }, key)).toEqual([expect.stringContaining(sentence)]);
  expect(() => requireNumbers({ [key]: value }, key)).toThrow(`The field ${sentence}. Write digits alone`);
});

test.each<[NumberKey, string, number, string]>([
  ['days', '500', 366, '1 to 366'], ['max_words', '3', 20, '20 to 1000'], ['max_words', '12.345.678,9', 1000, '20 to 1000'], ['repeated_contact_count', '-3', 0, '0 to 1000'], ['min_similarity', '80', 1, '0 to 1'], ['window_days', '1', 2, '2 to 28'],
])('%s: “%s” lies beyond the bounds; %p is taken, and said to be', (key, value, taken, bounds) => {
  expect(readNumber({ [key]: value }, key)).toBe(taken);
  expect(unreadNumbers({ [key]: value }, key)).toEqual([`The field “${NUMBERS[key].label}” holds “${value}”, which is not from ${bounds}. Until then ${taken} is taken.`]);
  expect(() => requireNumbers({ [key]: value }, key)).toThrow(`“${value}”, which is not from ${bounds}.`);
});

test('what may be a thousand or one is said to be either, where the field holds one and no thousand', () => {
  expect(unreadNumbers({ days: '7.000' }, 'days')).toEqual(['The field “Period (Days)” holds “7.000”, which may mean 7 or 7000. Write it without a mark for thousands. Until then 7 is taken.']);
  expect(() => requireNumbers({ limit: '5,000' }, 'limit')).toThrow('The field “Number of Results” holds “5,000”, which may mean 5 or 5000. Write it without a mark for thousands.');
});

test('no customer’s words are repeated, should a ticket be mapped into the field', () => {
  expect(unreadNumbers({ days: 'My lamp burns, write to ana@mail.example' }, 'days')[0]).toContain('holds “…”');
});

test('exactly: as it stands, or not at all', () => {
  expect(['0,8', '80 %', '', '1.5', '-1', 'high'].map((min_confidence) => readExactly({ min_confidence }, 'min_confidence'))).toEqual([0.8, 0.8, undefined, Number.NaN, Number.NaN, Number.NaN]);
});

interface Field { key: string; label?: string; type?: string; default?: string; children?: Field[] }
interface Step { key: string; operation: { inputFields?: Field[]; perform: (...given: never[]) => unknown; outputFields?: Field[] } }
const steps = [App.triggers, App.creates, App.searches].flatMap((folder) => Object.values(folder ?? {}) as unknown as Step[]);
const isNumberKey = (key: string): key is NumberKey => key in NUMBERS;
const numbersOf = ({ operation }: Step): NumberKey[] => [...operation.inputFields ?? []].map(({ key }) => key).filter(isNumberKey);

test('Zapier hands every such field on as it was typed, and asks for no number by a field of its own', () => {
  const asDelivered = createRequire(__filename)('zapier-platform-cli/src/oclif/commands/invoke/input-types');
  for (const inputFields of steps.map(({ operation }) => [...operation.inputFields ?? []])) {
    expect(inputFields.filter(({ type }) => type === 'integer' || type === 'number')).toEqual([]);
    const typed = Object.fromEntries(inputFields.filter(({ key }) => isNumberKey(key)).map(({ key }) => [key, '12.345,8']));
    expect(asDelivered(typed, inputFields, 'Europe/Berlin')).toMatchObject(typed);
  }
  expect(new Set(steps.flatMap(numbersOf)).size).toBe(Object.keys(NUMBERS).length);
});

describe('in every step', () => {
  const table: string[][] = parse(readFileSync(join(__dirname, '../data/demo/tickets.csv')), { relax_column_count: true });
  let fake: FakeGoogle;
  beforeAll(async () => {
    fake = await startFakeGoogle();
    standIns.knowledgeBase = createMemoryKnowledgeBase([{ id: 'A1', kind: 'article', title: 'Dimming', problem: 'How do I dim the lamp?', solution: 'Turn the knob.', product: '', issue: '', url: '' }]);
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-10T18:00:00Z'));
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    delete standIns.knowledgeBase;
    await fake.stop();
  });

  const cases = steps.flatMap((step) => numbersOf(step).map((key) => [step.key, key, step] as const));
  test.each(cases)('%s does not pass over a %s that is no number', async (_step, key, { operation }) => {
    const { id: spreadsheet } = fake.add({ tabs: [{ rows: table.filter(([, date = '']) => date < '2026-11-11' || date.startsWith('C')), rowCount: table.length + 20 }] });
    const inputData = { message: 'How do I dim the lamp?', ...([...operation.inputFields ?? []].some((field) => field.key === 'spreadsheet') && { spreadsheet }), [key]: 'a few' };
    const said = await ask<{ warnings_text: string } | { warnings_text: string }[]>(operation.perform as never, { inputData, authData: connection(fake), meta: {} })
      .then((answer) => [answer].flat()[0]?.warnings_text, (error: Error) => error.message);
    expect(said).toContain(`“${[...operation.inputFields ?? []].find((field) => field.key === key)?.label}” holds “a few”, which is no number`);
  });
});
