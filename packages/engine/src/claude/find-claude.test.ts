import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTestCli } from '../testing/find-test-cli';
import { findClaude } from './find-claude';

describe('findClaude', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pl-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fakeCli = (script: string) => {
    const file = path.join(folder, 'claude');
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };
  const help = (...flags: string[]) => flags.map((flag) => `  ${flag} <x>  does x`).join('\n');

  it('finds the real CLI usable, and names its version', async () => {
    expect(await findClaude({ configuredPath: findTestCli(), env: {} })).toEqual({
      usable: true,
      path: findTestCli(),
      version: '2.1.330',
    });
  });

  it('searches PATH when no file was named', async () => {
    const cli = fakeCli(`echo "3.0.0 (Claude Code)
${help('--restricted', '--setting-sources', '--tools', '--strict-mcp-config')}"`);
    const found = await findClaude({ env: { PATH: `relative:${folder}:/usr/bin:/bin` } });
    expect(found).toEqual({ usable: true, path: cli, version: '3.0.0' });
  });

  it('refuses a CLI without the flags that keep a run read-only', async () => {
    fakeCli(`echo "2.1.197
${help('--allowed-tools', '--setting-sources', '--strict-mcp-config')}"`);
    expect(await findClaude({ env: { PATH: `${folder}:/usr/bin:/bin` } })).toMatchObject({
      usable: false,
      reason: 'cli-too-old',
      version: '2.1.197',
      missingFlags: ['--restricted', '--tools'],
    });
  });

  it('gives the CLI nothing of our environment', async () => {
    fakeCli(`echo "1.0.0 $SECRET $HOME" > ${folder}/seen; echo 1.0.0`);
    await findClaude({ env: { PATH: `${folder}:/usr/bin:/bin`, SECRET: 'leaked', HOME: '/root' } });
    const { readFileSync } = await import('node:fs');
    const seen = readFileSync(path.join(folder, 'seen'), 'utf8');
    expect(seen).not.toContain('leaked');
    expect(seen).not.toContain('/root\n');
  });

  it.each([
    ['that fails', 'exit 1'],
    ['that names no version', 'echo hello'],
    ['that never ends', 'exec sleep 60'],
  ])('calls a CLI %s broken', async (_, script) => {
    const configuredPath = fakeCli(script);
    const report = await findClaude({
      configuredPath,
      env: { PATH: '/usr/bin:/bin' },
      timeoutMs: 500,
    });
    expect(report).toMatchObject({ usable: false, reason: 'cli-broken', path: configuredPath });
  });

  it('says so when there is none, or only a folder or a plain file of that name', async () => {
    expect(await findClaude({ env: {} })).toMatchObject({ reason: 'no-cli', path: null });
    mkdirSync(path.join(folder, 'claude'));
    expect(await findClaude({ env: { PATH: folder } })).toMatchObject({ reason: 'no-cli' });
    const plain = path.join(folder, 'plain');
    writeFileSync(plain, 'x', { mode: 0o644 });
    expect(await findClaude({ configuredPath: plain, env: {} })).toMatchObject({
      reason: 'no-cli',
      path: plain,
    });
  });
});
