import type { AccountView } from '@planline/contracts/account';
import { DomainError } from '@planline/contracts/domain-error';
import { userIdSchema } from '@planline/contracts/ids';
import { languageSchema } from '@planline/contracts/locale';
import { user } from '@planline/db/schema/user';
import { eq } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/** @throws UNAUTHENTICATED when the account was removed while its session was in use */
export async function getAccount(ctx: Pick<ServiceContext, 'actor' | 'db'>): Promise<AccountView> {
  const [row] = await ctx.db.select().from(user).where(eq(user.id, ctx.actor.userId));
  if (!row) throw new DomainError('UNAUTHENTICATED', {});
  return {
    userId: userIdSchema.parse(row.id),
    name: row.name,
    email: row.email,
    language: languageSchema.nullable().catch(null).parse(row.language),
  };
}
