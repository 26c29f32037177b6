import { runs } from '@planline/db/schema/runs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessage } from '../chat';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { claimRun } from './claim-run';
import type { HeldRun } from './held-run';
import { createRunEventWriter } from './run-event-writer';

describe('createRunEventWriter', () => {
  let world: ChatWorld;
  let held: HeldRun;
  beforeEach(async () => {
    world = await createChatWorld();
    const { runId } = await sendMessage(world.ada, {
      projectId: world.projectId,
      messageId: world.newMessageId(),
      text: 'Hello',
      locale: 'en',
    });
    const claimed = await claimRun(world.worker, runId);
    if (!claimed) throw new Error('not claimed');
    held = claimed;
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const textOf = async () =>
    (await world.eventsOf(held.runId))
      .map(({ body }) => (body.type === 'answer-delta' ? body.text : ''))
      .join('');

  it('sends the first piece at once and joins those behind it', async () => {
    const writer = createRunEventWriter(world.worker, held);
    writer.push({ type: 'answer-delta', text: 'a' });
    await vi.waitFor(async () => expect(await textOf()).toBe('a'), { interval: 2 });
    for (const text of 'bcdefgh') writer.push({ type: 'answer-delta', text });
    await writer.flush();
    expect(await textOf()).toBe('abcdefgh');
    expect(await world.eventsOf(held.runId)).toHaveLength(3);
  });

  it('sends the first words of an answer at once, whatever was written just before', async () => {
    const writer = createRunEventWriter(world.worker, held);
    writer.push({ type: 'run-progress', activity: 'reading' });
    await vi.waitFor(async () => expect(await world.eventsOf(held.runId)).toHaveLength(2), {
      interval: 1,
    });
    // With the clock held while they are pushed, only what waits for nothing can get there. Not for
    // longer: the driver opens its connections by the same clock.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      writer.push({ type: 'answer-start', attempt: 1 });
      writer.push({ type: 'answer-delta', text: 'first' });
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(async () => expect(await textOf()).toBe('first'), { timeout: 10_000 });
  });

  it('never stores half of a character, nor what the database cannot hold', async () => {
    const writer = createRunEventWriter(world.worker, held);
    for (const text of ['a\u0000', '\uD83D', '\uDE42', 'b', '\uDE42', 'c']) {
      writer.push({ type: 'answer-delta', text });
    }
    await writer.flush();
    expect(await textOf()).toBe('a🙂b\uFFFDc');
  });

  it('keeps other events in their place between the pieces', async () => {
    const writer = createRunEventWriter(world.worker, held);
    writer.push({ type: 'answer-start', attempt: 1 });
    writer.push({ type: 'answer-delta', text: 'one' });
    writer.push({ type: 'answer-start', attempt: 2 });
    writer.push({ type: 'answer-delta', text: 'two' });
    writer.push({ type: 'answer-end' });
    await writer.flush();
    expect((await world.eventsOf(held.runId)).slice(1).map(({ body }) => body.type)).toEqual([
      'answer-start',
      'answer-delta',
      'answer-start',
      'answer-delta',
      'answer-end',
    ]);
  });

  it('writes nothing for an epoch that has passed', async () => {
    const writer = createRunEventWriter(world.worker, held);
    await world.db
      .update(runs)
      .set({ epoch: held.epoch + 1 })
      .where(eq(runs.id, held.runId));
    writer.push({ type: 'answer-delta', text: 'late' });
    await expect(writer.flush()).rejects.toMatchObject({ stopCause: 'lost' });
    expect(() => writer.push({ type: 'answer-end' })).toThrow('lost');
    expect(await textOf()).toBe('');
  });
});
