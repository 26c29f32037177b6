import { stat } from 'node:fs/promises';
import { storedResponseSchema } from '@planline/contracts/stored-response';
import { type TimelineEntry, timelineEntrySchema } from '@planline/contracts/timeline-entry';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { runEvents } from '@planline/db/schema/run-events';
import { runs } from '@planline/db/schema/runs';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getVersionDiff, listVersions } from '../build';
import { sendMessage } from '../chat';
import { executePlanRun, planDigest } from '../plan';
import { listProjects } from '../project';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { listTimeline } from '../timeline';
import { demoProjectName, seedDemoProject } from './seed-demo-project';

const items = 1_000;

describe('seedDemoProject', () => {
  let world: ChatWorld;
  let projectId: Awaited<ReturnType<typeof seedDemoProject>>['projectId'];
  let entries: TimelineEntry[];

  beforeAll(async () => {
    world = await createChatWorld();
    const ownerId = world.ada.actor.userId;
    ({ projectId } = await seedDemoProject(world.deps, { ownerId, items }));
    entries = await allEntries(projectId);
  }, 120_000);
  afterAll(() => world[Symbol.asyncDispose]());

  async function allEntries(of: typeof projectId): Promise<TimelineEntry[]> {
    const found: TimelineEntry[] = [];
    let before: string | undefined;
    do {
      const page = await listTimeline(world.ada, {
        projectId: of,
        filter: 'all',
        limit: 100,
        before,
      });
      found.unshift(...page.entries);
      before = page.olderCursor ?? undefined;
    } while (before !== undefined);
    return found;
  }
  const ofKind = <Kind extends TimelineEntry['kind']>(kind: Kind) =>
    entries.filter((entry): entry is Extract<TimelineEntry, { kind: Kind }> => entry.kind === kind);

  it('leaves exactly as many rows as were asked for, numbered from 1 without a gap', () => {
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: items }, (_, at) => at + 1));
  });

  it('leaves rows that all are entries of the contract', async () => {
    for (const entry of entries) timelineEntrySchema.parse(entry);
    const stored = await world.db.execute<{ data: unknown }>(sql`
      SELECT response_data AS data FROM project_chat_log_minimal
      WHERE project_id = ${projectId} AND response_data IS NOT NULL`);
    for (const { data } of stored) storedResponseSchema.parse(data);
  });

  it('tells in order of time, and of the past', () => {
    const times = entries.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(Date.now());
    expect(Date.now() - (times[0] ?? 0)).toBeGreaterThan(90 * 24 * 60 * 60 * 1_000);
  });

  it('has every kind of entry, every shape of answer and all four languages', () => {
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(7);
    const answers = ofKind('answer');
    expect(new Set(answers.map(({ mode }) => mode)).size).toBe(5);
    expect(new Set(answers.map(({ subtype }) => subtype)).size).toBe(2);
    const said = ofKind('user-message').map(({ language }) => language);
    expect(new Set(said)).toEqual(new Set(['ar', 'en', 'fr', 'es']));
    expect(said.filter((language) => language === 'ar').length).toBeGreaterThan(said.length / 3);
    expect(answers.some(({ proof }) => proof?.languageMismatch)).toBe(true);
    const texts = new Set(ofKind('user-message').map(({ text }) => text));
    expect(texts.size).toBeGreaterThan(100);
  });

  it('marks an answer as in the wrong language exactly when its words are', () => {
    for (const { language, data, proof } of ofKind('answer')) {
      if (language !== 'ar' || proof === null) continue;
      const letters = JSON.stringify(data).match(/\p{Script=Arabic}/gu)?.length ?? 0;
      expect(letters < 20).toBe(proof.languageMismatch);
    }
  });

  it('has plans with several revisions, each with the digest of its content', async () => {
    const revisions = await world.db.select().from(planRevisions);
    for (const { digest, content } of revisions) expect(digest).toBe(planDigest(content));
    const most = Math.max(...ofKind('answer').map(({ plan }) => plan?.revision ?? 0));
    expect(most).toBeGreaterThanOrEqual(3);
    expect(ofKind('answer').some(({ plan }) => plan?.status === 'converted')).toBe(true);
  });

  it('has builds with every end, and steps and phases in them', () => {
    const builds = ofKind('build').map(({ build }) => build);
    expect(new Set(builds.map(({ status }) => status))).toEqual(
      new Set(['succeeded', 'failed', 'cancelled']),
    );
    for (const build of builds) {
      if (build.status !== 'succeeded') continue;
      expect(build.phases.every(({ status }) => status === 'completed')).toBe(true);
      expect(build.steps.length).toBeGreaterThan(0);
      expect(build.versionId).not.toBeNull();
    }
  });

  it('has versions that are real: a diff, an artifact and a preview each', async () => {
    const versions = await listVersions(world.ada, projectId);
    expect(versions.length).toBe(ofKind('deployment').length + 1);
    const [newest] = versions;
    if (!newest) throw new Error('no version');
    expect(newest.isCurrent).toBe(true);
    const { files } = await getVersionDiff(world.ada, { projectId, versionId: newest.versionId });
    expect(files).toHaveLength(1);
    await stat(world.storage.artifact(newest.versionId));
    await stat(world.storage.preview(newest.versionId));
  });

  it('leaves no run open, and every run with its events from 1 to the last', async () => {
    const rows = await world.db
      .select({ status: runs.status, lastSeq: runs.lastSeq, events: sql<number>`count(*)::int` })
      .from(runs)
      .innerJoin(runEvents, eq(runEvents.runId, runs.id))
      .where(eq(runs.projectId, projectId))
      .groupBy(runs.id);
    expect(rows.length).toBeGreaterThan(300);
    for (const { status, lastSeq, events } of rows) {
      expect(events).toBe(lastSeq);
      expect(['queued', 'running']).not.toContain(status);
    }
  });

  it('is a project to go on with: a message gets its answer', async () => {
    const { runId } = await sendMessage(world.ada, {
      projectId,
      messageId: world.newMessageId(),
      text: 'متى نفتح؟',
      locale: 'ar',
    });
    const signal = new AbortController().signal;
    expect(await executePlanRun(world.worker, runId, signal)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('makes another project with the same story when it is called again', async () => {
    const few = { ownerId: world.ada.actor.userId, items: 40 };
    const made = [await seedDemoProject(world.deps, few), await seedDemoProject(world.deps, few)];
    const [first = [], second = []] = await Promise.all(
      made.map(async (one) =>
        (await allEntries(one.projectId)).map((entry) => [
          entry.kind,
          'text' in entry && entry.text,
        ]),
      ),
    );
    expect(first).toHaveLength(40);
    expect(second).toEqual(first);
    const names = (await listProjects(world.ada)).map(({ name }) => name);
    expect(names.filter((name) => name === demoProjectName)).toHaveLength(3);
  });
});
