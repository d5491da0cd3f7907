/**
 * `npm run fuzz [-- --cases 1000000 --seed N --only NAME]`: a million hostile texts through CSV, headers, cleaning, rules, rendering
 * and what vendors answer: no crash, no hang, no property broken. A failing case is printed as small as it gets, with its seed.
 */
import { Command } from 'commander';
import fc from 'fast-check';
import { judgeByRules } from '../triage/escalation/judge.ts';
import { DEFAULT_SETTINGS } from '../triage/escalation/settings.ts';
import { PROPERTIES } from './fuzz/properties.ts';

const { cases, seed, only } = new Command('npm run fuzz --').option('--cases <n>', 'cases in all', '1000000').option('--seed <n>', 'of the random source', String(Date.now() % 1_000_000)).option('--only <name>', 'one property').parse().opts<{ cases: string; seed: string; only?: string }>();
const chosen = Object.entries(PROPERTIES).filter(([name]) => !only || name === only);
/** A case that takes the processor longer than this is a hang in the making; what else the machine did meanwhile does not count. */
const LONGEST_MS = 2_000;
// What is built once, at a process's first ticket, is not the cost of a case.
judgeByRules({ ticketId: '', subject: '', message: 'x y z', customerName: '', customerEmail: '', createdAt: '', product: '', url: '' }, DEFAULT_SETTINGS, { contactCount: 0, now: new Date() });

const each = Math.ceil(Number(cases) / chosen.length);
let failed = 0;

for (const [name, property] of chosen) {
  const started = performance.now();
  let slowest = 0;
  const timed = Object.assign(Object.create(Object.getPrototypeOf(property)), property, {
    run: (value: unknown) => {
      const before = process.cpuUsage();
      const outcome = (property as fc.IRawProperty<unknown, false>).run(value);
      const { user, system } = process.cpuUsage(before);
      slowest = Math.max(slowest, (user + system) / 1000);
      return outcome;
    },
  }) as fc.IRawProperty<unknown, false>;
  const result = fc.check(timed, { numRuns: each, seed: Number(seed) });
  const hung = slowest > LONGEST_MS;
  if (result.failed || hung) failed += 1;
  const verdict = result.failed ? `BROKEN: ${result.errorInstance instanceof Error ? result.errorInstance.message : ''} on ${JSON.stringify(result.counterexample)}` : hung ? 'TOO SLOW' : 'holds';
  console.log(`${name}: ${result.numRuns.toLocaleString('en')} cases in ${((performance.now() - started) / 1000).toFixed(0)} s, slowest ${slowest.toFixed(0)} ms: ${verdict}`);
}
console.log(failed === 0 ? `All ${chosen.length} properties hold (seed ${seed}).` : `${failed} broken (seed ${seed}).`);
process.exitCode = failed === 0 ? 0 : 1;
