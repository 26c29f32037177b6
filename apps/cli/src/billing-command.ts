import { billingPolicyOf, grantKindSchema } from '@planline/contracts/billing';
import { isDomainError } from '@planline/contracts/domain-error';
import { createDatabase, type Database } from '@planline/db/client';
import { migrateDatabase } from '@planline/db/migrate';
import { findOwner } from '@planline/services/account';
import { createBilling, grantToPerson, reconcileBooks } from '@planline/services/billing';
import { ulid } from 'ulid';
import { ConfigError, readStartConfig, type StartConfig } from './config';
import { loadEnvFile } from './env-file';
import { openDatabase } from './open-database';

interface CommandOptions {
  checkout: string;
  json?: boolean;
}

/** `planline grant`: gives a person seconds, in the owner's name. */
export const grant = (
  options: CommandOptions & { user: string; seconds: string; kind: string; reference?: string },
) =>
  withBooks(options, async (db, config) => {
    const kind = grantKindSchema.safeParse(options.kind);
    if (!kind.success) throw new ConfigError('--kind must be bonus or paid.');
    const owner = await findOwner(db);
    if (!owner) throw new ConfigError('There is no account yet: start Planline once.');
    const billing = createBilling(
      billingPolicyOf({
        PLANLINE_MONTHLY_BONUS_SECONDS: config.PLANLINE_MONTHLY_BONUS_SECONDS,
        PLANLINE_CHARGE_LOCAL_ENGINE: config.PLANLINE_CHARGE_LOCAL_ENGINE,
      }),
    );
    const seconds = Number(options.seconds);
    const reference = options.reference ?? ulid();
    const made = await grantToPerson(
      { actor: { userId: owner.userId, name: '' }, db, billing, clock: () => new Date() },
      { email: options.user, kind: kind.data, seconds, reference },
    );
    const told = made.granted
      ? `${options.user} got ${seconds} s (${kind.data})`
      : `${options.user} had got this before`;
    print(
      options,
      { user: options.user, kind: kind.data, seconds, reference, ...made },
      `${told}: ${made.bonusSeconds} s bonus, ${made.paidSeconds} s paid`,
    );
    return 0;
  });

/** `planline reconcile`: checks the books; not 0 when a law is broken. */
export const reconcile = (options: CommandOptions) =>
  withBooks(options, async (db) => {
    const found = await reconcileBooks(db);
    const size = `${found.wallets} wallets, ${found.holds} holds, ${found.entries} entries`;
    const lines = found.broken.map(
      ({ law, count, examples }) => `BROKEN  ${law}: ${count} (${examples.join(', ')})`,
    );
    print(options, found, lines.length > 0 ? lines.join('\n') : `${size}: every law holds`);
    return found.broken.length > 0 ? 1 : 0;
  });

async function withBooks(
  { checkout }: CommandOptions,
  work: (db: Database, config: StartConfig) => Promise<number>,
): Promise<number> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  const opened = await openDatabase(config);
  try {
    await migrateDatabase(opened.url);
    const applicationName = 'planline-billing';
    const database = createDatabase({ url: opened.url, max: 1, applicationName });
    try {
      return await work(database.db, config);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      console.error(error.message);
      return 1;
    } finally {
      await database.close();
    }
  } finally {
    await opened.close();
  }
}

function print(options: CommandOptions, value: unknown, text: string): void {
  console.log(options.json ? JSON.stringify(value) : text);
}
