import { join } from 'node:path';
import { meaningsOf } from '../../adapters/builtin/words/lexicon.ts';
import { checkReply } from '../../triage/reply_checks/check_reply.ts';
import type { Finding } from '../../triage/replies/auto_send.ts';
import { UsageError } from '../demo/usage_error.ts';
import { readJsonLines } from '../json_lines.ts';
import type { EvaluateOptions } from './options.ts';
import type { Report } from './report.ts';

/** A reply draft and whether every claim in it may stand. */
export interface GroundingCase {
  id: string;
  lang: string;
  ticket: string | { subject?: string; message?: string };
  sources: { title?: string; text?: string; url?: string }[];
  reply: string;
  ok: boolean;
}

export interface GroundingReport {
  task: 'grounding';
  n: number;
  /** Of the drafts that the checker stops, how many deserve it. */
  precision: number;
  /** Of the drafts that deserve to be stopped, how many it stops. */
  recall: number;
  f1: number;
  accuracy: number;
  by_language: Record<string, { n: number; precision: number; recall: number }>;
  by_check: Record<string, number>;
  confusion: { stopped_wrong: number; stopped_ok: number; passed_wrong: number; passed_ok: number };
  seconds: number;
  wrong: { id: string; ok: boolean; findings: Finding[] }[];
}

/** What the checks find in a draft. */
export const findingsFor = ({ ticket, lang, sources, reply }: GroundingCase): Finding[] => checkReply({
  body: reply, language: lang, ownWords: [], instructions: '', neverMention: [], meaningsOf: (word) => meaningsOf(word),
  ticket: typeof ticket === 'string' ? { subject: '', message: ticket } : { subject: ticket.subject ?? '', message: ticket.message ?? '' },
  sources: sources.map(({ title = '', text = '', url = '' }) => ({ title, text, url })),
});

const ratio = (part: number, whole: number): number => (whole ? part / whole : 1);

/** Precision and recall of the whole checker, a draft counting as stopped where it finds anything. */
export function evaluateGrounding(cases: GroundingCase[]): GroundingReport {
  const started = performance.now();
  const results = cases.map((one) => ({ ...one, findings: findingsFor(one) }));
  const measure = (some: typeof results) => {
    const stopped = some.filter(({ findings }) => findings.length > 0);
    const right = stopped.filter(({ ok }) => !ok).length;
    return { n: some.length, precision: ratio(right, stopped.length), recall: ratio(right, some.filter(({ ok }) => !ok).length), stopped: stopped.length, right };
  };
  const all = measure(results);
  const byCheck = new Map<string, number>();
  for (const check of results.flatMap(({ findings }) => [...new Set(findings.map((finding) => finding.check))])) byCheck.set(check, (byCheck.get(check) ?? 0) + 1);
  const wrong = results.filter(({ ok, findings }) => ok !== (findings.length === 0)).map(({ id, ok, findings }) => ({ id, ok, findings }));
  const passedWrong = wrong.filter(({ ok }) => !ok).length;
  return {
    task: 'grounding', n: all.n, precision: all.precision, recall: all.recall,
    f1: ratio(2 * all.precision * all.recall, all.precision + all.recall), accuracy: ratio(all.n - wrong.length, all.n),
    by_language: Object.fromEntries([...new Set(cases.map(({ lang }) => lang))].sort().map((lang) => {
      const { n, precision, recall } = measure(results.filter((one) => one.lang === lang));
      return [lang, { n, precision, recall }];
    })),
    by_check: Object.fromEntries([...byCheck].sort((a, b) => b[1] - a[1])),
    confusion: { stopped_wrong: all.right, stopped_ok: all.stopped - all.right, passed_wrong: passedWrong, passed_ok: all.n - all.stopped - passedWrong },
    seconds: (performance.now() - started) / 1000, wrong,
  };
}

const isCase = (one: GroundingCase): boolean => typeof one.reply === 'string' && typeof one.ok === 'boolean' && Array.isArray(one.sources);

/** The cases of a JSON Lines file; a line that is none is named. */
export function readGroundingCases(file: string): GroundingCase[] {
  const cases = readJsonLines<GroundingCase>(file);
  const wrong = cases.findIndex((one) => !isCase(one));
  if (wrong >= 0) throw new UsageError(`Row ${wrong + 1} of ${file} needs the keys id, lang, ticket, sources, reply and ok.`);
  if (cases.length === 0) throw new UsageError(`${file} holds no rows.`);
  return cases;
}

/** The report as a person reads it. */
function describeGrounding(report: GroundingReport): string {
  const figure = (value: number) => value.toFixed(3);
  return [
    `grounding: ${report.n} drafts, precision ${figure(report.precision)}, recall ${figure(report.recall)}, F1 ${figure(report.f1)} (stopping drafts that must not go out)`,
    ...Object.entries(report.by_language).map(([lang, one]) => `  ${lang}: ${one.n} drafts, precision ${figure(one.precision)}, recall ${figure(one.recall)}`),
    `Stopped by: ${Object.entries(report.by_check).map(([check, count]) => `${check} ${count}`).join(', ')}`,
  ].join('\n');
}

/** `npm run evaluate -- --task grounding --data FILE.jsonl [--json FILE]`; the open drafts of data/ if no file is named. */
export async function run({ data, limit }: Pick<EvaluateOptions, 'data' | 'limit'>): Promise<Report> {
  const report = evaluateGrounding(readGroundingCases(data || join(import.meta.dirname, '../../../data/grounding/dev.jsonl')).slice(0, limit));
  return { text: describeGrounding(report), json: { ...report } };
}
