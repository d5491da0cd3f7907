import { languageOf } from '../../../src/adapters/gemini/field_readers.ts';

test('of all codes of two letters those are languages that Unicode’s data names', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  expect(codes.filter(languageOf)).toEqual(codes.filter((code) => names.of(code)));
});

test.each([['DE', 'de'], [' pt-BR ', 'pt'], ['zh_Hant', 'zh'], ['German', ''], ['xx', ''], [7, '']])('%p is read as %p', (value, code) => {
  expect(languageOf(value)).toBe(code);
});
