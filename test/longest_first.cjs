/**
 * Jest's sequencer. By itself it begins with the largest files where it has no times of an earlier run, as in CI: then a small file that
 * takes a minute runs at the end, alone. These suites take the longest, in seconds beside others; they begin first.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'scripts/knowledge', 'scripts/load', 'scripts/report/report_page', 'security/leaks', 'scripts/demo/demo', 'faults/matrix', 'creates/triage_ticket', 'security/leaks_by_vendor',
  'scripts/demo/connected', 'triage/reply_checks/mutations', 'lambda/lambda', 'lambda/loads', 'lambda/plain_core', 'scripts/command_line', 'scripts/evaluate', 'scripts/build/late_patterns',
  'scripts/report/clusters', 'scripts/demo/page', 'first_reading', 'scripts/report/sheet_report', 'triage/reply_checks/check_reply', 'security/patterns', 'scripts/push/push',
  'triggers/new_ticket_large_sheet', 'triggers/new_ticket_histories', 'scripts/fuzz', 'scripts/smoke', 'lambda/core', 'adapters/guarded_fetch', 'lambda/vendors',
];
const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.test.ts`));
  return rank < 0 ? LONGEST.length : rank;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
};
