/** What the build puts in place of long regular expressions says what the expressions say, to every method, whatever the text. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ANY_DIGIT, latePattern, MARKS } from '../../../src/patterns/late_pattern.ts';
import { neededWords } from '../../../src/scripts/build/needed_words.ts';
import { propertiesInClasses } from '../../../src/scripts/build/property_classes.ts';
import { withoutEdges } from '../../../src/scripts/build/word_edges.ts';
import { readCsvFile } from '../../../src/scripts/demo/csv_file.ts';
import { isWestern, westernPattern } from '../../../src/patterns/western_text.ts';

const root = join(__dirname, '../../..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.startsWith('src/scripts/'));

interface Site { pattern: string; flags: string; inFunction: boolean }

/** The bundler's parser is an ES module, which jest cannot load: a process of its own reads. */
function latePatternsIn(codes: string[]): Site[] {
  const script = `import { latePatternsIn } from ${JSON.stringify(join(root, 'src/scripts/build/late_patterns.ts'))};
import { readFileSync } from 'node:fs';
console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).flatMap((code) => latePatternsIn(code))));`;
  return JSON.parse(execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { input: JSON.stringify(codes), encoding: 'utf8', maxBuffer: 1 << 26 }));
}

const sites = latePatternsIn(files.map((file) => readFileSync(join(root, file), 'utf8')));

const read = (regex: RegExp) => neededWords(regex.source, regex.flags)?.split(MARKS.either).map((sets) => sets.split(MARKS.both).map((words) => words.split(MARKS.word)));

