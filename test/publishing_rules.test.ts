/**
 * Zapier's integration checks (docs.zapier.com/integrations/publish/integration-checks-reference) over the app's definition:
 * local validation covers almost none of them. Rules are named by Zapier's codes; those that are not tested here stand at
 * the end, each with its reason. T004 and T005 look at live answers: test/publishing_live.test.ts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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
/** Of the hidden triggers behind dropdowns too. */
const allInputs = operations.flatMap(({ key, inputFields }) => inputFields.map((field) => ({ at: `${key}.${field.key}`, field })));
const inputs = visible.flatMap(({ key, inputFields }) => inputFields.map((field) => ({ at: `${key}.${field.key}`, field })));
const texts = [...inputs.map(({ at, field }) => [at, field.helpText ?? '']), ...visible.map(({ key, display }) => [key, display.description]), ...definition.authentication.fields.map((field: Field) => [`authentication.${field.key}`, field.helpText ?? ''])] as [string, string][];

/** A field that takes an output of ours for something else: the sentence before a learnt problem, the label a person gives. */
const ASKED_ANEW = ['record_correction.sentiment', 'add_solved_ticket.message', 'add_solved_ticket.subject', 'add_solved_ticket.url'];
/** Bold openings of a sentence in a long help text. */
const OPENINGS = ['If left blank', 'Looked at', 'Not found', 'Without a date column'];

const MINOR = /^(a|an|and|as|at|but|by|for|from|if|in|nor|of|on|or|so|the|to|up|via|with|yet)$/i;
const isTitleCase = (label: string): boolean => label.split(/\s+/).every((word, index) => /^[^\p{L}]*\p{Lu}/u.test(word) || /^[^\p{L}]*$/u.test(word) || (index > 0 && MINOR.test(word)));

