import { auditEntries } from '@planline/db/schema/audit-entries';
import { createApiKey, revokeApiKey } from '@planline/services/api-key';
import { listAuditEntries, sealAuditEntries, verifyAuditChain } from '@planline/services/audit';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

describe('the audit log of /v1', () => {
  let world: SignedWorld;
  beforeAll(async () => {
    world = await createSignedWorld();
  }, 60_000);
  afterAll(() => world[Symbol.asyncDispose]());

  const entriesOf = (action: string) =>
    world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, action))
      .orderBy(asc(auditEntries.id));
  const patiently = { timeout: 10_000, interval: 25 };

  it('says who asked with which key, from where, and what the run came to', async () => {
    const asked = await world.send({
      ...world.ask('Where are the opening hours?'),
      headers: { 'user-agent': 'shop/1.0' },
    });
    expect(asked.status).toBe(200);
    await vi.waitFor(async () => {
      expect(await entriesOf('POST /v1/chat-plan')).toMatchObject([
        {
          outcome: 'ok',
          actorId: world.people.ada,
          projectId: world.projectId,
          apiKeyId: world.key.keyId,
          ipAddress: '127.0.0.1',
          userAgent: 'shop/1.0',
          durationMs: expect.any(Number),
        },
      ]);
      expect(await entriesOf('run.plan')).toMatchObject([
        {
          outcome: 'succeeded',
          actorId: world.people.ada,
          projectId: world.projectId,
          sessionId: expect.any(String),
          runId: expect.any(String),
          tokens: expect.any(Number),
          aiSeconds: expect.any(Number),
        },
      ]);
    }, patiently);
  });

  it('knows why a signature was refused, and the answer does not', async () => {
    const call = world.prepare(world.ask('Where?'));
    const changed = { ...call, init: { ...call.init, body: `${call.init.body} ` } };
    const { keyId } = await createApiKey(
      { ...world.ada, vault: world.vault },
      { projectIds: [world.projectId], name: 'Old' },
    );
    await revokeApiKey({ ...world.ada, vault: world.vault }, keyId);
    const revoked = world.prepare(world.ask('Where?'), { ...world.key, keyId });
    const answers = [await world.fetchJson(changed), await world.fetchJson(revoked)];
    for (const { status, json } of answers) {
      expect(status).toBe(401);
      expect(json).toEqual(answers[0]?.json);
    }
    await vi.waitFor(async () => {
      const refused = await world.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.outcome, 'SIGNATURE_INVALID'))
        .orderBy(asc(auditEntries.id));
      expect(refused).toMatchObject([
        { apiKeyId: world.key.keyId, reason: expect.any(String) },
        { apiKeyId: keyId, reason: expect.any(String) },
      ]);
      expect(refused[0]?.reason).not.toBe(refused[1]?.reason);
      expect(refused.every(({ actorId, projectId }) => !actorId && !projectId)).toBe(true);
    }, patiently);
    // Whoever runs the server with the wrong secret finds out why; owners of other projects do not.
    const { projectId } = world;
    const shown = await listAuditEntries(world.ada, { projectId, filter: 'refused' });
    expect(shown.entries.map(({ apiKeyName }) => apiKeyName)).toEqual(['Old', 'Shop']);
    const elsewhere = await world.insertProject({ ada: 'owner' });
    expect((await listAuditEntries(world.ada, { projectId: elsewhere })).entries).toEqual([]);
    expect(await entriesOf('key.create')).toHaveLength(2);
    expect(await entriesOf('key.revoke')).toMatchObject([
      { actorId: world.people.ada, projectId: world.projectId, apiKeyId: keyId },
    ]);
  });

  it('lets nobody write into the log of a project that is not theirs', async () => {
    const { eve } = world.people;
    await world.send({ ...world.ask('Let me in', { userId: eve }), actor: eve });
    await vi.waitFor(async () => {
      const ofEve = await world.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.actorId, eve), isNull(auditEntries.projectId)));
      expect(ofEve).toMatchObject([
        { outcome: 'PROJECT_NOT_FOUND', reason: `project ${world.projectId}` },
      ]);
    }, patiently);
  });

  it('becomes a chain while the worker runs', async () => {
    const quiet = { db: world.db, clock: () => new Date(), logger: world.ada.logger };
    await vi.waitFor(async () => {
      await sealAuditEntries(quiet);
      expect(await verifyAuditChain(quiet)).toMatchObject({ isIntact: true, waiting: 0 });
    }, patiently);
  });
});
