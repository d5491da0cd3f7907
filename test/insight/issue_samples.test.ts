import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import report from '../../src/creates/build_issue_report_sample.json' with { type: 'json' };
import recurring from '../../src/triggers/recurring_issue_sample.json' with { type: 'json' };

test('the samples are what the sample tickets give', () => {
  const script = "import('./src/scripts/report/issue_samples.ts').then(async ({ issueSamples }) => process.stdout.write(JSON.stringify(await issueSamples())))";
  const computed = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: join(__dirname, '../..'), encoding: 'utf8', maxBuffer: 1e8 }));
  expect(computed.recurringIssues).toEqual([recurring]);
  expect(computed.report).toEqual(report);
});
