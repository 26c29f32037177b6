import { randomUUID } from 'node:crypto';
import type { ProjectId } from '@planline/contracts/ids';
import { createDatabase } from '@planline/db/client';
import { apiKeys } from '@planline/db/schema/api-keys';
import { requestNonces } from '@planline/db/schema/request-nonces';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireMember } from '../access';
import { createProjectWorld, type ProjectWorld } from '../project/testing/project-world';
import { type SignedParts, signRequest } from '../signature';
import {
  admitSignedRequest,
  createApiKey,
  createSecretVault,
  listApiKeys,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
  sweepRequestNonces,
} from './index';

const invalid = { code: 'SIGNATURE_INVALID', details: {} };
const authSecret = 'a secret of the installation, 32+';
const vault = createSecretVault(authSecret);

describe('API keys', () => {
  let world: ProjectWorld;
  beforeAll(async () => {
    world = await createProjectWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const as = async (name: string) => ({ ...(await world.as(name)), vault });
  const project = () => world.insertProject({ ada: 'owner', ben: 'member' });
  const create = async (...projectIds: ProjectId[]) =>
    createApiKey(await as('ada'), { projectIds, name: 'Shop' });
  const sign = async (key: NewApiKey, name = 'ada', nonce: string = randomUUID()) => {
    const parts: SignedParts = {
      method: 'POST',
      path: '/v1/chat-plan',
      query: '',
      actorUserId: (await world.as(name)).actor.userId,
      contentType: 'application/json',
      idempotencyKey: '',
      body: Buffer.from('{}'),
    };
    const timestamp = Math.floor(world.deps.clock().getTime() / 1_000);
    const signer = { keyId: key.keyId, secret: Buffer.from(key.secret) };
    return { header: signRequest(signer, { timestamp, nonce }, parts), parts };
  };
  const admit = (request: Awaited<ReturnType<typeof sign>>) =>
    admitSignedRequest({ ...world.deps, vault }, request);

  it('are made by owners of every project they reach', async () => {
    const mine = await project();
    const bens = await world.insertProject({ ben: 'owner' });
    const byMember = createApiKey(await as('ben'), { projectIds: [mine], name: 'Shop' });
    await expect(byMember).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(create(mine, bens)).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    await expect(create()).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await listApiKeys(await as('ada'), mine)).toEqual([]);
  });

  it('show their secret once; the database alone does not give it away', async () => {
    const projectId = await project();
    const { keyId, secret } = await create(projectId);
    const [row] = await world.deps.db.select().from(apiKeys).where(eq(apiKeys.id, keyId));
    const sealed = row?.sealedSecret ?? '';
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(Buffer.from(sealed, 'base64').includes(secret)).toBe(false);
    expect(vault.open(keyId, sealed).toString()).toBe(secret);
    expect(() => vault.open('key_other', sealed)).toThrow();
    expect(() => createSecretVault(`${authSecret}!`).open(keyId, sealed)).toThrow();
    const listed = await listApiKeys(await as('ada'), projectId);
    expect(listed).toMatchObject([{ keyId, name: 'Shop', revokedAt: null, lastUsedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    await expect(listApiKeys(await as('ben'), projectId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('let a right request in as its actor, reaching the projects of the key alone', async () => {
    const [reached, other] = [await project(), await project()];
    const key = await create(reached);
    const actor = await admit(await sign(key));
    expect(actor).toMatchObject({ userId: (await world.as('ada')).actor.userId, name: 'ada' });
    const ctx = { db: world.deps.db, actor };
    expect(await requireMember(ctx, reached)).toEqual({ role: 'owner' });
    await expect(requireMember(ctx, other)).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    const [listed] = await listApiKeys(await as('ada'), reached);
    expect(listed?.lastUsedAt).not.toBeNull();
    const stranger = await admit(await sign(key, 'eve'));
    await expect(
      requireMember({ db: world.deps.db, actor: stranger }, reached),
    ).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
  });

  it('have two live ones during a change, and no third', async () => {
    const projectId = await project();
    const first = await create(projectId);
    const ada = await as('ada');
    const rotations = await Promise.allSettled([
      rotateApiKey(ada, first.keyId),
      rotateApiKey(ada, first.keyId),
    ]);
    const made = rotations.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made).toHaveLength(1);
    const [second] = made;
    if (!second) throw new Error('no second key');
    const [older, newer] = await listApiKeys(ada, projectId);
    expect(older).toMatchObject({ keyId: first.keyId, familyId: first.keyId, projectCount: 1 });
    expect(newer).toMatchObject({ keyId: second.keyId, familyId: first.keyId, projectCount: 1 });
    await admit(await sign(first));
    await admit(await sign(second));
    await revokeApiKey(ada, first.keyId);
    await revokeApiKey(ada, first.keyId);
    await expect(admit(await sign(first))).rejects.toMatchObject(invalid);
    await admit(await sign(second));
    await expect(rotateApiKey(ada, first.keyId)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    expect((await rotateApiKey(ada, second.keyId)).keyId).not.toBe(second.keyId);
  });

  it('of others look like none', async () => {
    const { keyId } = await create(await project());
    for (const one of [keyId, 'key_nobody']) {
      for (const verb of [rotateApiKey, revokeApiKey]) {
        await expect(verb(await as('ben'), one)).rejects.toMatchObject({
          code: 'NOT_FOUND',
          details: {},
        });
      }
    }
  });

  it('are gone for clients when AUTH_SECRET is another one', async () => {
    const request = await sign(await create(await project()));
    const other = { ...world.deps, vault: createSecretVault(`${authSecret}!`) };
    await expect(admitSignedRequest(other, request)).rejects.toMatchObject(invalid);
  });

  it('let 1,000 parallel copies of one request in exactly once', async () => {
    const request = await sign(await create(await project()));
    const outcomes = await Promise.allSettled(Array.from({ length: 1_000 }, () => admit(request)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject(invalid);
    }
  });

  it('refuse a replay after a restart, and from another process', async () => {
    const request = await sign(await create(await project()));
    await admit(request);
    const fresh = createDatabase({ url: world.database.url, max: 1, applicationName: 'fresh' });
    try {
      const later = { ...world.deps, db: fresh.db, vault: createSecretVault(authSecret) };
      await expect(admitSignedRequest(later, request)).rejects.toMatchObject(invalid);
    } finally {
      await fresh.close();
    }
  });

  it('use no nonce up for a wrong code, and another nonce for another key', async () => {
    const projectId = await project();
    const [key, other] = [await create(projectId), await create(projectId)];
    const nonce = randomUUID();
    const request = await sign(key, 'ada', nonce);
    const wrong = { ...request, parts: { ...request.parts, body: Buffer.from('[]') } };
    await expect(admit(wrong)).rejects.toMatchObject(invalid);
    await admit(request);
    await admit(await sign(other, 'ada', nonce));
  });

  it('forget a nonce only when its timestamp is refused by the clock', async () => {
    const request = await sign(await create(await project()));
    await admit(request);
    const kept = async () =>
      (await world.deps.db.select({ rows: count() }).from(requestNonces))[0]?.rows;
    await sweepRequestNonces(world.deps);
    expect(await kept()).toBeGreaterThan(0);
    world.pass(601_000);
    await sweepRequestNonces(world.deps);
    expect(await kept()).toBe(0);
    await expect(admit(request)).rejects.toMatchObject(invalid);
  });
});
