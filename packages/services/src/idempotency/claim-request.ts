import { DomainError } from '@planline/contracts/domain-error';
import { type RunId, runIdSchema } from '@planline/contracts/ids';
import { IDEMPOTENCY_HOURS } from '@planline/contracts/limits';
import { idempotencyKeys as keys } from '@planline/db/schema/idempotency-keys';
import { lte } from 'drizzle-orm';
import { requireMember } from '../access';
import type { Transaction } from '../context';
import {
  digestOf,
  familyOf,
  type IdempotencyContext,
  type IdempotentRequest,
  isRequest,
  type StoredAnswer,
} from './idempotent-request';

/** `new`: the caller does the work, in this transaction. Otherwise somebody did, and this is how far it is. */
export type Claim =
  | { kind: 'new' }
  | { kind: 'running'; runId: RunId | null }
  | { kind: 'answered'; runId: RunId | null; answer: StoredAnswer };

/**
 * Takes the key in the transaction of the work: both are there or neither. A request that comes meanwhile
 * waits for that transaction to end, and finds the key taken or free again. What is kept is for members of
 * the project alone, also when they were removed since.
 * @throws PROJECT_NOT_FOUND, IDEMPOTENCY_MISMATCH when the key came with another body
 */
export async function claimRequest(
  tx: Transaction,
  ctx: IdempotencyContext,
  request: IdempotentRequest,
): Promise<Claim> {
  const access = { actor: ctx.actor, db: tx };
  if (request.projectId) await requireMember(access, request.projectId);
  const now = ctx.clock();
  const fresh = {
    bodyDigest: digestOf(request.body),
    projectId: request.projectId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + IDEMPOTENCY_HOURS * 3_600_000),
  };
  for (;;) {
    const claimed = await tx
      .insert(keys)
      .values({
        ...fresh,
        keyFamily: familyOf(access),
        actorId: ctx.actor.userId,
        route: request.route,
        key: request.key,
      })
      .onConflictDoUpdate({
        target: [keys.keyFamily, keys.actorId, keys.route, keys.key],
        set: { ...fresh, runId: null, answerStatus: null, answerHeaders: null, answerBody: null },
        // One that is too old counts as gone, whether or not it was swept.
        setWhere: lte(keys.expiresAt, now),
      })
      .returning({ key: keys.key });
    if (claimed.length > 0) return { kind: 'new' };
    const [known] = await tx.select().from(keys).where(isRequest(access, request));
    // Swept between the two statements.
    if (!known) continue;
    if (known.bodyDigest !== fresh.bodyDigest) throw new DomainError('IDEMPOTENCY_MISMATCH', {});
    return stateOf(known);
  }
}

function stateOf(row: typeof keys.$inferSelect): Claim {
  const { answerStatus: status, answerHeaders: headers, answerBody: body } = row;
  const runId = row.runId === null ? null : runIdSchema.parse(row.runId);
  if (status !== null && headers !== null && body !== null) {
    return { kind: 'answered', runId, answer: { status, headers, body } };
  }
  return { kind: 'running', runId };
}
