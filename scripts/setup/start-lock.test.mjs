import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { currentHolder, takeStartLock } from './start-lock.mjs';

const module = JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'start-lock.mjs')).href);
const folder = () => mkdtempSync(path.join(tmpdir(), 'planline-lock-'));
const children = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Another process that holds the lock until it is killed. */
async function holder(kept) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { takeStartLock } from ${module};
     takeStartLock(${JSON.stringify(kept)});
     setInterval(() => {}, 1000);`,
  ]);
  children.push(child);
  await vi.waitFor(() => expect(currentHolder(kept)).not.toBeNull(), 10_000);
  return child;
}

describe('the start lock', () => {
  it('is held by one process, and the other learns by whom', async () => {
    const kept = folder();
    const child = await holder(kept);
    expect(takeStartLock(kept)).toEqual({ heldBy: child.pid });
  });

  it('is free again after a release', () => {
    const kept = folder();
    takeStartLock(kept).release();
    expect(currentHolder(kept)).toBeNull();
    expect(takeStartLock(kept)).toHaveProperty('release');
  });

  it('is taken over from a process that was killed', async () => {
    const kept = folder();
    const child = await holder(kept);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(takeStartLock(kept)).toHaveProperty('release'), 5_000);
    expect(readdirSync(kept)).toEqual(['start.lock']);
  });

  it('is taken over when its number was given to another process since', () => {
    const kept = folder();
    writeFileSync(
      path.join(kept, 'start.lock'),
      JSON.stringify({ pid: process.pid, beganAt: '1' }),
    );
    expect(takeStartLock(kept)).toHaveProperty('release');
  });

  it('is taken over when it is unreadable', () => {
    const kept = folder();
    writeFileSync(path.join(kept, 'start.lock'), '');
    expect(takeStartLock(kept)).toHaveProperty('release');
  });

  it('goes to exactly one of many that find a stale one at the same moment', async () => {
    const kept = folder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(path.join(kept, 'start.lock'), JSON.stringify({ pid, beganAt: '1' }));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => {
        const child = spawn(process.execPath, [
          '--input-type=module',
          '-e',
          `import { takeStartLock } from ${module};
           console.log('release' in takeStartLock(${JSON.stringify(kept)}) ? 'mine' : 'taken');
           setInterval(() => {}, 1000);`,
        ]);
        children.push(child);
        return new Promise((resolve) => {
          child.stdout.once('data', (chunk) => resolve(chunk.toString().trim()));
        });
      }),
    );
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
  });
});
