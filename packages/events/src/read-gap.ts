import { type RunEvent, runEventSchema } from '@planline/contracts/run-event';
import type { Database } from '@planline/db/client';
import { sql } from 'drizzle-orm';
import type { Position } from './position';

export type GapItem = { kind: 'timeline'; projectSeq: number } | { kind: 'run'; event: RunEvent };

const gapLimit = 500;

/**
 * What is in the tables and not yet in the position, in one snapshot: run events first, then timeline
 * rows, so that a reader sees the end of a run before (never after) the row that replaces its live card.
 */
export async function readGap(
  db: Database,
  projectId: string,
  position: Position,
): Promise<{ items: GapItem[]; hasMore: boolean }> {
  const known = JSON.stringify(position.runs);
  // A run that ended while the reader was away is in the position and not active: both are followed. Each of
  // the known ones is looked up by its key (the limits see to that): a project has any number of old runs.
  const rows = await db.execute<{
    run_id: string | null;
    seq: number;
    at: string | null;
    payload: unknown;
  }>(sql`
    WITH followed AS (
      SELECT id, coalesce((${known}::text::jsonb->>id)::int, 0) AS after
      FROM runs
      WHERE project_id = ${projectId} AND status IN ('queued','running')
      UNION
      SELECT known.id, known.after::int
      FROM jsonb_each_text(${known}::text::jsonb) AS known(id, after)
      CROSS JOIN LATERAL (
        SELECT FROM runs WHERE runs.id = known.id AND runs.project_id = ${projectId} LIMIT 1
      ) AS own
    ), event AS (
      SELECT news.*
      FROM followed
      CROSS JOIN LATERAL (
        SELECT run_id, seq, created_at, payload
        FROM run_events
        WHERE run_events.run_id = followed.id AND run_events.seq > followed.after
        ORDER BY seq
        LIMIT ${gapLimit}
      ) AS news
      ORDER BY news.run_id, news.seq
      LIMIT ${gapLimit}
    ), entry AS (
      SELECT project_seq FROM project_chat_log_minimal
      WHERE project_id = ${projectId} AND project_seq > ${position.projectSeq}
      ORDER BY project_seq
      LIMIT ${gapLimit}
    )
    SELECT run_id, seq::bigint::int AS seq, to_json(created_at)#>>'{}' AS at, payload FROM event
    UNION ALL
    SELECT NULL, project_seq::int, NULL, NULL FROM entry
    ORDER BY run_id NULLS LAST, seq`);
  const events: GapItem[] = [];
  const entries: GapItem[] = [];
  for (const row of rows) {
    if (row.run_id === null) entries.push({ kind: 'timeline', projectSeq: row.seq });
    else {
      const at = new Date(row.at ?? 0).toISOString();
      const event = runEventSchema.parse({
        runId: row.run_id,
        seq: row.seq,
        at,
        body: row.payload,
      });
      events.push({ kind: 'run', event });
    }
  }
  // A run that is cut by the limit goes on in the next gap; rows of the timeline wait for it.
  if (events.length === gapLimit) return { items: events, hasMore: true };
  return { items: [...events, ...entries], hasMore: entries.length === gapLimit };
}
