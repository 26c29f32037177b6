import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SupervisedProcess, type SupervisionTimes, supervise } from './supervised-process';

const quick: SupervisionTimes = {
  restart: { firstMs: 20, maximumMs: 80 },
  settledAfterMs: 30_000,
  stopWithinMs: 300,
};
const running: SupervisedProcess[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startFake(extra: NodeJS.ProcessEnv = {}, times: SupervisionTimes = quick) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'planline-supervised-'));
  const journal = path.join(folder, 'journal');
  const lines: string[] = [];
  const crashes: { outcome: string; attempt: number; delayMs: number }[] = [];
  let healthy = 0;
  const process_ = supervise(
    {
      name: 'fake',
      command: process.execPath,
      args: [path.join(import.meta.dirname, 'testing/fake-server.mjs')],
      cwd: folder,
      env: { FAKE_PORT: String(port), FAKE_NAME: 'fake', FAKE_JOURNAL: journal, ...extra },
      healthUrl: `http://127.0.0.1:${port}/healthz`,
    },
    {
      onLine: (line) => lines.push(line),
      onHealthy: () => {
        healthy += 1;
      },
      onCrash: (crash) => crashes.push(crash),
    },
    times,
  );
  running.push(process_);
  return {
    process: process_,
    lines,
    crashes,
    healthyCount: () => healthy,
    journal: () => readFileSync(journal, 'utf8'),
    folder,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('supervise', () => {
  it('is ready when the process answers its health check', async () => {
    const fake = await startFake();
    await fake.process.ready;
    await vi.waitFor(() => expect(fake.lines.join()).toContain('listening'));
  });

  it('starts a killed process again and says so', async () => {
    const fake = await startFake();
    await fake.process.ready;
    process.kill(fake.process.pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(fake.healthyCount()).toBe(2), 10_000);
    expect(fake.crashes).toEqual([{ outcome: 'ended by SIGKILL', attempt: 1, delayMs: 20 }]);
  });

  it('waits twice as long before each further try, up to the maximum', async () => {
    const fake = await startFake({ FAKE_CRASH_AFTER_MS: '1' });
    await vi.waitFor(() => expect(fake.crashes.length).toBeGreaterThanOrEqual(4), 10_000);
    expect(fake.crashes.slice(0, 4).map((crash) => crash.delayMs)).toEqual([20, 40, 80, 80]);
    expect(fake.crashes[0]?.outcome).toBe('exit code 7');
    expect(fake.lines).toContain('something broke');
  });

  it('forgets earlier crashes once the process was healthy for long enough', async () => {
    const fake = await startFake({}, { ...quick, settledAfterMs: 1 });
    for (const round of [1, 2, 3]) {
      await vi.waitFor(() => expect(fake.healthyCount()).toBe(round), 10_000);
      await vi.waitFor(() => process.kill(fake.process.pid ?? 0, 'SIGKILL'));
    }
    await vi.waitFor(() => expect(fake.crashes).toHaveLength(3), 10_000);
    expect(fake.crashes.map((crash) => crash.attempt)).toEqual([1, 1, 1]);
  });

  it('lets the process finish on SIGTERM and does not start it again', async () => {
    const fake = await startFake();
    await fake.process.ready;
    await fake.process.stop();
    expect(fake.journal()).toMatch(/asked to stop \d+\nfake stopped/);
    expect(fake.crashes).toEqual([]);
  });

  it('kills a process that does not stop in time', async () => {
    const fake = await startFake({ FAKE_IGNORES_SIGTERM: '1' });
    await fake.process.ready;
    const pid = fake.process.pid ?? 0;
    await fake.process.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('leaves nothing behind that the process had started', async () => {
    const grandchildren = path.join(mkdtempSync(path.join(tmpdir(), 'planline-group-')), 'pids');
    const fake = await startFake({ FAKE_GRANDCHILD: grandchildren });
    await fake.process.ready;
    await fake.process.stop();
    const pid = Number(readFileSync(grandchildren, 'utf8'));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
  });

  it('can be stopped between two tries', async () => {
    const fake = await startFake(
      { FAKE_CRASH_AFTER_MS: '1' },
      { ...quick, restart: { firstMs: 60_000, maximumMs: 60_000 } },
    );
    await vi.waitFor(() => expect(fake.crashes).toHaveLength(1), 10_000);
    await fake.process.stop();
  });
});