describe('input fields', () => {
  test('D001: none asks for a credential', () => {
    expect(allInputs.filter(({ field }) => /api.?key|api.?token|token|password|secret|credential/i.test(`${field.key} ${field.label}`) || field.type === 'password').map(({ at }) => at)).toEqual([]);
  });
  test('D004: what asks for an ID has a dropdown', () => {
    expect(allInputs.filter(({ field }) => (/(^|_)id$/i.test(field.key) || /(^| )id$/i.test(field.label ?? '')) && !field.dynamic && !field.choices).map(({ at }) => at)).toEqual([]);
  });
  test('D005: every dropdown names a trigger of ours, and keys of its sample', () => {
    const broken = allInputs.filter(({ field }) => field.dynamic).filter(({ field }) => {
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

describe('input fields as people think', () => {
  test('what is required comes before what is not', () => {
    const late = visible.flatMap(({ key, inputFields }) => inputFields.filter((field, index) => field.required && inputFields.slice(0, index).some((before) => !before.required)).map((field) => `${key}.${field.key}`));
    expect(late).toEqual([]);
  });
  test('folded groups come last, each is declared and used', () => {
    for (const folder of ['triggers', 'creates', 'searches']) {
      for (const { key, display, operation } of Object.values<any>(definition[folder])) {
        if (display.hidden) continue;
        const groups: (string | undefined)[] = operation.inputFields.filter((field: unknown) => typeof field === 'object').map((field: { group?: string }) => field.group);
        expect([key, groups.slice(groups.findIndex(Boolean)).includes(undefined) && groups.some(Boolean)]).toEqual([key, false]);
        expect([key, [...new Set(groups.filter(Boolean))].sort()]).toEqual([key, (operation.inputFieldGroups ?? []).map((group: { key: string }) => group.key).sort()]);
      }
    }
  });
  test('a help text shows by an example what to put there; a list of options or a switch may be its own', () => {
    expect(inputs.filter(({ field }) => !field.choices && field.type !== 'boolean' && !/for example|`[^`]+`/i.test(field.helpText ?? '')).map(({ at }) => at)).toEqual([]);
  });
  test('where text leaves for a vendor, and that scores are estimates, is said beside the choice', () => {
    for (const { at, field } of inputs.filter(({ field }) => field.key === 'engine')) expect([at, field.helpText]).toEqual([at, expect.stringMatching(/sent to Google.*estimates/s)]);
    expect(inputs.find(({ at }) => at === 'similar_tickets.index')?.field.helpText).toMatch(/is sent there/);
    expect(inputs.find(({ at }) => at === 'check_escalation.plain_rule')?.field.helpText).toMatch(/Gemini only, and sent to it/);
  });
  test('a help text is short enough to be read; the two that say what a sheet cannot promise are longer', () => {
    const long = ['new_ticket.ticket_id_column', 'new_ticket.ignore_older_than'];
    expect(inputs.filter(({ at, field }) => (field.helpText ?? '').length > (long.includes(at) ? 650 : 330)).map(({ at, field }) => `${at}: ${field.helpText?.length}`)).toEqual([]);
  });
  test('no field asks for several values in one text: it is a list', () => {
    expect(inputs.filter(({ field }) => /comma.separated|separated by (?:a )?comma/i.test(field.helpText ?? '')).map(({ at }) => at)).toEqual([]);
    expect(inputs.filter(({ field }) => field.children).map(({ at }) => at)).toEqual([]);
  });
  test('a label stands once in a step, among what is filled in and among what is given', () => {
    for (const { key, inputFields, outputFields } of visible) {
      for (const labels of [inputFields.map(({ label }) => label), outputFields.map(({ label }) => label)]) expect([key, labels.filter((label, index) => labels.indexOf(label) !== index)]).toEqual([key, []]);
    }
  });
  test('one thing has one name: an output that is an input of a later step has the same label there', () => {
    const outputs = visible.flatMap(({ outputFields }) => outputFields);
    const renamed = inputs.filter(({ at, field }) => !ASKED_ANEW.includes(at) && outputs.some(({ key }) => key === field.key) && !outputs.some(({ key, label }) => key === field.key && label === field.label));
    expect(renamed.map(({ at, field }) => `${at}: ${field.label}`)).toEqual([]);
  });
  test('what a help text names in bold is a label of ours', () => {
    const labels = new Set([...visible.flatMap(({ inputFields, outputFields }) => [...inputFields, ...outputFields].map(({ label }) => label)), ...OPENINGS]);
    expect(texts.flatMap(([at, text]) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].filter(([, name = '']) => !labels.has(name)).map(([, name]) => `${at}: ${name}`))).toEqual([]);
  });
  test('D013, D014, D015: no field searches by an action of ours, and no search creates', () => {
    expect(inputs.filter(({ field }) => 'search' in field).map(({ at }) => at)).toEqual([]);
    expect(definition.searchOrCreates ?? {}).toEqual({});
  });
  test('a dropdown that depends on another says nothing of required: the editor keeps it closed until then', () => {
    const raw = ['triggers', 'creates', 'searches'].flatMap((folder) => Object.values<any>((App as any)[folder])).flatMap(({ key, operation }) => (operation.inputFields ?? []).filter((field: any) => field.dependsOn && field.required === false).map((field: any) => `${key}.${field.key}`));
    expect(raw).toEqual([]);
  });
});

describe('operations', () => {
  const all = ['triggers', 'creates', 'searches'].flatMap((folder) => Object.values<any>((App as any)[folder]));
  test('D006, D016, D017: every trigger polls; there are no web hooks', () => {
    expect(Object.values<any>(App.triggers ?? {}).filter(({ operation }) => operation.type !== 'polling').map(({ key }) => key)).toEqual([]);
  });
  test('keys are snake_case, nouns singular words, and the folder\'s key is the operation\'s', () => {
    for (const { key, noun } of all) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(noun).toMatch(/^[A-Z][A-Za-z ]*[^s\s]$|ss$/);
    }
    for (const folder of ['triggers', 'creates', 'searches'] as const) expect(Object.entries<any>(App[folder] ?? {}).filter(([key, one]) => key !== one.key)).toEqual([]);
  });
  test('each perform is a function of its own: core finds it by identity', () => {
    const performs = all.map(({ operation }) => operation.perform);
    expect(new Set(performs).size).toBe(performs.length);
  });
  test('a lock lasts no longer than Zapier allows', () => {
    expect(all.filter(({ operation }) => (operation.lock?.timeout ?? 0) > 180).map(({ key }) => key)).toEqual([]);
  });
  test('nothing hands work to functions that are not registered, and no choices come from functions', () => {
    expect((App as any).hydrators ?? {}).toEqual({});
    expect(inputs.filter(({ field }) => typeof (field.choices as { perform?: unknown } | undefined)?.perform === 'string').map(({ at }) => at)).toEqual([]);
  });
  test('only the app\'s own secrets are secret, and none hides under a key whose values Zapier logs', () => {
    const safe = /^(account|bot_user|cloud|cloud_site|company|domain|email|environment|location|org|organization|project|region|scopes?|site|subdomain|team|token_type|user|workspace)(_?id|_?name)?$/;
    const secret = definition.authentication.fields.filter((field: Field) => field.type === 'password' || /key|token|account/.test(field.key));
    expect(secret.filter((field: Field) => safe.test(field.key)).map(({ key }: Field) => key)).toEqual([]);
  });
});

describe('the connection', () => {
  const fields: Field[] = definition.authentication.fields;
  test('D002: a secret field links to where the key is', () => {
    expect(fields.filter((field) => field.type === 'password' || field.type === 'text').filter((field) => !/\]\(https:\/\//.test(field.helpText ?? '')).map(({ key }) => key)).toEqual([]);
  });
  test('what a person has to look up elsewhere says where, by a link', () => {
    expect(fields.filter(({ computed }) => !computed).filter(({ helpText }) => !/\]\(https:\/\//.test(helpText ?? '')).map(({ key }) => key)).toEqual([]);
  });
  test('D003: its label shows what is connected and holds no secret', () => {
    expect(definition.authentication.connectionLabel).toMatch(/\{\{\w+\}\}/);
    expect(definition.authentication.connectionLabel).not.toMatch(/token|key|secret|password|support triage/i);
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
    expect(visible.filter(({ kind, display }) => kind === 'trigger' && !/^Triggers when an? .*\.$/.test(display.description)).map(({ key }) => key)).toEqual([]);
    expect(operations.filter(({ kind, display }) => kind === 'trigger' && !/^Triggers when .*\.$/.test(display.description)).map(({ key }) => key)).toEqual([]);
  });
  test('an action says in the third person what it does; a search finds', () => {
    expect(visible.filter(({ kind, display }) => kind !== 'trigger' && !/^[A-Z][a-z]+s\b.*\.$/.test(display.description)).map(({ key, display }) => `${key}: ${display.description}`)).toEqual([]);
    expect(visible.filter(({ kind, display }) => kind === 'search' && !/^Find/.test(display.label)).map(({ key }) => key)).toEqual([]);
  });
  test('no description names the app, or writes its noun with a capital', () => {
    expect(visible.filter(({ display, noun }) => /support triage/i.test(display.description) || new RegExp(`(?<!^)\\b${noun}s?\\b`).test(display.description.slice(1))).map(({ key, display }) => `${key}: ${display.description}`)).toEqual([]);
  });
  test('everything a person reads is English: no letter that English does not have, outside of examples', () => {
    const said = [...texts.map(([, text]) => text), ...visible.flatMap(({ inputFields, outputFields }) => [...inputFields, ...outputFields].map(({ label }) => label ?? ''))];
    expect(said.filter((text) => /[äöüßéèàçñãõ]/i.test(text))).toEqual([]);
  });
  test('a help text or description is one or more whole sentences, of one spelling of the apostrophe, and asks for nothing by “please”', () => {
    expect(texts.filter(([, text]) => text !== '' && !/^[“"`*]?[A-Z].*[.!?](?:”|\*\*)?$/.test(text)).map(([at]) => at)).toEqual([]);
    expect(texts.filter(([, text]) => text.includes("'")).map(([at]) => at)).toEqual([]);
    expect(texts.filter(([, text]) => /\bplease\b|click here/i.test(text.replace(/“[^”]*”/g, ''))).map(([at]) => at)).toEqual([]);
  });
  test('a description is one sentence that fits the list of steps, without markup or address', () => {
    expect(visible.filter(({ display }) => display.description.length > 140 || /[*`[\]<>]|https?:|\.\s/.test(display.description)).map(({ key }) => key)).toEqual([]);
  });
  test('the labels of groups are in Title Case too', () => {
    const groups = ['triggers', 'creates', 'searches'].flatMap((folder) => Object.values<any>(definition[folder])).flatMap(({ key, operation }) => (operation.inputFieldGroups ?? []).map(({ label }: { label: string }) => `${key}: ${label}`));
    expect(groups.length).toBeGreaterThan(5);
    expect(groups.filter((one) => !isTitleCase(one.split(': ')[1] ?? ''))).toEqual([]);
  });
  test('D025: no dangerous addresses anywhere', () => {
    expect(JSON.stringify(definition)).not.toMatch(/javascript:|vbscript:/i);
  });
});

describe('samples and outputs', () => {
  test('D012: hidden triggers have a sample too: their dropdowns are checked against it', () => {
    expect(operations.filter(({ sample }) => Object.keys(sample ?? {}).length === 0).map(({ key }) => key)).toEqual([]);
  });
  test('D023: whatever looks like a date in a sample is one, with a zone where it has a time', () => {
    const values = (value: unknown): string[] => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(values) : []);
    const dates = operations.flatMap(({ key, sample }) => values(sample).filter((text) => /^\d{4}-\d{2}-\d{2}/.test(text)).map((text) => `${key}: ${text}`));
    expect(dates.length).toBeGreaterThan(2);
    expect(dates.filter((text) => !/: \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/.test(text))).toEqual([]);
    const times = operations.flatMap(({ key, sample, outputFields }) => outputFields.filter(({ type }) => type === 'datetime').map((field) => `${key}: ${String(sample[field.key])}`));
    expect(times.filter((text) => !dates.includes(text))).toEqual([]);
  });
  test('D024: a list in a sample is one of what the fields say, and line items hold every field', () => {
    for (const { key, sample, outputFields } of visible) {
      for (const field of outputFields.filter(({ list }) => list)) expect([key, field.key, (sample[field.key.replace(/\[\].*/, '')] as unknown[]).every((item) => typeof item === (field.type === 'number' ? 'number' : 'string'))]).toEqual([key, field.key, true]);
      for (const field of outputFields.filter(({ children }) => children)) {
        const items = sample[field.key] as Record<string, unknown>[];
        for (const child of field.children as Field[]) expect([key, child.key, items.length > 0 && items.every((item) => typeof item[child.key] === (child.type === 'string' || child.type === 'datetime' ? 'string' : child.type === 'boolean' ? 'boolean' : 'number'))]).toEqual([key, child.key, true]);
      }
    }
  });
  test('every output has a label in Title Case', () => {
    expect(visible.flatMap(({ key, outputFields }) => outputFields.filter(({ label }) => !label || !isTitleCase(label)).map((field) => `${key}.${field.key}: ${field.label}`))).toEqual([]);
  });
  test('a sample shows what every user gets, on a ticket that could be real', () => {
    expect(visible.filter(({ sample }) => /lorem|\bfoo\b|asdf|john doe|column_|\btest(?:ing)? ?\d|example text/i.test(JSON.stringify(sample))).map(({ key }) => key)).toEqual([]);
  });
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

test('D026: no field has an inputFormat or asks for a host, so no address is built from what a person types', () => {
  const asked = [...allInputs, ...definition.authentication.fields.map((field: Field) => ({ at: `authentication.${field.key}`, field }))];
  expect(asked.filter(({ field }) => 'inputFormat' in field).map(({ at }) => at)).toEqual([]);
  // A sheet's link is cut down to its id (test/triggers/new_ticket.test.ts), and hosts are an allow-list (test/security/leaks.test.ts).
  expect(asked.filter(({ field }) => !field.computed && /host|subdomain|base.?url|server|endpoint/i.test(`${field.key} ${field.label}`)).map(({ at }) => at)).toEqual([]);
});

test('M002: what the directory would say of the app, as docs/engineering.md has it ready', () => {
  const [, listed = ''] = /^> (Support Triage is .*)$/m.exec(readFileSync(join(__dirname, '../docs/engineering.md'), 'utf8')) ?? [];
  expect(listed.length).toBeGreaterThanOrEqual(40);
  expect(listed.length).toBeLessThanOrEqual(140);
  expect(listed).toMatch(/^Support Triage is an? /);
  expect(listed).not.toMatch(/zapier|\bsync/i);
});

test('M004: the logo is a square PNG with transparency, of 256 pixels or more', () => {
  const png = readFileSync(join(__dirname, '../docs/images/logo.png'));
  expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const [width, height, colours] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  expect(width).toBeGreaterThanOrEqual(256);
  expect([height, colours]).toEqual([width, 6]);
});

/** Rules of Zapier's reference that no code here tests, and why. */
const NOT_TESTED: Record<string, string> = {
  'C001 C002 C003': 'compare with the public version: npm run release refuses to drop a key (test/scripts/release.test.ts); there is no public version yet',
  E001: 'the app sets no environment variable at Zapier',
  'L001 L002 L003 L004': 'state of a version at Zapier',
  'M001 M003 M005 M006 M007': 'category, role, admin, homepage and title: the account’s, typed into Zapier’s form (docs/engineering.md)',
  'S001 S002 S003': 'live users, live zaps and versions at Zapier',
  'T001 T002 T003': 'one successful run of each step in the account’s history: npm run smoke makes them',
  'T006 Z001': 'about web hooks, of which there are none: see D016',
  'A001 U001': 'a connected account, and the developer terms',
};
const CODES = ['D', 18, 'D', 28, 'C', 3, 'E', 1, 'L', 4, 'M', 7, 'S', 3, 'T', 6, 'A', 1, 'U', 1, 'Z', 1];

test('every rule of the reference is tested by its code, or stands among the exceptions with a reason', () => {
  const all = CODES.flatMap((letter, index) => (typeof letter === 'string' ? Array.from({ length: Number(CODES[index + 1]) }, (_unused, at) => `${letter}${String(at + 1).padStart(3, '0')}`) : []));
  const rules = [...new Set(all)].filter((code) => code !== 'D019' && code !== 'D020');
  const titles = ['publishing_rules.test.ts', 'publishing_live.test.ts'].flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/(?:test|test\.each\([^\n]*\))\(['"]([^\n]*?)['"], /g)].map(([, title = '']) => title));
  const covered = [...titles, ...Object.keys(NOT_TESTED)].join(' ');
  expect(rules.length).toBe(26 + 3 + 1 + 4 + 7 + 3 + 6 + 1 + 1 + 1);
  expect(rules.filter((code) => !covered.includes(code))).toEqual([]);
});
