import { isDomainError } from '@planline/contracts/domain-error';
import { projectIdSchema } from '@planline/contracts/ids';
import { createDatabase } from '@planline/db/client';
import { migrateDatabase } from '@planline/db/migrate';
import { findOwner } from '@planline/services/account';
import {
  createApiKey,
  createSecretVault,
  type KeyContext,
  listApiKeys,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
} from '@planline/services/api-key';
import { ulid } from 'ulid';
import { authSecretOf } from './auth-secret';
import { ConfigError, readStartConfig } from './config';
import { loadEnvFile } from './env-file';
import { openDatabase } from './open-database';

export interface KeyCommandOptions {
  checkout: string;
  json?: boolean;
}

export const createKey = (options: KeyCommandOptions & { project: string[]; name: string }) =>
  withKeys(options, async (ctx) => {
    const projectIds = options.project.map((id) => projectIdSchema.parse(id));
    const made = await createApiKey(ctx, { projectIds, name: options.name });
    print(options, made, `${linesOf(made)}\nThe secret is not shown again.`);
  });

export const rotateKey = (options: KeyCommandOptions & { keyId: string }) =>
  withKeys(options, async (ctx) => {
    const made = await rotateApiKey(ctx, options.keyId);
    const hint = `Both keys are live. When nobody signs with the old one: key revoke ${options.keyId}`;
    print(options, made, `${linesOf(made)}\n${hint}`);
  });

export const listKeys = (options: KeyCommandOptions & { project: string }) =>
  withKeys(options, async (ctx) => {
    const keys = await listApiKeys(ctx, projectIdSchema.parse(options.project));
    const lines = keys.map(({ keyId, name, createdAt, lastUsedAt, revokedAt }) =>
      [keyId, revokedAt ? 'revoked' : 'live', createdAt, lastUsedAt ?? 'never used', name].join(
        '  ',
      ),
    );
    print(options, keys, lines.join('\n') || 'no keys');
  });

export const revokeKey = (options: KeyCommandOptions & { keyId: string }) =>
  withKeys(options, async (ctx) => {
    await revokeApiKey(ctx, options.keyId);
    print(options, { keyId: options.keyId, revoked: true }, `${options.keyId} is revoked`);
  });

/** Acts with the rights of the installation's owner, whether the product is running or not. */
async function withKeys(
  { checkout }: KeyCommandOptions,
  work: (ctx: KeyContext) => Promise<void>,
): Promise<number> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  const opened = await openDatabase(config);
  try {
    await migrateDatabase(opened.url);
    const database = createDatabase({ url: opened.url, max: 1, applicationName: 'planline-key' });
    try {
      const owner = await findOwner(database.db);
      if (!owner) throw new ConfigError('There is no account yet: start Planline once.');
      await work({
        actor: { userId: owner.userId, name: '' },
        db: database.db,
        clock: () => new Date(),
        newId: ulid,
        vault: createSecretVault(authSecretOf(config)),
      });
      return 0;
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

const linesOf = ({ keyId, secret, actorUserId }: NewApiKey) =>
  `key id  ${keyId}\nsecret  ${secret}\nactor   ${actorUserId}`;

function print(options: KeyCommandOptions, value: unknown, text: string): void {
  console.log(options.json ? JSON.stringify(value) : text);
}
