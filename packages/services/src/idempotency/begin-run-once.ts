import { DomainError } from '@planline/contracts/domain-error';
import type { RunId } from '@planline/contracts/ids';
import { idempotencyKeys as keys } from '@planline/db/schema/idempotency-keys';
import type { ServiceContext } from '../context';
import { claimRequest } from './claim-request';
import { type IdempotentRequest, isRequest, type StoredAnswer } from './idempotent-request';
import { keepAnswer } from './keep-answer';

/** `joined`: an earlier request began this run; `answered`: and it has an answer already. */
export type BegunRun =
  | { kind: 'begun' | 'joined'; runId: RunId }
  | { kind: 'answered'; runId: RunId; answer: StoredAnswer };

type Begin = (ctx: ServiceContext) => Promise<{ runId: RunId }>;

/**
 * Begins a run for a request, once: the key is claimed in the transaction that queues the run. `begin` gets
 * a context whose `db` is that transaction; what it throws frees the key.
 * @throws PROJECT_NOT_FOUND, IDEMPOTENCY_MISMATCH, and what `begin` throws
 */
export async function beginRunOnce(
  ctx: ServiceContext,
  request: IdempotentRequest | null,
  begin: Begin,
): Promise<BegunRun> {
  if (!request) return { kind: 'begun', runId: (await begin(ctx)).runId };
  return ctx.db.transaction(async (tx) => {
    const inside: ServiceContext = { ...ctx, db: tx };
    const claim = await claimRequest(tx, ctx, request);
    if (claim.kind !== 'new' && claim.runId) {
      const { runId } = claim;
      return claim.kind === 'answered' ? { ...claim, runId } : { kind: 'joined', runId };
    }
    const { runId } = await begin(inside);
    await tx.update(keys).set({ runId }).where(isRequest(inside, request));
    return { kind: 'begun', runId };
  });
}

/**
 * The answer to a request that needs a run: whoever sends it again, at the same time or within 48 hours, gets
 * the same bytes of the same run. `answer` waits for the run; when it throws, nothing is kept and the
 * next repeat joins the run again. `whileRunning: 'refuse'` sends a repeat away instead of joining.
 * @throws REQUEST_IN_PROGRESS with the run, IDEMPOTENCY_MISMATCH, PROJECT_NOT_FOUND, and what `begin` and
 *   `answer` throw
 */
export async function answerRunOnce(
  ctx: ServiceContext,
  request: IdempotentRequest | null,
  work: {
    begin: Begin;
    answer: (runId: RunId) => Promise<StoredAnswer>;
    whileRunning: 'join' | 'refuse';
  },
): Promise<StoredAnswer> {
  const begun = await beginRunOnce(ctx, request, work.begin);
  if (begun.kind === 'answered') return begun.answer;
  const { runId } = begun;
  if (begun.kind === 'joined' && work.whileRunning === 'refuse') {
    throw new DomainError('REQUEST_IN_PROGRESS', { runId });
  }
  const answer = await work.answer(runId);
  return request ? keepAnswer(ctx, request, answer) : answer;
}
