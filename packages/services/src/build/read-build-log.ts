import { type BuildPhase, buildEventDataSchema } from '@planline/contracts/build';
import type { BuildId, ProjectId } from '@planline/contracts/ids';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { getBuild } from './get-build';

const eventsPerPage = 300;

export interface BuildLogPage {
  /** Several lines may share the `seq` of the event that brought them. */
  lines: { seq: number; phase: BuildPhase; line: string; at: string }[];
  /** Ask again with it as `afterSeq`: nothing is skipped and nothing comes twice. */
  nextSeq: number;
}

/** The output of a build after an event, in order. @throws PROJECT_NOT_FOUND, NOT_FOUND */
export async function readBuildLog(
  ctx: ServiceContext,
  input: { projectId: ProjectId; buildId: BuildId; afterSeq: number },
): Promise<BuildLogPage> {
  await getBuild(ctx, input);
  const rows = await ctx.db
    .select()
    .from(projectBuildEvents)
    .where(
      and(
        eq(projectBuildEvents.buildId, input.buildId),
        eq(projectBuildEvents.eventType, 'log'),
        gt(projectBuildEvents.seq, input.afterSeq),
      ),
    )
    .orderBy(asc(projectBuildEvents.seq))
    .limit(eventsPerPage);
  const lines = rows.flatMap((row) =>
    (buildEventDataSchema.safeParse(row.eventData).data?.lines ?? []).map((line) => ({
      seq: row.seq,
      phase: row.eventPhase,
      line,
      at: row.createdAt.toISOString(),
    })),
  );
  return { lines, nextSeq: rows.at(-1)?.seq ?? input.afterSeq };
}
