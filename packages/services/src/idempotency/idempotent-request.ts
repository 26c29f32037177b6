import { createHash } from 'node:crypto';
import type { IdempotencyKey } from '@planline/contracts/idempotency-key';
import type { ProjectId } from '@planline/contracts/ids';
import { apiKeys } from '@planline/db/schema/api-keys';
import { idempotencyKeys as keys } from '@planline/db/schema/idempotency-keys';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/** A request that may come again: what names it, and what must be equal when it does. */
export interface IdempotentRequest {
  key: IdempotencyKey;
  /** Method, path and query as they were sent: one key means another request at another address. */
  route: string;
  /** The raw bytes. */
  body: Uint8Array;
  /** Whose members may have the answer; null when the route belongs to no project. */
  projectId: ProjectId | null;
}

/** An answer as it goes out: a repeat gets exactly these bytes. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type IdempotencyContext = Pick<ServiceContext, 'actor' | 'db' | 'clock'>;

export const digestOf = (body: Uint8Array): string =>
  createHash('sha256').update(body).digest('hex');

/** A change of secrets keeps the family: a retry that was signed with the new one is still a retry. */
export const familyOf = ({ actor, db }: Pick<IdempotencyContext, 'actor' | 'db'>): SQL<string> => {
  const keyId = actor.apiKeyId ?? '';
  const family = db
    .select({ familyId: apiKeys.familyId })
    .from(apiKeys)
    .where(eq(apiKeys.id, keyId));
  return sql`coalesce((${family}), ${keyId})`;
};

export const isRequest = (
  ctx: Pick<IdempotencyContext, 'actor' | 'db'>,
  request: IdempotentRequest,
) =>
  and(
    eq(keys.keyFamily, familyOf(ctx)),
    eq(keys.actorId, ctx.actor.userId),
    eq(keys.route, request.route),
    eq(keys.key, request.key),
  );
