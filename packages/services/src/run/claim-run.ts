import type { EngineKind } from '@planline/contracts/engine';
import { projectIdSchema, type RunId, runIdSchema } from '@planline/contracts/ids';
import { RUN_LEASE_SECONDS } from '@planline/contracts/limits';
import { builtOnce } from '@planline/db/built-once';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, eq, getTableColumns, isNull, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { WorkerContext } from '../context';
import { violatesUniqueness } from '../timeline';
import { type HeldRun, type RunRow, RunStopped } from './held-run';

/**
 * The commit of the statement that calls this does not wait for the disk. A server that crashes right then
 * may forget the claim, and another worker may make the same: therefore every append of a worker names it.
 * The first append waits for the disk, and what was committed before it is there, too.
 */
const notWaitingForDisk = sql<string>`set_config('synchronous_commit', 'off', true)`;

/**
 * Takes a queued run by compare-and-set. Null is an answer: another worker has it, it was cancelled,
 * or it is not its turn (one plan run of a project at a time, oldest first).
 */
export async function claimRun(ctx: WorkerContext, runId: RunId): Promise<HeldRun | null> {
  const [row] = await takingTurns(() => claim(ctx.db).execute(claimValues(ctx, runId)));
  return row ? heldRunOf(row) : null;
}

const claim = builtOnce((db) => claimStatement(db).prepare('claim_run'));

/** What `claimRun` sends, for whoever wants to read more in the same statement; `claimValues` goes with it. */
export function claimStatement(db: DatabaseReader) {
  const other = alias(runs, 'other');
  const goesFirst = db
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.projectId, runs.projectId),
        eq(other.kind, 'plan'),
        or(
          eq(other.status, 'running'),
          and(
            eq(other.status, 'queued'),
            sql`(${other.queuedAt}, ${other.id}) < (${runs.queuedAt}, ${runs.id})`,
          ),
        ),
      ),
    );
  const now = sql`${sql.placeholder('now')}::timestamptz`;
  return db
    .update(runs)
    .set({
      status: 'running',
      epoch: sql`${runs.epoch} + 1`,
      leaseUntil: sql`${sql.placeholder('leaseUntil')}::timestamptz`,
      beatAt: now,
      workerId: sql`${sql.placeholder('workerId')}`,
      startedAt: sql`coalesce(${runs.startedAt}, ${now})`,
    })
    .where(
      and(
        eq(runs.id, sql.placeholder('runId')),
        eq(runs.status, 'queued'),
        isNull(runs.cancelRequestedAt),
        or(eq(runs.kind, 'build'), notExists(goesFirst)),
      ),
    )
    .returning({ ...getTableColumns(runs), commit: notWaitingForDisk.as('commit') });
}

export function claimValues(ctx: WorkerContext, runId: RunId) {
  const now = ctx.clock();
  const leaseUntil = new Date(now.getTime() + RUN_LEASE_SECONDS * 1_000);
  return {
    runId,
    workerId: ctx.workerId,
    now: now.toISOString(),
    leaseUntil: leaseUntil.toISOString(),
  };
}

/** Nothing, when another run of the project began at this very moment: it goes first, and wakes this one. */
export async function takingTurns<Row>(claim: () => PromiseLike<Row[]>): Promise<Row[]> {
  try {
    return await claim();
  } catch (error) {
    if (violatesUniqueness(error, ['uniq_running_plan_run'])) return [];
    throw error;
  }
}

export const heldRunOf = (row: RunRow): HeldRun => ({
  runId: runIdSchema.parse(row.id),
  projectId: projectIdSchema.parse(row.projectId),
  epoch: row.epoch,
  row,
});

/**
 * Which engine works on the run and why; the choice stays on the run for whoever looks later.
 * @throws RunStopped('lost') when somebody else has the run
 */
export async function noteEngine(
  ctx: WorkerContext,
  held: HeldRun,
  choice: { kind: EngineKind; reason: string },
): Promise<void> {
  const { runId, epoch } = held;
  const { kind, reason } = choice;
  const { workerId } = ctx;
  const noted = await note(ctx.db).execute({ runId, epoch, workerId, kind, reason });
  if (noted.length === 0) throw new RunStopped('lost');
}

const note = builtOnce((db) =>
  db
    .update(runs)
    .set({
      engine: sql`${sql.placeholder('kind')}`,
      engineReason: sql`${sql.placeholder('reason')}`,
    })
    .where(
      and(
        eq(runs.id, sql.placeholder('runId')),
        eq(runs.epoch, sql.placeholder('epoch')),
        eq(runs.workerId, sql.placeholder('workerId')),
      ),
    )
    .returning({ id: runs.id, commit: notWaitingForDisk })
    .prepare('note_engine'),
);
