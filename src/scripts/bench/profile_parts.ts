/** What V8's profile of a cold start was spent on. */
import { readFileSync } from 'node:fs';
import { median } from 'simple-statistics';

/** The parts of the main thread's time, as the table heads them. `core` is all that the empty app does too, but for garbage, and what V8 gives to no function. */
export const PARTS = ['core', 'reading and compiling our files', 'expressions', 'unpacking', 'first run of our code', 'the vendor’s SDK', 'requests', 'garbage'] as const;
type Part = (typeof PARTS)[number];
export type Times = Record<Part, number>;

interface Frame { functionName: string; url: string }
interface ProfileNode { id: number; callFrame: Frame; children?: number[] }
interface Profile { nodes: ProfileNode[]; samples: number[]; timeDeltas: number[] }

const timesBy = (of: (part: Part) => number): Times => ({
  core: of('core'), 'reading and compiling our files': of('reading and compiling our files'), expressions: of('expressions'), 'unpacking': of('unpacking'),
  'first run of our code': of('first run of our code'), 'the vendor’s SDK': of('the vendor’s SDK'), requests: of('requests'), garbage: of('garbage'),
});

const isOurs = ({ url }: Frame): boolean => url.includes('/ours/dist/');
const isVendors = ({ url }: Frame): boolean => /\/ours\/dist\/chunks\/(?:gemini|google|pinecone|src)\b/.test(url);
/** Asking a vendor: Node's `http` and what it stands on, loaded and at work. */
const isRequest = ({ url, functionName }: Frame): boolean => /^node:(?:_?https?(?:_\w+)?|_?tls\w*|net|dns|internal\/(?:http|https|net|tls|dns)\b.*)$/.test(url) || functionName === 'moduleFor';

/** An expression at work, or being compiled: V8's own names for it, or those of what the build puts in its place (`src/patterns/late_pattern.ts`). */
const isExpression = ({ functionName, url }: Frame): boolean =>
  (url === '' ? /^(?:RegExp: .*|test|exec|match|matchAll|replace|replaceAll|split|search|next|\[Symbol\.\w+\])$/s : /^(?:LatePattern|test|exec|regexFor|mayMatch|holds(?:Needs|All|One|Word))$/).test(functionName);

/** What a sample was spent on, told by its frames, the innermost first; undefined for waiting. */
function partOf(stack: Frame[]): Part | undefined {
  const name = stack[0]?.functionName;
  if (name === '(garbage collector)') return 'garbage';
  if (name === '(idle)') return undefined;
  if (stack.some(isRequest)) return 'requests';
  const own = stack.findIndex(isOurs);
  const innermost = stack[own];
  if (!innermost) return 'core';
  const called = stack.slice(0, own);
  if (called.some(({ url }) => /^node:(?:vm|internal\/(?:modules\/|vm\b))/.test(url))) return 'reading and compiling our files';
  if (called.some(({ url }) => /^node:(?:zlib|fs|buffer)/.test(url))) return 'unpacking';
  if (isVendors(innermost)) return 'the vendor’s SDK';
  return stack.slice(0, own + 1).some(isExpression) ? 'expressions' : 'first run of our code';
}

/** Milliseconds of each part in one profile. */
function timesOf({ nodes, samples, timeDeltas }: Profile): Times {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const stackOf = (id: number | undefined): Frame[] => {
    const node = id === undefined ? undefined : byId.get(id);
    return node ? [node.callFrame, ...stackOf(parents.get(node.id))] : [];
  };
  const parts = new Map(nodes.map(({ id }) => [id, partOf(stackOf(id))]));
  const spent = new Map<Part | undefined, number>();
  samples.forEach((id, at) => { const part = parts.get(id); spent.set(part, (spent.get(part) ?? 0) + (timeDeltas[at + 1] ?? 0) / 1000); });
  return timesBy((part) => spent.get(part) ?? 0);
}

const sumOf = (times: Times): number => PARTS.reduce((sum, part) => sum + times[part], 0);

/**
 * A main thread's unprofiled milliseconds, parted as its profiles are. A profile slows a process down, and the machine's speed drifts from one to the
 * next; the share of each part does neither, so the median shares are taken, and brought to a sum of one.
 */
export function partedTimes(files: readonly string[], mainMs: number): Times {
  const shares = files.map((file) => { const times = timesOf(JSON.parse(readFileSync(file, 'utf8'))); const whole = sumOf(times); return timesBy((part) => times[part] / whole); });
  const middle = timesBy((part) => median(shares.map((one) => one[part])));
  const whole = sumOf(middle);
  return timesBy((part) => (middle[part] / whole) * mainMs);
}
