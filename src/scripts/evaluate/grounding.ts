import { readFileSync, writeFileSync } from 'node:fs';
import { checkReply } from '../../triage/reply_checks/check_reply.ts';
import type { Finding } from '../../triage/auto_send.ts';

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

export const findingsFor = ({ ticket, lang, sources, reply }: GroundingCase): Finding[] => checkReply({
  body: reply, language: lang, ownWords: [], instructions: '', neverMention: [],
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

/** The cases of a JSON Lines file; a line that is none is named. */
export function readGroundingCases(file: string): GroundingCase[] {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split('\n').filter((line) => line.trim()).map((line, at) => {
    const one: GroundingCase = JSON.parse(line);
    if (typeof one.reply !== 'string' || typeof one.ok !== 'boolean' || !Array.isArray(one.sources)) {
      throw new Error(`Line ${at + 1} of ${file} needs the keys id, lang, ticket, sources, reply, ok.`);
    }
    return one;
  });
}

/** `npm run evaluate -- --task grounding --data FILE.jsonl [--json FILE]`. */
export async function run(options: { data?: string; json?: string }): Promise<GroundingReport> {
  const report = evaluateGrounding(readGroundingCases(options.data ?? 'data/grounding/dev.jsonl'));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

/** The report as a person reads it. */
export function describeGrounding(report: GroundingReport): string {
  const percent = (value: number) => value.toFixed(3);
  return [
    `Grounding: ${report.n} drafts, precision ${percent(report.precision)}, recall ${percent(report.recall)}, F1 ${percent(report.f1)}`,
    ...Object.entries(report.by_language).map(([lang, one]) => `  ${lang}: ${one.n} drafts, precision ${percent(one.precision)}, recall ${percent(one.recall)}`),
    `Stopped by: ${Object.entries(report.by_check).map(([check, count]) => `${check} ${count}`).join(', ')}`,
  ].join('\n');
}
