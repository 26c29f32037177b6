import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0 });

export function addCounts(into, more) {
  into.passed += more.passed;
  into.failed += more.failed;
  into.skipped += more.skipped ?? 0;
}

/**
 * From vitest's JSON report. A file that could not even be loaded holds no test and counts as one
 * failure, and so does a run that failed without saying where.
 * @returns {Counts}
 */
export function vitestCounts(reportFile, exitCode) {
  const counts = noCounts();
  const report = readReport(reportFile);
  for (const file of report?.testResults ?? []) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    const saysWhy = file.assertionResults.some((one) => one.status === 'failed');
    if (file.status === 'failed' && !saysWhy) counts.failed += 1;
  }
  return atLeastOneFailureIf(exitCode !== 0, counts);
}

/** From Playwright's JSON report; a test that passed only on a retry did pass. @returns {Counts} */
export function playwrightCounts(reportFile, exitCode) {
  const report = readReport(reportFile);
  const stats = report?.stats ?? { expected: 0, flaky: 0, unexpected: 0, skipped: 0 };
  return atLeastOneFailureIf(exitCode !== 0, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  });
}

/** The line that ends every run of the tests; machines read it, so it has nothing else. */
export function countLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

function atLeastOneFailureIf(isBad, counts) {
  return isBad && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
