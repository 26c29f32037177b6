import { messageIdSchema, projectIdSchema } from '@planline/contracts/ids';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { eq, sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publishEngineStatus } from '../engine-status';
import { queueBuildRun } from '../run';
import { appendMessage } from '../timeline';
import { getProject } from './get-project';
import { listProjects } from './list-projects';
import { removeProject } from './remove-project';
import { renameProject } from './rename-project';
import { createProjectWorld, type ProjectWorld } from './testing/project-world';
import { updateProjectSettings } from './update-project-settings';

describe('projects', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('are listed to their members alone, the latest changed first', async () => {
    const first = await world.insertProject({ ada: 'owner', ben: 'member' });
    const second = await world.insertProject({ ada: 'owner' });
    world.pass(1_000);
    await renameProject(await world.as('ada'), first, 'First');
    const listed = await listProjects(await world.as('ada'));
    expect(listed.map(({ projectId }) => projectId)).toEqual([first, second]);
    expect((await listProjects(await world.as('ben'))).map(({ role }) => role)).toEqual(['member']);
    expect(await listProjects(await world.as('zoe'))).toEqual([]);
  });

  it('answer a stranger exactly as if they were missing', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const stranger = await world.as('eve');
    const refusals = await Promise.allSettled([
      getProject(stranger, projectId),
      getProject(stranger, projectIdSchema.parse('missing')),
    ]);
    const views = refusals.map((each) => each.status === 'rejected' && each.reason.toView());
    expect(views).toEqual([
      { code: 'PROJECT_NOT_FOUND', details: {} },
      { code: 'PROJECT_NOT_FOUND', details: {} },
    ]);
  });

  it('are renamed and set by owners', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
    const [ada, ben] = [await world.as('ada'), await world.as('ben')];
    await expect(renameProject(ben, projectId, 'Mine')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await renameProject(ada, projectId, 'مخبز')).name).toBe('مخبز');
  });

  it('keep both settings when two owners change different ones at the same time', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'owner' });
    await Promise.all([
      updateProjectSettings(await world.as('ada'), projectId, { questionsDuringBuild: true }),
      updateProjectSettings(await world.as('ben'), projectId, { enginePreference: 'local' }),
    ]);
    expect((await getProject(await world.as('ada'), projectId)).settings).toEqual({
      enginePreference: 'local',
      questionsDuringBuild: true,
    });
  });

  it('say which engine will answer and why, as the worker found it', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const ada = await world.as('ada');
    expect((await getProject(ada, projectId)).engine).toEqual({ kind: 'local', reason: 'no-cli' });
    await publishEngineStatus(world.deps, {
      claude: { usable: true, path: '/usr/bin/claude', version: '2.1.0' },
      hasCredentials: true,
    });
    world.pass(10_000);
    expect((await getProject(ada, projectId)).engine).toEqual({
      kind: 'claude',
      reason: 'claude-ready',
    });
  });

  it('is removed while a build of it writes, and neither of them fails', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const owner = await world.as('ada');
    const { db } = world.database;
    await db.transaction(async (tx) => {
      const build = {
        projectId,
        userId: owner.actor.userId,
        messageId: messageIdSchema.parse(ulid()),
      };
      await queueBuildRun(tx, owner, {
        ...build,
        sessionId: null,
        baseVersionId: null,
        approved: null,
      });
    });
    const [run] = await db.select().from(runs).where(eq(runs.projectId, projectId));
    let removing: Promise<void> | null = null;
    // A worker's transaction: the run's log first, the timeline's row last.
    await db.transaction(async (tx) => {
      const bodies = [{ type: 'run-progress', activity: 'writing' }] as const;
      await appendRunEvents(tx, { runId: run?.id ?? '', epoch: null, bodies });
      removing = removeProject(owner, projectId);
      await vi.waitFor(async () => {
        const waiting = await db.execute(
          sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        expect(waiting).toHaveLength(1);
      });
      await appendMessage(tx, {
        messageId: ulid(),
        projectId,
        userId: owner.actor.userId,
        createdAt: new Date(),
        mode: 'build',
        messageType: 'system',
        messageText: 'a line',
      });
    });
    await removing;
    expect(await db.select().from(projects).where(eq(projects.id, projectId))).toEqual([]);
  });
});
