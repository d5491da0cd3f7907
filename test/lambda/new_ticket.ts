/** New Ticket in the built zip: connection, dropdowns, polls, and what gets into Zapier's log. */
import type { FakeGoogle } from '../fakes/google/server.ts';
import type { FakeZapier } from '../fakes/zapier.ts';
import { type Container, event, type Outcome } from './container.ts';

interface Surroundings {
  container: Container;
  google: FakeGoogle;
  zapier: FakeZapier;
}

const HEADER = ['Customer name', 'Customer e-mail', 'Created at', 'Subject', 'Message', 'Owner'];
const ROWS = [HEADER, ['Ana Souza', 'ana@souza.example', '22.11.2026 10:05', 'Lamp', 'A secret the customer told us.', 'Mia'], ['Jo Lind', 'jo@lind.example', '22.11.2026 10:06', 'Purifier', 'How do I reset it?', '']];

/** Run inside the file that owns the container: a build takes long, and two at once would write one zip. */
export function testNewTicket(surroundings: () => Surroundings): void {
  describe('New Ticket from a Google Sheet', () => {
    test('from the pasted key to tickets: exchange, test, dropdowns, fields, polls', async () => {
      const { container, google, zapier } = surroundings();
      const sheet = google.add({ name: 'Support', locale: 'de_DE', timeZone: 'Europe/Berlin', tabs: [{ title: "It's Q1", rows: ROWS }] });
      const pasted = { google_service_account: google.tokens.keyFile() };
      const [exchanged] = await container.run([event('authentication.sessionConfig.perform', {}, pasted)]);
      expect(exchanged?.error).toBeUndefined();
      const authData = { ...pasted, ...exchanged?.results };
      zapier.logLines.length = 0;
      const asked = { spreadsheet: sheet.id, worksheet: '0' };
      const trigger = (key: string, meta: object = {}) => event(`triggers.${key}.operation.perform`, asked, authData, meta);
      const events = [
        event('authentication.test', {}, authData), trigger('spreadsheets', { isFillingDynamicDropdown: true }), trigger('worksheets', { isFillingDynamicDropdown: true }), trigger('sheet_columns'),
        event('triggers.new_ticket.operation.outputFields', asked, authData), trigger('new_ticket', { isLoadingSample: true }), trigger('new_ticket', { isPopulatingDedupe: true }), trigger('new_ticket'),
      ].map((one) => ({ ...one, token: 'log-token', rpc_base: zapier.rpcUrl }));
      const outcomes = await container.run(events);
      expect(outcomes.map(({ error }) => error)).toEqual(events.map(() => undefined));
      const [tested, spreadsheets, worksheets, columns, fields, sample, seeded, polled] = outcomes.map(({ results }: Outcome) => results);
      expect(tested).toEqual({ connected: google.tokens.clientEmail });
      expect(spreadsheets).toEqual([{ id: sheet.id, label: 'Support' }]);
      expect(worksheets).toEqual([{ id: '0', label: "It's Q1" }]);
      expect(columns).toHaveLength(6);
      expect(fields).toEqual(expect.arrayContaining([{ key: 'column_owner', label: 'Owner', type: 'string' }]));
      expect(polled.map(({ message, created_at, column_owner }: Record<string, string>) => [message, created_at, column_owner])).toEqual([
        ['How do I reset it?', '2026-11-22T10:06:00+01:00', ''], ['A secret the customer told us.', '2026-11-22T10:05:00+01:00', 'Mia'],
      ]);
      expect(sample).toEqual(polled);
      expect(seeded).toEqual(polled);
    });

    test('neither key nor token nor ticket gets into the log or an error', async () => {
      const { container, google, zapier } = surroundings();
      const sheet = google.add({ tabs: [{ rows: ROWS }] });
      const pasted = { google_service_account: google.tokens.keyFile() };
      const accessToken = google.tokens.grant();
      zapier.logLines.length = 0;
      google.tokens.keyDeleted = true;
      const outcomes = await container.run([
        event('authentication.sessionConfig.perform', {}, pasted),
        event('triggers.new_ticket.operation.perform', { spreadsheet: sheet.id }, { ...pasted, google_access_token: accessToken }),
        event('triggers.new_ticket.operation.perform', { spreadsheet: sheet.id, message_column: 'Gone' }, { ...pasted, google_access_token: accessToken }),
        event('triggers.new_ticket.operation.perform', { spreadsheet: '1NoSuchSpreadsheet_00000000000' }, { ...pasted, google_access_token: accessToken }),
      ].map((one) => ({ ...one, token: 'log-token' })));
      google.tokens.keyDeleted = false;
      expect(outcomes.map(({ error }) => error?.name)).toEqual(['ExpiredAuthError', undefined, 'AppError', 'AppError']);
      const written = zapier.logLines.join('\n') + JSON.stringify(outcomes.map(({ error }) => error?.message));
      const pieces = google.tokens.privateKey.split('\n').slice(1, -2).map((line) => line.slice(0, 24));
      expect([...pieces, accessToken, 'A secret the customer told us'].filter((secret) => written.includes(secret))).toEqual([]);
    });

    test('an expired token asks Zapier for a new exchange', async () => {
      const { container, google } = surroundings();
      const outcomes = await container.run([event('triggers.new_ticket.operation.perform', { spreadsheet: google.add({ tabs: [{ rows: ROWS }] }).id }, { google_service_account: google.tokens.keyFile(), google_access_token: 'ya29.old' })]);
      expect(outcomes[0]?.error?.name).toBe('RefreshAuthError');
    });

    test('a poll loads Sheets and nothing of Drive, Pinecone or Gemini', async () => {
      const { container, google } = surroundings();
      const asked = { spreadsheet: google.add({ tabs: [{ rows: ROWS }] }).id };
      const { loaded } = await container.footprintAfter([event('triggers.new_ticket.operation.perform', asked, { google_service_account: 'x', google_access_token: google.tokens.grant() })]);
      const chunks = loaded.filter((path) => path.includes('chunks/'));
      expect(chunks.some((path) => /transport|ticket_source/.test(path))).toBe(true);
      expect(chunks.filter((path) => /drive|pinecone|index_host|gemini|analysis|drafting/.test(path))).toEqual([]);
    });
  });
}
