/** JSON Lines are read in one way, and the line that is none is named as an editor counts it. */
import { readCsvText } from '../../src/scripts/demo/csv_file.ts';
import { jsonLinesOf } from '../../src/scripts/json_lines.ts';

const LINES = '\uFEFF\n{"message":"one"}\r\n\r\n  {"message":"two"}\n';

test('blank lines and a byte order mark pass', () => {
  expect(jsonLinesOf(LINES, 'a.jsonl')).toEqual([{ message: 'one' }, { message: 'two' }]);
  expect(readCsvText('a.jsonl', LINES).rows).toEqual([['one'], ['two']]);
});

test.each(['{"message":', '["three"]', 'null', '"three"'])('%s is named by its line', (line) => {
  for (const read of [jsonLinesOf, (text: string, file: string) => readCsvText(file, text)]) expect(() => read(`${LINES}\n${line}\n`, 'a.jsonl')).toThrow('Line 6 of a.jsonl is no JSON object');
});
