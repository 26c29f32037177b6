import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { userAiTimeConsumption } from '@planline/db/schema/user-ai-time-consumption';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessage } from '../chat';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { answerWith, featureAnswer, questionAnswer } from '../testing/engine-double';
import { executePlanRun } from './execute-plan-run';

describe('executePlanRun', () => {
  let world: ChatWorld;
  const never = new AbortController().signal;
  beforeEach(async () => {
    world = await createChatWorld();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const send = (text = 'Where are the opening hours?', locale = 'en') =>
    sendMessage(world.ada, {
      projectId: world.projectId,
      messageId: world.newMessageId(),
      text,
      locale,
    });
  const runOf = async (runId: string) =>
    (await world.db.select().from(runs).where(eq(runs.id, runId)))[0];
  const _seesPiece = (runId: string) =>
    vi.waitFor(async () => {
      const events = await world.eventsOf(runId);
      expect(events.some(({ body }) => body.type === 'answer-delta')).toBe(true);
    });

  it('answers: events in order, an answer with its proof, and the run succeeded', async () => {
    const { runId, messageId } = await send();
    expect(await executePlanRun(world.worker, runId, never)).toMatchObject({
      outcome: 'succeeded',
      intent: 'question',
    });
    const events = await world.eventsOf(runId);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.body).toEqual({ type: 'run-queued', ahead: 0 });
    expect(events[1]?.body).toMatchObject({ type: 'run-started', engine: 'local' });
    const text = events.map(({ body }) => (body.type === 'answer-delta' ? body.text : '')).join('');
    expect(JSON.parse(text)).toMatchObject({ intent: 'question' });

    const answer = (await world.entries()).at(-1);
    expect(answer).toMatchObject({
      kind: 'answer',
      mode: 'question',
      subtype: 'success',
      parentId: messageId,
      proof: { engine: 'local', filesRead: 1, filesChanged: 0, tokensUsed: 42 },
    });
    expect(events.at(-1)?.body).toEqual({ type: 'run-succeeded', messageId: answer?.id });
    const run = await runOf(runId);
    expect(run).toMatchObject({ status: 'succeeded', answerMessageId: answer?.id, epoch: 1 });
    expect(run?.treeDigestBefore).toBe(run?.treeDigestAfter);
    expect(run?.treeDigestBefore).toMatch(/^[0-9a-f]{64}$/);
  });

  it('joins deltas that come close together', async () => {
    const { runId } = await send();
    await executePlanRun(world.worker, runId, never);
    const deltas = (await world.eventsOf(runId)).filter(({ body }) => body.type === 'answer-delta');
    expect(deltas.length).toBeLessThan(5);
  });

  it('keeps a feature answer as a plan with a first revision and its digest', async () => {
    world.double.script.plan = () => answerWith(featureAnswer);
    const { runId } = await send('Add a page for events');
    await executePlanRun(world.worker, runId, never);
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'answer',
      mode: 'feature',
      plan: { revision: 1, status: 'draft', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('adds the run to its conversation and to the AI time of its author', async () => {
    world.double.script.plan = () => answerWith(featureAnswer, { aiSessionId: 'ai-1' });
    const { runId } = await send();
    await executePlanRun(world.worker, runId, never);
    const [session] = await world.db.select().from(projectChatPlanSessions);
    expect(session).toMatchObject({
      messageCount: 1,
      totalTokensUsed: 42,
      totalAiSecondsConsumed: 1,
      aiSessionId: 'ai-1',
    });
    expect(await world.db.select().from(userAiTimeConsumption)).toMatchObject([
      { runId, userId: world.ada.actor.userId, seconds: 1, operationType: 'plan_feature' },
    ]);
    const [project] = await world.db
      .select()
      .from(projects)
      .where(eq(projects.id, world.projectId));
    expect(project?.lastAiSessionId).toBe('ai-1');
    const [row] = await world.db
      .select()
      .from(projectChatLogMinimal)
      .where(eq(projectChatLogMinimal.messageType, 'assistant'));
    expect(row).toMatchObject({ chatMode: 'feature', billableSeconds: 1, aiSessionId: 'ai-1' });
  });

  it('gives the engine the turns before this one, and the AI session to resume', async () => {
    world.double.script.plan = () => answerWith(questionAnswer, { aiSessionId: 'ai-1' });
    for (const text of ['First question', 'Second question']) {
      const { runId } = await send(text);
      await executePlanRun(world.worker, runId, never);
    }
    const [first, second] = world.double.planRequests;
    expect([first?.aiSessionId, second?.aiSessionId]).toEqual([null, 'ai-1']);
    expect(second?.context.history).toEqual([
      { role: 'user', text: 'First question' },
      { role: 'assistant', text: 'The opening hours are in the footer.' },
    ]);
  });

  it('runs one plan run of a project at a time, oldest first, and wakes the next', async () => {
    const first = await send('one');
    const second = await send('two');
    expect(await executePlanRun(world.worker, second.runId, never)).toEqual({
      outcome: 'not-mine',
    });
    await executePlanRun(world.worker, first.runId, never);
    expect(await world.jobs()).toContainEqual({
      name: 'execute-plan-run',
      payload: { runId: second.runId },
    });
    expect(await executePlanRun(world.worker, second.runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('is claimed by one of ten workers', async () => {
    const { runId } = await send();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        executePlanRun({ ...world.worker, workerId: `worker-${index}` }, runId, never),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'succeeded')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'not-mine')).toHaveLength(9);
    expect((await world.entries()).filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('turns an engine error into an error in the timeline, without a charge', async () => {
    // biome-ignore lint/correctness/useYield: an engine that fails before it says anything
    world.double.script.plan = async function* () {
      throw new DomainError('ENGINE_UNAVAILABLE', { reason: 'overloaded' });
    };
    const { runId, messageId } = await send();
    expect(await executePlanRun(world.worker, runId, never)).toEqual({
      outcome: 'failed',
      code: 'ENGINE_UNAVAILABLE',
    });
    expect((await world.entries()).at(-1)).toMatchObject({
      kind: 'error',
      parentId: messageId,
      error: { code: 'ENGINE_UNAVAILABLE', details: { reason: 'overloaded' } },
    });
    expect((await world.eventsOf(runId)).at(-1)?.body).toMatchObject({ type: 'run-failed' });
    expect(await world.db.select().from(userAiTimeConsumption)).toEqual([]);
  });

  it('hides the text of an error that nobody planned', async () => {
    // biome-ignore lint/correctness/useYield: an engine that fails before it says anything
    world.double.script.plan = async function* () {
      throw new Error('password is hunter2');
    };
    const { runId } = await send();
    await executePlanRun(world.worker, runId, never);
    expect((await runOf(runId))?.error).toEqual({ code: 'INTERNAL', details: {} });
    expect(JSON.stringify(await world.entries())).not.toContain('hunter2');
  });

  it('fails a run that changed the files it was shown, and the next one sees them unchanged', async () => {
    world.double.script.plan = async function* (request) {
      await chmod(request.snapshotPath, 0o755);
      await writeFile(path.join(request.snapshotPath, 'evil.txt'), 'changed');
      yield* answerWith(featureAnswer);
    };
    const { runId } = await send();
    expect(await executePlanRun(world.worker, runId, never)).toMatchObject({
      code: 'ENGINE_CHANGED_FILES',
    });
    delete world.double.script.plan;
    const next = await send('again');
    expect(await executePlanRun(world.worker, next.runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it('begins a new conversation after fifty messages and says so', async () => {
    await send();
    await world.db.update(projectChatPlanSessions).set({ messageCount: 49 });
    const before = (await world.runs())[0];
    await send('the fifty-first');
    const after = (await world.runs()).at(-1);
    expect(after?.sessionId).not.toBe(before?.sessionId);
    expect((await world.entries()).slice(-2)).toMatchObject([
      {
        kind: 'template',
        template: { template: 'session_rolled_over', variables: { reason: 'cap' } },
      },
      { kind: 'user-message' },
    ]);
  });

  it('starts afresh after an hour of silence, without a word', async () => {
    const first = await send();
    await executePlanRun(world.worker, first.runId, never);
    world.pass(61 * 60_000);
    await send('back again');
    expect((await world.entries()).at(-2)?.kind).toBe('answer');
    const sessions = await world.db.select().from(projectChatPlanSessions);
    expect(sessions.map(({ status }) => status).sort()).toEqual(['active', 'expired']);
  });
});
