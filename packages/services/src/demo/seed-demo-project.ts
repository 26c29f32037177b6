import { type ProjectId, projectIdSchema, type UserId } from '@planline/contracts/ids';
import type { StoredResponse } from '@planline/contracts/stored-response';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { sql } from 'drizzle-orm';
import type { Dependencies } from '../context';
import { beginHistory, type DemoHistory } from './demo-history';
import { openDemoRepository } from './demo-repository';
import { writeRows } from './demo-rows';
import { recordMessage } from './record-message';
import { createSeededRandom } from './seeded-random';
import { type Scene, tellStory } from './tell-story';

export const demoProjectName = 'Demo: مخبز الشروق / Sunrise Bakery';
export const demoItemsMost = 20_000;

/** The same story every time: only ids and the days it happened on differ. */
const seed = 20_260_112;
const storyDays = 150;
const dayMs = 24 * 60 * 60 * 1_000;
const scenesPerSitting = 7;

/**
 * One more demo project of this owner: the sample's repository with real versions, and a history of
 * exactly `items` timeline rows over the past months, written in one transaction. Every call makes another
 * project, with the same story.
 */
export async function seedDemoProject(
  deps: Pick<Dependencies, 'db' | 'storage' | 'clock' | 'newId' | 'previewUrl'>,
  input: { ownerId: UserId; items: number },
): Promise<{ projectId: ProjectId; items: number; versions: number }> {
  const projectId = projectIdSchema.parse(deps.newId());
  const random = createSeededRandom(seed);
  const scenes = tellStory(random, input.items);
  const repository = await openDemoRepository(deps.storage, projectId, deps.previewUrl);
  try {
    const sittings = Math.ceil(scenes.length / scenesPerSitting);
    // Two hours are enough for the longest of them.
    const gapMs = Math.max((storyDays * dayMs) / sittings, dayMs / 12);
    const beginsAt = new Date(deps.clock().getTime() - (sittings + 1) * gapMs);
    const versionId = deps.newId();
    const history = beginHistory({
      random,
      newId: deps.newId,
      projectId,
      userId: input.ownerId,
      version: { versionId, number: 1, treeDigest: repository.first.treeDigest },
      beginsAt,
      rowIds: await takeRowIds(deps, input.items),
    });
    history.rows.versions.push({
      versionId,
      projectId,
      number: 1,
      commitSha: repository.first.commitSha,
      branch: 'main',
      status: 'imported',
      outcome: 'imported',
      createdAt: beginsAt,
    });
    recordOpening(history, repository.first.fileCount);
    for (const [index, scene] of scenes.entries()) {
      if (index % scenesPerSitting === 0) {
        const jitterMs = (random.whole(0, 100) / 100) * (gapMs / 4);
        const sitting = index / scenesPerSitting + 0.5;
        history.moveTo(new Date(beginsAt.getTime() + sitting * gapMs + jitterMs));
        history.session = null;
      }
      history.pass(random.whole(25, 240));
      await recordScene(history, scene, repository.commitBuild);
    }
    await store(deps, history, { projectId, ownerId: input.ownerId, beginsAt, repository });
    return { projectId, items: input.items, versions: history.version.number };
  } catch (error) {
    await deps.storage.removeProject(projectId);
    throw error;
  } finally {
    await repository.close();
  }
}

function recordOpening(history: DemoHistory, fileCount: number): void {
  const append = (responseData: StoredResponse) =>
    history.append({
      messageId: history.newId(),
      mode: 'plan',
      messageType: 'system',
      messageText: '',
      responseData,
    });
  const variables = { project_name: demoProjectName };
  append({
    type: 'template',
    template: 'project_imported',
    contractVersion: '1.0',
    variables: { ...variables, file_count: fileCount },
  });
  append({ type: 'greeting', template: 'plan_greeting', contractVersion: '1.0', variables });
}

async function recordScene(
  history: DemoHistory,
  scene: Scene,
  commit: Parameters<typeof recordMessage>[2],
): Promise<void> {
  if (scene.kind === 'message') return recordMessage(history, scene, commit);
  if (history.session) history.session.status = 'archived';
  history.session = null;
  history.append({
    messageId: history.newId(),
    mode: 'plan',
    messageType: 'system',
    messageText: '',
    responseData: {
      type: 'notice',
      template: 'session_rolled_over',
      contractVersion: '1.0',
      variables: { reason: 'new_topic' },
    } satisfies StoredResponse,
  });
}

/** So that an answer can name its question although both are written by the same statement. */
async function takeRowIds({ db }: Pick<Dependencies, 'db'>, count: number): Promise<number[]> {
  const rows = await db.execute<{ id: string }>(sql`
    SELECT nextval(pg_get_serial_sequence('project_chat_log_minimal', 'id')) AS id
    FROM generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

async function store(
  deps: Pick<Dependencies, 'db'>,
  history: DemoHistory,
  project: {
    projectId: ProjectId;
    ownerId: UserId;
    beginsAt: Date;
    repository: Awaited<ReturnType<typeof openDemoRepository>>;
  },
): Promise<void> {
  const { projectId, ownerId, beginsAt, repository } = project;
  const newest = history.rows.builds.at(-1);
  await deps.db.transaction(async (tx) => {
    await tx.insert(projects).values({
      id: projectId,
      name: demoProjectName,
      ownerId,
      origin: 'sample',
      status: 'ready',
      framework: null,
      fileCount: repository.fileCount(),
      // No AI session of the story exists anywhere: a run that tried to resume one would only lose time.
      lastAiSessionId: null,
      currentVersionId: history.version.versionId,
      currentBuildId: newest?.buildId ?? null,
      createdAt: beginsAt,
      updatedAt: history.now(),
    });
    await tx
      .insert(projectMembers)
      .values({ projectId, userId: ownerId, role: 'owner', createdAt: beginsAt });
    await writeRows(tx, history.rows);
  });
}
