/** In the zip it stands for qs: asked beside it. */
import fc from 'fast-check';
import { stringify } from '../../../src/adapters/google_sheets/query_string.ts';

const qs: { stringify(parameters: object, options: object): string } = require('qs');

const text = fc.string({ unit: 'grapheme' });
const value = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));

test('writes what qs writes, as googleapis asks it', () => {
  fc.assert(fc.property(fc.dictionary(text, fc.oneof(value, fc.array(value))), (parameters) => {
    expect(stringify(parameters)).toBe(qs.stringify(parameters, { arrayFormat: 'repeat' }));
  }), { numRuns: 2_000 });
});

test.each([
  [{ ranges: ['Tickets!A1:Z1', "'Ä & Ö'!A2:Z"], majorDimension: 'ROWS', includeGridData: false, pageSize: 0 }],
  [{ q: "mimeType='application/vnd.google-apps.spreadsheet' and trashed=false", fields: 'files(id,name),nextPageToken', pageToken: undefined, corpora: null, none: [] }],
])('writes what Sheets and Drive are asked: %p', (parameters) => {
  expect(stringify(parameters)).toBe(qs.stringify(parameters, { arrayFormat: 'repeat' }));
});

test('refuses what has depth, in place of another query than qs would write', () => {
  expect(() => stringify(JSON.parse('{"filter":{"a":1}}'))).toThrow(TypeError);
});
