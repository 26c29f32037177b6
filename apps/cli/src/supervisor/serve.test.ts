import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPostmaster } from '@planline/db/embedded/postmaster-file';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeCheckout } from './testing/made-up-checkout';

const serveModule = pathToFileURL(path.join(import.meta.dirname, 'serve.ts')).href;
const started: ChildProcess[] = [];
const places = new Set<string>();

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  for (const place of places) rmSync(place, { recursive: true, force: true });
  places.clear();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The real supervisor and the real PostgreSQL, in a process of its own. */
async function startProduct(place = makeCheckout(), extra: NodeJS.ProcessEnv = {}) {
  const { checkout, journal } = place;
  places.add(checkout);
  const [port, workerPort, previewPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', '--input-type=module', '-e'],
      `const { serve } = await import(${JSON.stringify(serveModule)});
       process.exit(await serve({ checkout: ${JSON.stringify(checkout)} }));`,
    ],
    {
      cwd: import.meta.dirname,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        WORKER_PORT: String(workerPort),
        PREVIEW_PORT: String(previewPort),
        ...extra,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const data = path.join(checkout, '.planline');
  return {
    child,
    data,
    port,
    ended,
    output: () => output,
    journal: () => (existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : []),
    ready: () => vi.waitFor(() => expect(output).toContain('is ready'), 30_000),
    postgres: () => {
      const cluster = readdirSync(path.join(data, 'postgres')).find((name) =>
        /^cluster-\d+$/.test(name),
      );
      return readPostmaster(path.join(data, 'postgres', cluster ?? ''));
    },
  };
}

describe('planline serve', () => {
  it('starts everything, keeps the link to itself, and stops web, worker and PostgreSQL in order', async () => {
    const product = await startProduct();
    await product.ready();
    const linkFile = path.join(product.data, 'sign-in-link');
    const link = readFileSync(linkFile, 'utf8').trim();
    expect(link).toMatch(new RegExp(`^http://localhost:${product.port}/`));
    expect(product.output()).toContain(link);
    expect(statSync(linkFile).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(product.data, 'auth-secret')).mode & 0o777).toBe(0o600);
    expect(await product.postgres()).not.toBeNull();

    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
    const events = product.journal().map((line) => line.replace(/ \d+$/, ''));
    expect(events.slice(-4)).toEqual([
      'web asked to stop',
      'web stopped',
      'worker asked to stop',
      'worker stopped',
    ]);
    expect(await product.postgres()).toBeNull();
  });

  it('starts a killed worker again', async () => {
    const product = await startProduct();
    await product.ready();
    const pid = Number(/worker started (\d+)/.exec(product.journal().join('\n'))?.[1]);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(product.output()).toContain('worker is back'), 15_000);
    expect(product.output()).toContain(
      '! worker ended (ended by SIGKILL); starting it again in 0.5 s',
    );
  });

  it('starts again at once after a kill -9, with the database that was left running', async () => {
    const place = makeCheckout();
    const first = await startProduct(place);
    await first.ready();
    const postgres = await first.postgres();
    first.child.kill('SIGKILL');
    const second = await startProduct(place);
    await second.ready();
    expect((await second.postgres())?.pid).toBe(postgres?.pid);
  });

  it.each([
    [{ PORT: 'many' }, 'PORT is "many", but must be a whole number'],
    [
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
      'DATABASE_URL is set, but the server cannot',
    ],
    [{ PLANLINE_DATA_DIR: '/dev/null/data' }, 'PLANLINE_DATA_DIR is "/dev/null/data", where no'],
  ])('ends with one clear line for %o', async (environment, line) => {
    const product = await startProduct(makeCheckout(), environment);
    expect(await product.ended).toBe(1);
    expect(product.output()).toContain(line);
    expect(product.output()).not.toContain('    at ');
  });
});
