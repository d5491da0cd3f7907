/** No text makes the rules slow or throw. What a text costs is held against what a shorter one of the same kind costs, for machines differ. */
import fc from 'fast-check';
import { judgeByRules } from '../../../src/triage/escalation/judge.ts';
import { ruleBook } from '../../../src/triage/escalation/rule_book.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { surroundingsOf } from '../../../src/triage/escalation/suppression.ts';
import { tokenise } from '../../../src/triage/escalation/tokens.ts';
import { ticketOf } from '../../contracts/engine.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const judge = (message: string, settings = DEFAULT_SETTINGS) => judgeByRules(ticketOf(message, { subject: '' }), settings, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') });

beforeAll(() => { for (const message of ['warm up please', 'bitte aufwärmen', 'caliéntate por favor', 'chauffe-toi, merci', 'aqueça, por favor']) judge(message); });

const SIZE = 200_000;
const fill = (piece: string, size = SIZE): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const PLAIN = 'Hello, the second lamp that I ordered in May came last week, and its switch sits on the other side than in your picture. ';
const HTML = '<div><table><tr><td style="font-size:12px">The lamp hums, and <b>nobody</b> can say why.</td></tr></table></div>';

/** Least processor time of three readings, each of a text not read before. */
const spent = (piece: string, size: number): number => leastMilliseconds((round) => judge(`${round} ${fill(piece, size)}`));

/** Milliseconds that say nothing: the clock is coarse, and what takes less than 25 times as long takes no tenth of a second. */
const FLOOR = 4;

test.each([
  ['no no no', 'no '], ['spaces', ' '], ['words and spaces', `a${' '.repeat(500)}`], ['nested quotations', '"«“ '], ['nested quotes', '> > > a\n'], ['one word', 'a'], ['ordinary words', PLAIN],
  ['one sentence', PLAIN.replace(/[.,]/g, '')], ['thanks', 'Thank you so much! '], ['sign-offs', 'Kind regards,\nJo\n\n'], ['HTML', HTML], ['open tags', '<p><b>'], ['open divisions', '<div>'],
  ['the rules’ own words', 'someone logged into my account and the lawyer of the bank saw smoke from the charger '],
  ['words that begin many phrases', 'my account data card bank '], ['questions', '??! '], ['brackets', '<<(([['], ['spaced letters', 'i g n o r e '],
  ['zero-width characters', 'a\u200b'], ['lone surrogates', '\ud800 '], ['combining characters', 'e\u0301\u0301\u0301'], ['mixed scripts', 'мой адвокат 弁護士に 😡🔥 lawyer '], ['base64', 'QUJD'],
  ['line breaks', 'a\n'], ['nothing but digits', '1 '],
])('what %s cost grows with their length, and no more', (_what, piece) => {
  spent(piece, 6_000);
  // Eight times the text: eight times the work where it is linear, 64 times where it is quadratic.
  const little = Math.max(FLOOR, spent(piece, 6_000)), more = Math.max(FLOOR, spent(piece, 48_000));
  expect(more / little).toBeLessThan(25);
  // Of four times that, most is left out.
  expect(spent(piece, SIZE) / more).toBeLessThan(12);
});

test('the beginning and the very end of a text are read, however long it is, and none of which the middle was left out is answered by itself', () => {
  for (const size of [100_000, SIZE, 1_000_000]) {
    expect(judge(`${fill(PLAIN, size)}\nYou will hear from my lawyer.`).findings.map(({ reason }) => reason)).toContain('legal_threat');
    expect(judge(`You will hear from my lawyer.\n${fill(PLAIN, size)}`).findings.map(({ reason }) => reason)).toContain('legal_threat');
    expect(judge(fill(PLAIN, size)).route).toBe('review');
  }
});

test('letters at random: no more spelled-out words are read than a person writes, and the ticket goes to a person', () => {
  // A linear congruential generator (Numerical Recipes), so that each run reads the same letters.
  let state = 7;
  const letters = Array.from({ length: SIZE / 2 }, () => { state = (state * 1664525 + 1013904223) % 2 ** 32; return String.fromCharCode(97 + (state % 26)); });
  const { spelledOut } = tokenise(letters.join(' '));
  expect(spelledOut.size).toBe(60);
  expect(judge(letters.join(' ')).route).toBe('review');
  // Far from too long: what is said of it must not send anybody looking for a long text.
  expect(judge(letters.slice(0, 3_000).join(' '))).toMatchObject({ route: 'review', warnings: [expect.stringContaining('too many disguised or repeated words')] });
  expect(judge(`${'w o r d  '.repeat(50)}. My charger caught fire and I was burned.`).route).toBe('human');
});

test('of a text with more hits than a person writes forty are asked about, and what more there are count', () => {
  const asked = (hits: number) => {
    let calls = 0;
    const reader = () => () => { calls++; return false; };
    const { route } = judgeByRules(ticketOf('You will hear from my lawyer. '.repeat(hits), { subject: '' }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z'), reader });
    return { calls, route };
  };
  expect(asked(5)).toEqual({ calls: expect.any(Number), route: 'auto_reply' });
  expect(asked(5).calls).toBeLessThan(40);
  expect(asked(200)).toEqual({ calls: 40, route: 'human' });
});

test('time grows with the length, not faster', () => {
  const piece = 'The charger of my lamp got warm, someone from the bank wrote to my lawyer about the account. ';
  const { phrases } = ruleBook('en');
  // Processor time, not the clock: other work on the machine must not decide this.
  const best = (times: number): number => {
    const text = tokenise(piece.repeat(times));
    return Math.min(...Array.from({ length: 9 }, () => { const start = process.cpuUsage(); phrases.find(text); const { user, system } = process.cpuUsage(start); return user + system; }));
  };
  best(1_600);
  // 8 times the text: 8 times the work where it is linear, 64 times where it is quadratic.
  expect(best(1_600) / best(200)).toBeLessThan(30);
});

test('nor where one sentence without an end is full of hits and of words that take them back', () => {
  const best = (times: number): number => Math.min(...Array.from({ length: 5 }, (_unused, round) => {
    const start = process.cpuUsage();
    judge('not my lawyer '.repeat(times) + round);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  }));
  best(3_200);
  expect(best(3_200) / best(400)).toBeLessThan(25);
});

test('what stands around a hit is as much, however long the sentences beside it are', () => {
  const around = (times: number): number => {
    const text = tokenise(`${'if my lawyer was not resolved '.repeat(times)}. `.repeat(3));
    const { phrases, context } = ruleBook('en'), { matches } = phrases.find(text), hit = matches[matches.length >> 1];
    return hit ? surroundingsOf(context.find(text).matches, text).near(hit).length : 0;
  };
  expect(around(100)).toBeGreaterThan(10);
  expect(around(400)).toBe(around(100));
});

test('own phrases are plain words: no expression, no blow-up', () => {
  const settings = { ...DEFAULT_SETTINGS, extraPhrases: ['(a+)+$', 'a a a a a a a a b', '.*', '[', ''], ignorePhrases: ['a a a a c', '((('] };
  const best = (size: number): number => leastMilliseconds((round) => judge(`${round} ${fill('a ', size)}`, settings));
  best(6_000);
  expect(best(48_000) / Math.max(FLOOR, best(6_000))).toBeLessThan(25);
});

test('never throws, and tokens always point into the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    const tokens = tokenise(text);
    for (const [index, start] of tokens.starts.entries()) {
      const end = tokens.ends[index] ?? -1;
      if (start < 0 || end <= start || end > text.length) return false;
    }
    judge(text);
    return true;
  }), { numRuns: 300 });
});
