import type { GrantKind } from '@planline/contracts/billing';
import { DomainError } from '@planline/contracts/domain-error';
import { userIdSchema } from '@planline/contracts/ids';
import { user } from '@planline/db/schema/user';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import { findOwner } from '../account';
import { recordAudit } from '../audit';
import type { ServiceContext } from '../context';
import { grantSeconds } from './grant-seconds';

export interface GrantToPerson {
  email: string;
  kind: GrantKind;
  seconds: number;
  /** The same one twice is the same grant once. */
  reference: string;
}

export interface GrantedSeconds {
  /** False when this grant was made before. */
  granted: boolean;
  bonusSeconds: number;
  paidSeconds: number;
}

type Context = Pick<ServiceContext, 'actor' | 'db' | 'billing' | 'clock'>;

/** Whether the actor may give time away: the owner of this installation, who pays for it. */
export async function mayGrant(ctx: Pick<Context, 'actor' | 'db'>): Promise<boolean> {
  return (await findOwner(ctx.db))?.userId === ctx.actor.userId;
}

/**
 * Gives a person seconds. @throws FORBIDDEN unless the actor is this installation's owner; NOT_FOUND when
 * nobody has this address; VALIDATION_FAILED, IDEMPOTENCY_MISMATCH as `grantSeconds`
 */
export async function grantToPerson(ctx: Context, input: GrantToPerson): Promise<GrantedSeconds> {
  if (!(await mayGrant(ctx))) throw new DomainError('FORBIDDEN', {});
  const { email, kind, seconds, reference } = input;
  return ctx.db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: user.id })
      .from(user)
      .where(eq(sql`lower(${user.email})`, email.trim().toLowerCase()));
    if (!person) throw new DomainError('NOT_FOUND', {});
    const userId = userIdSchema.parse(person.id);
    const granted = await grantSeconds(tx, ctx.billing, {
      userId,
      kind,
      seconds,
      reference,
      grantedBy: ctx.actor.userId,
      at: ctx.clock(),
    });
    if (granted) {
      const { userId: actorId, ipAddress = null, userAgent = null } = ctx.actor;
      const reason = `${seconds} ${kind} seconds for ${userId}`;
      await recordAudit(tx, ctx.clock(), [
        { action: 'billing.grant', outcome: 'ok', reason, actorId, ipAddress, userAgent },
      ]);
    }
    const [wallet] = await tx.select().from(wallets).where(eq(wallets.userId, userId));
    return {
      granted,
      bonusSeconds: wallet?.bonusSeconds ?? 0,
      paidSeconds: wallet?.paidSeconds ?? 0,
    };
  });
}
