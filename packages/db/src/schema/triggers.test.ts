import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { aiSessionTransitions } from './ai-session-transitions';
import { planRevisions } from './plan-revisions';
import { plans } from './plans';
import { projectBuildEvents } from './project-build-events';
import { projectBuildMetrics } from './project-build-metrics';
import { projectChatLogMinimal } from './project-chat-log-minimal';
import { projectChatPlanSessions } from './project-chat-plan-sessions';
import { projectChatWithBuilds } from './project-chat-with-builds';
import { projectTimeline } from './project-timeline';
import { projectVersions } from './project-versions';
import { projects } from './projects';
import { queuedMessages } from './queued-messages';
import { runEvents } from './run-events';
import { runs } from './runs';
import { user } from './user';

let database: TestDatabase;
const hints: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.insert(user).values({ id: 'u1', name: 'Mona', email: 'mona@example.test' });
  await database.sql.listen('planline_project', (projectId) => hints.push(projectId));
});
afterAll(() => database.drop());

/** A project with a row in every table that belongs to projects. */
async function fullProject(id: string) {
  const { db } = database;
  const buildId = `${id}-build`;
  await db.transaction(async (tx) => {
    await tx.insert(projects).values({
      id,
      name: 'Shop',
      ownerId: 'u1',
      // Written before the rows they name: the keys are checked at the commit.
      currentVersionId: `${id}-v1`,
      currentBuildId: buildId,
    });
    await tx
      .insert(projectBuildMetrics)
      .values({ buildId, projectId: id, userId: 'u1', status: 'succeeded' });
    await tx.insert(projectBuildEvents).values([
      { buildId, seq: 1, eventPhase: 'setup', eventType: 'started', eventTitle: 'Set up' },
      {
        buildId,
        seq: 2,
        eventPhase: 'build',
        eventType: 'log',
        eventTitle: 'secret',
        userVisible: false,
      },
    ]);
    await tx.insert(projectVersions).values({
      versionId: `${id}-v1`,
      projectId: id,
      buildId,
      number: 1,
      commitSha: 'abc',
      status: 'deployed',
    });
    await tx.insert(projectChatPlanSessions).values({
      projectId: id,
      userId: 'u1',
      sessionId: `${id}-session`,
      status: 'converted',
      convertedToBuildId: buildId,
    });
    await tx.insert(plans).values({
      id: `${id}-plan`,
      projectId: id,
      sessionId: `${id}-session`,
      messageId: `${id}-message`,
      kind: 'feature',
      status: 'converted',
      convertedBuildId: buildId,
    });
    await tx.insert(planRevisions).values({
      planId: `${id}-plan`,
      revision: 1,
      digest: 'a'.repeat(64),
      content: {} as never,
      author: 'engine',
    });
    await tx
      .insert(runs)
      .values({ id: `${id}-run`, projectId: id, kind: 'build', buildId, userId: 'u1' });
    await tx.insert(runEvents).values({
      runId: `${id}-run`,
      seq: 1,
      projectId: id,
      type: 'run-queued',
      payload: { type: 'run-queued', ahead: 0 },
    });
    await tx
      .insert(aiSessionTransitions)
      .values({ projectId: id, toSessionId: 'ai-1', reason: 'first' });
    const [request] = await tx
      .insert(projectChatLogMinimal)
      .values({ projectId: id, userId: 'u1', mode: 'build', messageType: 'user', buildId })
      .returning();
    await tx.insert(projectChatLogMinimal).values({
      projectId: id,
      userId: 'u1',
      mode: 'build',
      chatMode: 'build_progress',
      messageType: 'system',
      buildId,
      versionId: `${id}-v1`,
      parentMessageId: request?.id ?? null,
      responseData: { type: 'build_reference' },
    });
  });
}

describe('a whole project', () => {
  it('leaves with everything that belongs to it', async () => {
    await fullProject('gone');
    await database.db.delete(projects).where(eq(projects.id, 'gone'));
    for (const table of [
      projectChatLogMinimal,
      runEvents,
      planRevisions,
      projectBuildEvents,
      projectVersions,
    ]) {
      expect(await database.db.$count(table)).toBe(0);
    }
  });
});

describe('the logs', () => {
  it('refuse every change and every single removal', async () => {
    await fullProject('kept');
    const changes = [
      sql`update run_events set type = 'x'`,
      sql`delete from run_events`,
      sql`update plan_revisions set author = 'x'`,
      sql`delete from plan_revisions`,
      sql`update project_build_events set event_title = 'x'`,
      sql`delete from project_build_events`,
      sql`update ai_session_transitions set reason = 'x'`,
      sql`delete from project_chat_log_minimal`,
      sql`delete from project_build_metrics`,
      sql`delete from project_versions`,
    ];
    for (const change of changes) {
      await expect(database.db.execute(change)).rejects.toMatchObject({ cause: { code: '23001' } });
    }
  });
});

