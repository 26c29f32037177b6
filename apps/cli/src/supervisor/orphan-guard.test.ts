import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';

it('stops a child whose supervisor was killed', async () => {
  const journal = path.join(mkdtempSync(path.join(tmpdir(), 'planline-orphan-')), 'journal');
  const guard = pathToFileURL(path.join(import.meta.dirname, 'orphan-guard.ts')).href;
  const child = path.join(import.meta.dirname, 'testing/fake-server.mjs');
  const supervisor = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath,
        ['--import', 'tsx', '--import', ${JSON.stringify(guard)}, ${JSON.stringify(child)}],
        { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true, cwd: ${JSON.stringify(import.meta.dirname)} });
       setInterval(() => {}, 1000)`,
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, FAKE_PORT: '0', FAKE_NAME: 'fake', FAKE_JOURNAL: journal },
    },
  );
  const read = () => readFileSync(journal, 'utf8');
  await vi.waitFor(() => expect(read()).toContain('fake started'), 15_000);
  supervisor.kill('SIGKILL');
  await vi.waitFor(() => expect(read()).toContain('fake stopped'), 15_000);
});
