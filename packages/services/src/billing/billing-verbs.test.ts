import { userIdSchema } from '@planline/contracts/ids';
import { BUILD_ESTIMATE } from '@planline/contracts/limits';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwnerLink } from '../account';
import type { ServiceContext } from '../context';
import { createProjectWorld, type ProjectWorld } from '../project/testing/project-world';
import { createBilling } from './create-billing';
import { getBalance } from './get-balance';
import { getBuildEstimate } from './get-build-estimate';
import { getEstimate } from './get-estimate';
import { grantToPerson, mayGrant } from './grant-to-person';
import { listEntries } from './list-entries';
import { listUsage } from './list-usage';
import { reconcileBooks } from './reconcile';

let world: ProjectWorld;
beforeAll(async () => {
  world = await createProjectWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function owner(): Promise<ServiceContext> {
  const { userId } = (await createOwnerLink({ ...world.deps, publicUrl: 'http://localhost:3000' }))
    .owner;
  return { ...world.deps, actor: { userId: userIdSchema.parse(userId), name: 'Owner' } };
}

describe('a balance', () => {
  it('of a person who was never here before is the monthly bonus', async () => {
    const ada = await world.as('ada');
    const full = { bonusSeconds: 3_600, paidSeconds: 0, heldSeconds: 0, availableSeconds: 3_600 };
    expect(await getBalance(ada)).toEqual(full);
    expect(await getBalance(ada)).toEqual(full);
    expect(await listEntries(ada, { limit: 10, before: null })).toMatchObject([
      { kind: 'allowance', bonusSeconds: 3_600 },
    ]);
  });
});

describe('a grant', () => {
  const gift = { kind: 'paid' as const, seconds: 600, reference: 'gift-1' };

  it('is the installation’s owner’s to give, once for each reference', async () => {
    await world.as('ben');
    const email = 'BEN@example.com';
    expect(await grantToPerson(await owner(), { ...gift, email })).toEqual({
      granted: true,
      bonusSeconds: 3_600,
      paidSeconds: 600,
    });
    expect(await grantToPerson(await owner(), { ...gift, email })).toMatchObject({
      granted: false,
      paidSeconds: 600,
    });
    expect(await getBalance(await world.as('ben'))).toMatchObject({ paidSeconds: 600 });
  });

  it('is refused to everybody else, whoever it is for', async () => {
    const ada = await world.as('ada');
    expect(await mayGrant(ada)).toBe(false);
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      await expect(grantToPerson(ada, { ...gift, email })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  });

  it('for nobody is refused', async () => {
    await expect(
      grantToPerson(await owner(), { ...gift, email: 'nobody@example.com' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('entries', () => {
  it('come newest first, by pages, and are one’s own', async () => {
    const eve = await world.as('eve');
    await getBalance(eve);
    for (const reference of ['page-1', 'page-2', 'page-3']) {
      await grantToPerson(await owner(), {
        email: 'eve@example.com',
        kind: 'bonus',
        seconds: 10,
        reference,
      });
    }
    const first = await listEntries(eve, { limit: 3, before: null });
    expect(first.map(({ kind }) => kind)).toEqual(['grant', 'grant', 'grant']);
    const rest = await listEntries(eve, { limit: 3, before: first.at(-1)?.id ?? null });
    expect(rest.map(({ kind }) => kind)).toEqual(['allowance']);
  });
});

describe('usage', () => {
  it('is summed by the reader’s own days and by kind of work', async () => {
    const zoe = await world.as('zoe');
    const at = (iso: string) => new Date(iso);
    const clock = () => at('2026-11-23T12:00:00Z');
    const run = (operationType: 'plan_fix' | 'update' | 'main_build', createdAt: Date) => ({
      userId: zoe.actor.userId,
      runId: ulid(),
      seconds: 40,
      chargedSeconds: 30,
      bonusSeconds: 20,
      operationType,
      createdAt,
    });
    await world.database.db
      .insert(userAiTimeConsumption)
      .values([
        run('plan_fix', at('2026-11-22T23:30:00Z')),
        run('update', at('2026-11-23T10:00:00Z')),
        run('main_build', at('2026-11-23T11:00:00Z')),
        run('plan_fix', at('2026-11-20T10:00:00Z')),
      ]);
    const context = { ...zoe, clock };
    const row = { seconds: 40, chargedSeconds: 30, bonusSeconds: 20, runs: 1 };
    const twice = { seconds: 80, chargedSeconds: 60, bonusSeconds: 40, runs: 2 };
    expect(await listUsage(context, { days: 3, timeZone: 'UTC' })).toEqual([
      { day: '2026-11-22', kind: 'fix', ...row },
      { day: '2026-11-23', kind: 'build', ...twice },
    ]);
    expect(await listUsage(context, { days: 1, timeZone: 'Asia/Riyadh' })).toEqual([
      { day: '2026-11-23', kind: 'build', ...twice },
      { day: '2026-11-23', kind: 'fix', ...row },
    ]);
    expect(await listUsage(await world.as('ada'), { days: 90, timeZone: 'UTC' })).toEqual([]);
    await world.database.db.delete(userAiTimeConsumption);
  });
});

describe('an estimate of a message', () => {
  it('comes with the balance, and tells no stranger whether the project exists', async () => {
    const ada = await world.as('ada');
    const projectId = await world.insertProject({ ada: 'owner' });
    const input = { projectId, text: 'Where are the opening hours?' };
    expect(await getEstimate(ada, input)).toMatchObject({
      estimate: { mode: 'question', isFree: true },
      balance: { availableSeconds: 3_600 },
    });
    await expect(getEstimate(await world.as('ben'), input)).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
  });
});

describe('an estimate of a build', () => {
  const charging = (ctx: ServiceContext): ServiceContext => ({
    ...ctx,
    billing: createBilling({ monthlyBonusSeconds: 3_600, freeEngines: new Set() }),
  });

  it('is a range with the balance, and nothing where the engine is free', async () => {
    const ada = await world.as('ada');
    const projectId = await world.insertProject({ ada: 'owner' });
    const { estimate, balance } = await getBuildEstimate(charging(ada), projectId);
    expect(estimate).toEqual({
      lowSeconds: BUILD_ESTIMATE.seconds * 0.4,
      highSeconds: BUILD_ESTIMATE.seconds,
      confidence: 'low',
      isFree: false,
    });
    expect(balance).toEqual(await getBalance(ada));
    expect((await getBuildEstimate(ada, projectId)).estimate).toMatchObject({
      highSeconds: 0,
      isFree: true,
    });
  });

  it('tells no stranger whether the project exists', async () => {
    const projectId = await world.insertProject({ ada: 'owner' });
    await expect(getBuildEstimate(await world.as('ben'), projectId)).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
  });
});

describe('the books', () => {
  it('are true after all of this', async () => {
    expect((await reconcileBooks(world.database.db)).broken).toEqual([]);
  });
});
