import { idempotencyKeys as keys } from '@planline/db/schema/idempotency-keys';
import { lte } from 'drizzle-orm';
import type { Dependencies } from '../context';

/** Forgets what may be asked anew. */
export async function sweepIdempotencyKeys(ctx: Pick<Dependencies, 'db' | 'clock'>): Promise<void> {
  await ctx.db.delete(keys).where(lte(keys.expiresAt, ctx.clock()));
}
