import { billingPolicyOf } from '@planline/contracts/billing';
import { projectIdSchema, type UserId, userIdSchema } from '@planline/contracts/ids';
import { createDatabase, type Database } from '@planline/db/client';
import { user } from '@planline/db/schema/user';
import { fillAllowance, grantSeconds } from '@planline/services/billing';
import { ulid } from 'ulid';

export const ledgerClients = 16;
export const ledgerApplication = 'bench-ledger';
export const projectId = projectIdSchema.parse('bench');
export const policy = billingPolicyOf({
  PLANLINE_MONTHLY_BONUS_SECONDS: 3_600,
  PLANLINE_CHARGE_LOCAL_ENGINE: 'false',
});

/** A pool, and people with a wallet each. */
export async function openLedger(url: string, people: number) {
  const { db, close } = createDatabase({
    url,
    applicationName: ledgerApplication,
    max: ledgerClients,
  });
  const userIds: UserId[] = [];
  for (let index = 0; index < people; index += 1) {
    userIds.push(await addPerson(db, 1_000_000));
  }
  return { db, userIds, close };
}

export async function addPerson(db: Database, paidSeconds: number): Promise<UserId> {
  const userId = userIdSchema.parse(ulid());
  await db.insert(user).values({ id: userId, name: 'Ada', email: `${userId}@example.com` });
  await db.transaction(async (tx) => {
    const at = new Date();
    await fillAllowance(tx, policy, userId, at);
    const reference = `first-${userId}`;
    await grantSeconds(tx, policy, {
      userId,
      kind: 'paid',
      seconds: paidSeconds,
      reference,
      grantedBy: null,
      at,
    });
  });
  return userId;
}
