import type { AccountView } from '@planline/contracts/account';
import type { Language } from '@planline/contracts/locale';
import { user } from '@planline/db/schema/user';
import { eq } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { getAccount } from './get-account';

export async function setLanguage(ctx: ServiceContext, language: Language): Promise<AccountView> {
  await ctx.db.update(user).set({ language }).where(eq(user.id, ctx.actor.userId));
  return getAccount(ctx);
}
