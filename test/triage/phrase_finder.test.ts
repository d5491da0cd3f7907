import { phraseFinder } from '../../src/triage/text/phrase_finder.ts';
import { phraseScout } from '../../src/triage/text/phrase_scout.ts';

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

describe('phraseScout', () => {
  const tables = { names: ['an', 'anna', 'on monday'], marks: ['organi', '--', 'sent from'], rare: ['xyzzy'] };
  const scout = phraseScout(tables);
  // Longer than what is worth scouting; the sentence stands in the middle.
  const around = (sentence: string) => `${'lorem ipsum '.repeat(8)}${sentence}${' dolor sit amet'.repeat(4)}`;

  it.each(['', 'anna', 'annas', 'on  \n monday', 'on     monday', 'organisation', 'disorganised', 'a -- b', 'sent from', 'sent fromage', 'xyzzy', 'xyzzys'])(
    'changes no answer about %j', (sentence) => {
      for (const whole of [true, false]) for (const [name, phrases] of Object.entries(tables)) {
        const alone = phraseFinder({ [name]: phrases }, { whole }), scouted = phraseFinder({ [name]: phrases }, { whole, scout });
        expect([...scouted.all(around(sentence))]).toEqual([...alone.all(around(sentence))]);
      }
    });

  it('refuses a table that it does not know', () => {
    expect(() => phraseFinder({ other: ['x'] }, { scout })).toThrow('other');
  });

  it('walks a long text in linear time', () => {
    const folded = 'on monday anna sent from organisation '.repeat(20_000);
    const start = process.cpuUsage();
    scout.walk(folded);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
