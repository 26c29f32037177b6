import { runs } from '@planline/db/schema/runs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessage } from '../chat';
import { cancelRun } from '../run';
import { type ChatWorld, createChatWorld } from '../testing/chat-world';
import { aborted, answerThenWait, answerWith, featureAnswer } from '../testing/engine-double';
import { executePlanRun } from './execute-plan-run';
import { sweepPlanRuns } from './sweep-plan-runs';

describe('a plan run that does not get to its end', () => {
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

  it('a cancel that comes as the process goes away ends the run: nobody is left to claim it', async () => {
    const shutdown = new AbortController();
    world.double.script.plan = (_, signal) => answerThenWait('{"intent":"que', signal);
    const { runId } = await send();
    const next = await send('next');
    const working = executePlanRun(world.worker, runId, shutdown.signal);
    await seesPiece(runId);
    await cancelRun(world.ada, { projectId: world.projectId, runId });
    shutdown.abort();
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect((await runOf(runId))?.status).toBe('cancelled');
    world.double.script.plan = () => answerWith(featureAnswer);
    expect(await executePlanRun(world.worker, next.runId, never)).toMatchObject({
      outcome: 'succeeded',
    });
  });

  it.each([
    ['half of an escaped character', '{"intent":"question","response":{"answer":"Half an \\ud83d'],
    ['an escaped NUL', '{"intent":"question","response":{"answer":"Half an \\u0000'],
  ])('ends with what was said when that holds %s', async (_, piece) => {
    world.double.script.plan = (_request, signal) => answerThenWait(piece, signal);
    const { runId } = await send();
    const working = executePlanRun(world.worker, runId, never);
    await seesPiece(runId);
    await cancelRun(world.ada, { projectId: world.projectId, runId });
    expect(await working).toEqual({ outcome: 'cancelled' });
    expect((await world.entries()).at(-2)).toMatchObject({
      kind: 'answer',
      data: { answer: expect.stringContaining('Half an') },
    });
  });

  it('a run that cannot be ended does not keep the sweep from the others', async () => {
    const { projectId } = world;
    const other = await world.addProject(world.ada);
    const frozen = new Date();
    world.double.script.plan = (_, signal) => answerThenWait('{"intent":"que', signal);
    const first = await send();
    const second = await sendMessage(world.ada, {
      projectId: other,
      messageId: world.newMessageId(),
      text: 'Where?',
      locale: 'en',
    });
    const gone = new AbortController();
    const working = [first, second].map(({ runId }) =>
      executePlanRun({ ...world.worker, clock: () => frozen }, runId, gone.signal),
    );
    await Promise.all([first, second].map(({ runId }) => seesPiece(runId)));
    await world.db.execute(`
      CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'damaged'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON project_chat_log_minimal
        FOR EACH ROW WHEN (NEW.project_id = '${projectId}') EXECUTE FUNCTION refuse();`);
    world.pass(20_000);
    expect(await sweepPlanRuns(world.worker)).toEqual({ interrupted: 1 });
    expect((await runOf(second.runId))?.status).toBe('interrupted');
    gone.abort();
    await Promise.all(working);
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
