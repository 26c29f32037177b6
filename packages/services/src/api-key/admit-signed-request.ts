import { DomainError } from '@planline/contracts/domain-error';
import {
  type ProjectId,
  projectIdSchema,
  type UserId,
  userIdSchema,
} from '@planline/contracts/ids';
import { apiKeyProjects } from '@planline/db/schema/api-key-projects';
import { apiKeys } from '@planline/db/schema/api-keys';
import { requestNonces } from '@planline/db/schema/request-nonces';
import { user } from '@planline/db/schema/user';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Actor, Dependencies } from '../context';
import { type KeyRing, type SignatureFault, type SignedParts, verifySignature } from '../signature';
import type { SecretVault } from './secret-vault';

/** Nonces outlive the window on both sides of the clock. */
const nonceSeconds = 600;
const lastUsedEveryMs = 60_000;

export interface AdmitContext extends Pick<Dependencies, 'db' | 'clock' | 'logger'> {
  vault: SecretVault;
}

/**
 * Lets a signed request in once, as the actor that it names, reaching the projects of its key.
 * A replay is refused whatever process saw the first: the database decides.
 * @throws SIGNATURE_INVALID, the same for every reason; the reason is logged and never sent
 */
export async function admitSignedRequest(
  ctx: AdmitContext,
  request: { header: string | undefined; parts: SignedParts },
): Promise<Actor> {
  const now = ctx.clock();
  const verdict = await verifySignature(request, keyRingOf(ctx), now);
  if (!verdict.valid) throw refuse(ctx, verdict.fault, verdict.keyId);
  const { keyId, lastUsedAt } = verdict.key;
  const [first, actor] = await Promise.all([
    ctx.db
      .insert(requestNonces)
      .values({
        keyId,
        nonce: verdict.nonce,
        expiresAt: new Date(verdict.signedAt.getTime() + nonceSeconds * 1_000),
      })
      .onConflictDoNothing()
      .returning({ nonce: requestNonces.nonce }),
    actorOf(ctx, keyId, request.parts.actorUserId),
  ]);
  if (first.length === 0) throw refuse(ctx, 'nonce-replayed', keyId);
  await noteUse(ctx, { keyId, lastUsedAt, now });
  return actor;
}

/** To the minute: most requests write nothing here. */
async function noteUse(
  { db }: AdmitContext,
  { keyId, lastUsedAt, now }: KeyInUse & { now: Date },
): Promise<void> {
  const before = new Date(now.getTime() - lastUsedEveryMs);
  if (lastUsedAt !== null && lastUsedAt >= before) return;
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(eq(apiKeys.id, keyId), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))),
    );
}

interface KeyInUse {
  keyId: string;
  lastUsedAt: Date | null;
}

/** Live keys alone; a revoked one is as unknown as one that never was. */
function keyRingOf({ db, vault, logger }: AdmitContext): KeyRing<KeyInUse> {
  return {
    async find(keyId) {
      const [row] = await db
        .select({ sealedSecret: apiKeys.sealedSecret, lastUsedAt: apiKeys.lastUsedAt })
        .from(apiKeys)
        .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)));
      if (!row) {
        vault.openNothing();
        return null;
      }
      try {
        const key = { keyId, lastUsedAt: row.lastUsedAt };
        return { key, secrets: [vault.open(keyId, row.sealedSecret)] };
      } catch (error) {
        // AUTH_SECRET is another one than when the key was made: to a client the key is gone.
        logger.error({ err: error, keyId }, 'the secret of an API key cannot be opened');
        return null;
      }
    },
  };
}

/** Whether the actor exists is not told here: the membership check of the verb answers for both. */
async function actorOf(ctx: AdmitContext, keyId: string, actorUserId: string): Promise<Actor> {
  const parsed = userIdSchema.safeParse(actorUserId);
  const userId = parsed.success ? parsed.data : nobody;
  const [[person], reach] = await Promise.all([
    ctx.db.select({ name: user.name }).from(user).where(eq(user.id, userId)),
    ctx.db
      .select({ projectId: apiKeyProjects.projectId })
      .from(apiKeyProjects)
      .where(eq(apiKeyProjects.keyId, keyId)),
  ]);
  const reachableProjects = new Set<ProjectId>(
    reach.map((row) => projectIdSchema.parse(row.projectId)),
  );
  return { userId, name: person?.name ?? '', reachableProjects, apiKeyId: keyId };
}

/** Longer than any id that the database gives out, so that it is a member of nothing. */
const nobody: UserId = userIdSchema.parse('nobody'.padEnd(255, '-'));

/** For the audit log alone: to whoever sent it, all refusals are one. */
export class SignatureRefusal extends Error {
  override readonly name = 'SignatureRefusal';
  constructor(
    fault: SignatureFault,
    /** As it was named: nothing says that it is there. */
    readonly keyId: string | null,
  ) {
    super(fault);
  }
}

function refuse(ctx: AdmitContext, fault: SignatureFault, keyId: string | null): DomainError {
  ctx.logger.warn({ fault, keyId }, 'a signed request was refused');
  return new DomainError('SIGNATURE_INVALID', {}, { cause: new SignatureRefusal(fault, keyId) });
}
