/**
 * `npm run train:replies`: learns from the open reply drafts of `data/grounding/` how likely a sentence of a reply is a fault, and writes
 * `data/text/reply_doubt.json`. Faults are promises and inventions whose words a draft names; of drafts that name none, only the good
 * ones are learned. Prints precision and recall on each hand left out of the learning. `--check` prints without writing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doubtOf, readDoubts, type DoubtModel } from '../triage/reply_checks/doubt.ts';
import type { Features } from '../triage/reply_checks/doubt_features.ts';
import { checkedReply, type GroundingCase } from './evaluate/grounding.ts';
import { learn } from './train_escalation/regression.ts';

/** Hands whose drafts name the words of their fault. */
const NAMED = ['eighth_hand', 'ninth_hand', 'tenth_hand', 'twelfth_hand', 'thirteenth_hand', 'fourteenth_hand'];
const UNNAMED = ['dev', 'test', 'third_hand', 'fourth_hand', 'fifth_hand', 'own_hand'];
const LEARNED = /^(?:promise|invented)/;
/** Cost of an error against large weights: of 0.1 to 10 the best on hands left out. */
const COST = 3;
const DIGITS = 2;
const FOLDER = join(import.meta.dirname, '../../data/grounding');

interface Draft extends GroundingCase { fault?: string; kind?: string }
interface Row { hand: string; draft: string; ok: boolean; isFault: boolean; isLearned: boolean; features: Features }

function rowsOf(hand: string): Row[] {
  const drafts = readFileSync(join(FOLDER, `${hand}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line): Draft => JSON.parse(line));
  return drafts.flatMap((draft) => {
    const { ok, reply, fault = '', kind = '', id } = draft;
    const at = ok || !fault ? -1 : reply.indexOf(fault);
    return readDoubts(checkedReply(draft)).sentences.map(({ sentence: { from, to }, features }): Row => {
      const isFault = at >= 0 && from < at + fault.length && at < to;
      return { hand, draft: `${hand}/${id}`, ok, isFault, isLearned: ok || (fault !== '' && (!isFault || LEARNED.test(kind))), features: features() };
    });
  });
}

function modelOf(rows: Row[]): DoubtModel {
  const learned = rows.filter(({ isLearned }) => isLearned);
  const names = [...new Set(learned.flatMap(({ features }) => Object.keys(features)))].sort();
  const place = new Map(names.map((name, at) => [name, at]));
  const examples = learned.map(({ features, isFault }) => {
    const entries = Object.entries(features).filter(([, value]) => value !== 0);
    return { grams: { buckets: Int32Array.from(entries, ([name]) => place.get(name) ?? 0), values: Float32Array.from(entries, ([, value]) => value) }, isMember: isFault };
  });
  const { bias, weights } = learn(examples, COST, names.length, 60);
  const rounded = (value: number): number => Number(value.toFixed(DIGITS));
  return { bias: rounded(bias), weights: Object.fromEntries(names.map((name, at): [string, number] => [name, rounded(weights[at] ?? 0)]).filter(([, weight]) => weight !== 0)) };
}

/** Drafts stopped at a bar by the model alone: rightly where the sentence of the fault is, wrongly where the draft is good. */
function judged(rows: Row[], model: DoubtModel, bar: number): { right: number; wrong: number; faults: number } {
  const above = (row: Row): boolean => doubtOf(row.features, model) > bar;
  const draftsOf = (some: Row[]): number => new Set(some.map(({ draft }) => draft)).size;
  const faults = rows.filter(({ isFault, isLearned }) => isFault && isLearned);
  return { right: draftsOf(faults.filter(above)), wrong: draftsOf(rows.filter(({ ok }) => ok).filter(above)), faults: draftsOf(faults) };
}

const all = [...NAMED, ...UNNAMED].flatMap(rowsOf);
for (const hand of NAMED) {
  const model = modelOf(all.filter((row) => row.hand !== hand));
  const own = all.filter((row) => row.hand === hand);
  console.log(`${hand} left out: ${[0.3, 0.4, 0.5].map((bar) => { const { right, wrong, faults } = judged(own, model, bar); return `from ${bar} on ${right} of ${faults} faults, ${wrong} good drafts`; }).join('; ')}`);
}
const model = modelOf(all);
if (!process.argv.includes('--check')) {
  writeFileSync(join(FOLDER, '../text/reply_doubt.json'), `${JSON.stringify(model, null, 1)}\n`);
  console.log(`written: data/text/reply_doubt.json, ${Object.keys(model.weights).length} weights`);
}
