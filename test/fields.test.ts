/** What Zapier delivers for a field, read. */
import { readBoolean, readEngineChoice, readList } from '../src/fields.ts';

test.each([['yes', true], ['No', false], [true, true], ['0', false], ['', undefined], [undefined, undefined]])('%p as a boolean', (value, expected) => {
  expect(readBoolean({ field: value }, 'field')).toBe(expected);
});

test.each([[['a', ' b '], ['a', 'b']], ['a, b;c\nd', ['a', 'b', 'c', 'd']], ['', []], [undefined, []]])('%p as a list', (value, expected) => {
  expect(readList({ field: value }, 'field')).toEqual(expected);
});

test.each([['a, b;c\nd', '\n', ['a, b;c', 'd']], [['a, b', 'c'], '\n', ['a, b', 'c']], ['a, b;c', /[\n;]/, ['a, b', 'c']]])('%p, parted by %p', (value, separator, expected) => {
  expect(readList({ field: value }, 'field', separator)).toEqual(expected);
});

test.each(['Builtin', ' BUILTIN ', 'Built-in (Gemini neither judges nor writes)'])('“%s” is the option that the editor shows so', (engine) => {
  expect(readEngineChoice({ engine }).engine).toBe('builtin');
});

test('blank options mean the first ones', () => {
  expect(readEngineChoice({ engine: '', if_gemini_unavailable: undefined })).toMatchObject({ engine: 'automatic', ifUnavailable: 'retry' });
});

test.each([['engine', 'gpt5', /“Engine” holds “gpt5”.*automatic, builtin, gemini/], ['if_gemini_unavailable', 'panic', /“If Gemini Is Unavailable” holds “panic”/]])(
  'an unknown option of %s is named with the way out', (key, value, sentence) => {
    expect(() => readEngineChoice({ [key]: value })).toThrow(sentence);
  });
