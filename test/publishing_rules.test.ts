/**
 * Zapier's integration checks (docs.zapier.com/integrations/publish/integration-checks-reference) over the app's definition:
 * local validation covers almost none of them. Rules are named by Zapier's codes.
 */
import { createRequire } from 'node:module';
import App from '../index.ts';

const { compileApp, serializeApp } = createRequire(__filename)('zapier-platform-core/src/tools/schema');
const definition = JSON.parse(JSON.stringify(serializeApp(compileApp(App))));

type Field = { key: string; label?: string; helpText?: string; type?: string; dynamic?: string; choices?: unknown; required?: boolean; computed?: boolean; dependsOn?: string[]; list?: boolean; children?: unknown };
type Operation = { kind: 'trigger' | 'create' | 'search'; key: string; noun: string; display: { label: string; description: string; hidden?: boolean }; inputFields: Field[]; outputFields: Field[]; sample: Record<string, unknown> };

const operations: Operation[] = (['triggers', 'creates', 'searches'] as const).flatMap((folder) => Object.values<any>(definition[folder] ?? {}).map((one) => ({
  kind: { triggers: 'trigger', creates: 'create', searches: 'search' }[folder] as Operation['kind'], key: one.key, noun: one.noun, display: one.display,
  inputFields: (one.operation.inputFields ?? []).filter((field: unknown) => typeof field === 'object'),
  outputFields: (one.operation.outputFields ?? []).filter((field: unknown) => typeof field === 'object'), sample: one.operation.sample,
})));
const visible = operations.filter(({ display }) => !display.hidden);
const inputs = visible.flatMap(({ key, inputFields }) => inputFields.map((field) => ({ at: `${key}.${field.key}`, field })));
const texts = [...inputs.map(({ at, field }) => [at, field.helpText ?? '']), ...visible.map(({ key, display }) => [key, display.description]), ...definition.authentication.fields.map((field: Field) => [`authentication.${field.key}`, field.helpText ?? ''])] as [string, string][];

const MINOR = /^(a|an|and|as|at|but|by|for|from|if|in|nor|of|on|or|so|the|to|up|via|with|yet)$/i;
const isTitleCase = (label: string): boolean => label.split(/\s+/).every((word, index) => /^[^\p{L}]*\p{Lu}/u.test(word) || /^[^\p{L}]*$/u.test(word) || (index > 0 && MINOR.test(word)));

describe('input fields', () => {
  test('D001: none asks for a credential', () => {
    expect(inputs.filter(({ field }) => /api.?key|api.?token|password|secret/i.test(`${field.key} ${field.label}`) || field.type === 'password').map(({ at }) => at)).toEqual([]);
  });
  test('D004: what asks for an ID has a dropdown', () => {
    expect(inputs.filter(({ field }) => (/(^|_)id$/i.test(field.key) || /(^| )id$/i.test(field.label ?? '')) && !field.dynamic && !field.choices).map(({ at }) => at)).toEqual([]);
  });
  test('D005: every dropdown names a trigger of ours, and keys of its sample', () => {
    const broken = inputs.filter(({ field }) => field.dynamic).filter(({ field }) => {
      const [trigger, id, label] = (field.dynamic ?? '').split('.');
      const source = operations.find((operation) => operation.kind === 'trigger' && operation.key === trigger);
      return !source || !(id! in (source.sample ?? {})) || (label !== undefined && !(label in (source.sample ?? {})));
    });
    expect(broken.map(({ at, field }) => `${at} → ${field.dynamic}`)).toEqual([]);
  });
  test('D011: help says more than the label', () => {
    expect(inputs.filter(({ field }) => field.helpText?.toLowerCase().replace(/\W/g, '') === field.label?.toLowerCase().replace(/\W/g, '')).map(({ at }) => at)).toEqual([]);
  });
  test('every one has a label in Title Case and a help text', () => {
    expect(inputs.filter(({ field }) => !field.label || !isTitleCase(field.label)).map(({ at, field }) => `${at}: ${field.label}`)).toEqual([]);
    expect(inputs.filter(({ field }) => !field.helpText).map(({ at }) => at)).toEqual([]);
  });
  test('a field that depends on another names one that stands there', () => {
    const broken = visible.flatMap(({ key, inputFields }) => inputFields.filter(({ dependsOn }) => dependsOn?.some((parent) => !inputFields.some((field) => field.key === parent))).map((field) => `${key}.${field.key}`));
    expect(broken).toEqual([]);
  });
  test('keys are snake_case and stand once', () => {
    for (const { key, inputFields } of visible) {
      expect(inputFields.filter((field) => !/^[a-z][a-z0-9_]*$/.test(field.key)).map((field) => `${key}.${field.key}`)).toEqual([]);
      expect(new Set(inputFields.map((field) => field.key)).size).toBe(inputFields.length);
    }
  });
});

