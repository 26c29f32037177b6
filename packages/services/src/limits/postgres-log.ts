import type { RateLimitScope } from '@planline/contracts/limits';
import type { DatabaseReader } from '@planline/db/client';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { type ScopeLimit, windowSeconds } from './limits';

const window = sql.raw(`interval '${windowSeconds} seconds'`);
const valuesOf = (limits: readonly ScopeLimit[]): SQL =>
  sql.join(
    limits.map(
      ({ scope, subject, maximum }) => sql`(${scope}::text, ${subject}::text, ${maximum}::int)`,
    ),
    sql`, `,
  );

/**
 * Counts a request in every scope that has room, and returns those that had: one statement. Whoever counts
 * locks the row until its transaction ends, and the clock is read under that lock, so the times in a log
 * are in order and a request that is rolled back was never counted.
 */
export async function countInPostgres(
  tx: Transaction,
  limits: readonly ScopeLimit[],
): Promise<Set<RateLimitScope>> {
  if (limits.length === 0) return new Set();
  const maximum = sql.join(
    limits.map((limit) => sql`WHEN ${limit.scope} THEN ${limit.maximum}::int`),
    sql` `,
  );
  const counted = await tx.execute<{ scope: RateLimitScope }>(sql`
    INSERT INTO rate_limit_logs AS log (scope, subject, hits)
    SELECT wanted.scope, wanted.subject, ARRAY[clock_timestamp()]
    FROM (VALUES ${valuesOf(limits)}) AS wanted (scope, subject, maximum)
    ON CONFLICT (scope, subject) DO UPDATE
    SET hits = ARRAY(SELECT hit FROM unnest(log.hits) AS hit WHERE hit > clock_timestamp() - ${window})
      || clock_timestamp()
    WHERE (SELECT count(*) FROM unnest(log.hits) AS hit WHERE hit > clock_timestamp() - ${window})
      < CASE log.scope ${maximum} END
    RETURNING log.scope`);
  return new Set(counted.map(({ scope }) => scope));
}

export interface LogState {
  scope: RateLimitScope;
  maximum: number;
  used: number;
  /** Until one more request has room; 0 when there is room now. */
  retryAfterSeconds: number;
  /** Until the oldest counted request no longer counts; 0 when none counts. */
  resetSeconds: number;
}

/** How full the logs are. Without a row nothing was counted yet. */
export async function readFromPostgres(
  db: DatabaseReader,
  limits: readonly ScopeLimit[],
): Promise<LogState[]> {
  if (limits.length === 0) return [];
  const rows = await db.execute<{ [Name in keyof LogState]: LogState[Name] }>(sql`
    SELECT wanted.scope, wanted.maximum, counted.used,
      CASE WHEN counted.used < wanted.maximum THEN 0
        ELSE greatest(1, ceil(extract(epoch FROM counted.hits[counted.used - wanted.maximum + 1] + ${window} - clock_timestamp())))
      END::int AS "retryAfterSeconds",
      coalesce(ceil(extract(epoch FROM counted.hits[1] + ${window} - clock_timestamp())), 0)::int AS "resetSeconds"
    FROM (VALUES ${valuesOf(limits)}) AS wanted (scope, subject, maximum)
    LEFT JOIN rate_limit_logs AS log ON log.scope = wanted.scope AND log.subject = wanted.subject,
    LATERAL (
      SELECT hits, coalesce(cardinality(hits), 0) AS used FROM (
        SELECT ARRAY(SELECT hit FROM unnest(log.hits) AS hit WHERE hit > clock_timestamp() - ${window}) AS hits
      ) AS recent
    ) AS counted`);
  return [...rows];
}
