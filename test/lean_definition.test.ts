/** What core copies of the definition, and that what Zapier sees of it stays what the actions' files say. */
import { createRequire } from 'node:module';
import app from '../index.ts';
import { leanDefinition } from '../src/lean_definition.ts';
import { draftReplyCreate } from '../src/creates/draft_reply.ts';
import { newTicketTrigger } from '../src/triggers/new_ticket.ts';

const require = createRequire(__filename);
const { compileApp, serializeApp, prepareApp } = require('zapier-platform-core/src/tools/schema');
const { deepCopy } = require('zapier-platform-core/src/tools/data');

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('Zapier sees the same definition', () => {
  const written = { triggers: { new_ticket: newTicketTrigger }, creates: { draft_reply: draftReplyCreate } };
  expect(serializeApp(compileApp(leanDefinition(written)))).toEqual(serializeApp(compileApp(written)));
});

test('a field with a function stays one', () => {
  const perform = () => [];
  const field = { key: 'sheet', choices: { perform } };
  const { creates } = leanDefinition({ creates: { one: { key: 'one', operation: { inputFields: [field, perform], sample: { id: 1 }, perform } } } });
  expect(creates.one.operation.inputFields).toEqual([field, perform]);
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
  expect(copied(app, prepareApp(app))).toBeLessThan(230);
});

test.each(['triggers', 'creates', 'searches'] as const)('lodash hands the %s on, of which core makes copies of its own', (group) => {
  expect(deepCopy(app)[group]).toBe(app[group]);
  const { [group]: copy } = prepareApp(app);
  expect(copy).not.toBe(app[group]);
  expect(Object.isFrozen(app[group])).toBe(false);
  expect(Object.keys(copy)).toEqual(Object.keys(app[group] ?? {}));
});
