import type { ServiceContext } from '../context';
import { claimRequest } from './claim-request';
import type { IdempotentRequest, StoredAnswer } from './idempotent-request';
import { keepAnswer } from './keep-answer';

/**
 * For work that ends in one transaction: key, work and answer are committed together, so that a repeat finds
 * the answer or does the work. `work` gets a context whose `db` is that transaction. What it throws frees
 * the key. Without a request (no Idempotency-Key) it is simply done.
 * @throws PROJECT_NOT_FOUND, IDEMPOTENCY_MISMATCH, and what `work` throws
 */
export async function answerOnce(
  ctx: ServiceContext,
  request: IdempotentRequest | null,
  work: (ctx: ServiceContext) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  if (!request) return work(ctx);
  return ctx.db.transaction(async (tx) => {
    const inside: ServiceContext = { ...ctx, db: tx };
    const claim = await claimRequest(tx, ctx, request);
    if (claim.kind === 'answered') return claim.answer;
    return keepAnswer(inside, request, await work(inside));
  });
}
