import { phraseFinder } from '../../src/triage/text/phrase_finder.ts';

const whole = phraseFinder({ short: ['on', 'a'], long: ['on monday', 'sent from', 'a ecrit'] }, { whole: true });
const open = phraseFinder({ marks: ['organi', '| unsubscribe', '©'] });

describe('phraseFinder', () => {
  it.each([
    ['the longest phrase', 'see you on monday', [['on monday', 'long']]],
    ['whole words only', 'lemon monday onto on', [['on', 'short']]],
    ['a blank for up to four, line breaks among them', 'sent \n  from', [['sent \n  from', 'long']]],
    ['no more than four', 'sent     from', []],
    ['a phrase of one letter, and one that begins with it', 'a, a ecrit', [['a', 'short'], ['a ecrit', 'long']]],
    ['a phrase at the very end', 'come on', [['on', 'short']]],
    ['nothing in nothing', '', []],
  ])('finds %s', (_name, text, expected) => {
    expect([...whole.all(text)].map(({ index, end, table }) => [text.slice(index, end), table])).toEqual(expected);
  });

  it.each([['the organisation', true], ['disorganised', false], ['help | unsubscribe', true], ['x© 2026', true], ['none', false]])('says whether a beginning stands in %j', (text, expected) => {
    expect(open.isIn(text)).toBe(expected);
  });

  it('looks at one place only when asked to', () => {
    expect(whole.at('come on', 5)).toEqual({ index: 5, end: 7, table: 'short' });
    expect(whole.at('come on', 0)).toBeUndefined();
    expect(whole.at('come on', 7)).toBeUndefined();
  });
});
