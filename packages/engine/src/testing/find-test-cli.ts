import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../testing-cli');

/**
 * The pinned CLI that tests run. Its binary is started directly: nothing of the package was run
 * when it was installed.
 * @throws Error that says how to install it.
 */
export function findTestCli(): string {
  const candidates = platformPackages().map((name) =>
    path.join(folder, 'node_modules/@anthropic-ai', name, 'claude'),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found) return found;
  throw new Error(
    'The Claude CLI for tests is not installed: run `node packages/engine/testing-cli/install.mjs`.',
  );
}

function platformPackages(): string[] {
  const base = `claude-code-${process.platform}-${process.arch}`;
  return [base, `${base}-musl`];
}
