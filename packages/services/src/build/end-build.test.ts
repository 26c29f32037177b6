import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BuildId, RunId } from '@planline/contracts/ids';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { eq, type SQL } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getChatState, sendMessage } from '../chat';
import { convertToBuild, executePlanRun } from '../plan';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { aborted, buildFiles } from '../testing/engine-double';
import { cancelBuild } from './cancel-build';
import { executeBuildRun } from './execute-build-run';
import { planFix } from './plan-fix';
import { sweepBuildRuns } from './sweep-build-runs';

describe('a build that does not get to its end', () => {
  let world: ChatWorld;
  const never = new AbortController().signal;
  beforeEach(async () => {
    world = await createChatWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const convert = async (): Promise<{ buildId: BuildId; runId: RunId }> => {
    const plan = await world.makePlan();
    const { buildId } = await convertToBuild(world.ada, { projectId: world.projectId, ...plan });
    const run = (await world.runs()).find((row) => row.buildId === buildId);
    if (!run) throw new Error('no run');
    return { buildId, runId: run.id as RunId };
  };
  const lock = async () => (await getChatState(world.ada, world.projectId)).lock;
  const metrics = async (buildId: BuildId) =>
    (
      await world.db
        .select()
        .from(projectBuildMetrics)
        .where(eq(projectBuildMetrics.buildId, buildId))
    )[0];
  const message = (text: string) => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text,
    locale: 'en',
  });
  const hasWorktree = (buildId: BuildId) =>
    access(world.storage.worktree(world.projectId, buildId)).then(
      () => true,
      () => false,
    );

  it("runs the project's own build, and a failing one keeps the version and its last lines", async () => {
    world.double.script.build = (request) =>
      buildFiles(request, {
        'package.json': JSON.stringify({ scripts: { build: 'node broken.js' } }),
        'broken.js': "console.error('E42: the oven is cold'); process.exit(3);",
      });
    const { buildId, runId } = await convert();
    expect(await executeBuildRun(world.worker, runId, never)).toEqual({
      outcome: 'failed',
      code: 'BUILD_FAILED',
    });
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'error',
      buildId,
      error: { code: 'BUILD_FAILED', details: { phase: 'build' } },
    });
    const [row] = await world.db
      .select()
      .from(projectChatLogMinimal)
      .where(eq(projectChatLogMinimal.messageType, 'error'));
    expect(JSON.stringify(row?.responseData)).toContain('E42: the oven is cold');
    expect(await metrics(buildId)).toMatchObject({
      status: 'failed',
      error: { code: 'BUILD_FAILED' },
    });
    expect(await world.db.select().from(projectVersions)).toHaveLength(1);
    expect(await lock()).toBeNull();
    expect(await hasWorktree(buildId)).toBe(false);
  });

  it('plans a fix with the errors of the build in the prompt', async () => {
    world.double.script.build = (request) =>
      buildFiles(request, {
        'package.json': JSON.stringify({ scripts: { build: 'node broken.js' } }),
        'broken.js': "console.error('E42: the oven is cold'); process.exit(3);",
      });
    const { buildId, runId } = await convert();
    await executeBuildRun(world.worker, runId, never);
    const fix = await planFix(world.ada, {
      projectId: world.projectId,
      buildId,
      messageId: world.newMessageId(),
      locale: 'ar',
    });
    await executePlanRun(world.worker, fix.runId, never);
    const request = world.double.planRequests.at(-1);
    expect(request?.language).toBe('ar');
    expect(request?.message).toContain('البناء');
    expect(request?.context.buildErrors?.join('\n')).toContain('E42: the oven is cold');
    expect((await world.entries()).find(({ id }) => id === fix.messageId)?.kind).toBe(
      'user-message',
    );
  });

  it('lets a plan be built again after its build failed', async () => {
    world.double.script.build = async function* () {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      throw new Error('no');
    };
    const plan = { projectId: world.projectId, ...(await world.makePlan()) };
    const first = await convertToBuild(world.ada, plan);
    const [run] = (await world.runs()).filter(({ kind }) => kind === 'build');
    await executeBuildRun(world.worker, run?.id as RunId, never);
    const second = await convertToBuild(world.ada, plan);
    expect(second.buildId).not.toBe(first.buildId);
  });

  it('stops a cancelled build, removes its worktree and unlocks', async () => {
    world.double.script.build = async function* (_, signal) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      await aborted(signal);
    };
    const { buildId, runId } = await convert();
    const working = executeBuildRun(world.worker, runId, never);
    await vi.waitFor(async () => {
      expect((await world.entries()).some(({ kind }) => kind === 'build')).toBe(true);
    });
    await cancelBuild(world.ada, { projectId: world.projectId, buildId });
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'template',
      template: { template: 'build_cancelled', variables: { build_id: buildId } },
    });
    expect(await metrics(buildId)).toMatchObject({ status: 'cancelled' });
    expect(await lock()).toBeNull();
    expect(await hasWorktree(buildId)).toBe(false);
  });

  it('unlocks within 30 s after its worker died, and says that the build failed', async () => {
    let release = () => {};
    const killed = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.double.script.build = async function* (request) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      await killed;
      yield* buildFiles(request, { 'late.html': 'too late' });
    };
    const { buildId, runId } = await convert();
    const frozen = new Date();
    const dead = executeBuildRun({ ...world.worker, clock: () => frozen }, runId, never);
    await vi.waitFor(async () => {
      expect((await world.entries()).some(({ kind }) => kind === 'build')).toBe(true);
    });
    await expect(sendMessage(world.ada, message('hello?'))).rejects.toMatchObject({
      code: 'BUILD_IN_PROGRESS',
    });
    world.pass(16_000);
    expect(await lock()).toBeNull();
    expect(await sweepBuildRuns(world.worker)).toEqual({ interrupted: 1 });
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'error',
      buildId,
      error: { code: 'RUN_INTERRUPTED' },
    });
    expect(await metrics(buildId)).toMatchObject({ status: 'failed' });
    await sendMessage(world.ada, message('hello?'));
    release();
    expect(await dead).toEqual({ outcome: 'lost' });
    expect(await world.db.select().from(projectVersions)).toHaveLength(1);
  });

  it('is handed over when its process goes away, and another worker builds it', async () => {
    const shutdown = new AbortController();
    world.double.script.build = async function* (_, signal) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      await aborted(signal);
    };
    const { buildId, runId } = await convert();
    const working = executeBuildRun(world.worker, runId, shutdown.signal);
    await vi.waitFor(async () => {
      expect((await world.entries()).some(({ kind }) => kind === 'build')).toBe(true);
    });
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'handed-over' });
    expect(await lock()).toMatchObject({ buildId });
    delete world.double.script.build;
    const next = { ...world.worker, workerId: 'worker-2' };
    expect(await executeBuildRun(next, runId, never)).toMatchObject({ outcome: 'succeeded' });
    expect((await world.entries()).filter(({ kind }) => kind === 'build')).toHaveLength(1);
  });

  it('removes its folder before it is handed over, not the one of the next worker after', async () => {
    const shutdown = new AbortController();
    world.double.script.build = async function* (_, signal) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      await aborted(signal);
    };
    const { buildId, runId } = await convert();
    const foldersAtWrites: boolean[] = [];
    const db = new Proxy(world.db, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name !== 'transaction') return member;
        return async (work: Parameters<typeof world.db.transaction>[0]) => {
          foldersAtWrites.push(await hasWorktree(buildId));
          return target.transaction(work);
        };
      },
    });
    let removals = 0;
    const storage = {
      ...world.storage,
      worktree: (project: string, build: string) => {
        if (shutdown.signal.aborted) removals += 1;
        return world.storage.worktree(project, build);
      },
    };
    const working = executeBuildRun({ ...world.worker, db, storage }, runId, shutdown.signal);
    await vi.waitFor(async () => {
      expect((await world.entries()).some(({ kind }) => kind === 'build')).toBe(true);
    });
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'handed-over' });
    expect(foldersAtWrites.at(-1)).toBe(false);
    expect(removals).toBe(1);
  });

  it('a cancel that comes as the process goes away ends the build and unlocks', async () => {
    const shutdown = new AbortController();
    world.double.script.build = async function* (_, signal) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      await aborted(signal);
    };
    const { buildId, runId } = await convert();
    const working = executeBuildRun(world.worker, runId, shutdown.signal);
    await vi.waitFor(async () => {
      expect((await world.entries()).some(({ kind }) => kind === 'build')).toBe(true);
    });
    await cancelBuild(world.ada, { projectId: world.projectId, buildId });
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect(await lock()).toBeNull();
  });

  it('a worker that was away while its build was ended does not bring it back to running', async () => {
    const plan = { projectId: world.projectId, ...(await world.makePlan()) };
    const { buildId } = await convertToBuild(world.ada, plan);
    const run = (await world.runs()).find((row) => row.buildId === buildId);
    const frozen = new Date();
    // The worker stands still between its claim and its first write for the build.
    const db = new Proxy(world.db, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name !== 'update') return member;
        return (table: typeof projectBuildMetrics) => {
          if ((table as unknown) !== projectBuildMetrics) return target.update(table);
          return {
            set: (values: object) => ({
              where: async (condition: SQL) => {
                world.pass(20_000);
                await sweepBuildRuns(world.worker);
                await target.update(table).set(values).where(condition);
              },
            }),
          };
        };
      },
    });
    const away = { ...world.worker, db, clock: () => frozen };
    expect(await executeBuildRun(away, run?.id as RunId, never)).toEqual({ outcome: 'lost' });
    expect(await metrics(buildId)).toMatchObject({ status: 'failed' });
    await convertToBuild(world.ada, plan);
  });

  it('leaves no artifact and no preview of a version that did not come to be', async () => {
    world.double.script.build = (request) =>
      buildFiles(request, { 'index.html': '<!doctype html><p>Hello', broken: '' });
    const { buildId, runId } = await convert();
    await world.db.execute(`
      CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'damaged'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON project_versions
        FOR EACH ROW EXECUTE FUNCTION refuse();`);
    expect(await executeBuildRun(world.worker, runId, never)).toMatchObject({ outcome: 'failed' });
    expect(await metrics(buildId)).toMatchObject({ status: 'failed' });
    expect(await readdir(path.join(world.folder, 'artifacts'))).toEqual([]);
    expect(await readdir(world.storage.previews)).toEqual([]);
  });

  it('stores what an engine says of a step, whatever is in it', async () => {
    world.double.script.build = async function* (request) {
      for await (const event of buildFiles(request, { 'events.html': '<p>' })) {
        yield event.type === 'step-end' ? { ...event, note: 'half \ud83d and \u0000' } : event;
      }
    };
    const { runId } = await convert();
    expect(await executeBuildRun(world.worker, runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
  });
});
