import { idempotencyKeys as keys } from '@planline/db/schema/idempotency-keys';
import { and, isNull } from 'drizzle-orm';
import {
  type IdempotencyContext,
  type IdempotentRequest,
  isRequest,
  type StoredAnswer,
} from './idempotent-request';

/**
 * Keeps the first answer of a request and returns the one that was kept: whoever waited for the same run
 * sends the same bytes, whoever of them was faster.
 */
export async function keepAnswer(
  ctx: Pick<IdempotencyContext, 'actor' | 'db'>,
  request: IdempotentRequest,
  answer: StoredAnswer,
): Promise<StoredAnswer> {
  const kept = await ctx.db
    .update(keys)
    .set({ answerStatus: answer.status, answerHeaders: answer.headers, answerBody: answer.body })
    .where(and(isRequest(ctx, request), isNull(keys.answerStatus)))
    .returning({ key: keys.key });
  if (kept.length > 0) return answer;
  const [row] = await ctx.db
    .select({ status: keys.answerStatus, headers: keys.answerHeaders, body: keys.answerBody })
    .from(keys)
    .where(isRequest(ctx, request));
  // Gone with its project, or after its time: there is nobody to agree with.
  if (!row || row.status === null || row.headers === null || row.body === null) return answer;
  return { status: row.status, headers: row.headers, body: row.body };
}
