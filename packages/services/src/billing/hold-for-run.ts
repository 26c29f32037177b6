import { DomainError } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import type { ProjectId, RunId, UserId } from '@planline/contracts/ids';
import type { Dependencies, Transaction } from '../context';
import { estimateBuild, estimateMessage } from './estimate';
import { reserveSeconds } from './reserve-seconds';
import { isFree } from './what-costs';

type Context = Pick<Dependencies, 'billing' | 'clock'>;

export interface RunToPay {
  runId: RunId;
  userId: UserId;
  projectId: ProjectId;
  /** The engine that would be chosen now. */
  engine: EngineKind;
}

/**
 * The preflight of a message, in the transaction that queues its run: sets aside the larger end of the
 * estimate. For a free engine nothing: should another one be chosen by the time of the run, the run asks.
 * @throws INSUFFICIENT_BALANCE
 */
export async function holdForMessage(
  tx: Transaction,
  ctx: Context,
  run: RunToPay & { text: string },
): Promise<void> {
  const { highSeconds } = await estimateMessage(tx, ctx.billing, run);
  await hold(tx, ctx, run, highSeconds);
}

/** The same for a build. @throws INSUFFICIENT_BALANCE */
export async function holdForBuild(tx: Transaction, ctx: Context, run: RunToPay): Promise<void> {
  const { highSeconds } = await estimateBuild(tx, ctx.billing, run);
  await hold(tx, ctx, run, highSeconds);
}

async function hold(tx: Transaction, ctx: Context, run: RunToPay, seconds: number): Promise<void> {
  if (isFree(ctx.billing, run.engine)) return;
  const { runId, userId, projectId } = run;
  const at = ctx.clock();
  const answer = await reserveSeconds(tx, ctx.billing, { runId, userId, projectId, seconds, at });
  if (answer.reserved) return;
  const { neededSeconds, availableSeconds } = answer;
  throw new DomainError('INSUFFICIENT_BALANCE', { neededSeconds, availableSeconds });
}
