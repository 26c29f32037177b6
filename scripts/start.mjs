import { checkout } from './setup/checkout.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { takeStartLock } from './setup/start-lock.mjs';
import { reportAndExit } from './setup/step.mjs';
import { ensureWebBuilt } from './setup/web-build.mjs';

/**
 * `npm start`: whatever is missing is made, then this very process becomes the supervisor, so that
 * one Ctrl-C reaches everything and nothing stands between npm and the servers.
 */
requireNode();
process.chdir(checkout);

const lock = takeStartLock();
if ('heldBy' in lock) {
  console.error(
    `Planline is already running from this folder (process ${lock.heldBy}). Stop that one first, or use its window.`,
  );
  process.exit(1);
}
process.once('exit', lock.release);
const interrupted = () => process.exit(130);
const terminated = () => process.exit(143);
process.once('SIGINT', interrupted);
process.once('SIGTERM', terminated);

try {
  await ensureInstalled();
  await ensureWebBuilt();
  const { register } = await import('tsx/esm/api');
  register();
  const { serve } = await import('../apps/cli/src/supervisor/serve.ts');
  process.off('SIGINT', interrupted);
  process.off('SIGTERM', terminated);
  process.exit(await serve({ checkout }));
} catch (error) {
  reportAndExit(error);
}
