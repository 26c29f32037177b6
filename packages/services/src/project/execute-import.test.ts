import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JobPayload } from '@planline/contracts/job';
import type { ProjectView } from '@planline/contracts/project';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projects } from '@planline/db/schema/projects';
import { user } from '@planline/db/schema/user';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context';
import { createSampleProject } from './create-sample-project';
import { ensureSampleProject } from './ensure-sample-project';
import { executeImport } from './execute-import';
import { getProject } from './get-project';
import { importFromArchive } from './import-from-archive';
import { importFromGit } from './import-from-git';
import { importFromPath } from './import-from-path';
import { removeProject } from './remove-project';
import { sweepImports } from './sweep-imports';
import { createProjectWorld, type ProjectWorld } from './testing/project-world';

describe('importing a project', () => {
  let world: ProjectWorld;
  let ada: ServiceContext;
  let roots: string;
  beforeAll(async () => {
    world = await createProjectWorld();
    ada = await world.as('ada');
    roots = path.join(world.folder, 'roots');
    await mkdir(roots);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Jobs that the queue holds for a project, as a worker would get them. */
  const jobOf = async (projectId: string): Promise<JobPayload<'import-project'>> => {
    const rows = await world.deps.db.execute<{ payload: JobPayload<'import-project'> }>(
      sql`select payload from graphile_worker._private_jobs where payload->>'projectId' = ${projectId}`,
    );
    if (!rows[0]) throw new Error('no job was enqueued');
    return rows[0].payload;
  };
  const run = async (project: ProjectView, options: { signal?: AbortSignal } = {}) => {
    const job = await jobOf(project.projectId);
    await executeImport(world.deps, job, {
      allowedRoots: [roots],
      allowFileProtocol: true,
      ...options,
    });
    return getProject(ada, project.projectId);
  };
  const makeSite = async (name: string) => {
    const folder = path.join(roots, name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{"dependencies":{"astro":"5"}}');
    await writeFile(path.join(folder, 'index.md'), '# Bread');
    return folder;
  };

  it('takes a folder: importing at once, then ready with a version and its first lines', async () => {
    const started = await importFromPath(ada, { path: await makeSite('bakery') });
    expect(started).toMatchObject({ status: 'importing', name: 'bakery', role: 'owner' });
    const ready = await run(started);
    expect(ready).toMatchObject({
      status: 'ready',
      framework: 'Astro',
      fileCount: 2,
      currentVersionNumber: 1,
      error: null,
    });
    const rows = await world.deps.db
      .select()
      .from(projectChatLogMinimal)
      .where(eq(projectChatLogMinimal.projectId, ready.projectId))
      .orderBy(projectChatLogMinimal.projectSeq);
    expect(rows.map(({ responseData }) => responseData)).toMatchObject([
      { template: 'project_imported', variables: { project_name: 'bakery', file_count: 2 } },
      { template: 'plan_greeting', variables: { project_name: 'bakery' } },
    ]);
  });

  it('clones a repository', async () => {
    const folder = await makeSite('cloned');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        cwd: folder,
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    const started = await importFromPath(ada, { path: folder });
    const job = await jobOf(started.projectId);
    const source = { type: 'git' as const, url: `file://${folder}` };
    await executeImport(
      world.deps,
      { ...job, source },
      { allowedRoots: [], allowFileProtocol: true },
    );
    expect(await getProject(ada, started.projectId)).toMatchObject({
      status: 'ready',
      fileCount: 2,
    });
  });

  it('unpacks an archive and removes the upload', async () => {
    const folder = await makeSite('packed');
    const upload = world.deps.storage.upload('upload-1');
    execFileSync('tar', ['-czf', upload, '-C', path.dirname(folder), 'packed']);
    const started = await importFromArchive(ada, { file: 'upload-1', fileName: 'packed.tar.gz' });
    expect(started.name).toBe('packed');
    expect(await run(started)).toMatchObject({ status: 'ready', fileCount: 2 });
    expect(existsSync(upload)).toBe(false);
  });

  it('says why a source was refused and leaves nothing behind', async () => {
    const outside = path.join(world.folder, 'outside');
    await mkdir(outside);
    const refused = await run(await importFromPath(ada, { path: outside }));
    expect(refused).toMatchObject({
      status: 'failed',
      error: { code: 'IMPORT_PATH_REFUSED' },
      currentVersionId: null,
    });

    const linked = await makeSite('linked');
    await symlink('/etc/passwd', path.join(linked, 'passwords'));
    const unsafe = await run(await importFromPath(ada, { path: linked }));
    expect(unsafe).toMatchObject({ status: 'failed', error: { code: 'IMPORT_UNSAFE_ENTRY' } });

    await writeFile(world.deps.storage.upload('upload-2'), 'not an archive');
    const damaged = await run(
      await importFromArchive(ada, { file: 'upload-2', fileName: 'x.zip' }),
    );
    expect(damaged).toMatchObject({ status: 'failed', error: { code: 'IMPORT_FAILED' } });

    for (const { projectId } of [refused, unsafe, damaged]) {
      expect(existsSync(world.deps.storage.repository(projectId))).toBe(false);
    }
    expect(existsSync(world.deps.storage.upload('upload-2'))).toBe(false);
    expect(await readdir(path.join(world.deps.storage.root, 'tmp'))).toEqual([]);
  });

  it.each(['https://me:secret@host/x.git', 'https://ghp_secret@host/x.git'])(
    'refuses an address with a secret in it before storing it: %s',
    async (url) => {
      const before = await world.deps.db.$count(projects);
      const refused = importFromGit(ada, { url });
      await expect(refused).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
      expect(await world.deps.db.$count(projects)).toBe(before);
    },
  );

  it('is done once when two workers have the job', async () => {
    const started = await importFromPath(ada, { path: await makeSite('twice') });
    const ready = await run(started);
    const again = await run(started);
    expect(again.currentVersionId).toBe(ready.currentVersionId);
    expect(existsSync(world.deps.storage.repository(started.projectId))).toBe(true);
  });

  it('is tried again after a worker had to stop', async () => {
    const started = await importFromPath(ada, { path: await makeSite('stopped') });
    const stopping = run(started, { signal: AbortSignal.abort(new Error('stopping')) });
    await expect(stopping).rejects.toThrow('stopping');
    expect((await getProject(ada, started.projectId)).status).toBe('importing');
    expect((await run(started)).status).toBe('ready');
  });

  it('waits for a worker as long as it takes', async () => {
    const started = await importFromPath(ada, { path: await makeSite('waiting') });
    world.pass(60 * 60 * 1_000);
    expect(await sweepImports(world.deps)).toBe(0);
    expect((await run(started)).status).toBe('ready');
  });

  it('is given up when its worker was lost', async () => {
    const started = await importFromPath(ada, { path: await makeSite('lost') });
    await world.deps.db.execute(
      sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'
          where payload->>'projectId' = ${started.projectId}`,
    );
    world.pass(11 * 60 * 1_000);
    expect(await sweepImports(world.deps)).toBe(1);
    expect(await getProject(ada, started.projectId)).toMatchObject({
      status: 'failed',
      error: { code: 'IMPORT_FAILED', details: { reason: 'interrupted' } },
    });
  });

  it('brings the sample, once per installation however often it starts', async () => {
    const sample = await run(await createSampleProject(ada));
    expect(sample.status).toBe('ready');
    expect(sample.fileCount).toBeGreaterThan(5);

    const [owner] = await world.deps.db.select().from(user).where(eq(user.name, 'ada'));
    const before = await world.deps.db.$count(projects, eq(projects.origin, 'sample'));
    await Promise.all(
      Array.from({ length: 4 }, () =>
        ensureSampleProject(world.deps, { userId: owner?.id ?? '', name: 'ada' }),
      ),
    );
    expect(await world.deps.db.$count(projects, eq(projects.origin, 'sample'))).toBe(before + 1);
  });

  describe('removing', () => {
    it('takes rows and files away, by the hand of an owner alone', async () => {
      const project = await run(await importFromPath(ada, { path: await makeSite('gone') }));
      await expect(removeProject(await world.as('eve'), project.projectId)).rejects.toMatchObject({
        code: 'PROJECT_NOT_FOUND',
      });
      await removeProject(ada, project.projectId);
      await expect(removeProject(ada, project.projectId)).rejects.toMatchObject({
        code: 'PROJECT_NOT_FOUND',
      });
      const rows = eq(projectChatLogMinimal.projectId, project.projectId);
      expect(await world.deps.db.$count(projectChatLogMinimal, rows)).toBe(0);
      expect(existsSync(world.deps.storage.repository(project.projectId))).toBe(false);
    });

    it('during an import leaves no files of it', async () => {
      const started = await importFromPath(ada, { path: await makeSite('removed-early') });
      const job = await jobOf(started.projectId);
      await removeProject(ada, started.projectId);
      await executeImport(world.deps, job, { allowedRoots: [roots] });
      expect(existsSync(world.deps.storage.repository(started.projectId))).toBe(false);
    });
  });
});
