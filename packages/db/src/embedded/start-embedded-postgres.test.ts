import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };
import { createDatabase } from '../client';
import { migrateDatabase } from '../migrate';
import { isAlive, readPostmaster } from './postmaster-file';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres';

let folder: string;
const started: EmbeddedPostgres[] = [];
const start = async (options: { binDirectory?: string } = {}) => {
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(folder, 'data'),
    ...options,
  });
  started.push(server);
  return server;
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'planline-embedded-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of started.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function one<T>(url: string, query: string): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql.unsafe<{ value: T }[]>(query);
    return row?.value as T;
  } finally {
    await sql.end();
  }
}

async function clusterProcesses(postmaster: number): Promise<number[]> {
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  return [postmaster, ...children.trim().split(' ').filter(Boolean).map(Number)];
}

describe('the embedded server', () => {
  it('listens on the loopback address alone and asks for the password of a file that only we may read', async () => {
    const server = await start();
    expect(await one(server.url, "select current_setting('listen_addresses') as value")).toBe(
      '127.0.0.1',
    );
    expect(
      await one(server.url, "select current_setting('unix_socket_directories') as value"),
    ).toBe('');
    expect((await stat(path.join(folder, 'data/password'))).mode & 0o777).toBe(0o600);
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(one(stranger.href, 'select 1 as value')).rejects.toMatchObject({ code: '28P01' });
    expect(
      await one(
        server.url,
        'select rolpassword as value from pg_authid where rolname = current_user',
      ),
    ).toMatch(/^SCRAM/);
  });

  it('is adopted when it outlived its supervisor, and two starts at once share one server', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second?.pid).toBe(first?.pid);
    const third = await start();
    expect(third).toMatchObject({ pid: first?.pid, url: first?.url, adopted: true });
    await third.stop();
    await third.stop();
    expect(isAlive(third.pid)).toBe(false);
    expect(await readPostmaster(path.join(folder, 'data/cluster-18'))).toBeNull();
  });

  it('starts over after an initdb that was killed', async () => {
    const half = path.join(folder, 'data/cluster-18.initdb-999999999-abcd/data');
    await mkdir(half, { recursive: true });
    await writeFile(path.join(half, 'PG_VERSION'), '18');
    const server = await start();
    expect(await one(server.url, 'select 1 as value')).toBe(1);
    expect(
      (await readdir(path.join(folder, 'data'))).filter((name) => name.includes('initdb')),
    ).toEqual([]);
  });

  it('never starts empty beside the data of another version', async () => {
    await mkdir(path.join(folder, 'data/cluster-12'), { recursive: true });
    await expect(start()).rejects.toThrow(/another version of PostgreSQL/);
  });

  it.runIf(process.platform === 'linux')(
    'loses nothing that was acknowledged when every one of its processes is killed',
    async () => {
      const server = await start();
      await one(server.url, 'create table kept (id bigint primary key)');
      const { sql, close } = createDatabase({ url: server.url, max: 4, applicationName: 'writer' });
      const acknowledged = new Set<number>();
      let next = 0;
      let writing = true;
      const writers = Array.from({ length: 4 }, async () => {
        while (writing) {
          next += 1;
          const id = next;
          await sql`insert into kept values (${id})`.then(
            () => {
              acknowledged.add(id);
            },
            () => {
              writing = false;
            },
          );
        }
      });
      await vi.waitUntil(() => acknowledged.size > 200, { timeout: 10_000 });
      for (const pid of await clusterProcesses(server.pid)) process.kill(pid, 'SIGKILL');
      await Promise.all(writers);
      const begin = performance.now();
      const again = await start();
      console.info(
        `restarted in ${(performance.now() - begin).toFixed(0)} ms, ${acknowledged.size} rows acknowledged`,
      );
      expect(again.adopted).toBe(false);
      const ids = await one<string[]>(again.url, 'select array_agg(id::text) as value from kept');
      const kept = new Set(ids.map(Number));
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
      await close();
    },
  );

  it.runIf(process.getuid?.() === 0)(
    'runs as nobody where user namespaces are forbidden',
    async () => {
      await chmod(folder, 0o755);
      const programs = path.join(folder, 'programs');
      await mkdir(programs);
      await writeFile(path.join(programs, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      vi.stubEnv('PATH', `${programs}:${process.env.PATH}`);
      const server = await start();
      expect(await one(server.url, 'select 1 as value')).toBe(1);
      expect((await stat(path.join(folder, 'data/cluster-18'))).uid).toBe(65534);
      expect((await stat(path.join(folder, 'data/password'))).uid).toBe(0);
    },
  );

  it.runIf(existsSync('/usr/lib/postgresql/15/bin/postgres'))(
    'takes the server of the distribution, and the whole schema fits version 15',
    async () => {
      const server = await start({ binDirectory: '/usr/lib/postgresql/15/bin' });
      await Promise.all([1, 2, 3].map(() => migrateDatabase(server.url)));
      expect(
        await one(server.url, "select current_setting('server_version_num')::int / 10000 as value"),
      ).toBe(15);
      expect(
        await one(server.url, 'select count(*)::int as value from drizzle.__drizzle_migrations'),
      ).toBe(journal.entries.length);
    },
  );
});
