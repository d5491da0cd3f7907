/** What Zapier delivers for a field, read. */
import { createRequire } from 'node:module';
import App from '../index.ts';
import { readBoolean, readEngineChoice, readList, readTicket, YES_OR_NO } from '../src/fields.ts';

test.each([['yes', true], ['No', false], [true, true], ['0', false], ['nein', false], ['WAHR', true], ['Sí', true], ['Não', false], ['perhaps', undefined], ['', undefined], [undefined, undefined]])('%p as a boolean', (value, expected) => {
  expect(readBoolean({ field: value }, 'field')).toBe(expected);
});

test.each([[['a', ' b '], ['a', 'b']], [['a, b', 'c;d\ne', ''], ['a', 'b', 'c', 'd', 'e']], ['a, b;c\nd', ['a', 'b', 'c', 'd']], ['a\tb', ['a', 'b']], ['“a”, "b"; «\u00a0c\u00a0»\n‘d’', ['a', 'b', 'c', 'd']], ['- a\n• b\n* c', ['a', 'b', 'c']],
  [['27" screen', '"A" and "B"', 'L’Oréal', '*.big.com', '-5', 'rock ’n’ roll'], ['27" screen', '"A" and "B"', 'L’Oréal', '*.big.com', '-5', 'rock ’n’ roll']], ['', []], [undefined, []]])('%p as a list', (value, expected) => {
  expect(readList({ field: value }, 'field')).toEqual(expected);
});

test.each([['a, b;c\nd', '\n', ['a, b;c', 'd']], [['a, b', 'c'], '\n', ['a, b', 'c']], [['a, b\nc'], '\n', ['a, b', 'c']], ['a, b;c', /[\n;]/, ['a, b', 'c']], ['“A” = “b c”, "d"; 27" = 32", 34"', /[\n;]/, ['A = b c, d', '27" = 32", 34"']]])('%p, parted by %p', (value, separator, expected) => {
  expect(readList({ field: value }, 'field', separator)).toEqual(expected);
});

test.each(['N/A', 'null', 'None', 'undefined', '-', '?', '...', '(blank)', 'Not specified', 'Unbekannt', 'keine Angabe', '#N/A', '#NV', '#REF!'])('“%s” in a field of the ticket says nothing', (said) => {
  const { createdAt: _createdAt, url: _url, message, ...ticket } = readTicket({ message: said, subject: said, customer_name: said, customer_email: said, ticket_ref: said, product: said });
  expect([message, Object.values(ticket)]).toEqual([said, ['', '', '', '', '']]);
});

test.each(['Other', 'Sonstiges', 'Otros', 'Autre', 'Outros', 'General'])('“%s” is no product, and may be a subject or a name', (said) => {
  expect(readTicket({ product: said, subject: said, customer_name: said })).toMatchObject({ product: '', subject: said, customerName: said });
});

test.each(['Nan', 'Nil', 'Na', 'Ka', '0', 'No', 'A', 'Null Bock', 'Autre lampe', 'Otherwise', 'Unknown error', 'X-1'])('“%s” says something', (said) => {
  expect(readTicket({ product: said, subject: said, customer_name: said, ticket_ref: said })).toMatchObject({ product: said, subject: said, customerName: said, ticketId: said });
});

test.each(['Builtin', ' BUILTIN ', 'Built-in (Gemini neither judges nor writes)'])('“%s” is the option that the editor shows so', (engine) => {
  expect(readEngineChoice({ engine }).engine).toBe('builtin');
});

test.each([['', false], ['no', false], ['nein', false], ['yes', true], ['unsure', true]])('personal data is masked where the field says “%s”: %p', (mask_personal_data, masked) => {
  expect(readEngineChoice({ mask_personal_data }).maskPersonalData).toBe(masked);
});

test('what is mapped into a field for yes or no is handed on by Zapier as it stands', () => {
  const asDelivered = createRequire(__filename)('zapier-platform-cli/src/oclif/commands/invoke/input-types');
  const inputs = Object.values(App.creates ?? {}).flatMap(({ operation }) => [...operation.inputFields as { key: string; type: string }[]]);
  const keys = Object.keys(YES_OR_NO), fields = inputs.filter(({ key }) => keys.includes(key));
  expect(new Set(fields.map(({ key }) => key)).size).toBe(keys.length);
  expect(inputs.filter(({ type }) => type === 'boolean')).toEqual([]);
  const mapped = Object.fromEntries(keys.map((key) => [key, 'off']));
  expect(asDelivered(mapped, fields, 'Europe/Berlin')).toMatchObject(mapped);
});

test('blank options mean the first ones', () => {
  expect(readEngineChoice({ engine: '', if_gemini_unavailable: undefined })).toMatchObject({ engine: 'automatic', ifUnavailable: 'retry' });
});

test.each([['engine', 'gpt5', /“Engine” holds “gpt5”.*automatic, builtin, gemini/], ['if_gemini_unavailable', 'panic', /“If Gemini Is Unavailable” holds “panic”/]])(
  'an unknown option of %s is named with the way out', (key, value, sentence) => {
    expect(() => readEngineChoice({ [key]: value })).toThrow(sentence);
  });
