import type { BuildId, ProjectId } from '@planline/contracts/ids';
import { storedErrorSchema } from '@planline/contracts/stored-response';
import type { DatabaseReader } from '@planline/db/client';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { and, desc, eq } from 'drizzle-orm';

const maxLines = 60;
const maxLineCharacters = 400;

/** Why a build failed, in short lines: its error, then the end of its log. Empty when it did not fail. */
export async function loadBuildErrors(
  db: DatabaseReader,
  projectId: ProjectId,
  buildId: BuildId,
): Promise<string[]> {
  const [build] = await db
    .select({ error: projectBuildMetrics.error })
    .from(projectBuildMetrics)
    .where(
      and(eq(projectBuildMetrics.projectId, projectId), eq(projectBuildMetrics.buildId, buildId)),
    );
  if (!build?.error) return [];
  const [row] = await db
    .select({ data: log.responseData })
    .from(log)
    .where(
      and(eq(log.projectId, projectId), eq(log.buildId, buildId), eq(log.messageType, 'error')),
    )
    .orderBy(desc(log.projectSeq))
    .limit(1);
  const stored = storedErrorSchema.safeParse(row?.data);
  const details = Object.entries(build.error.details).map(([key, value]) => `${key}: ${value}`);
  const lines = [build.error.code, ...details, ...(stored.success ? (stored.data.log ?? []) : [])];
  return lines.slice(0, maxLines).map((line) => line.slice(0, maxLineCharacters));
}
