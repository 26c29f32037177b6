import path from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { reportAndExit } from './setup/step.mjs';

/** `pnpm verify`: all that can be said about a change in under a minute, with no database. */
requireNode();

try {
  await ensureInstalled();
  // Only now: these need what the installation brings.
  const { installedBin, runChecks, staticChecks } = await import('./testing/checks.mjs');
  const { testsByNeed } = await import('./testing/tests-by-need.mjs');
  // Whole paths, because vitest takes a filter for a part of a path; its `--exclude` says nothing to
  // projects, so that every test would run.
  const { alone } = testsByNeed(checkout);
  const { failed } = await runChecks([
    {
      name: 'unit tests',
      command: installedBin('vitest'),
      args: [
        'run',
        '--reporter=dot',
        ...['scripts', ...alone].map((file) => path.join(checkout, file)),
      ],
    },
    ...staticChecks(),
  ]);
  if (failed > 0) {
    console.error(`\n${failed} of the checks failed`);
    process.exit(1);
  }
} catch (error) {
  reportAndExit(error);
}
