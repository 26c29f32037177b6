import type { AuditFilter, AuditVerdict } from '@planline/contracts/audit';
import { projectIdSchema } from '@planline/contracts/ids';
import { auditEntries } from '@planline/db/schema/audit-entries';
import { auditSeals } from '@planline/db/schema/audit-seals';
import { runs } from '@planline/db/schema/runs';
import { asc, eq, sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectWorld, type ProjectWorld } from '../project/testing/project-world';
import {
  type AuditEntry,
  createAuditLog,
  getAuditState,
  listAuditEntries,
  sealAuditEntries,
  verifyAuditChain,
  verifyNewestLinks,
} from './index';

describe('the audit log', () => {
  let world: ProjectWorld;
  beforeEach(async () => {
    world = await createProjectWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const record = async (...entries: Partial<AuditEntry>[]) => {
    const log = createAuditLog(world.deps);
    for (const entry of entries) log.record({ action: 'chat.send', outcome: 'ok', ...entry });
    await log.close();
  };
  const stored = () => world.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.id));
  const verify = () => verifyAuditChain(world.deps);
  const faultsOf = ({ faults }: AuditVerdict) => faults.map(({ kind }) => kind);
  /** As somebody who owns the database, and can do what the product cannot. */
  const tamper = (statement: ReturnType<typeof sql>) =>
    world.deps.db.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL session_replication_role = replica`);
      await tx.execute(statement);
    });
  const fiveSealed = async () => {
    await record(...['a', 'b', 'c', 'd', 'e'].map((requestId) => ({ requestId })));
    expect(await sealAuditEntries(world.deps)).toBe(5);
    return stored();
  };

  it('keeps who, where, from what, how long and what it came to', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const ada = await world.as('ada');
    await record({
      actorId: ada.actor.userId,
      projectId,
      apiKeyId: 'key_1',
      ipAddress: '192.0.2.7',
      userAgent: 'shop/1.0\0',
      sessionId: 'session',
      runId: 'run',
      requestId: 'request',
      durationMs: 12.4,
      outcome: 'RATE_LIMITED',
    });
    const { entries, olderId } = await listAuditEntries(ada, { projectId });
    expect(olderId).toBeNull();
    expect(entries).toEqual([
      {
        id: expect.any(Number),
        at: expect.any(String),
        action: 'chat.send',
        outcome: 'RATE_LIMITED',
        reason: null,
        actorName: 'ada',
        actorId: ada.actor.userId,
        apiKeyName: null,
        apiKeyId: 'key_1',
        ipAddress: '192.0.2.7',
        userAgent: 'shop/1.0',
        sessionId: 'session',
        runId: 'run',
        durationMs: 12,
        aiSeconds: null,
        tokens: null,
      },
    ]);
  });

  it('is for owners, page by page', async () => {
    const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
    await record(...Array.from({ length: 5 }, () => ({ projectId })));
    const ada = await world.as('ada');
    const newest = await listAuditEntries(ada, { projectId, limit: 3 });
    const older = await listAuditEntries(ada, {
      projectId,
      limit: 3,
      beforeId: newest.olderId ?? 0,
    });
    expect([newest.entries.length, older.entries.length, older.olderId]).toEqual([3, 2, null]);
    await expect(listAuditEntries(await world.as('ben'), { projectId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const name of ['eve', 'ada']) {
      const foreign = name === 'eve' ? projectId : projectIdSchema.parse(ulid());
      await expect(
        listAuditEntries(await world.as(name), { projectId: foreign }),
      ).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    }
  });

  it('hears of the end of every run, with its session, time and tokens', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    const { actor } = await world.as('ada');
    const queuedAt = world.deps.clock();
    const run = { projectId, userId: actor.userId, sessionId: 's1', kind: 'plan' as const };
    await world.deps.db.insert(runs).values([
      { ...run, id: 'r1', messageId: 'm1', queuedAt },
      { ...run, id: 'r2', messageId: 'm2', queuedAt },
    ]);
    const finishedAt = new Date(queuedAt.getTime() + 1_500);
    const end = { finishedAt, tokens: 321, aiSeconds: 2 };
    await world.deps.db
      .update(runs)
      .set({ ...end, status: 'succeeded' })
      .where(eq(runs.id, 'r1'));
    await world.deps.db
      .update(runs)
      .set({ ...end, status: 'failed', error: { code: 'ENGINE_STALLED', details: {} } })
      .where(eq(runs.id, 'r2'));
    const common = { action: 'run.plan', projectId, sessionId: 's1', tokens: 321, aiSeconds: 2 };
    expect(await stored()).toMatchObject([
      { ...common, runId: 'r1', outcome: 'succeeded', durationMs: 1_500 },
      { ...common, runId: 'r2', outcome: 'ENGINE_STALLED', durationMs: 1_500 },
    ]);
  });

  it('cannot be changed by the product', async () => {
    await fiveSealed();
    const { db } = world.deps;
    await expect(db.update(auditEntries).set({ outcome: 'no' })).rejects.toThrow();
    await expect(db.delete(auditEntries)).rejects.toThrow();
    await expect(db.update(auditSeals).set({ hash: 'no' })).rejects.toThrow();
    await expect(db.delete(auditSeals)).rejects.toThrow();
  });

  it('keeps callers without a name from filling the disk, and says how many there were', async () => {
    await record(...Array.from({ length: 700 }, () => ({ outcome: 'SIGNATURE_INVALID' })));
    const rows = await stored();
    const refused = rows.filter(({ outcome }) => outcome === 'SIGNATURE_INVALID');
    // A minute may turn while they come.
    expect(refused.length).toBeGreaterThanOrEqual(600);
    const [dropped] = rows.filter(({ outcome }) => outcome === 'dropped');
    expect(dropped?.reason ?? '0 entries').toBe(`${700 - refused.length} entries`);
  });

  describe('as a chain', () => {
    it('is intact when nobody touched it, over any number of batches and sealers', async () => {
      expect(await verify()).toMatchObject({ isIntact: true, sealed: 0, head: null });
      for (let round = 0; round < 3; round += 1) {
        await record(...Array.from({ length: 400 }, () => ({ actorId: 'ada' })));
        await Promise.all([sealAuditEntries(world.deps), sealAuditEntries(world.deps)]);
      }
      await record({ actorId: 'ada' });
      expect(await verify()).toMatchObject({
        isIntact: true,
        sealed: 1_200,
        waiting: 1,
        head: { position: 1_200 },
        faults: [],
      });
    });

    it.each(['action', 'outcome', 'actor_id', 'ip_address', 'request_id', 'run_id'])(
      'shows a change of %s',
      async (column) => {
        const [, second] = await fiveSealed();
        await tamper(
          sql`UPDATE audit_entries SET ${sql.identifier(column)} = 'x' WHERE id = ${second?.id}`,
        );
        expect((await verify()).faults).toEqual([
          { kind: 'changed', position: 2, entryId: second?.id },
        ]);
      },
    );

    it('shows a moment that was moved, and numbers that were changed', async () => {
      const [, second] = await fiveSealed();
      await tamper(
        sql`UPDATE audit_entries SET recorded_at = recorded_at + interval '1 microsecond' WHERE id = ${second?.id}`,
      );
      expect(faultsOf(await verify())).toEqual(['changed']);
      await tamper(sql`UPDATE audit_entries SET tokens = 1 WHERE id = ${second?.id}`);
      expect(faultsOf(await verify())).toEqual(['changed']);
    });

    it('shows an entry that is gone, with its link and without', async () => {
      const [, second, , fourth] = await fiveSealed();
      await tamper(sql`DELETE FROM audit_entries WHERE id = ${second?.id}`);
      expect(faultsOf(await verify())).toEqual(['removed']);
      await tamper(sql`DELETE FROM audit_seals WHERE entry_id = ${fourth?.id}`);
      await tamper(sql`DELETE FROM audit_entries WHERE id = ${fourth?.id}`);
      expect((await verify()).faults).toMatchObject([
        { kind: 'removed', position: 2 },
        { kind: 'removed', position: 4 },
      ]);
    });

    it('shows that its end is gone, and seals nothing behind it', async () => {
      const fifth = (await fiveSealed()).at(-1);
      await tamper(sql`DELETE FROM audit_seals WHERE position = 5`);
      await tamper(sql`DELETE FROM audit_entries WHERE id = ${fifth?.id}`);
      await record({});
      expect(await sealAuditEntries(world.deps)).toBe(0);
      expect((await verify()).faults).toEqual([{ kind: 'cut', position: 5, entryId: null }]);
    });

    it('shows an entry that was put in between, and its whole tail when the links are made anew', async () => {
      await fiveSealed();
      await tamper(sql`UPDATE audit_seals SET position = position + 10 WHERE position > 2`);
      await tamper(sql`UPDATE audit_seals SET position = position - 9 WHERE position > 10`);
      await tamper(
        sql`INSERT INTO audit_entries (recorded_at, action, outcome) VALUES (now(), 'x', 'ok')`,
      );
      await tamper(
        sql`INSERT INTO audit_seals (position, entry_id, hash) SELECT 3, max(id), 'made up' FROM audit_entries`,
      );
      const { faults, isIntact } = await verify();
      expect(isIntact).toBe(false);
      expect(faults[0]).toMatchObject({ kind: 'changed', position: 3 });
    });

    it('shows an entry that was written later than it says', async () => {
      await fiveSealed();
      await tamper(
        sql`INSERT INTO audit_entries (recorded_at, action, outcome) VALUES (now() - interval '1 day', 'x', 'ok')`,
      );
      expect(faultsOf(await verify())).toEqual(['inserted']);
      await sealAuditEntries(world.deps);
      expect((await verify()).faults).toMatchObject([{ kind: 'inserted', position: 6 }]);
    });

    it('shows that it was made anew, to somebody who kept its head', async () => {
      await fiveSealed();
      const { head } = await verify();
      await record({});
      await sealAuditEntries(world.deps);
      expect((await verifyAuditChain(world.deps, head)).isIntact).toBe(true);
      await tamper(sql`TRUNCATE audit_seals`);
      await tamper(sql`DELETE FROM settings WHERE key = 'audit-head'`);
      await tamper(sql`UPDATE audit_entries SET actor_id = 'eve'`);
      await sealAuditEntries(world.deps);
      expect((await verify()).isIntact).toBe(true);
      expect(faultsOf(await verifyAuditChain(world.deps, head))).toEqual(['cut']);
    });

    it('is looked at from its end, however long it is', async () => {
      const [first, , , fourth] = await fiveSealed();
      expect(await verifyNewestLinks(world.deps, 2)).toMatchObject({ isIntact: true, sealed: 5 });
      await tamper(sql`UPDATE audit_entries SET actor_id = 'eve' WHERE id = ${first?.id}`);
      expect(await verifyNewestLinks(world.deps, 2)).toMatchObject({ isIntact: true, sealed: 5 });
      expect(faultsOf(await verifyNewestLinks(world.deps, 5))).toEqual(['changed']);
      await tamper(sql`UPDATE audit_entries SET actor_id = 'eve' WHERE id = ${fourth?.id}`);
      expect(faultsOf(await verifyNewestLinks(world.deps, 2))).toEqual(['changed']);
      await tamper(sql`DELETE FROM audit_seals WHERE position = 5`);
      expect(faultsOf(await verifyNewestLinks(world.deps, 2))).toEqual(['changed', 'cut']);
    });
  });

  describe('for owners', () => {
    it('can be asked for a part', async () => {
      const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
      const ada = await world.as('ada');
      await record(
        { action: 'chat.send', projectId },
        { action: 'run.plan', outcome: 'succeeded', projectId },
        { action: 'run.build', outcome: 'BUILD_FAILED', projectId },
        { action: 'key.create', projectId },
        { action: 'chat.send', outcome: 'RATE_LIMITED', projectId },
      );
      const actionsOf = async (filter: AuditFilter) =>
        (await listAuditEntries(ada, { projectId, filter })).entries.map(({ action }) => action);
      expect(await actionsOf('all')).toHaveLength(5);
      expect(await actionsOf('actions')).toEqual(['chat.send', 'chat.send']);
      expect(await actionsOf('runs')).toEqual(['run.build', 'run.plan']);
      expect(await actionsOf('keys')).toEqual(['key.create']);
      expect(await actionsOf('refused')).toEqual(['chat.send', 'run.build']);
    });

    it('says whether its newest entries are as they were written', async () => {
      const projectId = await world.insertProject({ ada: 'owner', ben: 'member' });
      const ada = await world.as('ada');
      expect(await getAuditState(ada, projectId)).toEqual({
        isIntact: true,
        sealed: 0,
        head: null,
      });
      const [, second] = await fiveSealed();
      expect(await getAuditState(ada, projectId)).toMatchObject({ isIntact: true, sealed: 5 });
      await tamper(sql`UPDATE audit_entries SET outcome = 'x' WHERE id = ${second?.id}`);
      expect((await getAuditState(ada, projectId)).isIntact).toBe(false);
      const ben = await world.as('ben');
      await expect(getAuditState(ben, projectId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});
