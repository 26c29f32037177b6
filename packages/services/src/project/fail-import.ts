import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { projects } from '@planline/db/schema/projects';
import { and, eq } from 'drizzle-orm';
import type { Dependencies } from '../context';

/** The project says why it could not be imported; the owner removes it or tries another source. */
export async function failImport(
  ctx: Pick<Dependencies, 'db' | 'clock'>,
  projectId: ProjectId,
  cause: unknown,
): Promise<void> {
  const error = isDomainError(cause)
    ? cause
    : new DomainError('IMPORT_FAILED', { reason: 'unexpected' }, { cause });
  await ctx.db
    .update(projects)
    .set({ status: 'failed', error: error.toView(), updatedAt: ctx.clock() })
    .where(and(eq(projects.id, projectId), eq(projects.status, 'importing')));
}
