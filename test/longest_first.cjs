/**
 * Jest's sequencer. By itself it begins with the largest files where it has no times of an earlier run, as in CI: then a small file that
 * takes a minute runs at the end, alone on one of two cores. These suites take the longest, in seconds beside others; they begin first.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'scripts/report/report_page', 'scripts/knowledge', 'scripts/demo/demo', 'scripts/demo/connected', 'scripts/load', 'triggers/new_ticket_histories', 'security/leaks_by_vendor', 'lambda/plain_core',
  'faults/matrix', 'scripts/evaluate', 'lambda/loads', 'creates/triage_ticket', 'scripts/report/clusters', 'triage/reply_checks/mutations', 'scripts/demo/page', 'lambda/lambda', 'security/leaks',
  'scripts/build/late_patterns', 'triage/reply_checks/check_reply', 'scripts/simulate_learning', 'scripts/smoke', 'scripts/fuzz',
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
