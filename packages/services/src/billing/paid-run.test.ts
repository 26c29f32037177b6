import type { Balance } from '@planline/contracts/billing';
import type { RunId } from '@planline/contracts/ids';
import { CHAT_MODE_ESTIMATES } from '@planline/contracts/limits';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dispatchQueuedMessages, queueMessage, sendMessage } from '../chat';
import { executePlanRun, sweepPlanRuns } from '../plan';
import { removeProject } from '../project';
import { cancelRun, claimRun } from '../run';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { answerThenWait, answerWith, questionAnswer } from '../testing/engine-double';
import { createBilling } from './create-billing';
import { getBalance } from './get-balance';
import { reconcileBooks } from './reconcile';
import { reserveSeconds } from './reserve-seconds';

/** An engine that costs something, and a bonus that one question of 30 s fits into, and not two. */
const nothingIsFree = new Set<never>();
const bonusSeconds = 50;
const never = new AbortController().signal;
const full: Balance = {
  bonusSeconds,
  paidSeconds: 0,
  heldSeconds: 0,
  availableSeconds: bonusSeconds,
};

describe('a run that costs something', () => {
  let world: ChatWorld;
  afterEach(async () => {
    expect((await reconcileBooks(world.db)).broken).toEqual([]);
    await world[Symbol.asyncDispose]();
  });
  const begin = async (seconds: number = CHAT_MODE_ESTIMATES.question.seconds) => {
    const question = { seconds, confidence: 'high' } as const;
    world = await createChatWorld(
      {},
      createBilling(
        { monthlyBonusSeconds: bonusSeconds, freeEngines: nothingIsFree },
        { ...CHAT_MODE_ESTIMATES, question },
      ),
    );
  };
  const message = (text = 'Where are the opening hours?') => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text,
    locale: 'en',
  });
  const balance = () => getBalance(world.ada);
  const seesPiece = (runId: RunId) =>
    vi.waitFor(async () => {
      const events = await world.eventsOf(runId);
      expect(events.some(({ body }) => body.type === 'answer-delta')).toBe(true);
    });

  it('is set aside for with its message, and paid for with its answer', async () => {
    await begin();
    const { runId } = await sendMessage(world.ada, message());
    expect(await balance()).toEqual({ ...full, heldSeconds: 30, availableSeconds: 20 });
    expect(await executePlanRun(world.worker, runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
    expect(await balance()).toEqual({ ...full, bonusSeconds: 49, availableSeconds: 49 });
    // A browser that opens the page in the middle shows the meter from this.
    expect((await world.eventsOf(runId)).map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ type: 'run-started', heldSeconds: 30 }),
    );
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'answer',
      receipt: { outcome: 'charged', aiSeconds: 1, chargedSeconds: 1, bonusSeconds: 1 },
    });
    expect(await world.db.select().from(userAiTimeConsumption)).toMatchObject([
      { runId, operationType: 'plan_question', chargedSeconds: 1 },
    ]);
  });

  it('does not begin when its author has not the time, and leaves nothing', async () => {
    await begin();
    await sendMessage(world.ada, message());
    await expect(sendMessage(world.ada, message('And on Sunday?'))).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
      details: { neededSeconds: 30, availableSeconds: 20 },
    });
    expect(await world.runs()).toHaveLength(1);
    expect(await world.entries()).toHaveLength(1);
  });

  it('is set aside for once when its message comes ten times at once', async () => {
    await begin();
    const sent = message();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sendMessage(world.ada, sent)),
    );
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
    expect(await balance()).toMatchObject({ heldSeconds: 30 });
  });

  const ends: [string, (runId: RunId) => Promise<unknown>][] = [
    [
      'fails',
      async (runId) => {
        world.double.script.plan = () => {
          throw new Error('no');
        };
        await executePlanRun(world.worker, runId, never);
      },
    ],
    ['is cancelled while it waits', (runId) => cancel(runId)],
    [
      'is cancelled before it has said anything',
      async (runId) => {
        world.double.script.plan = (_, signal) => answerThenWait('', signal);
        const working = executePlanRun(world.worker, runId, never);
        await cancel(runId);
        await working;
      },
    ],
    [
      'is lost with its worker',
      async (runId) => {
        await claimRun(world.worker, runId);
        world.pass(60_000);
        expect(await sweepPlanRuns(world.worker)).toEqual({ interrupted: 1 });
      },
    ],
    ['goes with its project', () => removeProject(world.ada, world.projectId)],
  ];
  const cancel = (runId: RunId) => cancelRun(world.ada, { projectId: world.projectId, runId });

  it.each(ends)('costs nothing when it %s', async (_, end) => {
    await begin();
    const { runId } = await sendMessage(world.ada, message());
    await end(runId);
    expect(await balance()).toEqual(full);
  });

  it('costs what it took when it is stopped in the middle of its answer', async () => {
    await begin();
    const piece = '{"intent":"question","response":{"answer":"The opening hours are';
    world.double.script.plan = (_, signal) => answerThenWait(piece, signal);
    const { runId } = await sendMessage(world.ada, message());
    const working = executePlanRun(world.worker, runId, never);
    await seesPiece(runId);
    await cancel(runId);
    await working;
    const { availableSeconds, heldSeconds } = await balance();
    expect(heldSeconds).toBe(0);
    expect(availableSeconds).toBeLessThan(bonusSeconds);
    expect(availableSeconds).toBeGreaterThanOrEqual(bonusSeconds - 5);
  });

  it('warns at 80 %, is given what there is, and then stops with what it has said', async () => {
    await begin(1);
    const all = { availableSeconds: bonusSeconds - 1 };
    const piece = '{"intent":"question","response":{"answer":"The opening hours are';
    world.double.script.plan = (_, signal) => answerThenWait(piece, signal);
    const other = await world.addProject(world.ada);
    const { runId } = await sendMessage(world.ada, message());
    expect(await balance()).toMatchObject(all);
    // Everything else is set aside for another run, but for one second.
    await holdElsewhere(other, bonusSeconds - 2);
    expect(await executePlanRun(world.worker, runId, never)).toEqual({ outcome: 'cancelled' });
    const warnings = (await world.eventsOf(runId)).flatMap(({ body }) =>
      body.type === 'run-time-warning' ? [body] : [],
    );
    expect(warnings).toMatchObject([
      { heldSeconds: 2, addedSeconds: 1 },
      { heldSeconds: 2, addedSeconds: 0 },
    ]);
    expect((await world.entries()).slice(-2)).toMatchObject([
      { kind: 'answer', subtype: 'partial', data: { answer: 'The opening hours are' } },
      { kind: 'template', template: { template: 'INSUFFICIENT_BALANCE' } },
    ]);
    expect(await balance()).toMatchObject({ bonusSeconds: bonusSeconds - 2 });
  });

  const holdElsewhere = async (projectId: ChatWorld['projectId'], seconds: number) => {
    const { runId } = await sendMessage(
      { ...world.ada, billing: createBilling() },
      { ...message('elsewhere'), projectId },
    );
    const hold = { runId, userId: world.ada.actor.userId, projectId, seconds, at: new Date() };
    await world.db.transaction((tx) => reserveSeconds(tx, world.deps.billing, hold));
  };

  it('asks for its time when it was sent to a free engine', async () => {
    await begin();
    const { runId } = await sendMessage({ ...world.ada, billing: createBilling() }, message());
    expect(await balance()).toEqual(full);
    await executePlanRun(world.worker, runId, never);
    expect(await balance()).toMatchObject({ bonusSeconds: bonusSeconds - 1, heldSeconds: 0 });
  });

  it('that waited for a build stands in the timeline with the reason when the time is gone', async () => {
    await begin();
    await sendMessage(world.ada, message());
    await queueMessage(world.ada, message('And on Sunday?'));
    await queueMessage(world.ada, message('And on Monday?'));
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 0 });
    const reason = { kind: 'error', error: { code: 'INSUFFICIENT_BALANCE' } };
    expect((await world.entries()).slice(1)).toMatchObject([
      { kind: 'user-message', text: 'And on Sunday?' },
      reason,
      { kind: 'user-message', text: 'And on Monday?' },
      reason,
    ]);
    expect(await world.runs()).toHaveLength(1);
  });

  it('is charged for once when it is handed to another worker', async () => {
    await begin();
    const shutdown = new AbortController();
    world.double.script.plan = (_, signal) => answerThenWait('{"intent":"que', signal);
    const { runId } = await sendMessage(world.ada, message());
    const working = executePlanRun(world.worker, runId, shutdown.signal);
    await seesPiece(runId);
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'handed-over' });
    expect(await balance()).toMatchObject({ heldSeconds: 30 });
    world.double.script.plan = () => answerWith(questionAnswer);
    await executePlanRun({ ...world.worker, workerId: 'worker-2' }, runId, never);
    expect(await balance()).toEqual({ ...full, bonusSeconds: 49, availableSeconds: 49 });
  });
});
