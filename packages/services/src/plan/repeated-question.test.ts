import { billingPolicyOf } from '@planline/contracts/billing';
import { projectVersions } from '@planline/db/schema/project-versions';
import { runs } from '@planline/db/schema/runs';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { wallets } from '@planline/db/schema/wallets';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBilling, fillAllowance } from '../billing';
import { createCaches } from '../cache';
import { getChatAnswer, sendMessage, startNewTopic } from '../chat';
import type { WorkerContext } from '../context';
import { connectRedis, type Redis } from '../redis';
import { createBreakableRedis } from '../redis/testing/breakable-redis';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { answerWith, featureAnswer, questionAnswer } from '../testing/engine-double';
import { executePlanRun } from './execute-plan-run';
import { structureOf } from './project-structure';
import { normaliseQuestion } from './repeated-question';

const { REDIS_URL: redisUrl } = process.env;

describe('a question that was answered before', () => {
  let world: ChatWorld;
  let worker: WorkerContext;
  beforeEach(async () => {
    world = await createChatWorld();
    worker = { ...world.worker, caches: createCaches(null) };
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const question = 'Where are the opening hours?';
  const ask = async (text = question, options: { locale?: string; by?: WorkerContext } = {}) => {
    const { projectId } = world;
    const { locale = 'en', by = worker } = options;
    const sent = { projectId, messageId: world.newMessageId(), text, locale };
    const { runId } = await sendMessage(world.ada, sent);
    const outcome = await executePlanRun(by, runId, new AbortController().signal);
    expect(outcome.outcome).toBe('succeeded');
    return { runId, fromCache: outcome.outcome === 'succeeded' && outcome.cacheHits === 1 };
  };
  const newTopic = () => startNewTopic(world.ada, world.projectId);

  it('is answered by nobody: the same answer, its proof, at once and free', async () => {
    const first = await ask();
    await newTopic();
    const second = await ask();
    expect([first.fromCache, second.fromCache]).toEqual([false, true]);
    expect(world.double.planRequests).toHaveLength(1);

    const [one, two] = (await world.entries()).filter(({ kind }) => kind === 'answer');
    expect(two).toMatchObject({
      data: questionAnswer.response,
      proof: { engine: 'local', filesRead: 1, filesChanged: 0, aiSeconds: 0, cacheHits: 1 },
      receipt: { outcome: 'free', aiSeconds: 0, chargedSeconds: 0 },
    });
    expect(one).not.toHaveProperty('proof.cacheHits');
    const metadataOf = async (runId: typeof first.runId) =>
      (await getChatAnswer(world.ada, { projectId: world.projectId, runId })).metadata;
    expect((await metadataOf(first.runId)).cache_hits).toBe(0);
    expect(await metadataOf(second.runId)).toMatchObject({ cache_hits: 1, tokens_used: 0 });
    const [used] = await world.db
      .select()
      .from(userAiTimeConsumption)
      .where(eq(userAiTimeConsumption.runId, second.runId));
    expect(used?.seconds ?? 0).toBe(0);
    const [before, after] = await world.db.select().from(runs).orderBy(runs.queuedAt);
    expect(after?.treeDigestAfter).toBe(before?.treeDigestAfter);
    const events = await world.eventsOf(second.runId);
    expect(events.map(({ body }) => body.type)).toEqual([
      'run-queued',
      'run-started',
      'answer-delta',
      'answer-end',
      'run-succeeded',
    ]);
  });

  it('costs nothing where an engine does', async () => {
    await world[Symbol.asyncDispose]();
    const policy = billingPolicyOf({
      PLANLINE_MONTHLY_BONUS_SECONDS: 3_600,
      PLANLINE_CHARGE_LOCAL_ENGINE: 'true',
    });
    world = await createChatWorld({}, createBilling(policy));
    worker = { ...world.worker, caches: createCaches(null) };
    const fund = () =>
      world.db.transaction((tx) =>
        fillAllowance(tx, policy, world.ada.actor.userId, world.deps.clock()),
      );
    const wallet = () => world.db.select().from(wallets);
    await fund();
    await ask();
    const [after] = await wallet();
    await newTopic();
    expect((await ask()).fromCache).toBe(true);
    expect(await wallet()).toEqual([after]);
    expect(after?.heldSeconds).toBe(0);
  });

  it('may be typed a little differently, and asked twice in one conversation', async () => {
    await ask();
    expect((await ask('  where are  the opening hours ')).fromCache).toBe(true);
    expect((await ask()).fromCache).toBe(true);
  });

  it('is another question in another language, version or words', async () => {
    await ask();
    await newTopic();
    expect((await ask(question, { locale: 'fr' })).fromCache).toBe(false);
    await newTopic();
    expect((await ask('Where are the prices?')).fromCache).toBe(false);
    await newTopic();
    await world.db.update(projectVersions).set({ commitSha: world.commitAgain() });
    expect((await ask()).fromCache).toBe(false);
  });

  it('means something else behind other words', async () => {
    await ask();
    await newTopic();
    await ask('Tell me about the footer.');
    expect((await ask()).fromCache).toBe(false);
    await newTopic();
    expect((await ask()).fromCache).toBe(true);
  });

  it('is asked anew when the answer was a plan, or not a good one', async () => {
    world.double.script.plan = () => answerWith(featureAnswer);
    await ask('Add a page');
    await newTopic();
    expect((await ask('Add a page')).fromCache).toBe(false);
    world.double.script.plan = () => answerWith(questionAnswer, { languageMismatch: true });
    await newTopic();
    await ask();
    await newTopic();
    expect((await ask()).fromCache).toBe(false);
  });

  it('belongs to its project', async () => {
    await ask();
    const projectId = await world.addProject(world.ada);
    const sent = { projectId, messageId: world.newMessageId(), text: question, locale: 'en' };
    const { runId } = await sendMessage(world.ada, sent);
    const outcome = await executePlanRun(worker, runId, new AbortController().signal);
    expect(outcome).toMatchObject({ outcome: 'succeeded', cacheHits: 0 });
  });

  describe.runIf(redisUrl)('with Redis', () => {
    const workerAt = (redis: Redis): WorkerContext => ({
      ...world.worker,
      caches: createCaches(redis),
    });

    it('is known to every process, and asked anew when Redis is lost in the middle', async () => {
      await using breakable = await createBreakableRedis(redisUrl ?? '');
      const redis = connectRedis(breakable.url, pino({ level: 'silent' }));
      try {
        await vi.waitFor(() => expect(redis.client.isReady).toBe(true));
        await ask(question, { by: workerAt(redis) });
        await newTopic();
        expect((await ask(question, { by: workerAt(redis) })).fromCache).toBe(true);

        world.double.script.plan = async function* (request) {
          breakable.breakOff();
          yield* answerWith(questionAnswer);
          expect(request.context.structure).toContain('index.html');
        };
        expect((await ask('Where is the menu?', { by: workerAt(redis) })).fromCache).toBe(false);
        await newTopic();
        expect((await ask(question, { by: workerAt(redis) })).fromCache).toBe(false);
        breakable.fallSilent();
        await newTopic();
        expect((await ask(question, { by: workerAt(redis) })).fromCache).toBe(false);
      } finally {
        await redis.close();
      }
    });
  });
});

describe('normaliseQuestion', () => {
  it.each([
    ['Where is it?', '  where   is it'],
    ['¿Dónde está?', 'dónde está'],
    ['أين ساعات العمل؟', '\u200Fأين ساعات العمل'],
    ['Cafe\u0301?', 'café'],
  ])('takes %s and %s for one', (one, other) => {
    expect(normaliseQuestion(one)).toBe(normaliseQuestion(other));
  });

  it('keeps apart what a codebase keeps apart', () => {
    expect(normaliseQuestion('What is Map?')).not.toBe(normaliseQuestion('What is map?'));
    expect(normaliseQuestion('Is a.b right?')).not.toBe(normaliseQuestion('Is ab right?'));
  });
});

describe('structureOf', () => {
  it('names what can be read, upper folders first', () => {
    const files = ['src/b/deep.ts', 'logo.png', 'src/a.ts', 'pnpm-lock.yaml', 'README.md'];
    expect(structureOf(files)).toEqual(['README.md', 'src/a.ts', 'src/b/deep.ts']);
  });
});
