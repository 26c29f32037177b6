import type { ProjectId } from '@planline/contracts/ids';
import type { TimelineFilter } from '@planline/contracts/timeline-entry';
import type { Database } from '@planline/db/client';
import { schema } from '@planline/db/schema';
import type { ServiceContext } from '@planline/services/context';
import { listTimeline } from '@planline/services/timeline';
import type { Logger } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';

export interface CapturedQuery {
  text: string;
  parameters: readonly unknown[];
}

/** The product's own row query of one page, as `listTimeline` sends it. */
export async function captureRowQuery(
  sql: Sql,
  ctx: Omit<ServiceContext, 'db'>,
  page: { projectId: ProjectId; filter: TimelineFilter; before?: string | undefined },
): Promise<CapturedQuery> {
  const sent: CapturedQuery[] = [];
  const logger: Logger = {
    logQuery: (text, parameters) => void sent.push({ text, parameters }),
  };
  const db: Database = drizzle(sql, { schema, logger });
  await listTimeline({ ...ctx, db }, { ...page, limit: 50 });
  const rowQueries = sent.filter(({ text }) => /"project_seq"\s*(asc|desc)\s+limit/iu.test(text));
  const [query] = rowQueries;
  if (!query || rowQueries.length !== 1) throw new Error('listTimeline no longer asks as it did');
  return query;
}
