import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildId, RunId } from '@planline/contracts/ids';
import { RUN_LEASE_SECONDS } from '@planline/contracts/limits';
import { aiSessionTransitions } from '@planline/db/schema/ai-session-transitions';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { runGit } from '@planline/engine/workspace/git';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchQueuedMessages, getChatState, queueMessage, sendMessage } from '../chat';
import { convertToBuild, executePlanRun } from '../plan';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { buildFiles } from '../testing/engine-double';
import { cancelBuild } from './cancel-build';
import { createBuildReferenceOnDevelopmentStart } from './create-build-reference';
import { executeBuildRun } from './execute-build-run';
import { readBuildLog } from './read-build-log';
import { getVersionDiff, listVersions } from './versions';

describe('executeBuildRun', () => {
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

  it('goes through its phases and ends as a version with a commit, an artifact and a preview', async () => {
    const { buildId, runId } = await convert();
    expect(await lock()).toMatchObject({ buildId });
    expect(await executeBuildRun(world.worker, runId, never)).toMatchObject({
      outcome: 'succeeded',
      edited: true,
    });
    expect(await lock()).toBeNull();
    const events = await world.db
      .select()
      .from(projectBuildEvents)
      .where(eq(projectBuildEvents.buildId, buildId))
      .orderBy(asc(projectBuildEvents.seq));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(
      events.filter(({ eventType }) => eventType === 'started').map(({ eventPhase }) => eventPhase),
    ).toEqual(['setup', 'development', 'dependencies', 'build', 'deploy']);

    const [version] = await listVersions(world.ada, world.projectId);
    expect(version).toMatchObject({
      number: 2,
      buildId,
      status: 'deployed',
      outcome: 'edited',
      isCurrent: true,
      branch: `planline/build-${buildId}`,
      summary: 'A page for events',
    });
    const repository = world.storage.repository(world.projectId);
    const show = (args: string[]) => runGit(args, { cwd: repository });
    expect((await show(['rev-parse', 'main'])).trim()).toBe(version?.commitSha);
    expect(await show(['log', '-1', '--format=%B', 'main'])).toContain(
      `Planline-Build: ${buildId}`,
    );
    const preview = world.storage.preview(version?.versionId ?? '');
    expect(await readFile(path.join(preview, 'events.html'), 'utf8')).toBe('<p>');
    await access(world.storage.artifact(version?.versionId ?? ''));
    expect(await hasWorktree(buildId)).toBe(false);

    const diff = await getVersionDiff(world.ada, {
      projectId: world.projectId,
      versionId: version?.versionId ?? ('' as never),
    });
    expect(diff.files).toMatchObject([{ path: 'events.html', change: 'added', added: 1 }]);
    expect(await metrics(buildId)).toMatchObject({ status: 'succeeded' });
  });

  it('closes the chat for no longer than a lease while no worker takes it up', async () => {
    const { runId } = await convert();
    expect(await lock()).not.toBeNull();
    world.pass(RUN_LEASE_SECONDS * 1_000);
    expect(await lock()).toBeNull();
    await expect(sendMessage(world.ada, message('is anybody there?'))).resolves.toMatchObject({
      ahead: 0,
    });
    expect(await executeBuildRun(world.worker, runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('shows one live card, then the deployment with promise against delivery', async () => {
    const { buildId, runId } = await convert();
    await executeBuildRun(world.worker, runId, never);
    expect((await world.entries()).slice(-3)).toMatchObject([
      { kind: 'build-request', buildId },
      { kind: 'build', build: { buildId, status: 'succeeded', title: 'A page for events' } },
      {
        kind: 'deployment',
        buildId,
        version: { number: 2 },
        steps: [
          { stepId: 'step-1', status: 'done' },
          { stepId: 'step-2', status: 'skipped' },
        ],
      },
    ]);
    const events = (await world.eventsOf(runId)).map(({ body }) => body);
    expect(events.at(-1)).toMatchObject({ type: 'run-succeeded', buildStatus: 'succeeded' });
    expect(events).toContainEqual({
      type: 'build-log',
      phase: 'development',
      line: 'wrote events.html',
    });
    const log = await readBuildLog(world.ada, {
      projectId: world.projectId,
      buildId,
      afterSeq: 0,
    });
    expect(log.lines.map(({ line }) => line)).toContain('wrote events.html');
  });

  it('names the version on the rows of the build and on no other', async () => {
    const { buildId, runId } = await convert();
    await executeBuildRun(world.worker, runId, never);
    const [version] = await listVersions(world.ada, world.projectId);
    const rows = await world.db
      .select()
      .from(projectChatLogMinimal)
      .where(
        and(
          eq(projectChatLogMinimal.projectId, world.projectId),
          isNotNull(projectChatLogMinimal.versionId),
        ),
      );
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.buildId === buildId)).toBe(true);
    expect(rows.every((row) => row.versionId === version?.versionId)).toBe(true);
  });

  it('makes one build_reference of ten parallel calls, and none before development moves', async () => {
    const { buildId } = await convert();
    const event = { title: 'first', at: new Date() };
    const call = (phase: 'setup' | 'development', type: 'started' | 'progress') =>
      createBuildReferenceOnDevelopmentStart(world.db, world.worker, buildId, {
        ...event,
        phase,
        type,
      });
    await call('setup', 'progress');
    await call('development', 'started');
    const before = await world.entries();
    expect(before.some(({ kind }) => kind === 'build')).toBe(false);
    await Promise.all(Array.from({ length: 10 }, () => call('development', 'progress')));
    const entries = await world.entries();
    expect(entries.filter(({ kind }) => kind === 'build')).toHaveLength(1);
    expect(entries.length).toBe(before.length + 1);
    await sendMessageAfterUnlock();
    const seqs = (await world.entries()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));

    async function sendMessageAfterUnlock() {
      await cancelBuild(world.ada, { projectId: world.projectId, buildId });
      await sendMessage(world.ada, message('After'));
    }
  });

  it('keeps queued messages and sends them in order when the build ends, in their authors’ names', async () => {
    const bob = await world.addPerson('Bob');
    await world.join(bob, world.projectId, 'member');
    const { runId } = await convert();
    const first = message('first in line');
    const second = message('second in line');
    await queueMessage(world.ada, first);
    await queueMessage(bob, second);
    await queueMessage(bob, second);
    const state = await getChatState(bob, world.projectId);
    expect(state.queued).toMatchObject([
      { text: 'first in line', isMine: false, author: { name: 'Ada' } },
      { text: 'second in line', isMine: true },
    ]);
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 0 });
    await executeBuildRun(world.worker, runId, never);
    expect((await world.jobs()).map(({ name }) => name)).toContain('dispatch-queued-messages');
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 2 });
    expect((await world.entries()).slice(-2)).toMatchObject([
      { kind: 'user-message', id: first.messageId, author: { name: 'Ada' } },
      { kind: 'user-message', id: second.messageId, author: { name: 'Bob' } },
    ]);
    expect((await getChatState(bob, world.projectId)).queued).toEqual([]);
  });

  it('says plainly when only a document was committed', async () => {
    world.double.script.build = (request) =>
      buildFiles(request, { 'PLAN.md': '# Plan\n' }, { outcome: 'document' });
    const { runId } = await convert();
    await executeBuildRun(world.worker, runId, never);
    expect((await world.entries()).slice(-2)).toMatchObject([
      {
        kind: 'template',
        template: { template: 'build_document_only', variables: { file: 'PLAN.md' } },
      },
      { kind: 'deployment', version: { outcome: 'document' } },
    ]);
  });

  it('goes on with the AI session of the build in the next conversation', async () => {
    world.double.script.build = (request) =>
      buildFiles(request, { 'events.html': '<p>' }, { aiSessionId: 'ai-of-the-build' });
    const { runId } = await convert();
    await executeBuildRun(world.worker, runId, never);
    const next = await sendMessage(world.ada, message('What was built?'));
    await executePlanRun(world.worker, next.runId, never);
    expect(world.double.planRequests.at(-1)?.aiSessionId).toBe('ai-of-the-build');
    const versions = await world.db
      .select()
      .from(projectVersions)
      .orderBy(asc(projectVersions.number));
    expect(versions.at(-1)?.aiSessionId).toBe('ai-of-the-build');
    const transitions = await world.db.select().from(aiSessionTransitions);
    expect(transitions).toMatchObject([
      { fromSessionId: null, toSessionId: 'ai-of-the-build', reason: 'build', runId },
    ]);
  });

  it('brings main along although a worker died before it could move it', async () => {
    const first = await convert();
    await executeBuildRun(world.worker, first.runId, never);
    const cwd = world.storage.repository(world.projectId);
    await runGit(['update-ref', 'refs/heads/main', 'refs/heads/main~1'], { cwd });
    world.double.script.build = (request) => buildFiles(request, { 'second.html': '<p>' });
    const second = await convert();
    await executeBuildRun(world.worker, second.runId, never);
    const [version] = await listVersions(world.ada, world.projectId);
    expect(version?.number).toBe(3);
    expect((await runGit(['rev-parse', 'main'], { cwd })).trim()).toBe(version?.commitSha);
  });
});
