/** What core copies of the definition, and that what Zapier sees of it stays what the actions' files say. */
import { createRequire } from 'node:module';
import app from '../../index.ts';
import { leanDefinition } from '../../src/zapier/lean_definition.ts';
import { draftReplyCreate } from '../../src/creates/draft_reply.ts';
import { newTicketTrigger } from '../../src/triggers/new_ticket.ts';

const require = createRequire(__filename);
const { compileApp, serializeApp, prepareApp, validateApp } = require('zapier-platform-core/src/tools/schema');
const { deepCopy } = require('zapier-platform-core/src/tools/data');
const { createAppHandler } = require('zapier-platform-core');

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('Zapier sees the same definition', () => {
  const written = { triggers: { new_ticket: newTicketTrigger }, creates: { draft_reply: draftReplyCreate } };
  expect(serializeApp(compileApp(leanDefinition(written)))).toEqual(serializeApp(compileApp(written)));
});

test('core\'s validation knows the groups of fields', () => {
  expect(validateApp(compileApp(app))).toEqual([]);
});

test('a field with a function stays one', () => {
  const perform = () => [];
  const field = { key: 'sheet', choices: { perform } };
  const { creates } = leanDefinition({ creates: { one: { key: 'one', operation: { inputFields: [field, perform], sample: { id: 1 }, perform } } } });
  expect([...creates.one.operation.inputFields]).toEqual([field, perform]);
  expect(creates.one.operation.perform).toBe(perform);
  expect(plain(creates.one.operation.sample)).toEqual({ id: 1 });
});

/** Objects and arrays that stand in one tree and not, the same, in the other: what core copied. */
function copied(from: object, to: object, seen = new Set<object>()): number {
  if (from === to || seen.has(from)) return 0;
  seen.add(from);
  return 1 + Object.entries(from).reduce((sum, [key, value]) => {
    const other: unknown = Reflect.get(to, key);
    return typeof value === 'object' && value !== null && typeof other === 'object' && other !== null ? sum + copied(value, other, seen) : sum;
  }, 0);
}

test('core copies few pieces of the definition for each event', () => {
  expect(copied(app, prepareApp(app))).toBeLessThan(60);
});

test('lodash hands lists of fields and their groups, samples, locks and displays on; what core filters of a list is a common array', () => {
  const handedOn = (steps = {}): unknown[] => Object.values<{ display: unknown; operation: { inputFields?: unknown; inputFieldGroups?: unknown; outputFields?: unknown; sample?: unknown; lock?: unknown } }>(steps)
    .flatMap(({ display, operation: { inputFields, inputFieldGroups, outputFields, sample, lock } }) => [display, inputFields, inputFieldGroups, outputFields, sample, lock]);
  for (const group of ['triggers', 'creates', 'searches'] as const) {
    const [ours, copies] = [handedOn(app[group]), handedOn(deepCopy(app)[group])];
    copies.forEach((copy, at) => expect(copy).toBe(ours[at]));
  }
  expect(deepCopy(app).authentication.fields).toBe(app.authentication?.fields);
  const { outputFields } = prepareApp(app).creates.draft_reply.operation;
  expect(outputFields.filter(() => true).map(({ key }: { key: string }) => key)).toContain('can_auto_send');
});

/** What an event may bring beside its own bundle: [nothing in place of our definition, pieces to be joined with it]. */
const overridden = (method: string, pieces: object): Promise<{ results: unknown }> =>
  createAppHandler(app)({ command: 'execute', method, bundle: { inputData: { message: 'The lamp is broken.' } }, appRawOverride: [null, pieces] }, {});

test.each([
  ['another step', { creates: { more: { key: 'more', noun: 'More', display: { label: 'More', description: 'More.' }, operation: { perform: { source: 'return {};' } } } } }],
  ['a label', { creates: { analyze_sentiment: { display: { label: 'Read' } } } }],
  ['groups of fields and a lock', { creates: { analyze_sentiment: { operation: { inputFieldGroups: [{ key: 'more', label: 'More' }], lock: { key: 'one' } } } } }],
  ['a field of the connection', { authentication: { fields: [{ key: 'gemini_api_key' }] } }],
  ['fields', { creates: { analyze_sentiment: { operation: { inputFields: [{ key: 'message' }] } } } }],
])('core joins our steps with %s that an event brings', async (_what, pieces) => {
  const { results } = await overridden('creates.analyze_sentiment.operation.perform', pieces);
  expect(results).toMatchObject({ sentiment: 'negative' });
});
