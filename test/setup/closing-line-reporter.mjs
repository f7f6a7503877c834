import { writeSync } from 'node:fs';

/** Prints the one line every runner of ours ends with. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const counts = `${results.numPassedTests} passed, ${failed} failed`;
    const line = skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
    // The summary of Jest's own reporters comes later; this must be the last line.
    process.once('exit', () => writeLine(line));
  }
}

function writeLine(line) {
  try {
    writeSync(1, `${line}\n`);
  } catch (error) {
    // Nobody reads any more.
    if (error.code !== 'EPIPE') throw error;
  }
}
