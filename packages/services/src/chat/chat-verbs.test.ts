import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wakeStalledRuns } from '../run';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { dispatchQueuedMessages } from './dispatch-queued-messages';
import { getDraft, saveDraft } from './drafts';
import { getChatState } from './get-chat-state';
import { queueMessage } from './queue-message';
import { sendMessage } from './send-message';
import { startNewTopic } from './start-new-topic';
import { withdrawMessage } from './withdraw-message';

describe('the verbs around a message', () => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await createChatWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const message = (text: string) => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text,
    locale: 'en',
  });

  it('a draft is kept as typed, per person, and an empty one is none', async () => {
    const { projectId } = world;
    const text = '  \u202Ehalf\n a thought ';
    await saveDraft(world.ada, { projectId, text });
    expect(await getDraft(world.ada, projectId)).toMatchObject({ text });
    await saveDraft(world.ada, { projectId, text: '' });
    expect(await getDraft(world.ada, projectId)).toEqual({ text: '', updatedAt: null });
    const eve = await world.addPerson('Eve');
    await expect(getDraft(eve, projectId)).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    await expect(
      saveDraft(world.ada, { projectId, text: 'x'.repeat(100_001) }),
    ).rejects.toMatchObject({ code: 'MESSAGE_TOO_LONG' });
  });

  it('a message that was queued after the build had ended goes out at once', async () => {
    await queueMessage(world.ada, message('late'));
    expect((await world.jobs()).map(({ name }) => name)).toEqual(['dispatch-queued-messages']);
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 1 });
    expect((await world.runs()).map(({ status }) => status)).toEqual(['queued']);
  });

  it('only its author takes a queued message back', async () => {
    const bob = await world.addPerson('Bob');
    await world.join(bob, world.projectId, 'member');
    const queued = message('mine');
    await queueMessage(world.ada, queued);
    const { projectId, messageId } = queued;
    await expect(withdrawMessage(bob, { projectId, messageId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await withdrawMessage(world.ada, { projectId, messageId });
    expect((await getChatState(world.ada, projectId)).queued).toEqual([]);
    await expect(withdrawMessage(world.ada, { projectId, messageId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('a queued message that is sent by hand is not sent again', async () => {
    const queued = message('now');
    await queueMessage(world.ada, queued);
    await sendMessage(world.ada, queued);
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 0 });
    expect(await world.runs()).toHaveLength(1);
    await queueMessage(world.ada, queued);
    expect(await world.db.select().from(queuedMessages)).toEqual([]);
  });

  it('the queue has an end', async () => {
    for (let index = 0; index < 20; index += 1) await queueMessage(world.ada, message(`${index}`));
    await expect(queueMessage(world.ada, message('one more'))).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      details: { maximum: 20 },
    });
  });

  it('nothing is sent for who is no longer a member', async () => {
    const bob = await world.addPerson('Bob');
    await world.join(bob, world.projectId, 'member');
    await queueMessage(bob, message('from Bob'));
    await queueMessage(world.ada, message('from Ada'));
    await world.db
      .delete(projectMembers)
      .where(
        and(
          eq(projectMembers.projectId, world.projectId),
          eq(projectMembers.userId, bob.actor.userId),
        ),
      );
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 1 });
    expect((await world.entries()).map((entry) => 'text' in entry && entry.text)).toEqual([
      'from Ada',
    ]);
  });

  it('a new topic ends the conversation once, and says so', async () => {
    await startNewTopic(world.ada, world.projectId);
    expect(await world.entries()).toEqual([]);
    await sendMessage(world.ada, message('one'));
    await startNewTopic(world.ada, world.projectId);
    await startNewTopic(world.ada, world.projectId);
    expect((await world.entries()).map(({ kind }) => kind)).toEqual(['user-message', 'template']);
    await sendMessage(world.ada, message('two'));
    const [first, second] = await world.runs();
    expect(second?.sessionId).not.toBe(first?.sessionId);
  });

  it('a project that is still being imported takes no message', async () => {
    await world.db
      .update(projects)
      .set({ status: 'importing' })
      .where(eq(projects.id, world.projectId));
    await expect(sendMessage(world.ada, message('soon'))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  it('a waiting run whose job was lost with its worker is woken', async () => {
    const { runId } = await sendMessage(world.ada, message('lost'));
    expect(await wakeStalledRuns(world.worker)).toEqual({ woken: 0 });
    world.pass(30_000);
    expect(await wakeStalledRuns(world.worker)).toEqual({ woken: 0 });
    await world.db.execute('UPDATE graphile_worker._private_jobs SET locked_at = now()');
    expect(await wakeStalledRuns(world.worker)).toEqual({ woken: 1 });
    expect((await world.jobs()).at(-1)).toEqual({ name: 'execute-plan-run', payload: { runId } });
  });
});
