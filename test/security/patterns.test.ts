/**
 * No pattern in what ships takes time that grows faster than the text: each regular expression of the source is run on the
 * texts that are worst for it. Phrases of data/ are no expressions: test/triage/escalation/hostile.test.ts tries their matcher.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { cpuClock } from '../cpu_clock.ts';
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

function spent({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const start = cpuClock();
  text.replace(pattern, '');
  return cpuClock() - start;
}

const least = (times: number, measure: () => number): number => Math.min(...Array.from({ length: times }, measure));

/** What takes a pattern too long on a short text, or `""`. */
function slowest(pattern: Pattern, length: number): string {
  const bad = attacks(pattern.source, pattern.flags, length).find((text) => spent(pattern, text) > SHORT_MS && least(2, () => spent(pattern, text)) > SHORT_MS);
  return bad ? `${length} characters like ${JSON.stringify(bad.slice(0, 12))} take ${spent(pattern, bad).toFixed(0)} ms` : '';
}

/** What a pattern is worst at, `""` where its time grows with the text alone. */
function blowUp(pattern: Pattern): string {
  // First texts so short that even a pattern of exponential or cubic time comes back.
  for (const length of [22, 300]) {
    const bad = slowest(pattern, length);
    if (bad) return bad;
  }
  const short = attacks(pattern.source, pattern.flags, SHORT);
  for (const [index, text] of attacks(pattern.source, pattern.flags, LONG).entries()) {
    if (spent(pattern, text) < FELT_MS) continue;
    const long = least(3, () => spent(pattern, text));
    const growth = long / Math.max(0.05, least(5, () => spent(pattern, short[index] ?? '')));
    if (long > FELT_MS && growth > MOST_GROWTH) return `${LONG} characters like ${JSON.stringify(text.slice(0, 12))} take ${long.toFixed(0)} ms, ${growth.toFixed(0)} times as long as a quarter of them`;
  }
  return '';
}

test.each([
  ['(a+)+$', ''], ['(\\w+\\s?)+:', 'u'], ['\\s+$', ''], ['^[\\s"“”]+|[\\s"“”]+$', 'g'], ['\\S+@\\S+', 'g'], ['(?:[-_=*>\\s]{0,4}[-_=]{5,}[-_=\\s]{0,100}|[\\s>*_|]{1,20})$', ''],
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
