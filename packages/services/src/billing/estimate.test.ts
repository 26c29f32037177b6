import type { Billing } from '@planline/contracts/billing';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBilling } from './create-billing';
import { estimateMessage, estimateOf } from './estimate';
import { createLedgerWorld, type LedgerWorld } from './testing/ledger-world';

describe('an estimate', () => {
  let world: LedgerWorld;
  let billing: Billing;
  beforeAll(async () => {
    world = await createLedgerWorld();
    billing = createBilling();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const estimate = (text: string, engine: 'claude' | 'local' = 'claude') =>
    estimateMessage(world.db, billing, { projectId: world.projectId, text, engine });

  it('begins with the specification’s figure of what the message seems to ask for', async () => {
    expect(await estimate('Where are the opening hours?')).toEqual({
      mode: 'question',
      lowSeconds: 24,
      highSeconds: 30,
      confidence: 'high',
      isFree: false,
    });
    expect(await estimate('Add a page for events')).toMatchObject({
      mode: 'feature',
      highSeconds: 120,
    });
  });

  it('becomes a range with the project’s own history, of this kind and of what cost something', async () => {
    const run = (
      seconds: number,
      chargedSeconds: number,
      operationType: 'plan_fix' | 'update',
    ) => ({
      userId: 'somebody',
      projectId: world.projectId,
      runId: ulid(),
      seconds,
      chargedSeconds,
      operationType,
    });
    await world.db
      .insert(userAiTimeConsumption)
      .values([
        run(38, 38, 'plan_fix'),
        run(40, 40, 'plan_fix'),
        run(35, 35, 'plan_fix'),
        run(500, 500, 'update'),
        run(1, 0, 'plan_fix'),
      ]);
    expect(await estimate('Fix the broken contact form')).toMatchObject({
      mode: 'fix',
      lowSeconds: 40,
      highSeconds: 90,
    });
  });

  it('sets the larger end aside when the project takes longer than the specification thinks', () => {
    expect(estimateOf({ seconds: 30, confidence: 'high' }, [50, 60, 70, 80, 300])).toEqual({
      lowSeconds: 30,
      highSeconds: 80,
      confidence: 'high',
    });
  });

  it('of a free engine is nothing', async () => {
    expect(await estimate('Add a page for events', 'local')).toEqual({
      mode: 'feature',
      lowSeconds: 0,
      highSeconds: 0,
      confidence: 'high',
      isFree: true,
    });
  });
});
