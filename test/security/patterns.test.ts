/**
 * No pattern in what ships takes time that grows faster than the text: each regular expression of the source is run on the
 * texts that are worst for it. Phrases of data/ are no expressions: test/triage/escalation/hostile.test.ts tries their matcher.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { holdsTwice, leastInTurns } from '../cpu_clock.ts';
import { attacks } from './attack_strings.ts';

const root = resolve(__dirname, '../..');
const files = globSync(['index.ts', 'src/**/*.ts'], { cwd: root, exclude: (path) => String(path).includes('scripts') }).sort();

interface Pattern { at: string; source: string; flags: string }

/** Patterns that are quadratic by themselves, and the most characters that ever reach them. */
const BOUNDED: Record<string, number> = {
  '/\\s*,\\s*/': 60, // a customer's name: render/salutation.ts takes no longer one
  '/\\s?\\S*$/': 300, // a quote cut to its longest: adapters/gemini/field_readers.ts
};

/** Every expression written as a literal. */
function literals(file: string): Pattern[] {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ at: file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Every expression put together when the modules load. */
async function composed(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Original = RegExp;
  let at = '';
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]) {
      const made = new target(source, flags);
      // Only what our own files compose: a library's patterns never see a ticket.
      if (new Error().stack?.split('\n')[2]?.includes(join(root, 'src'))) found.push({ at, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (at of files) await import(join(root, at));
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

const SHORT = 1_500, LONG = 4 * SHORT;
/** Processor time from which on growth is looked at: on texts this short only a pattern that is worse than linear comes near it. */
const FELT_MS = 6;
/** What a text of a few hundred characters may take. */
const SHORT_MS = 20;
/** Four times the text: 4 where time is linear, 16 where it is quadratic. */
const MOST_GROWTH = 8;

/** One object for all rounds: V8 interprets an expression at first and compiles it once it is used again. */
const globalOf = ({ source, flags }: Pattern): RegExp => new RegExp(source, flags.includes('g') ? flags : `${flags}g`);

/** Milliseconds that the expression takes on each of `texts`, the least of `rounds` in turns. */
const times = (expression: RegExp, texts: readonly string[], rounds: readonly number[]): number[] => leastInTurns(rounds, texts.map((text) => () => text.replace(expression, '')));

/** Milliseconds by the clock, which is cheap to read a hundred thousand times: never less than processor time, so that what is quick by it is. */
function once(expression: RegExp, text: string): number {
  const started = performance.now();
  text.replace(expression, '');
  return performance.now() - started;
}

/** What takes a pattern too long on a short text, or `""`. */
function slowest(pattern: Pattern, length: number): string {
  const expression = globalOf(pattern);
  // One that takes exponential time is not asked again more often than it must be.
  const bad = attacks(pattern.source, pattern.flags, length).find((text) => once(expression, text) > SHORT_MS && [1, 2].every(() => (times(expression, [text], [1])[0] as number) > SHORT_MS));
  return bad ? `${length} characters like ${JSON.stringify(bad.slice(0, 12))} take more than ${SHORT_MS} ms` : '';
}

/** What a pattern is worst at, `""` where its time grows with the text alone. */
function blowUp(pattern: Pattern): string {
  // First texts so short that even a pattern of exponential or cubic time comes back, in steps at which one that doubles with each character does too.
  for (const length of [12, 18, 24, 30, 36, 44, 52, 300]) {
    const bad = slowest(pattern, length);
    if (bad) return bad;
  }
  const expression = globalOf(pattern);
  const short = attacks(pattern.source, pattern.flags, SHORT);
  for (const [index, text] of attacks(pattern.source, pattern.flags, LONG).entries()) {
    if (once(expression, text) < FELT_MS) continue;
    let told = '';
    const grows = holdsTwice((rounds) => {
      const [long, quarter] = times(expression, [text, short[index] ?? ''], rounds) as [number, number];
      const growth = long / Math.max(0.05, quarter);
      told = `${LONG} characters like ${JSON.stringify(text.slice(0, 12))} take ${long.toFixed(0)} ms, ${growth.toFixed(0)} times as long as a quarter of them`;
      return long > FELT_MS && growth > MOST_GROWTH;
    });
    if (grows) return told;
  }
  return '';
}

test.each([
  ['(a+)+$', ''], ['(\\w+\\s?)+:', 'u'], ['\\s+$', ''], ['^[\\s"“”]+|[\\s"“”]+$', 'g'], ['\\S+@\\S+', 'g'], ['(?:[-_=*>\\s]{0,4}[-_=]{5,}[-_=\\s]{0,100}|[\\s>*_|]{1,20})$', ''],
  ['(.*)*x', ''], ['^(.+\\s)+$', ''], ['(?:\\w+\\s*){2,}:', ''], ['\\d+(?:[.,]\\d+)*\\s*€', 'u'], ['(?:\\p{L}+ )*\\p{L}+!', 'gu'], ['<[^>]*>', 'g'], ['(?<=\\s+)x', ''],
])('the test itself finds /%s/%s', (source, flags) => {
  expect(blowUp({ at: '', source, flags })).not.toBe('');
});

test('no expression of what ships blows up', async () => {
  const all = [...new Map([...files.flatMap(literals), ...(await composed())].map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).entries()];
  expect(all.length).toBeGreaterThan(400);
  const bad = all.flatMap(([text, pattern]) => {
    const bound = BOUNDED[text];
    const why = bound ? slowest(pattern, bound) : blowUp(pattern);
    return why ? [`${pattern.at} ${text}: ${why}`] : [];
  });
  expect(bad).toEqual([]);
  expect(Object.keys(BOUNDED).filter((text) => !all.some(([known]) => known === text))).toEqual([]);
}, 300_000);
