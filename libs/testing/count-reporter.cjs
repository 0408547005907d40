/** Ends every run with one plain line: `N passed, N failed, N skipped`. A file that cannot run counts as failed. */
module.exports = class CountReporter {
  onRunComplete(_contexts, result) {
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    process.stdout.write(`\n${result.numPassedTests} passed, ${failed} failed, ${result.numPendingTests + result.numTodoTests} skipped\n`);
  }
};
