import { isDomainError } from '@planline/contracts/domain-error';
import { specifiedLimits } from '@planline/contracts/limits';
import { rateLimitLogs } from '@planline/db/schema/rate-limit-logs';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchQueuedMessages, getDraft, queueMessage, saveDraft, sendMessage } from '../chat';
import type { ServiceContext } from '../context';
import { convertToBuild } from '../plan';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { createLimits } from './index';
import { readRateLimits } from './read-rate-limits';

describe('verbs that begin AI work', () => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await createChatWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const limited = (ctx: ServiceContext, user: number, project = 0): ServiceContext => ({
    ...ctx,
    limits: createLimits({ ...specifiedLimits, requestsPerHour: { user, project } }),
  });
  const message = (text = 'Where are the opening hours?') => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text,
    locale: 'en',
  });
  const codeOf = (error: unknown) => {
    if (isDomainError(error)) return error.code;
    throw error;
  };
  const used = async (ctx: ServiceContext) =>
    (await readRateLimits(ctx, world.projectId)).map((state) => state.used);

  it('count together, per person', async () => {
    const plan = await world.makePlan();
    const ada = limited(world.ada, 3);
    await sendMessage(ada, message());
    await convertToBuild(ada, { projectId: world.projectId, ...plan });
    await queueMessage(ada, message());
    expect(await used(ada)).toEqual([3]);
    const refusal = { code: 'RATE_LIMITED', details: { scope: 'user' } };
    await expect(queueMessage(ada, message())).rejects.toMatchObject(refusal);
    const elsewhere = { ...message(), projectId: await world.addProject(world.ada) };
    await expect(sendMessage(ada, elsewhere)).rejects.toMatchObject(refusal);
  });

  it('let in exactly as many as have room, and keep what was typed of the others', async () => {
    const ada = limited(world.ada, 5, 10);
    const ben = limited(await world.addPerson('Ben'), 8, 10);
    await world.join(ben, world.projectId, 'member');
    const sent = await Promise.all(
      [ada, ben].flatMap((person) =>
        Array.from({ length: 8 }, () =>
          sendMessage(person, message()).then(() => 'accepted', codeOf),
        ),
      ),
    );
    expect(sent.filter((one) => one === 'accepted')).toHaveLength(10);
    expect(sent.filter((one) => one === 'RATE_LIMITED')).toHaveLength(6);
    expect(await world.runs()).toHaveLength(10);
    expect(await world.entries()).toHaveLength(10);
    await saveDraft(ada, { projectId: world.projectId, text: 'One more' });
    await expect(sendMessage(ada, message('One more'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect((await getDraft(ada, world.projectId)).text).toBe('One more');
  });

  it('count a repeat once', async () => {
    const ada = limited(world.ada, 2);
    const [first, second] = [message('First'), message('Second')];
    await Promise.all(Array.from({ length: 10 }, () => sendMessage(ada, first)));
    expect(await used(ada)).toEqual([1]);
    await Promise.all(Array.from({ length: 10 }, () => queueMessage(ada, second)));
    expect(await used(ada)).toEqual([2]);
    expect((await sendMessage(ada, first)).messageId).toBe(first.messageId);
  });

  it('count what waits for a build once: when it is queued', async () => {
    const ada = limited(world.ada, 2);
    const [byHand, byItself] = [message('By hand'), message('By itself')];
    await queueMessage(ada, byHand);
    await queueMessage(ada, byItself);
    await sendMessage(ada, byHand);
    await dispatchQueuedMessages(world.worker, world.projectId);
    expect(await used(ada)).toEqual([2]);
    expect(await world.runs()).toHaveLength(2);
  });

  it('count nothing of what was refused for another reason, nor of a stranger', async () => {
    const ada = limited(world.ada, 1, 1);
    const eve = limited(await world.addPerson('Eve'), 1, 1);
    await expect(sendMessage(eve, message())).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    await sendMessage(limited(world.ada, 0), message('One'));
    await expect(
      sendMessage(ada, { ...message('Two'), locale: 'xx-not-a-locale!' }),
    ).rejects.toMatchObject({ code: 'LOCALE_UNSUPPORTED' });
    expect(await world.db.select().from(rateLimitLogs)).toEqual([]);
    await sendMessage(ada, message('Three'));
    // A full limit is no way to learn that a project is there.
    await expect(sendMessage(eve, message())).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
  });

  it('go over into a new conversation at the caps that the operator chose', async () => {
    const session = { ...specifiedLimits.session, messages: 2 };
    const limits = createLimits({ session, requestsPerHour: { user: 0, project: 0 } });
    for (const text of ['One', 'Two', 'Three']) {
      await sendMessage({ ...world.ada, limits }, message(text));
    }
    const sessions = (await world.runs()).map(({ sessionId }) => sessionId);
    expect(sessions[1]).toBe(sessions[0]);
    expect(sessions[2]).not.toBe(sessions[0]);
    expect(await world.entries()).toContainEqual(
      expect.objectContaining({
        kind: 'template',
        template: expect.objectContaining({
          template: 'session_rolled_over',
          variables: { reason: 'cap' },
        }),
      }),
    );
  });

  it('let more in when the oldest is an hour ago', async () => {
    const ada = limited(world.ada, 2);
    await sendMessage(ada, message());
    await sendMessage(ada, message());
    const refusal = await sendMessage(ada, message()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ details: { retryAfterSeconds: expect.any(Number) } });
    await world.db.execute(sql`
      UPDATE rate_limit_logs SET hits[1] = hits[1] - interval '1 hour'`);
    await sendMessage(ada, message());
    await expect(sendMessage(ada, message())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
