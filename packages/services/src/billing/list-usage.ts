import type { UsageRow } from '@planline/contracts/billing';
import type { OperationType } from '@planline/db/schema/user-ai-time-consumption';
import { sql } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { usageKindOf } from './operation-of';

export const usageDaysMost = 90;

/**
 * What the actor used on each of the last days, today included, for each kind of work; days without any are
 * left out. Ascending by day; a day is one of the reader's time zone.
 */
export async function listUsage(
  ctx: Pick<ServiceContext, 'actor' | 'db' | 'clock'>,
  input: { days: number; timeZone: string },
): Promise<UsageRow[]> {
  const { days, timeZone } = input;
  const now = ctx.clock().toISOString();
  const rows = await ctx.db.execute<{
    day: string;
    operation: OperationType;
    runs: number;
    seconds: number;
    charged: number;
    bonus: number;
  }>(sql`
    SELECT to_char(created_at AT TIME ZONE ${timeZone}::text, 'YYYY-MM-DD') AS day, operation_type AS operation,
      count(*)::int AS runs, sum(seconds)::int AS seconds,
      sum(charged_seconds)::int AS charged, sum(bonus_seconds)::int AS bonus
    FROM user_ai_time_consumption
    WHERE user_id = ${ctx.actor.userId}
      AND created_at >= (date_trunc('day', ${now}::timestamptz AT TIME ZONE ${timeZone}::text)
        - make_interval(days => ${days - 1}::int)) AT TIME ZONE ${timeZone}::text
    GROUP BY 1, 2 ORDER BY 1, 2`);
  const byKind = new Map<string, UsageRow>();
  for (const row of rows) {
    const kind = usageKindOf[row.operation];
    const key = `${row.day} ${kind}`;
    const sum = byKind.get(key);
    byKind.set(key, {
      day: row.day,
      kind,
      runs: (sum?.runs ?? 0) + row.runs,
      seconds: (sum?.seconds ?? 0) + row.seconds,
      chargedSeconds: (sum?.chargedSeconds ?? 0) + row.charged,
      bonusSeconds: (sum?.bonusSeconds ?? 0) + row.bonus,
    });
  }
  return [...byKind.values()];
}
