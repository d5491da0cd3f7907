/** The editor's test step of Check Escalation: what its settings would have done to the last tickets of the history sheet. */
import { checkEscalationCreate } from '../../src/creates/check_escalation.ts';
import { startFakeGoogle, type FakeGoogle } from '../fakes/google/server.ts';
import { ask, connection } from '../triggers/zap.ts';

let fake: FakeGoogle;
beforeAll(async () => { fake = await startFakeGoogle(); });
afterAll(() => fake.stop());

const tested = async (settings: Record<string, unknown>) => {
  const rows = ['Jo', 'Ana', 'Bo'].map((name, at) => [`${name}@${name}.example`, `2026-11-0${at + 1} 10:00`, 'How do I reset the filter light on my air purifier?']);
  const sheet = fake.add({ tabs: [{ rows: [['Email', 'Created at', 'Message'], ...rows] }] });
  const inputData = { message: 'How do I dim the lamp?', history_spreadsheet: sheet.id, ...settings };
  return ask<{ warnings_text: string; primary_reason: string }>(checkEscalationCreate.operation.perform, { inputData, authData: connection(fake), meta: { isLoadingSample: true } });
};

test('the tier and the due time of the one ticket are not taken for those of the others', async () => {
  const of = (text: string) => text.split('\n').filter((line) => /\d+ of 3|VIP|response time/i.test(line)).join(' ');
  const calm = await tested({});
  const [vip, due] = [await tested({ customer_tier: 'Gold', vip_tiers: ['Gold'] }), await tested({ due_at: '2026-10-01' })];
  expect([vip.primary_reason, due.primary_reason]).toEqual(['vip', 'sla']);
  expect([of(vip.warnings_text), of(due.warnings_text)]).toEqual([of(calm.warnings_text), of(calm.warnings_text)]);
});

test('what is set for every ticket is', async () => {
  expect((await tested({ vip_domains: ['ana.example'] })).warnings_text).toMatch(/VIP customer/);
});

test.each<[string, boolean, boolean]>([['last', false, true], ['first', true, true], ['last, without dates', false, false]])('the last tickets are looked back on where the newest stand %s', async (_where, newestFirst, dated) => {
  const rows = Array.from({ length: 70 }, (_row, at) => [dated ? new Date(Date.UTC(2026, 7, 1 + at)).toISOString() : '', at < 60 ? 'How do I dim the lamp?' : 'The charger caught fire.']);
  const sheet = fake.add({ tabs: [{ rows: [['Created at', 'Message'], ...(newestFirst ? rows.reverse() : rows)] }] });
  const { warnings_text } = await ask<{ warnings_text: string }>(checkEscalationCreate.operation.perform, { inputData: { message: 'How do I dim the lamp?', history_spreadsheet: sheet.id }, authData: connection(fake), meta: { isLoadingSample: true } });
  expect(warnings_text).toContain('would have escalated 10 of 50 tickets');
});
