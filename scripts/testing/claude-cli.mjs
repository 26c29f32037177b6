import path from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import { runLogged, StepFailed } from '../setup/step.mjs';

/**
 * The real Claude CLI at the version that the tests are written against, from the npm registry.
 * @returns {Promise<string | null>} why it is not there, or null
 */
export async function ensureTestingClaude() {
  try {
    await runLogged({
      title: 'Claude CLI for the tests',
      command: process.execPath,
      args: [path.join(checkout, 'packages/engine/testing-cli/install.mjs')],
      cwd: checkout,
      logName: 'claude-cli',
    });
    return null;
  } catch (error) {
    if (error instanceof StepFailed) return error.message;
    throw error;
  }
}
