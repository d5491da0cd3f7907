import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { analyzeSentiment } from '../../creates/sentiment_analysis.ts';
import { createDeadline } from '../../deadline.ts';

/** The sample ticket whose real answer Analyze Sentiment shows before any key is entered. */
export const SAMPLE_TICKET = 'FJ-1009';

/** What a zap would map from New Ticket for a sample ticket. */
export function sampleInput(ticketId: string): Record<string, unknown> {
  const rows: Record<string, string>[] = parse(readFileSync(resolve(import.meta.dirname, '../../../data/demo/tickets.csv')), { columns: true, bom: true });
  const row = rows.find((candidate) => candidate['Ticket ID'] === ticketId);
  if (!row) throw new Error(`There is no sample ticket ${ticketId}.`);
  return {
    ticket_ref: ticketId, subject: row.Subject, message: row.Message, customer_name: row['Customer name'], customer_email: row['Customer e-mail'],
    created_at: row['Created at'], product: row.Product, engine: 'builtin',
  };
}

/** Writes the sample's file anew, so that it stays what the engine answers. */
export async function writeSample(): Promise<void> {
  const sample = await analyzeSentiment({ authData: {}, inputData: sampleInput(SAMPLE_TICKET), deadline: createDeadline() });
  const source = `import type { SentimentOutput } from './sentiment_analysis.ts';

/** What the built-in engine answers on sample ticket ${SAMPLE_TICKET}; \`npm run train\` writes this file. */
const sample: SentimentOutput = ${JSON.stringify(sample, null, 2)};

export default sample;
`;
  writeFileSync(resolve(import.meta.dirname, '../../creates/analyze_sentiment_sample.ts'), source);
}
