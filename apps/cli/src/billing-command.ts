import { billingPolicyOf, grantKindSchema } from '@planline/contracts/billing';
import { findOwner } from '@planline/services/account';
import { createBilling, grantToPerson, reconcileBooks } from '@planline/services/billing';
import { ulid } from 'ulid';
import { ConfigError } from './config';
import { withDatabase } from './with-database';

interface CommandOptions {
  checkout: string;
  json?: boolean;
}

/** `planline grant`: gives a person seconds, in the owner's name. */
export const grant = (
  options: CommandOptions & { user: string; seconds: string; kind: string; reference?: string },
) =>
  withDatabase(options, async (db, config) => {
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
  withDatabase(options, async (db) => {
    const found = await reconcileBooks(db);
    const size = `${found.wallets} wallets, ${found.holds} holds, ${found.entries} entries`;
    const lines = found.broken.map(
      ({ law, count, examples }) => `BROKEN  ${law}: ${count} (${examples.join(', ')})`,
    );
    print(options, found, lines.length > 0 ? lines.join('\n') : `${size}: every law holds`);
    return found.broken.length > 0 ? 1 : 0;
  });

function print(options: CommandOptions, value: unknown, text: string): void {
  console.log(options.json ? JSON.stringify(value) : text);
}
