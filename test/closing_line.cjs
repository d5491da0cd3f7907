/** Jest reporter: ends the run with one plain line that counts the tests, after everything else is printed. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests ? `, ${results.numPendingTests} skipped` : '';
    process.on('exit', () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped}\n`));
  }
};
