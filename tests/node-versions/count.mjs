/**
 * Prints "N passed, N failed" from the test runner's JSON report and tables of other checks. A test file that could not be run, and
 * a report or table that is missing or empty, count as failed.
 */
import { readFileSync } from 'node:fs';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
const [reportFile, ...tables] = process.argv.slice(2);
const { testResults = [], numPassedTests = 0, numTotalTests = 1 } = JSON.parse(read(reportFile) || '{}');
const notRun = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
const rows = tables.flatMap((table) => (read(table) || `failed\t${table}`).split('\n'));
const passed = numPassedTests + rows.filter((row) => row.startsWith('passed\t')).length;
const failed = numTotalTests - numPassedTests + notRun + rows.filter((row) => row.startsWith('failed\t')).length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
