import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import { runLogged, StepFailed } from '../setup/step.mjs';
import { aptInstall } from './apt.mjs';
import { findOnPath } from './on-path.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the end-to-end tests: the one that CHROMIUM_PATH names, one that is here, the
 * distribution's, and only then a download.
 * @returns {Promise<string>} its path
 * @throws {StepFailed} when there is none to be had
 */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new StepFailed(`CHROMIUM_PATH is "${chosen}", where there is no program`);
  }
  const present = findOnPath(...names) ?? playwrightChromium();
  if (present !== null) return present;

  const aptProblem = await aptInstall('chromium');
  const installed = findOnPath(...names);
  if (installed !== null) return installed;

  try {
    await runLogged({
      title: 'Downloading Chromium',
      command: process.execPath,
      args: [
        path.join(checkout, 'e2e/node_modules/@playwright/test/cli.js'),
        'install',
        'chromium',
      ],
      cwd: path.join(checkout, 'e2e'),
      logName: 'chromium',
    });
  } catch (error) {
    throw new StepFailed(
      `No Chromium: none on PATH; by apt: ${aptProblem}; by download: ${error.message} Install one and set CHROMIUM_PATH.`,
    );
  }
  const downloaded = playwrightChromium();
  if (downloaded === null)
    throw new StepFailed('Chromium was downloaded and is not where it should be');
  return downloaded;
}

/** @returns {string | null} the Chromium that Playwright downloaded earlier */
function playwrightChromium() {
  const require = createRequire(import.meta.url);
  const { chromium } = require(path.join(checkout, 'e2e/node_modules/@playwright/test'));
  const executable = chromium.executablePath();
  return existsSync(executable) ? executable : null;
}
