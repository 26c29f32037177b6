import { checkout } from './setup/checkout.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { takeStartLock } from './setup/start-lock.mjs';
import { reportAndExit } from './setup/step.mjs';

/** `npm run dev`: the product as `npm start` runs it, without a build and with reload. */
requireNode();
process.chdir(checkout);

const lock = takeStartLock();
if ('heldBy' in lock) {
  console.error(`Planline is already running from this folder (process ${lock.heldBy}).`);
  process.exit(1);
}
process.once('exit', lock.release);

try {
  await ensureInstalled();
  const { register } = await import('tsx/esm/api');
  register();
  const { serve } = await import('../apps/cli/src/supervisor/serve.ts');
  process.exit(await serve({ checkout, mode: 'development' }));
} catch (error) {
  reportAndExit(error);
}
