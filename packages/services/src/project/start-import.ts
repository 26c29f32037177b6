import { projectIdSchema } from '@planline/contracts/ids';
import type { JobPayload } from '@planline/contracts/job';
import type { ProjectOrigin, ProjectView } from '@planline/contracts/project';
import { enqueueJob } from '@planline/db/jobs';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import type { ServiceContext, Transaction } from '../context';
import { getProject } from './get-project';

export interface ImportStart {
  name: string;
  origin: Exclude<ProjectOrigin, 'idea'>;
  originDetail: string | null;
  source: JobPayload<'import-project'>['source'];
}

/** The project is there at once, as `importing`; a worker fills it or says why it could not. */
export async function startImport(ctx: ServiceContext, input: ImportStart): Promise<ProjectView> {
  const projectId = await ctx.db.transaction((tx) => insertImportingProject(tx, ctx, input));
  return getProject(ctx, projectId);
}

/** Names the waiting job of an import, for whoever asks whether there still is one. */
export function importJobKey(projectId: string): string {
  return `import-project:${projectId}`;
}

/** The project, its owner and the job that imports it: all of them or none. */
export async function insertImportingProject(
  tx: Transaction,
  ctx: Pick<ServiceContext, 'actor' | 'clock' | 'newId'>,
  input: ImportStart,
) {
  const projectId = projectIdSchema.parse(ctx.newId());
  const now = ctx.clock();
  const { userId } = ctx.actor;
  await tx.insert(projects).values({
    id: projectId,
    name: input.name,
    ownerId: userId,
    origin: input.origin,
    originDetail: input.originDetail,
    status: 'importing',
    createdAt: now,
    updatedAt: now,
  });
  await tx.insert(projectMembers).values({ projectId, userId, role: 'owner', createdAt: now });
  const job = { projectId, userId, source: input.source };
  await enqueueJob(tx, 'import-project', job, { jobKey: importJobKey(projectId) });
  return projectId;
}
