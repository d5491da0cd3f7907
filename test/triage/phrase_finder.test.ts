import { packed, unpacker } from '../../src/triage/text/packed.ts';
import { phraseBook } from '../../src/triage/text/phrase_finder.ts';
import { indexParts, type PhraseIndex, readIndex } from '../../src/triage/text/phrase_index.ts';
import { phraseScout } from '../../src/triage/text/phrase_scout.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const indexOf = (tables: Record<string, string[]>) => (): PhraseIndex => readIndex(unpacker(packed(indexParts(tables))));
const bookOf = <Table extends string>(tables: Record<Table, string[]>, worthScouting?: number) => phraseBook(Object.keys(tables) as Table[], indexOf(tables), worthScouting);

const whole = bookOf({ short: ['on', 'a'], long: ['on monday', 'sent from', 'a ecrit'] }).phrasesOf('short', 'long');
const open = bookOf({ marks: ['organi', '| unsubscribe', '©'] }).beginningsOf('marks');

describe('phraseBook', () => {
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

describe('phraseScout', () => {
  const tables = { names: ['an', 'anna', 'on monday'], marks: ['organi', '--', 'sent from'], rare: ['xyzzy'] };
  const walking = bookOf(tables), searching = bookOf(tables, Infinity);
  // Longer than what is worth scouting; the sentence stands in the middle.
  const around = (sentence: string) => `${'lorem ipsum '.repeat(8)}${sentence}${' dolor sit amet'.repeat(4)}`;

  it.each(['', 'anna', 'annas', 'on  \n monday', 'on     monday', 'organisation', 'disorganised', 'a -- b', 'sent from', 'sent fromage', 'xyzzy', 'xyzzys'])(
    'changes no answer about %j', (sentence) => {
      for (const kind of ['phrasesOf', 'beginningsOf'] as const) for (const [name, phrases] of Object.entries(tables)) {
        const alone = bookOf({ [name]: phrases }, Infinity)[kind](name);
        for (const book of [walking, searching]) expect([...book[kind](name as keyof typeof tables).all(around(sentence))]).toEqual([...alone.all(around(sentence))]);
      }
    });

  it('walks a long text in linear time', () => {
    const folded = 'on monday anna sent from organisation '.repeat(20_000);
    expect(leastMilliseconds(() => { phraseScout(indexOf(tables)).walk(folded); }, 2000)).toBeLessThan(2000);
  });
});

test('more phrases of one beginning than a byte counts are refused, not miscounted', () => {
  const phrases = (count: number): string[] => Array.from({ length: count }, (_unused, at) => `ab${at}`);
  expect(bookOf({ many: phrases(255) }).phrasesOf('many').at('so ab254', 3)).toEqual({ index: 3, end: 8, table: 'many' });
  expect(() => indexParts({ many: phrases(256) })).toThrow('of one beginning');
});
