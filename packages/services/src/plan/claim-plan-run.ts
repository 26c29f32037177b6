import type { RunId } from '@planline/contracts/ids';
import { builtOnce } from '@planline/db/built-once';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { WorkerContext } from '../context';
import { claimStatement, claimValues, heldRunOf, takingTurns } from '../run';
import { maxTurns, type StoredTurn } from './history-of';

/** A claimed plan run with the rows that it works from. */
export type ClaimedPlanRun = NonNullable<Awaited<ReturnType<typeof claimPlanRun>>>;

/**
 * Takes a queued plan run and reads what it works from, in one statement: what it reads is of the moment of
 * the claim, so that the answer before it is always in its history. Null as for `claimRun`.
 */
export async function claimPlanRun(ctx: WorkerContext, runId: RunId) {
  const [row] = await takingTurns(() => claimWithFacts(ctx.db).execute(claimValues(ctx, runId)));
  return row ? { ...row, held: heldRunOf(row.run) } : null;
}

const claimWithFacts = builtOnce((db) => {
  const claimed = db.$with('claimed').as(claimStatement(db));
  const message = alias(log, 'message');
  const recent = db
    .select({
      seq: log.projectSeq,
      type: log.messageType,
      text: log.messageText,
      data: log.responseData,
    })
    .from(log)
    .where(
      and(
        eq(log.projectId, message.projectId),
        eq(log.sessionId, message.sessionId),
        eq(log.mode, 'plan'),
        inArray(log.messageType, ['user', 'assistant']),
        lt(log.projectSeq, message.projectSeq),
      ),
    )
    .orderBy(desc(log.projectSeq))
    .limit(maxTurns)
    .as('recent');
  const history = db
    .select({
      turns: sql<StoredTurn[]>`coalesce(jsonb_agg(jsonb_build_object(
        'type', ${recent.type}, 'text', ${recent.text}, 'data', ${recent.data}
      ) ORDER BY ${recent.seq} DESC), '[]')`.as('turns'),
    })
    .from(recent)
    .as('history');
  return db
    .with(claimed)
    .select({
      run: claimed._.selectedFields,
      message,
      project: projects,
      version: projectVersions,
      session: sessions,
      turns: history.turns,
    })
    .from(claimed)
    .leftJoin(message, eq(message.messageId, claimed.messageId))
    .leftJoin(projects, eq(projects.id, claimed.projectId))
    .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
    .leftJoin(sessions, eq(sessions.sessionId, claimed.sessionId))
    .leftJoinLateral(history, sql`true`)
    .prepare('claim_plan_run');
});
