/** Prints "N passed, N failed" from the test runner's JSON report and the table of the runs on other versions of Node. */
import { readFileSync } from 'node:fs';

const [reportFile, tableFile] = process.argv.slice(2);
const report = JSON.parse(readFileSync(reportFile, 'utf8'));
const rows = readFileSync(tableFile, 'utf8').split('\n').filter(Boolean);
const passed = report.numPassedTests + rows.filter((row) => row.startsWith('passed\t')).length;
const failed = report.numTotalTests - report.numPassedTests + rows.filter((row) => row.startsWith('failed\t')).length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
