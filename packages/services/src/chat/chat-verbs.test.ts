import type { RunId } from '@planline/contracts/ids';
import { PLAN_RUNS_WAITING_MAX } from '@planline/contracts/limits';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { decodePosition, encodePosition } from '@planline/events/position';
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

  it('a waiting run whose job has failed for good is woken', async () => {
    const { runId } = await sendMessage(world.ada, message('lost'));
    world.pass(30_000);
    await world.db.execute('UPDATE graphile_worker._private_jobs SET attempts = max_attempts');
    expect(await wakeStalledRuns(world.worker)).toEqual({ woken: 1 });
    expect((await world.jobs()).at(-1)).toEqual({ name: 'execute-plan-run', payload: { runId } });
  });

  it('an id that somebody else used in the meantime keeps no queued message back', async () => {
    const bob = await world.addPerson('Bob');
    const his = await world.addProject(bob);
    const queued = message('from Ada');
    await queueMessage(world.ada, queued);
    await queueMessage(world.ada, message('and one more'));
    await sendMessage(bob, { ...message('from Bob'), projectId: his, messageId: queued.messageId });
    expect(await dispatchQueuedMessages(world.worker, world.projectId)).toEqual({ sent: 2 });
    expect((await world.entries()).map((entry) => 'text' in entry && entry.text)).toEqual([
      'from Ada',
      'and one more',
    ]);
  });

  it('a message with the same id in another project takes none out of the queue here', async () => {
    const other = await world.addProject(world.ada);
    const queued = message('here');
    await queueMessage(world.ada, queued);
    await sendMessage(world.ada, { ...queued, projectId: other });
    expect((await getChatState(world.ada, world.projectId)).queued).toHaveLength(1);
  });

  it('no more runs wait in a project than the place of a reader can name', async () => {
    const ids: RunId[] = [];
    for (let index = 0; index < PLAN_RUNS_WAITING_MAX; index += 1) {
      ids.push((await sendMessage(world.ada, message(`${index}`))).runId);
    }
    await expect(sendMessage(world.ada, message('one more'))).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      details: { maximum: PLAN_RUNS_WAITING_MAX },
    });
    const runs = Object.fromEntries(ids.map((runId) => [runId, 1]));
    expect(decodePosition(encodePosition({ projectSeq: 1, runs })).runs).toEqual(runs);
  });
});
