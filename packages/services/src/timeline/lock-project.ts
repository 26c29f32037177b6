import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { type ProjectSettings, projectSettingsSchema } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { and, eq, type SQL } from 'drizzle-orm';
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
 * timeline's head. With a condition on `projects` that does not hold nothing is locked.
 * @throws PROJECT_NOT_FOUND
 */
export async function lockProject(
  tx: Transaction,
  projectId: ProjectId,
  condition?: SQL,
): Promise<LockedProject> {
  const [row] = await tx
    .select({
      status: projects.status,
      config: projects.config,
      currentVersionId: projects.currentVersionId,
      lastAiSessionId: projects.lastAiSessionId,
    })
    .from(projects)
    .where(and(eq(projects.id, projectId), condition))
    .for('no key update');
  if (!row) throw new DomainError('PROJECT_NOT_FOUND', {});
  return {
    projectId,
    status: row.status,
    settings: projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(row.config),
    currentVersionId: row.currentVersionId,
    lastAiSessionId: row.lastAiSessionId,
  };
}