describe('the connection', () => {
  const fields: Field[] = definition.authentication.fields;
  test('D002: a secret field links to where the key is', () => {
    expect(fields.filter((field) => !field.computed && (field.type === 'password' || field.type === 'text')).filter((field) => !/\]\(https:\/\//.test(field.helpText ?? '')).map(({ key }) => key)).toEqual([]);
  });
  test('D003: its label shows what is connected and holds no secret', () => {
    expect(definition.authentication.connectionLabel).toMatch(/\{\{\w+\}\}/);
    expect(definition.authentication.connectionLabel).not.toMatch(/token|key|secret|password/i);
  });
});

describe('texts', () => {
  test('D007, D008: links are https and written as Markdown, bare addresses in backticks', () => {
    expect(texts.filter(([, text]) => /http:\/\//.test(text)).map(([at]) => at)).toEqual([]);
    expect(texts.filter(([, text]) => /https?:\/\/|\]\(/.test(text.replace(/`[^`]*`/g, '').replace(/\[[^\]]+\]\(https:\/\/[^)\s]+\)/g, ''))).map(([at]) => at)).toEqual([]);
  });
  test('D018: labels in Title Case', () => {
    expect(visible.filter(({ display }) => !isTitleCase(display.label)).map(({ display }) => display.label)).toEqual([]);
  });
  test('D021: a trigger says when it fires', () => {
    expect(visible.filter(({ kind, display }) => kind === 'trigger' && !/^Triggers when .*\.$/.test(display.description)).map(({ key }) => key)).toEqual([]);
  });
  test('an action says in the third person what it does; a search finds', () => {
    expect(visible.filter(({ kind, display }) => kind !== 'trigger' && !/^[A-Z][a-z]+s\b.*\.$/.test(display.description)).map(({ key, display }) => `${key}: ${display.description}`)).toEqual([]);
    expect(visible.filter(({ kind, display }) => kind === 'search' && !/^Find/.test(display.label)).map(({ key }) => key)).toEqual([]);
  });
  test('D025: no dangerous addresses anywhere', () => {
    expect(JSON.stringify(definition)).not.toMatch(/javascript:|vbscript:/i);
  });
});

describe('samples and outputs', () => {
  test.each(visible.map((operation) => [operation.key, operation] as const))('%s: D010, D012, D023, D024', (_key, { kind, sample, outputFields }) => {
    expect(Object.keys(sample ?? {}).length).toBeGreaterThan(1);
    if (kind === 'trigger') expect(sample).toHaveProperty('id');
    for (const [key, value] of Object.entries(sample)) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(key).not.toContain('__');
      expect(value).not.toBeNull();
      if (/_at$/.test(key) && value !== '') expect(value).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/);
    }
    const kinds: Record<string, string> = { string: 'string', datetime: 'string', number: 'number', integer: 'number', boolean: 'boolean' };
    for (const field of outputFields) {
      const key = field.key.replace(/\[\].*$/, '');
      if (!(key in sample)) throw new Error(`the sample has no ${key}`);
      if (!field.key.includes('[]') && !field.list && !field.children && field.type && kinds[field.type]) expect([key, typeof sample[key]]).toEqual([key, kinds[field.type]]);
    }
  });
  test('D009, D022: searches and actions have fields of their own', () => {
    expect(visible.filter(({ kind, inputFields }) => kind !== 'trigger' && inputFields.length === 0).map(({ key }) => key)).toEqual([]);
  });
});

test('D027, D028: the core that is installed; empty values are kept', () => {
  expect(definition.platformVersion).toBe(createRequire(__filename)('zapier-platform-core').version);
  expect(definition.flags.cleanInputData).toBe(false);
});
