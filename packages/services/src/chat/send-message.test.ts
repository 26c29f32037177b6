import { projectMembers } from '@planline/db/schema/project-members';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { getDraft, saveDraft } from './drafts';
import { sendMessage } from './send-message';

describe('sendMessage', () => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await createChatWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const message = (text = 'Where are the opening hours?') => ({
    projectId: world.projectId,
    messageId: world.newMessageId(),
    text,
    locale: 'en',
  });

  it('stores the message, a queued run, its first event and its job before anything runs', async () => {
    const sent = await sendMessage(world.ada, message());
    const run = (await world.runs()).find(({ id }) => id === sent.runId);
    expect(run).toMatchObject({ status: 'queued', kind: 'plan', messageId: sent.messageId });
    expect(await world.eventsOf(sent.runId)).toEqual([
      { seq: 1, body: { type: 'run-queued', ahead: 0 } },
    ]);
    expect(await world.jobs()).toEqual([
      { name: 'execute-plan-run', payload: { runId: sent.runId } },
    ]);
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'user-message',
      id: sent.messageId,
      text: 'Where are the opening hours?',
      language: 'en',
      author: { name: 'Ada' },
    });
  });

  it('tells a waiting message its place, and enqueues no job for it yet', async () => {
    const before = await world.jobs();
    const sent = await sendMessage(world.ada, message('And the prices?'));
    expect(sent.ahead).toBe(1);
    expect(await world.jobs()).toEqual(before);
  });

  it('makes one row and one run of twenty parallel sends of one id', async () => {
    const same = message('Twenty times');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendMessage(world.ada, same)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const rows = (await world.entries()).filter(({ id }) => id === same.messageId);
    expect(rows).toHaveLength(1);
    const ofMessage = (await world.runs()).filter((run) => run.messageId === same.messageId);
    expect(ofMessage).toHaveLength(1);
  });

  it('answers a repeat as it answered the first, also when the queue has moved on', async () => {
    const first = message('Repeat');
    const answer = await sendMessage(world.ada, first);
    await sendMessage(world.ada, message('Another'));
    expect(await sendMessage(world.ada, first)).toEqual(answer);
  });

  it('refuses a known id with another text', async () => {
    const first = message('One text');
    await sendMessage(world.ada, first);
    await expect(sendMessage(world.ada, { ...first, text: 'Other' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it("refuses another person's id and another project's id alike", async () => {
    const mine = message('Mine');
    await sendMessage(world.ada, mine);
    const bob = await world.addPerson('Bob');
    await world.join(bob, world.projectId, 'member');
    const elsewhere = await world.addProject(bob);
    await expect(sendMessage(bob, mine)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(sendMessage(bob, { ...mine, projectId: elsewhere })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  it('lets one of two projects have an id that both send at the same moment', async () => {
    const other = await world.addProject(world.ada);
    const same = message('Race');
    const results = await Promise.allSettled([
      sendMessage(world.ada, same),
      sendMessage(world.ada, { ...same, projectId: other }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'VALIDATION_FAILED' },
    });
  });

  it('answers a stranger and a missing project alike, and stores nothing', async () => {
    const eve = await world.addPerson('Eve');
    const before = (await world.entries()).length;
    const asked = message('Let me in');
    const missing = { ...asked, projectId: 'nowhere' as typeof asked.projectId };
    const refusals = await Promise.allSettled([sendMessage(eve, asked), sendMessage(eve, missing)]);
    const [one, two] = refusals.map((refusal) =>
      refusal.status === 'rejected' ? refusal.reason.toView() : null,
    );
    expect(one).toEqual({ code: 'PROJECT_NOT_FOUND', details: {} });
    expect(two).toEqual(one);
    expect((await world.entries()).length).toBe(before);
  });

  it('refuses what is empty, too long or in a language it does not speak', async () => {
    await expect(sendMessage(world.ada, message(' \u202E\n '))).rejects.toMatchObject({
      code: 'MESSAGE_EMPTY',
    });
    await expect(sendMessage(world.ada, message('x'.repeat(100_000)))).rejects.toMatchObject({
      code: 'MESSAGE_TOO_LONG',
      details: { length: 100_000, maximum: 20_000 },
    });
    await expect(sendMessage(world.ada, { ...message(), locale: 'de-DE' })).rejects.toMatchObject({
      code: 'LOCALE_UNSUPPORTED',
    });
  });

  it('removes control and bidi-control characters and keeps the rest', async () => {
    const sent = await sendMessage(world.ada, message('a\u0000b\u202Ec\u0007\r\nأهلاً\t1'));
    const entry = (await world.entries()).find(({ id }) => id === sent.messageId);
    expect(entry).toMatchObject({ text: 'abc\nأهلاً\t1' });
  });

  it("clears the sender's draft and nobody else's", async () => {
    const bob = await world.addPerson('Bob');
    await world.join(bob, world.projectId, 'member');
    const { projectId } = world;
    await saveDraft(world.ada, { projectId, text: 'half a thought' });
    await saveDraft(bob, { projectId, text: 'another' });
    await sendMessage(world.ada, message('A whole thought'));
    expect(await getDraft(world.ada, projectId)).toEqual({ text: '', updatedAt: null });
    expect(await getDraft(bob, projectId)).toMatchObject({ text: 'another' });
  });

  it('refuses a member whose membership has ended', async () => {
    const carl = await world.addPerson('Carl');
    await world.join(carl, world.projectId, 'member');
    await world.db.delete(projectMembers).where(eq(projectMembers.userId, carl.actor.userId));
    await expect(sendMessage(carl, message())).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
  });
});
