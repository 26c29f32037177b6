import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId, UserId } from '@planline/contracts/ids';
import { type ProjectSettings, projectSettingsSchema } from '@planline/contracts/project';
import { builtOnce } from '@planline/db/built-once';
import type { DatabaseReader } from '@planline/db/client';
import { projects } from '@planline/db/schema/projects';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { isMemberOfProject } from '../access';
import type { Transaction } from '../context';

export interface LockedProject {
  projectId: ProjectId;
  status: 'importing' | 'ready' | 'failed';
  settings: ProjectSettings;
  currentVersionId: string | null;
  lastAiSessionId: string | null;
}

/**
 * Verbs that change what may run in a project take this first, so that "is a build running", "whose
 * turn is it" and "was this sent before" are answered for one of them at a time. It blocks no reader
 * and no foreign key check. Lock order everywhere: project, then plans, sessions and runs, then the
 * timeline's head.
 * @throws PROJECT_NOT_FOUND
 */
export async function lockProject(tx: Transaction, projectId: ProjectId): Promise<LockedProject> {
  const [row] = await lock(tx).execute({ projectId });
  return lockedProjectOf(projectId, row);
}

/** The same for a member alone: somebody else's project is not even locked. @throws PROJECT_NOT_FOUND */
export async function lockProjectAsMember(
  tx: Transaction,
  projectId: ProjectId,
  userId: UserId,
): Promise<LockedProject> {
  const [row] = await lockAsMember(tx).execute({ projectId, userId });
  return lockedProjectOf(projectId, row);
}

const lock = builtOnce((db) => lockStatement(db).prepare('lock_project'));
const lockAsMember = builtOnce((db) =>
  lockStatement(db, isMemberOfProject(db)).prepare('lock_project_as_member'),
);

function lockStatement(db: DatabaseReader, condition?: SQL) {
  return db
    .select({
      status: projects.status,
      config: projects.config,
      currentVersionId: projects.currentVersionId,
      lastAiSessionId: projects.lastAiSessionId,
    })
    .from(projects)
    .where(and(eq(projects.id, sql.placeholder('projectId')), condition))
    .for('no key update');
}

function lockedProjectOf(
  projectId: ProjectId,
  row: Awaited<ReturnType<typeof lockStatement>>[number] | undefined,
): LockedProject {
  if (!row) throw new DomainError('PROJECT_NOT_FOUND', {});
  return {
    projectId,
    status: row.status,
    settings: projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(row.config),
    currentVersionId: row.currentVersionId,
    lastAiSessionId: row.lastAiSessionId,
  };
}
