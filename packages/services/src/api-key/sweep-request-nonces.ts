import { requestNonces } from '@planline/db/schema/request-nonces';
import { lt } from 'drizzle-orm';
import type { Dependencies } from '../context';

/** Forgets the requests whose timestamp alone refuses them by now. */
export async function sweepRequestNonces(ctx: Pick<Dependencies, 'db' | 'clock'>): Promise<void> {
  await ctx.db.delete(requestNonces).where(lt(requestNonces.expiresAt, ctx.clock()));
}