describe('the words a match needs', () => {
  test.each<[RegExp, string[][][] | undefined]>([
    [/refund|money back/, [[['refund']], [['money b']]]],
    [/\b(?:we|i)(?:'ll| will) (?:\w+ )?(?:lower|reduce)\b/, [[['lower', 'reduce']]]],
    [/(?<!\p{L})half past (one|two|\d{1,2})/gu, [[['half pa']]]],
    [/[^\s@]+@[^\s@]+/, [[['@']]]],
    [/(?:us|we) (?:\w+ )*(?:at|by) /, [[['us ', 'we '], ['at ', 'by ']]]],
    [/(?:we|they) (?:refund|replace)/, [[['refund', 'replace']]]],
    [/(?:us|we) (?:go|do)/, [[['us go', 'us do', 'we go', 'we do']]]],
    [/caf[eé]s?/i, [[['cafe', 'café']]]],
    [/Straße/i, [[['stra']]]],
    [/(?=refund)\w+|replace/, [[['refund']], [['replace']]]],
    [/(?!refund)\w+|replace/, undefined],
    [/(?<!\d)(?=\p{L}*\d)\p{L}+/u, [[[ANY_DIGIT]]]],
    [/(?:refund)?(?:replace)*/, undefined],
    [/refund|\p{Lu}+/u, undefined],
  ])('%p', (regex, words) => {
    expect(read(regex)).toEqual(words);
  });
});

describe('the edges of words', () => {
  test.each<[RegExp, string]>([
    [/\b(?:we|i) see\b/, '(?<!\\w)(?:we|i) see(?!\\w)'],
    [/\bs?ee+\b|\b\d{2}[a-z]\b/, '(?<!\\w)s?ee+(?!\\w)|(?<!\\w)\\d{2}[a-z](?!\\w)'],
    [/a\b b(?= c\b)(?! \bd)(?<!\be f) /, 'a(?!\\w) b(?= c(?!\\w))(?! (?<!\\w)d)(?<!(?<!\\w)e f) '],
    [/(?: a\b)*(?:\bb )+(?:c\b)+/, '(?: a(?!\\w))*(?:(?<!\\w)b )+(?:c(?!\\w))+'],
    // One side may be none of `\w`, or no character at all: as it was.
    [/\b(?:an|à) \w+\b ?\b/, '\\b(?:an|à) \\w+(?!\\w) ?\\b'],
    [/\bé\b|a ?\b|\b(?!x)|[\b]/, '\\bé\\b|a ?\\b|\\b(?!x)|[\\b]'],
    [/(a|-)\1\b/, '(a|-)\\1\\b'],
  ])('%p', (regex, written) => {
    expect(withoutEdges(regex.source, regex.flags)).toBe(written);
  });
});

test('expressions made of a module’s constants are read too, and those of functions only where they start anew', () => {
  const code = `const DAYS = ['monday', 'tuesday'];
const DAY: RegExp = new RegExp(\`\\\\b(?:\${DAYS.map((day) => day + 's?').join('|')})\\\\b\`, 'gi');
const of = (text: string) => [text.replace(/a long expression of its own/g, ''), /a long expression that remembers/g.test(text), new RegExp(text + 'aaaaaaaaaaaaaaaaaaaaaaaaaa')];
const ELSE = new RegExp(unknown(DAYS), 'u');`;
  expect(latePatternsIn([code]).map(({ pattern, flags, inFunction }) => [pattern, flags, inFunction])).toEqual([
    ['\\b(?:mondays?|tuesdays?)\\b', 'gi', false], ['a long expression of its own', 'g', true],
  ]);
});

test('no function makes a module’s expressions: the build could not read them, and each would be compiled by the first event that asks', () => {
  const makers = (code: string): string[] => code.match(/^(?:export )?const \w+ = \(.*\)(?:: RegExp)? => new RegExp\(|^ *return new RegExp\(/gm) ?? [];
  expect(makers("const said = (...words: string[]): RegExp => new RegExp(words.join('|'));")).toHaveLength(1);
  expect(files.filter((file) => !file.endsWith('late_pattern.ts') && makers(readFileSync(join(root, file), 'utf8')).length > 0)).toEqual([]);
});

/** What an expression says of a text, by each way to ask it; some remember where they were. */
function answers(regex: RegExp, text: string): unknown[] {
  const found = (match: RegExpExecArray | RegExpMatchArray | null) => match && [[...match], match.index, match.groups && { ...match.groups }];
  regex.lastIndex = 0;
  const remembered = [regex.test(text), regex.test('nothing here'), regex.test(text), regex.lastIndex];
  regex.lastIndex = 0;
  const first = found(regex.exec(text));
  regex.lastIndex = 0;
  return [
    remembered, first, found(text.match(regex)), text.search(regex), text.split(regex), text.replace(regex, '<$&>'), text.replace(regex, (match: string) => `[${match}]`),
    regex.flags, regex.global ? [[...text.matchAll(regex)].map(found), text.replaceAll(regex, '-')] : '',
  ];
}

/** Makes the expression that the build writes, each time one that has been asked nothing yet. */
function lateFor(pattern: string, flags: string): () => RegExp {
  const written = propertiesInClasses(withoutEdges(pattern, flags)), needs = neededWords(pattern, flags);
  return () => latePattern(written, flags, needs) as unknown as RegExp;
}

const everyCharacter = Array.from({ length: 0x110000 }, (_unused, code) => String.fromCodePoint(code));
const western = everyCharacter.filter(isWestern);

/** Characters that stand for all of a property, as a class holds them: those of Latin-1, and so many others from all over, by codes that fast-check can read. */
const OTHERS = 50, READABLE = 0x100000, members = new Map<string, string>();
function membersOf(property: string): string {
  const known = members.get(property);
  if (known !== undefined) return known;
  const form = new RegExp(`^${property}$`, 'u'), all = everyCharacter.slice(0, READABLE).filter((character) => form.test(character)), others = all.filter((character) => character > 'ÿ');
  const chosen = [...all.filter((character) => character <= 'ÿ'), ...others.filter((_character, at) => at % Math.ceil(others.length / OTHERS) === 0)];
  const listed = chosen.map((character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).join('');
  members.set(property, listed);
  return listed;
}

/** With characters in place of properties: fast-check would list the 140,000 letters of all scripts for each of a thousand mentions, and draw hardly a western one. */
const withMembers = (pattern: string): string => pattern.replace(/\[(?:\\.|[^\]\\])*\]|\\p\{\w[^}]*\}/gi, (part) =>
  (part.startsWith('[') ? part.replace(/\\p\{\w[^}]*\}/gi, membersOf) : `[${membersOf(part)}]`));

/** Texts made from the expression itself, where it needs words and its parts are such that texts can be made. */
function matching(pattern: string, flags: string): string[] {
  if (neededWords(pattern, flags) === undefined) return [];
  try {
    const arbitrary = fc.stringMatching(new RegExp(withMembers(pattern.replace(/\(\?<?[!=](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\\[bB]/g, '')), flags.replace(/[gi]/g, '')), { size: 'xsmall' });
    return fc.sample(arbitrary, { numRuns: 6, seed: 7 }).map((text) => text.slice(0, 500));
  } catch {
    return [];
  }
}

describe('on every long expression of the app', () => {
  const { rows } = readCsvFile(join(root, 'data/demo/tickets.csv'));
  const tickets = rows.filter((_row, at) => at % 40 === 0).map((row) => row.join('\n'));
  const texts = sites.map(({ pattern, flags }) => [pattern, flags, matching(pattern, flags)] as const);

  test('there are some hundreds, and texts can be made from most of them', () => {
    expect(sites.length).toBeGreaterThan(250);
    expect(texts.filter(([, , made]) => made.length > 0).length).toBeGreaterThan(600);
  });

  test.each(texts)('/%s/%s', (pattern, flags, made) => {
    const regex = new RegExp(pattern, flags), late = lateFor(pattern, flags);
    // One that has been asked of so many texts that it looks for its words by their beginnings.
    const practised = late();
    for (let at = 0; at < 50; at += 1) practised.test('');
    for (const text of [...tickets, ...made, ...made.flatMap((one) => [one.toUpperCase(), `Dear all, ${one}, thanks`, one.slice(1), one.replaceAll('s', 'ſ').replaceAll('k', 'K')]), `${made[0] ?? 'Été'} Ελληνικά, по-русски, 日本語 ٣`]) {
      const meant = answers(regex, text);
      expect(answers(late(), text)).toEqual(meant);
      expect(answers(practised, text)).toEqual(meant);
    }
  });
});

test('however many texts without its words come, an expression is not compiled for them', () => {
  const pattern = '(?:refund|money back|reimburse|credit note|pay(?:ment)? back|£5) please', kept = latePattern(pattern, 'i', neededWords(pattern, 'i'));
  for (let at = 0; at < 500; at += 1) expect(kept.test(`text ${at} of a refu, mone, a pay and £`)).toBe(false);
  expect(kept.forAll).toBeUndefined();
  expect(['Money back please', 'pay back please', 'a £5 please', 'refund pleas', 'a reimburse please'].map((text) => kept.test(text))).toEqual([true, true, true, false, true]);
});

describe('for western texts', () => {
  const properties = [...new Set(sites.flatMap(({ pattern }) => pattern.match(/\\p\{[^}]*\}/g) ?? []))];

  test.each(properties.flatMap((property) => ['u', 'iu'].flatMap((flags) => ['', '^'].map((not) => [`^[${not}${property}]$`, flags]))))('%s, %s, says of every western character what it says', (pattern, flags) => {
    const [whole, ofWestern] = [new RegExp(pattern, flags), new RegExp(westernPattern(pattern, flags), flags)];
    expect(western.filter((character) => whole.test(character) !== ofWestern.test(character))).toEqual([]);
  });

  test('Latin-1, French letters, signs and emojis are western, and no other script or half a character', () => {
    expect(['', 'Ça coûte 5 €, cœur … “ok” ™', 'zo\u0308n 👍🏽 ❤️'].map(isWestern)).toEqual([true, true, true]);
    expect(['Łódź', 'да', '日本', '①', '🄰', 'half \ud83d', '\udc4d'].map(isWestern)).toEqual([false, false, false, false, false, false, false]);
  });
});

test('an expression goes on where it was, whether the texts in between are western or not', () => {
  const [late, regex] = [lateFor('(?<!\\p{L})\\p{L}+(?!\\p{L})', 'gu')(), /(?<!\p{L})\p{L}+(?!\p{L})/gu];
  const walk = (pattern: RegExp) => ['one two', 'один два', 'one two', 'два'].map((text) => [pattern.exec(text)?.[0], pattern.lastIndex]);
  expect(walk(late)).toEqual(walk(regex));
});
