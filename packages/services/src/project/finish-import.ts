import { type ProjectId, type UserId, versionIdSchema } from '@planline/contracts/ids';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, eq } from 'drizzle-orm';
import type { Dependencies } from '../context';
import { appendTemplate } from '../timeline';

export interface ImportedTree {
  commitSha: string;
  branch: string | null;
  fileCount: number;
  framework: string | null;
}

/**
 * The project becomes ready with its first version and its first two lines, or, when it was removed
 * or finished in the meantime, nothing happens.
 * @returns whether this call finished it
 */
export async function finishImport(
  ctx: Pick<Dependencies, 'db' | 'clock' | 'newId'>,
  project: { projectId: ProjectId; userId: UserId },
  tree: ImportedTree,
): Promise<boolean> {
  const { projectId, userId } = project;
  const versionId = versionIdSchema.parse(ctx.newId());
  const createdAt = ctx.clock();
  return ctx.db.transaction(async (tx) => {
    const [ready] = await tx
      .update(projects)
      .set({
        status: 'ready',
        error: null,
        framework: tree.framework,
        fileCount: tree.fileCount,
        currentVersionId: versionId,
        updatedAt: createdAt,
      })
      .where(and(eq(projects.id, projectId), eq(projects.status, 'importing')))
      .returning({ name: projects.name });
    if (!ready) return false;
    await tx.insert(projectVersions).values({
      versionId,
      projectId,
      number: 1,
      commitSha: tree.commitSha,
      branch: tree.branch,
      status: 'imported',
      outcome: 'imported',
      summary: '',
      createdAt,
    });
    const row = { projectId, userId, createdAt, mode: 'plan' as const };
    await appendTemplate(tx, {
      ...row,
      messageId: ctx.newId(),
      type: 'template',
      template: 'project_imported',
      variables: { project_name: ready.name, file_count: tree.fileCount },
    });
    await appendTemplate(tx, {
      ...row,
      messageId: ctx.newId(),
      type: 'greeting',
      template: 'plan_greeting',
      variables: { project_name: ready.name },
    });
    return true;
  });
}
