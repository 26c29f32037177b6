import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { countLine, playwrightCounts, vitestCounts } from './counts.mjs';

function report(content) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'planline-counts-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const results = (...statuses) => statuses.map((status) => ({ status }));

describe('counting tests', () => {
  it('counts the tests of vitest', () => {
    const file = report({
      testResults: [
        { status: 'passed', assertionResults: results('passed', 'passed', 'pending') },
        { status: 'failed', assertionResults: results('passed', 'failed') },
      ],
    });
    expect(vitestCounts(file, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    const file = report({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(vitestCounts(file, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('does not believe a good report of a run that ended badly', () => {
    const file = report({
      testResults: [{ status: 'passed', assertionResults: results('passed') }],
    });
    expect(vitestCounts(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(vitestCounts('/nowhere.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts the tests of Playwright', () => {
    const file = report({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 0 } });
    expect(playwrightCounts(file, 1)).toEqual({ passed: 6, failed: 2, skipped: 0 });
  });

  it('ends with nothing but what passed and what failed', () => {
    expect(countLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed');
  });
});
