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
import { cancelRun } from '../run';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import {
  aborted,
  answerThenWait,
  answerWith,
  featureAnswer,
  questionAnswer,
} from '../testing/engine-double';
import { executePlanRun } from './execute-plan-run';
import { sweepPlanRuns } from './sweep-plan-runs';

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
  const seesPiece = (runId: string) =>
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

  it('ends a cancelled run soon, keeps what was said and frees the input', async () => {
    const piece = '{"intent":"question","response":{"answer":"The opening hours are';
    world.double.script.plan = (_, signal) => answerThenWait(piece, signal);
    const { runId } = await send();
    const working = executePlanRun(world.worker, runId, never);
    await seesPiece(runId);
    const view = await cancelRun(world.ada, { projectId: world.projectId, runId });
    expect(view.cancelRequested).toBe(true);
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect((await world.entries()).slice(-2)).toMatchObject([
      { kind: 'answer', subtype: 'partial', data: { answer: 'The opening hours are' } },
      { kind: 'template', template: { template: 'run_cancelled' } },
    ]);
    expect((await world.eventsOf(runId)).map(({ body }) => body.type).slice(-2)).toEqual([
      'run-cancel-requested',
      'run-cancelled',
    ]);
  });

  it('cancels a waiting run at once and wakes the one behind it', async () => {
    const first = await send('one');
    const second = await send('two');
    await cancelRun(world.ada, { projectId: world.projectId, runId: first.runId });
    expect((await runOf(first.runId))?.status).toBe('cancelled');
    expect((await world.jobs()).at(-1)).toEqual({
      name: 'execute-plan-run',
      payload: { runId: second.runId },
    });
    await expect(
      cancelRun(world.ada, { projectId: world.projectId, runId: first.runId }),
    ).rejects.toMatchObject({ code: 'RUN_NOT_ACTIVE' });
  });

  it('does not let a stranger cancel, nor tell whether the run exists', async () => {
    const { runId } = await send();
    const eve = await world.addPerson('Eve');
    const hers = await world.addProject(eve);
    await expect(cancelRun(eve, { projectId: world.projectId, runId })).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
    await expect(cancelRun(eve, { projectId: hers, runId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('interrupts the run of a killed worker within 30 s, keeps its text, and fences it', async () => {
    let release = () => {};
    const killed = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.double.script.plan = async function* () {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      yield { type: 'answer-start', attempt: 1 };
      yield { type: 'answer-delta', text: '{"intent":"question","response":{"answer":"Half an' };
      await killed;
      yield* answerWith(featureAnswer);
    };
    const { runId } = await send();
    const next = await send('next');
    // A worker whose clock stands still renews nothing: as good as dead.
    const frozen = new Date();
    const working = executePlanRun({ ...world.worker, clock: () => frozen }, runId, never);
    await seesPiece(runId);

    world.pass(14_000);
    expect(await sweepPlanRuns(world.worker)).toEqual({ interrupted: 0 });
    world.pass(6_000);
    expect(await sweepPlanRuns(world.worker)).toEqual({ interrupted: 1 });
    expect(await sweepPlanRuns(world.worker)).toEqual({ interrupted: 0 });

    expect((await world.entries()).slice(-2)).toMatchObject([
      { kind: 'answer', subtype: 'partial', data: { answer: 'Half an' } },
      { kind: 'template', template: { template: 'run_interrupted' } },
    ]);
    expect(await runOf(runId)).toMatchObject({ status: 'interrupted', leaseUntil: null });
    expect((await world.jobs()).at(-1)?.payload).toEqual({ runId: next.runId });

    const before = (await world.eventsOf(runId)).length;
    release();
    expect(await working).toEqual({ outcome: 'lost' });
    expect((await world.eventsOf(runId)).length).toBe(before);
    expect((await world.entries()).at(-1)?.kind).toBe('template');
  });

  it('hands a run over when its process goes away, and nothing is doubled', async () => {
    const shutdown = new AbortController();
    world.double.script.plan = (_, signal) => answerThenWait('{"intent":"que', signal);
    const { runId } = await send();
    const working = executePlanRun(world.worker, runId, shutdown.signal);
    await seesPiece(runId);
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'handed-over' });
    expect(await runOf(runId)).toMatchObject({ status: 'queued', workerId: null });
    expect((await world.jobs()).at(-1)?.payload).toEqual({ runId });

    world.double.script.plan = () => answerWith(featureAnswer);
    const second = { ...world.worker, workerId: 'worker-2' };
    expect(await executePlanRun(second, runId, never)).toMatchObject({ outcome: 'succeeded' });
    const events = (await world.eventsOf(runId)).map(({ body }) => body);
    const lastStart = events.findLastIndex(({ type }) => type === 'answer-start');
    expect(events[lastStart]).toEqual({ type: 'answer-start', attempt: 2 });
    const text = events
      .slice(lastStart)
      .map((body) => (body.type === 'answer-delta' ? body.text : ''))
      .join('');
    expect(JSON.parse(text)).toEqual(featureAnswer);
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

  it('stops an engine that ignores the signal only after its next word, and stores no answer', async () => {
    world.double.script.plan = async function* (_, signal) {
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      yield { type: 'answer-start', attempt: 1 };
      yield { type: 'answer-delta', text: '{"intent":"question"' };
      await aborted(signal).catch(() => {});
      yield* answerWith(featureAnswer);
    };
    const { runId } = await send();
    const working = executePlanRun(world.worker, runId, never);
    await seesPiece(runId);
    await cancelRun(world.ada, { projectId: world.projectId, runId });
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect((await world.entries()).some(({ kind }) => kind === 'answer')).toBe(false);
  });
});
