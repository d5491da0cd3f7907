/** `calibrate`: asks the index its own problems back and looks at the similarities of the right and of the wrong answers. */
import { NAMESPACES, field } from '../../adapters/pinecone/records.ts';
import { similarityOf } from '../../adapters/pinecone/retrieval.ts';
import type { PineconeIndex } from '../../adapters/pinecone/vector_index.ts';
import { createDeadline } from '../../zapier/deadline.ts';
import { InputError } from '../../errors.ts';
import { openKnowledge, readKeys } from './connection.ts';
import { createPace, type Pace } from './pace.ts';

/** The value below which the share `part` of sorted values lies. */
const quantile = (sorted: number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

/** The threshold that lets the fewest right answers go and wrong ones in, counted equally. */
function bestThreshold(right: number[], wrong: number[]): { threshold: number; errors: number } {
  const candidates = [...new Set([...right, ...wrong].map((score) => Math.round(score * 100) / 100))].sort((a, b) => a - b);
  const errorsAt = (threshold: number) =>
    right.filter((score) => score < threshold).length / (right.length || 1) + wrong.filter((score) => score >= threshold).length / (wrong.length || 1);
  return candidates.map((threshold) => ({ threshold, errors: errorsAt(threshold) / 2 })).sort((a, b) => a.errors - b.errors)[0] ?? { threshold: 0, errors: 1 };
}

/** Records enough to say anything. */
const FEWEST = 10;

/** The kind of record there is enough of, articles before solved tickets, and some ids of it. */
async function sampleOf(index: PineconeIndex, pace: Pace, sample: number): Promise<{ namespace: string; ids: string[] }> {
  for (const namespace of [NAMESPACES.articles, NAMESPACES.solvedTickets]) {
    const { ids } = await pace.run(() => index.listPage(namespace, '', Math.min(100, sample), createDeadline()));
    if (ids.length >= FEWEST) return { namespace, ids };
  }
  throw new InputError('There are fewer than ten articles and fewer than ten solved tickets in this index: too few to measure anything.');
}

export async function calibrate(sample: number): Promise<string[]> {
  const { index } = await openKnowledge(readKeys());
  const pace = createPace(4);
  const { namespace, ids } = await sampleOf(index, pace, sample);
  const kind = namespace === NAMESPACES.articles ? 'article' : 'solved ticket';
  const right: number[] = [];
  const wrong: number[] = [];
  const records = (await Promise.all(Array.from({ length: Math.ceil(ids.length / 25) }, (_each, at) => pace.run(() => index.fetch(namespace, ids.slice(at * 25, at * 25 + 25), createDeadline()))))).flat();
  await Promise.all(records.map(({ id, metadata }) => pace.run(async () => {
    const vector = await index.embedOne('query', field(metadata, 'problem'), createDeadline());
    for (const match of await index.query(namespace, vector, 10, createDeadline())) {
      const about = (name: string) => field(match.metadata, name) === field(metadata, name);
      if (match.id === id) right.push(similarityOf(index.metric, match.score));
      else if (!about('issue') && !about('product')) wrong.push(similarityOf(index.metric, match.score));
    }
  })));
  right.sort((a, b) => a - b);
  wrong.sort((a, b) => a - b);
  const { threshold, errors } = bestThreshold(right, wrong);
  const border = Math.min(right.length, wrong.length) < FEWEST
    ? `Too little to tell a border: ${right.length} right and ${wrong.length} wrong answers came, ten of each are needed. Records with different products and issues make wrong ones. The app's default stays ${index.embedder.threshold.toFixed(2)}.`
    : `Best border here: ${threshold.toFixed(2)} (${(errors * 100).toFixed(1)} % wrong on either side); the app's default is ${index.embedder.threshold.toFixed(2)}; the field “Least Similarity” of a step sets another.`;
  return [
    `${records.length} ${kind}s of ${index.name} asked for by their own problem (${index.embedder.model}).`,
    `The ${kind} itself: median ${quantile(right, 0.5).toFixed(2)}, lowest tenth ${quantile(right, 0.1).toFixed(2)}.${wrong.length > 0 ? ` Another product's and issue's: median ${quantile(wrong, 0.5).toFixed(2)}, highest tenth ${quantile(wrong, 0.9).toFixed(2)}.` : ''}`,
    border,
  ];
}
