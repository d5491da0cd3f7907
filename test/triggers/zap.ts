import { createAppTester, type Bundle } from 'zapier-platform-core';
import App from '../../index.ts';
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';
import type { NewTicket } from '../../src/triage/ticket_table/new_tickets.ts';
import type { FakeGoogle } from '../fakes/google/server.ts';

const run = createAppTester(App);

/** What a test gives of a bundle; the rest is as Zapier sends it. */
export interface Asked {
  inputData?: Record<string, unknown>;
  authData?: Record<string, string>;
  meta?: Partial<Bundle['meta']>;
}

const bundleOf = ({ inputData = {}, authData = {}, meta = {} }: Asked) => ({ inputData, authData, meta: { timezone: 'Europe/Berlin', page: 0, limit: -1, ...meta } });

/** Runs any perform of the app under Zapier's own core. */
export const ask = async <Result>(perform: unknown, asked: Asked): Promise<Result> => run(perform as never, bundleOf(asked) as never) as Promise<Result>;

/** What a session exchange leaves in the connection. */
export const connection = (fake: FakeGoogle): Record<string, string> => ({
  google_service_account: fake.tokens.keyFile(), google_access_token: fake.tokens.grant(), google_client_email: fake.tokens.clientEmail,
});

export const poll = (fake: FakeGoogle, inputData: Record<string, unknown>, meta: Partial<Bundle['meta']> = {}): Promise<NewTicket[]> =>
  ask<NewTicket[]>(newTicketTrigger.operation.perform, { inputData, authData: connection(fake), meta });

/** Name of the Zapier error that a step ends in, and the sentence a person reads. */
export async function refusal(promise: Promise<unknown>): Promise<{ name: string; sentence: string }> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const parsed: unknown = error.message.startsWith('{') ? JSON.parse(error.message) : {};
    const sentence = typeof parsed === 'object' && parsed !== null && 'message' in parsed ? String(parsed.message) : error.message;
    return { name: error.name, sentence };
  }
  throw new Error('nothing was refused');
}
