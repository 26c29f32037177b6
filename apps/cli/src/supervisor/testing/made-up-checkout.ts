import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const cli = path.join(import.meta.dirname, '../../..');
const fakeServer = pathToFileURL(path.join(import.meta.dirname, 'fake-server.mjs')).href;

/** A checkout whose worker and web are fakes that write down what happens to them. */
export function makeCheckout(): { checkout: string; journal: string } {
  const checkout = mkdtempSync(path.join(tmpdir(), 'planline-checkout-'));
  const journal = path.join(checkout, 'journal');
  const entries = { web: 'server/main.ts', worker: 'src/main.ts' };
  for (const [name, entry] of Object.entries(entries)) {
    const file = path.join(checkout, 'apps', name, entry);
    mkdirSync(path.dirname(file), { recursive: true });
    const port = name === 'web' ? 'PORT' : 'WORKER_PORT';
    writeFileSync(
      file,
      `Object.assign(process.env, {
        FAKE_NAME: ${JSON.stringify(name)},
        FAKE_PORT: process.env.${port},
        FAKE_JOURNAL: ${JSON.stringify(journal)},
      });
      await import(${JSON.stringify(fakeServer)});
      export {};\n`,
    );
    writeFileSync(path.join(checkout, 'apps', name, 'package.json'), '{ "type": "module" }');
  }
  // `--import tsx` is looked up from the folder of each server.
  symlinkSync(path.join(cli, 'node_modules'), path.join(checkout, 'node_modules'));
  return { checkout, journal };
}
