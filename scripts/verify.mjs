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
  const { withOutside } = testsByNeed(checkout);
  const { failed } = await runChecks([
    {
      name: 'unit tests',
      command: installedBin('vitest'),
      args: [
        'run',
        '--reporter=dot',
        ...withOutside.flatMap((file) => ['--exclude', `**/${file.split('/').slice(2).join('/')}`]),
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
