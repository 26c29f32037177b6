import { DomainError } from '@planline/contracts/domain-error';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extendHold } from './extend-hold';
import { fillAllowance } from './fill-allowance';
import { grantSeconds } from './grant-seconds';
import { reconcile } from './reconcile';
import { releaseHold } from './release-hold';
import { reserveSeconds } from './reserve-seconds';
import { createLedgerWorld, type LedgerWorld } from './testing/ledger-world';

let world: LedgerWorld;
beforeAll(async () => {
  world = await createLedgerWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('reserving', () => {
  it('sets seconds aside, and refuses with both amounts what is not there', async () => {
    const ada = await world.addPerson({ bonus: 30, paid: 20 });
    expect(await world.reserve(ada, world.newRunId(), 40)).toEqual({ reserved: true, seconds: 40 });
    expect(await world.reserve(ada, world.newRunId(), 11)).toEqual({
      reserved: false,
      neededSeconds: 11,
      availableSeconds: 10,
    });
    expect(await world.wallet(ada)).toEqual({ bonus: 30, paid: 20, held: 40 });
  });

  it('lets exactly as many of forty parallel runs in as there is time for', async () => {
    const ada = await world.addPerson({ paid: 100 });
    const answers = await many(40, () => world.reserve(ada, world.newRunId(), 10));
    expect(answers.filter(({ reserved }) => reserved)).toHaveLength(10);
    expect(await world.wallet(ada)).toMatchObject({ held: 100 });
  });

  it('holds once for a run, however often and however parallel it is asked', async () => {
    const ada = await world.addPerson({ paid: 100 });
    const runId = world.newRunId();
    const answers = await many(20, () => world.reserve(ada, runId, 10));
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ reserved: true, seconds: 10 })));
    expect(await world.wallet(ada)).toMatchObject({ held: 10 });
  });

  it('leaves nothing of a process that was killed before its commit, and the retry goes through', async () => {
    const ada = await world.addPerson({ paid: 100 });
    const runId = world.newRunId();
    const killed = world.inTransaction(async (tx) => {
      const { billing, projectId } = world;
      const hold = { runId, userId: ada, projectId, seconds: 10, at: new Date() };
      await reserveSeconds(tx, billing, hold);
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await world.db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0})`);
      await tx.execute(sql`select 1`);
    });
    await expect(killed).rejects.toThrow();
    expect(await world.wallet(ada)).toMatchObject({ held: 0 });
    expect(await world.reserve(ada, runId, 10)).toEqual({ reserved: true, seconds: 10 });
    expect(await world.wallet(ada)).toMatchObject({ held: 10 });
  });
});

describe('settling', () => {
  it('rounds up once, takes the bonus before the paid seconds and gives the rest back', async () => {
    const ada = await world.addPerson({ bonus: 38, paid: 100 });
    const runId = world.newRunId();
    await world.reserve(ada, runId, 90);
    const receipt = { outcome: 'charged', aiSeconds: 42, chargedSeconds: 42, bonusSeconds: 38 };
    expect(await world.settle(ada, runId, 41_001)).toEqual(receipt);
    expect(await world.wallet(ada)).toEqual({ bonus: 0, paid: 96, held: 0 });
    const [row] = await world.db
      .select()
      .from(userAiTimeConsumption)
      .where(eq(userAiTimeConsumption.runId, runId));
    expect(row).toMatchObject({
      userId: ada,
      seconds: 42,
      chargedSeconds: 42,
      bonusSeconds: 38,
      operationType: 'plan_question',
    });
  });

  it('never charges more than was held; what it took is recorded all the same', async () => {
    const ada = await world.addPerson({ paid: 50 });
    const runId = world.newRunId();
    await world.reserve(ada, runId, 30);
    expect(await world.settle(ada, runId, 45_000)).toMatchObject({
      aiSeconds: 45,
      chargedSeconds: 30,
    });
    expect(await world.wallet(ada)).toEqual({ bonus: 0, paid: 20, held: 0 });
  });

  it('measures a free engine and charges nothing for it', async () => {
    const ada = await world.addPerson({ paid: 50 });
    const runId = world.newRunId();
    await world.reserve(ada, runId, 0);
    expect(await world.settle(ada, runId, 1_200, 'local')).toEqual({
      outcome: 'free',
      aiSeconds: 2,
      chargedSeconds: 0,
      bonusSeconds: 0,
    });
    expect(await world.wallet(ada)).toEqual({ bonus: 0, paid: 50, held: 0 });
    expect(await world.entries(ada)).toMatchObject([
      { kind: 'grant' },
      { kind: 'reserve', heldSeconds: 0 },
      { kind: 'settle', heldSeconds: 0, paidSeconds: 0, bonusSeconds: 0 },
    ]);
  });

  it('ends a hold once when settling, releasing and extending meet', async () => {
    const ada = await world.addPerson({ paid: 1_000 });
    for (let round = 0; round < 5; round += 1) {
      const runId = world.newRunId();
      await world.reserve(ada, runId, 20);
      const before = await world.wallet(ada);
      await many<unknown>(12, (index) =>
        index % 3 === 0
          ? world.settle(ada, runId, 5_000)
          : index % 3 === 1
            ? world.inTransaction((tx) => releaseHold(tx, runId, new Date()))
            : world.inTransaction((tx) =>
                extendHold(tx, { runId, extension: 1, seconds: 7, at: new Date() }),
              ),
      );
      const hold = await world.hold(runId);
      const charged = hold?.status === 'settled' ? 5 : 0;
      expect(hold?.chargedSeconds ?? 0).toBe(charged);
      expect(await world.wallet(ada)).toEqual({
        bonus: 0,
        paid: (before?.paid ?? 0) - charged,
        held: 0,
      });
    }
  });
});

describe('extending', () => {
  it('adds what is there when that is less, and nothing for the same extension twice', async () => {
    const ada = await world.addPerson({ paid: 50 });
    const runId = world.newRunId();
    await world.reserve(ada, runId, 30);
    const extend = (extension: number) =>
      world.inTransaction((tx) =>
        extendHold(tx, { runId, extension, seconds: 15, at: new Date() }),
      );
    expect(await extend(1)).toEqual({ heldSeconds: 45, addedSeconds: 15 });
    expect(await extend(1)).toEqual({ heldSeconds: 45, addedSeconds: 0 });
    expect(await extend(2)).toEqual({ heldSeconds: 50, addedSeconds: 5 });
    expect(await extend(3)).toEqual({ heldSeconds: 50, addedSeconds: 0 });
  });
});

describe('a grant', () => {
  const grant = (userId: Awaited<ReturnType<typeof world.addPerson>>, seconds: number) => ({
    userId,
    kind: 'paid' as const,
    seconds,
    reference: `grant-${userId}`,
    grantedBy: null,
    at: new Date(),
  });

  it('with the same reference counts once, in parallel too', async () => {
    const ada = await world.addPerson();
    const answers = await many(10, () =>
      world.inTransaction((tx) => grantSeconds(tx, world.billing, grant(ada, 60))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await world.wallet(ada)).toMatchObject({ paid: 60 });
  });

  it('is refused when its reference was another one, and when it is no amount', async () => {
    const ada = await world.addPerson();
    const give = (seconds: number) =>
      world.inTransaction((tx) => grantSeconds(tx, world.billing, grant(ada, seconds)));
    await give(60);
    await expect(give(61)).rejects.toThrow(new DomainError('IDEMPOTENCY_MISMATCH', {}));
    await expect(give(0)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(give(1.5)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('the monthly allowance', () => {
  const policy = { monthlyBonusSeconds: 3_600, freeEngines: new Set(['local'] as const) };
  const fill = (userId: Awaited<ReturnType<typeof world.addPerson>>, day: string) =>
    world.inTransaction((tx) => fillAllowance(tx, policy, userId, new Date(`${day}T12:00:00Z`)));

  it('is there at the first use of a month, once, however many come first', async () => {
    const ada = await world.addPerson();
    await many(8, () => fill(ada, '2027-01-05'));
    expect(await world.wallet(ada)).toMatchObject({ bonus: 3_600 });
    await fill(ada, '2027-01-31');
    expect(await world.entries(ada)).toMatchObject([{ kind: 'allowance', bonusSeconds: 3_600 }]);
  });

  it('fills up and does not pile up', async () => {
    const ada = await world.addPerson({ bonus: 600 });
    await fill(ada, '2027-02-01');
    await fill(ada, '2027-03-01');
    expect(await world.wallet(ada)).toMatchObject({ bonus: 3_600 });
  });
});

describe('reconcile', () => {
  it('finds nothing after all of this', async () => {
    expect(await world.brokenLaws()).toEqual([]);
  });

  it('names the law that is broken and by whom', async () => {
    const ada = await world.addPerson({ paid: 10 });
    await world.db.update(wallets).set({ paidSeconds: 11 }).where(eq(wallets.userId, ada));
    const { broken } = await reconcile(world.db);
    expect(broken).toContainEqual({
      law: 'a wallet is the sum of its entries',
      count: 1,
      examples: [ada],
    });
    await world.db.update(wallets).set({ paidSeconds: 10 }).where(eq(wallets.userId, ada));
  });
});

describe('the tables themselves', () => {
  it('refuse a balance below zero and more held than there is', async () => {
    const ada = await world.addPerson({ paid: 10 });
    const set = (values: Partial<typeof wallets.$inferInsert>) =>
      world.db.update(wallets).set(values).where(eq(wallets.userId, ada));
    await expect(set({ paidSeconds: -1 })).rejects.toThrow();
    await expect(set({ heldSeconds: 11 })).rejects.toThrow();
  });

  it('let no entry be changed or removed', async () => {
    const ada = await world.addPerson({ paid: 10 });
    const mine = eq(walletEntries.userId, ada);
    await expect(
      world.db.update(walletEntries).set({ paidSeconds: 1 }).where(mine),
    ).rejects.toThrow();
    await expect(world.db.delete(walletEntries).where(mine)).rejects.toThrow();
  });
});
