import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkout, keptFolder } from '../setup/checkout.mjs';
import { playwrightCounts, vitestCounts } from './counts.mjs';

const results = path.join(keptFolder, 'test-results');
const quarterHour = 15 * 60_000;

/** Unit and integration tests of every package. @returns {Promise<import('./counts.mjs').Counts>} */
export async function runUnitTests(env, filters) {
  const report = freshReport('vitest.json');
  const exitCode = await stream(
    path.join(checkout, 'node_modules/vitest/vitest.mjs'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
    { cwd: checkout, env },
  );
  return vitestCounts(report, exitCode);
}

/** End-to-end tests in Chromium. @returns {Promise<import('./counts.mjs').Counts>} */
export async function runEndToEndTests(env, filters) {
  const report = freshReport('playwright.json');
  const exitCode = await stream(
    path.join(checkout, 'e2e/node_modules/@playwright/test/cli.js'),
    ['test', '--reporter=list,json', ...filters],
    { cwd: path.join(checkout, 'e2e'), env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  return playwrightCounts(report, exitCode);
}

function freshReport(name) {
  mkdirSync(results, { recursive: true });
  const file = path.join(results, name);
  rmSync(file, { force: true });
  return file;
}

/** Shows the output as it comes; a run that hangs is ended and counts as failed. */
function stream(script, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio: 'inherit' });
    const endWithUs = () => child.kill('SIGTERM');
    process.once('exit', endWithUs);
    const deadline = setTimeout(() => {
      console.error(`\nNo end after ${quarterHour / 60_000} minutes: stopped.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, quarterHour);
    const finish = (code) => {
      clearTimeout(deadline);
      process.off('exit', endWithUs);
      resolve(code);
    };
    child.once('error', () => finish(1));
    child.once('close', (code) => finish(code ?? 1));
  });
}