describe('the views', () => {
  it('show the state of version and build, and the events a reader may see', async () => {
    await fullProject('seen');
    const rows = await database.db
      .select()
      .from(projectTimeline)
      .where(eq(projectTimeline.projectId, 'seen'))
      .orderBy(projectTimeline.projectSeq);
    expect(
      rows.map((row) => [row.projectSeq, row.buildStatus, row.versionStatus, row.timelineStatus]),
    ).toEqual([
      [1, 'succeeded', null, 'deployed'],
      [2, 'succeeded', 'deployed', 'deployed'],
    ]);
    const cards = await database.db
      .select()
      .from(projectChatWithBuilds)
      .where(eq(projectChatWithBuilds.projectId, 'seen'))
      .orderBy(projectChatWithBuilds.timelineSeq);
    expect(
      cards.map((card) => card.buildEvents?.map((event) => event.event_title) ?? null),
    ).toEqual([null, ['Set up']]);
  });

  it.each([
    ['failed', null, 'failed'],
    ['cancelled', null, 'failed'],
    ['queued', null, 'in_progress'],
    ['running', null, 'in_progress'],
    ['succeeded', null, 'deployed'],
    ['succeeded', 'failed', 'failed'],
    [null, 'imported', 'deployed'],
    [null, null, 'planning'],
  ])('map a build that is %s with a version that is %s to %s', async (build, version, expected) => {
    const id = `status-${build}-${version}`;
    await database.db.insert(projects).values({ id, name: 'Shop', ownerId: 'u1' });
    if (build) {
      await database.db
        .insert(projectBuildMetrics)
        .values({ buildId: id, projectId: id, userId: 'u1', status: build as 'failed' });
    }
    if (version) {
      await database.db.insert(projectVersions).values({
        versionId: id,
        projectId: id,
        number: 1,
        commitSha: 'abc',
        status: version as 'failed',
      });
    }
    await database.db.insert(projectChatLogMinimal).values({
      projectId: id,
      userId: 'u1',
      mode: 'build',
      messageType: 'system',
      buildId: build && id,
      versionId: version && id,
    });
    const [row] = await database.db
      .select()
      .from(projectTimeline)
      .where(eq(projectTimeline.projectId, id));
    expect(row?.timelineStatus).toBe(expected);
  });
});

describe('the AI session of a project', () => {
  it('carries the time of its last change, and only of that', async () => {
    await database.db.insert(projects).values({ id: 'ai', name: 'Shop', ownerId: 'u1' });
    const read = async () => {
      const [row] = await database.db.select().from(projects).where(eq(projects.id, 'ai'));
      return row?.lastAiSessionUpdatedAt ?? null;
    };
    const set = (values: Partial<typeof projects.$inferInsert>) =>
      database.db.update(projects).set(values).where(eq(projects.id, 'ai'));
    expect(await read()).toBeNull();
    await set({ lastAiSessionId: 's1' });
    const first = await read();
    expect(first).toBeInstanceOf(Date);
    await set({ name: 'Shop 2' });
    expect(await read()).toEqual(first);
    await set({ lastAiSessionId: 's2' });
    expect((await read())?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
  });
});

describe('hints', () => {
  it('come once per transaction and project, and only when it commits', async () => {
    await database.db.insert(projects).values({ id: 'hint', name: 'Shop', ownerId: 'u1' });
    const heard = () => hints.filter((hint) => hint === 'hint').length;
    const row = { projectId: 'hint', userId: 'u1', mode: 'plan', messageType: 'user' } as const;
    await database.db
      .transaction(async (tx) => {
        await tx.insert(projectChatLogMinimal).values(row);
        throw new Error('undo');
      })
      .catch(() => {});
    await database.db.transaction(async (tx) => {
      await tx
        .insert(runs)
        .values({ id: 'hint-run', projectId: 'hint', kind: 'plan', messageId: 'm', userId: 'u1' });
      await tx.insert(runEvents).values({
        runId: 'hint-run',
        seq: 1,
        projectId: 'hint',
        type: 'run-queued',
        payload: { type: 'run-queued', ahead: 0 },
      });
      await tx.insert(projectChatLogMinimal).values([row, row]);
    });
    await vi.waitUntil(() => heard() === 1);
    await database.db
      .insert(queuedMessages)
      .values({ messageId: 'q', projectId: 'hint', userId: 'u1', text: 'later' });
    await vi.waitUntil(() => heard() === 2);
    await database.db.delete(queuedMessages);
    await vi.waitUntil(() => heard() === 3);
    await database.db
      .update(runs)
      .set({ status: 'cancelled', finishedAt: new Date() })
      .where(eq(runs.id, 'hint-run'));
    await vi.waitUntil(() => heard() === 4);
    await database.db
      .update(projects)
      .set({ config: { questionsDuringBuild: true } })
      .where(eq(projects.id, 'hint'));
    await vi.waitUntil(() => heard() === 5);
  });
});

describe('runs', () => {
  it('allow one running plan run and one active build run in a project', async () => {
    await fullProject('runs');
    const lease = {
      leaseUntil: new Date(),
      startedAt: new Date(),
      userId: 'u1',
      projectId: 'runs',
    };
    const planRun = (id: string) =>
      database.db
        .insert(runs)
        .values({ ...lease, id, kind: 'plan', status: 'running', messageId: id });
    await planRun('r1');
    await expect(planRun('r2')).rejects.toMatchObject({
      cause: { code: '23505', constraint_name: 'uniq_running_plan_run' },
    });
    await database.db
      .insert(projectBuildMetrics)
      .values({ buildId: 'runs-2', projectId: 'runs', userId: 'u1' });
    await expect(
      database.db
        .insert(runs)
        .values({ id: 'b2', projectId: 'runs', kind: 'build', buildId: 'runs-2', userId: 'u1' }),
    ).rejects.toMatchObject({ cause: { constraint_name: 'uniq_active_build_run' } });
  });
});
