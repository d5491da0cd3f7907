/** What Zapier delivers for a field, read. */
import { isNoNumber, readBoolean, readEngineChoice, readList, readNumber } from '../src/fields.ts';

test.each([['yes', true], ['No', false], [true, true], ['0', false], ['', undefined], [undefined, undefined]])('%p as a boolean', (value, expected) => {
  expect(readBoolean({ field: value }, 'field')).toBe(expected);
});

test.each([['3', 3], ['0,5', 0.5], ['', 7], ['many', 7], [-5, 0], ['99', 10]])('%p as a number from 0 to 10, 7 where blank', (value, expected) => {
  expect(readNumber({ field: value }, 'field', 7, 0, 10)).toBe(expected);
});

test.each([
  ['10,000', 10_000], ['1.000,5', 1000.5], ['1,000.125', 1000.125], ['1,000,000', 1_000_000], ['-1,250', -1250], ['0,125', 0.125], ['-0,125', -0.125], ['1.000', 1], ['12,5', 12.5],
  ['1,00', 1], ['1e3', 1000], ['10 000', 7], ['1.000.000', 7], ['10,0000', 10],
])('%p is %p', (value, expected) => {
  expect(readNumber({ field: value }, 'field', 7, -1e7, 1e7)).toBe(expected);
});

test.each([['many', true], ['10,000', false], ['', false], [undefined, false], ['Infinity', true], ['10 000', true]])('%p is no number: %p', (value, expected) => {
  expect(isNoNumber({ field: value }, 'field')).toBe(expected);
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
