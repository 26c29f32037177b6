import type { AccountView } from '@planline/contracts/account';
import { DomainError } from '@planline/contracts/domain-error';
import { account } from '@planline/db/schema/account';
import { session } from '@planline/db/schema/session';
import { user } from '@planline/db/schema/user';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { ServiceContext } from '../context';
import { violatedConstraint } from './constraint-violation';
import { getAccount } from './get-account';
import { passwordMaxCharacters, passwordMinCharacters } from './password-limits';

export const newPasswordSchema = z.string().min(passwordMinCharacters).max(passwordMaxCharacters);

export interface SetPasswordInput {
  email?: string;
  name?: string;
  password: string;
  /** Demanded once the account has a password: an unlocked screen must not be enough to take it. */
  currentPassword?: string;
}

const providerId = 'credential';

/**
 * The owner who came by the one-time link gives himself an address and a password; later it changes
 * them. Every other session ends, because whoever set a new password means to be alone.
 * @throws CREDENTIALS_INVALID when the account has a password and `currentPassword` is not it
 * @throws EMAIL_TAKEN
 */
export async function setPassword(
  ctx: ServiceContext,
  input: SetPasswordInput,
  currentSessionId: string | null,
): Promise<AccountView> {
  const { userId } = ctx.actor;
  const ownCredential = and(eq(account.userId, userId), eq(account.providerId, providerId));
  const [credential] = await ctx.db.select().from(account).where(ownCredential);
  if (credential?.password) await requirePassword(credential.password, input.currentPassword);
  const password = await hashPassword(input.password);
  const now = ctx.clock();
  try {
    await ctx.db.transaction(async (tx) => {
      const identity = {
        ...(input.email ? { email: input.email.toLowerCase() } : {}),
        ...(input.name ? { name: input.name } : {}),
      };
      await tx
        .update(user)
        .set({ ...identity, updatedAt: now })
        .where(eq(user.id, userId));
      if (credential) {
        await tx.update(account).set({ password, updatedAt: now }).where(ownCredential);
      } else {
        await tx.insert(account).values({
          id: ctx.newId(),
          userId,
          accountId: userId,
          providerId,
          password,
          createdAt: now,
          updatedAt: now,
        });
      }
      await tx
        .delete(session)
        .where(and(eq(session.userId, userId), ne(session.id, currentSessionId ?? '')));
    });
  } catch (error) {
    if (violatedConstraint(error) === 'unique') throw new DomainError('EMAIL_TAKEN', {});
    throw error;
  }
  return getAccount(ctx);
}

async function requirePassword(hash: string, password: string | undefined): Promise<void> {
  const isRight = password !== undefined && (await verifyPassword({ hash, password }));
  if (!isRight) throw new DomainError('CREDENTIALS_INVALID', {});
}
