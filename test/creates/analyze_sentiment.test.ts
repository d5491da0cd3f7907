/** Analyze Sentiment as a zap meets it, under Zapier's own core. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { analyzeSentimentCreate } from '../../src/creates/analyze_sentiment.ts';
import sample from '../../src/creates/analyze_sentiment_sample.ts';
import { confidenceLevel } from '../../src/steps/sentiment_analysis.ts';
import { ask, refusal } from '../triggers/zap.ts';

const analyze = (inputData: Record<string, unknown>, authData: Record<string, string> = {}) =>
  ask<Record<string, unknown>>(analyzeSentimentCreate.operation.perform, { inputData, authData });

test('the sample is what the built-in engine answers on that sample ticket', async () => {
  const rows: Record<string, string>[] = parse(readFileSync(resolve(__dirname, '../../data/demo/tickets.csv')), { columns: true, bom: true });
  const row = rows.find((candidate) => candidate['Ticket ID'] === sample.ticket_id);
  const answer = await analyze({
    ticket_ref: row?.['Ticket ID'], subject: row?.Subject, message: row?.Message, customer_name: row?.['Customer name'], customer_email: row?.['Customer e-mail'],
    created_at: row?.['Created at'], product: row?.Product,
  });
  // If the weights were learned anew: npm run train writes the sample as well.
  expect(answer).toEqual(sample);
});

test('every output is declared, and every declared output is given', async () => {
  const keys = analyzeSentimentCreate.operation.outputFields.map(({ key }) => key).sort();
  expect(Object.keys(await analyze({ message: 'hi' })).sort()).toEqual(keys);
  expect(Object.keys(sample).sort()).toEqual(keys);
});

test.each([{}, { message: '' }, { message: '  \n', subject: ' ' }])('a blank ticket halts quietly: %j', async (inputData) => {
  expect((await refusal(analyze(inputData))).name).toBe('HaltedError');
});

test('a subject alone is enough', async () => {
  expect(await analyze({ subject: 'Absolutely furious about your service' })).toMatchObject({ sentiment: 'negative', engine: 'builtin' });
});

test('an answer that is not sure asks for a person', async () => {
  expect(await analyze({ message: '😡😡' })).toMatchObject({ confidence_level: 'low', needs_review: true });
  const polish = await analyze({ message: 'Dzień dobry, jestem bardzo niezadowolony z waszej obsługi, czekam już trzy tygodnie.' });
  expect(polish).toMatchObject({ needs_review: true, language: 'pl' });
  expect(polish.warnings_text).toContain('does not read this language');
});

test.each([[1, 'high'], [0.8, 'high'], [0.79, 'medium'], [0.6, 'medium'], [0.59, 'low'], [0, 'low']])('confidence %d is %s', (confidence, level) => {
  expect(confidenceLevel(confidence)).toBe(level);
});

test('the Slack text cannot be steered by the ticket', async () => {
  const { slack_text: slack } = await analyze({ message: 'I hate <!channel> and <https://evil.example|this> *so* much', subject: '<@U1> & co', ticket_ref: 'T-9' });
  expect(slack).not.toMatch(/<[!@h]/);
  expect(slack).toContain('T-9');
  expect(slack).toContain('&amp; co');
});

test('Gemini chosen without a key is said in one sentence', async () => {
  const { name, sentence } = await refusal(analyze({ message: 'hello there', engine: 'gemini' }));
  expect(name).toBe('AppError');
  expect(sentence).toContain('no Gemini API key');
});

test('values come as Zapier delivers them', async () => {
  expect(await analyze({ message: 12345, ticket_ref: 77, subject: undefined })).toMatchObject({ ticket_id: '77', sentiment: 'neutral' });
});
