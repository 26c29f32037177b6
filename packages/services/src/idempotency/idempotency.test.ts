import { randomUUID } from 'node:crypto';
import { idempotencyKeySchema } from '@planline/contracts/idempotency-key';
import { messageIdSchema, type RunId } from '@planline/contracts/ids';
import { apiKeys } from '@planline/db/schema/api-keys';
import { idempotencyKeys } from '@planline/db/schema/idempotency-keys';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectMembers } from '@planline/db/schema/project-members';
import { runs } from '@planline/db/schema/runs';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { and, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getChatAnswer, sendMessage } from '../chat';
import type { ServiceContext } from '../context';
import { executePlanRun } from '../plan';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { answerOnce, answerRunOnce, type IdempotentRequest, sweepIdempotencyKeys } from './index';

/** 1000 in the full run: `IDEMPOTENCY_KEYS=1000 npx vitest run --project services src/idempotency`. */
const keyCount = Number(process.env.IDEMPOTENCY_KEYS ?? 5);
const sendsPerKey = 20;

describe('an Idempotency-Key', () => {
  let world: ChatWorld;
  let server: ServiceContext;
  beforeAll(async () => {
    world = await createChatWorld();
    await insertKey('key_old', 'key_old');
    await insertKey('key_new', 'key_old');
    server = signedWith('key_old');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const insertKey = (id: string, familyId: string) =>
    world.db.insert(apiKeys).values({ id, familyId, name: 'Shop', sealedSecret: '' });
  const signedWith = (apiKeyId: string): ServiceContext => ({
    ...world.ada,
    actor: { ...world.ada.actor, apiKeyId },
  });
  const request = (more: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
    key: idempotencyKeySchema.parse(randomUUID()),
    route: 'POST /v1/chat-plan',
    body: Buffer.from('{"message":"Where are the opening hours?"}'),
    projectId: world.projectId,
    ...more,
  });
  const answer = (body: string = randomUUID()) => ({ status: 200, headers: { a: 'b' }, body });

  describe('of work in one transaction', () => {
    const work = vi.fn(async (_ctx: ServiceContext) => answer());
    beforeEach(() => void work.mockClear());

    it('gives every repeat the first answer, byte for byte', async () => {
      const repeated = request();
      const first = await answerOnce(server, repeated, work);
      const others = await Promise.all(
        Array.from({ length: 5 }, () => answerOnce(server, repeated, work)),
      );
      expect(others).toEqual(Array.from({ length: 5 }, () => first));
      expect(work).toHaveBeenCalledOnce();
    });

    it('lets one of many at the same time do the work', async () => {
      const repeated = request();
      const answers = await Promise.all(
        Array.from({ length: sendsPerKey }, () => answerOnce(server, repeated, work)),
      );
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      expect(work).toHaveBeenCalledOnce();
    });

    it('is refused with another body', async () => {
      const repeated = request();
      await answerOnce(server, repeated, work);
      const other = { ...repeated, body: Buffer.from('{"message":"Something else"}') };
      await expect(answerOnce(server, other, work)).rejects.toMatchObject({
        code: 'IDEMPOTENCY_MISMATCH',
      });
    });

    it('belongs to a key, an actor and a route; a change of secrets keeps it', async () => {
      const repeated = request();
      const first = await answerOnce(server, repeated, work);
      const ben = await world.addPerson('Ben');
      await world.join(ben, world.projectId, 'member');
      const bens = { ...ben, actor: { ...ben.actor, apiKeyId: 'key_old' } };
      await insertKey(`key_${randomUUID()}`, 'key_other');
      const others = await Promise.all([
        answerOnce(bens, repeated, work),
        answerOnce(signedWith('key_other'), repeated, work),
        answerOnce(server, { ...repeated, route: 'POST /v1/chat-plan?x=1' }, work),
      ]);
      expect(new Set([first, ...others].map(({ body }) => body)).size).toBe(4);
      expect(await answerOnce(signedWith('key_new'), repeated, work)).toEqual(first);
    });

    it('is free again when the work fails, with everything that it wrote', async () => {
      const repeated = request();
      const messageId = messageIdSchema.parse(world.deps.newId());
      const failing = answerOnce(server, repeated, async (ctx) => {
        await sendMessage(ctx, { ...ofMessage(), messageId });
        throw new Error('the process ends');
      });
      await expect(failing).rejects.toThrow('the process ends');
      expect(await world.db.select().from(log).where(eq(log.messageId, messageId))).toEqual([]);
      await answerOnce(server, repeated, work);
      expect(work).toHaveBeenCalledOnce();
    });

    it('tells nothing to a former member', async () => {
      const repeated = request();
      const carl = await world.addPerson('Carl');
      await world.join(carl, world.projectId, 'member');
      await answerOnce(carl, repeated, work);
      await world.db
        .delete(projectMembers)
        .where(
          and(
            eq(projectMembers.projectId, world.projectId),
            eq(projectMembers.userId, carl.actor.userId),
          ),
        );
      await expect(answerOnce(carl, repeated, work)).rejects.toMatchObject({
        code: 'PROJECT_NOT_FOUND',
      });
    });

    it('is forgotten after 48 hours, swept or not', async () => {
      const [one, two] = [request(), request()];
      const first = await answerOnce(server, one, work);
      await answerOnce(server, two, work);
      world.pass(47 * 3_600_000);
      await sweepIdempotencyKeys(world.deps);
      expect(await answerOnce(server, one, work)).toEqual(first);
      world.pass(3_600_000);
      expect(await answerOnce(server, one, work)).not.toEqual(first);
      await sweepIdempotencyKeys(world.deps);
      const left = await world.db.select().from(idempotencyKeys);
      expect(left.map(({ key }) => key)).toEqual([one.key]);
    });
  });

  describe('of a run', () => {
    const executed = new Map<RunId, Promise<unknown>>();
    const ask = (repeated: IdempotentRequest, whileRunning: 'join' | 'refuse' = 'join') =>
      answerRunOnce(server, repeated, {
        begin: (ctx) => sendMessage(ctx, ofMessage()),
        async answer(runId) {
          let run = executed.get(runId);
          if (!run) {
            run = executePlanRun(world.worker, runId, new AbortController().signal);
            executed.set(runId, run);
          }
          await run;
          const body = await getChatAnswer(server, { projectId: world.projectId, runId });
          return answer(JSON.stringify(body));
        },
        whileRunning,
      });

    it(`makes ${sendsPerKey} sends at the same time one run, one charge and one body, for each of ${keyCount} keys`, async () => {
      const before = await counts();
      for (let at = 0; at < keyCount; at += 1) {
        const repeated = request();
        const answers = await Promise.all(Array.from({ length: sendsPerKey }, () => ask(repeated)));
        expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      }
      const after = await counts();
      expect(after.runs - before.runs).toBe(keyCount);
      expect(after.charges - before.charges).toBe(keyCount);
      expect(after.messages - before.messages).toBe(keyCount);
    }, 900_000);

    it('joins the run of a process that died before it answered', async () => {
      const repeated = request();
      const died = answerRunOnce(server, repeated, {
        begin: (ctx) => sendMessage(ctx, ofMessage()),
        answer: () => Promise.reject(new Error('the process ends')),
        whileRunning: 'join',
      });
      await expect(died).rejects.toThrow('the process ends');
      const before = await counts();
      const first = await ask(repeated);
      expect(await ask(repeated)).toEqual(first);
      expect((await counts()).messages).toBe(before.messages);
    });

    it('sends a repeat away with the run, where the caller does not wait', async () => {
      const repeated = request();
      let begun = '';
      const first = answerRunOnce(server, repeated, {
        begin: (ctx) => sendMessage(ctx, ofMessage()),
        async answer(runId) {
          begun = runId;
          await expect(ask(repeated, 'refuse')).rejects.toMatchObject({
            code: 'REQUEST_IN_PROGRESS',
            details: { runId },
          });
          return answer();
        },
        whileRunning: 'refuse',
      });
      const kept = await first;
      expect(begun).not.toBe('');
      expect(await ask(repeated, 'refuse')).toEqual(kept);
    });
  });

  const ofMessage = () => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text: 'Where are the opening hours?',
    locale: 'en',
  });

  async function counts() {
    const [[run], [charge], [message]] = await Promise.all([
      world.db.select({ count: count() }).from(runs),
      world.db.select({ count: count() }).from(userAiTimeConsumption),
      world.db.select({ count: count() }).from(log).where(eq(log.messageType, 'user')),
    ]);
    return {
      runs: run?.count ?? 0,
      charges: charge?.count ?? 0,
      messages: message?.count ?? 0,
    };
  }
});
