import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';

import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { and, asc, eq } from 'drizzle-orm';
import type { Transaction } from '../context';

/**
 * To be called after a change and under the project's lock: two owners who
 * demote each other at the same moment would otherwise both succeed.
 * @throws LAST_OWNER when nobody would be left who can invite, rename or remove
 */
export async function keepAnOwner(tx: Transaction, projectId: ProjectId): Promise<void> {
  const owners = await tx
    .select({ userId: projectMembers.userId })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.role, 'owner')))
    .orderBy(asc(projectMembers.createdAt), asc(projectMembers.userId));
  const [first] = owners;
  if (!first) throw new DomainError('LAST_OWNER', {});
  const [project] = await tx
    .select({ ownerId: projects.ownerId })
    .from(projects)
    .where(eq(projects.id, projectId));
  if (owners.some(({ userId }) => userId === project?.ownerId)) return;
  await tx.update(projects).set({ ownerId: first.userId }).where(eq(projects.id, projectId));
}
