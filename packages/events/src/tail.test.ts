import type { RunEventBody } from '@planline/contracts/run-event';
import { createDatabase } from '@planline/db/client';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { user } from '@planline/db/schema/user';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { appendRunEvents } from './append-run-events';
import { createNotificationListener, type NotificationListener } from './notification-listener';
import type { Position } from './position';
import { type TailItem, tailProject } from './tail-project';
import { tailRun } from './tail-run';

let database: TestDatabase;
let notifications: NotificationListener;
beforeAll(async () => {
  database = await createTestDatabase({ max: 12 });
  notifications = await createNotificationListener(database.sql);
  await database.db.insert(user).values({ id: 'ada', name: 'Ada', email: 'ada@example.com' });
});
afterAll(async () => {
  await notifications.close();
  await database.drop();
});

let made = 0;
const newId = () => {
  made += 1;
  return `01J9Z3K6T8V5W2X1Y0${String(made).padStart(8, '0')}`;
};
const start: Position = { projectSeq: 0, runs: {} };
const delta = (text: string): RunEventBody => ({ type: 'answer-delta', text });

async function addProject(): Promise<string> {
  const id = newId();
  await database.db.insert(projects).values({ id, name: 'P', ownerId: 'ada', origin: 'archive' });
  return id;
}

async function addRun(projectId: string): Promise<string> {
  const id = newId();
  await database.db
    .insert(runs)
    .values({ id, projectId, kind: 'plan', messageId: newId(), userId: 'ada' });
  return id;
}

async function addRow(projectId: string, text: string): Promise<void> {
  await database.db.insert(projectChatLogMinimal).values({
    projectId,
    userId: 'ada',
    mode: 'plan',
    messageType: 'user',
    messageText: text,
    messageId: newId(),
  });
}

const append = (runId: string, ...bodies: RunEventBody[]) =>
  appendRunEvents(database.db, { runId, epoch: null, bodies });

/** Reads until `isEnough` says so. */
async function read(
  projectId: string,
  position: Position,
  isEnough: (items: TailItem[]) => boolean,
): Promise<TailItem[]> {
  const controller = new AbortController();
  const items: TailItem[] = [];
  for await (const item of tailProject({
    db: database.db,
    notifications,
    projectId,
    position,
    signal: controller.signal,
  })) {
    if (item.kind === 'run' || item.kind === 'timeline') items.push(item);
    if (isEnough(items)) controller.abort();
  }
  return items;
}

const nameOf = (item: TailItem) =>
  item.kind === 'run'
    ? `${item.event.runId}:${item.event.seq}`
    : item.kind === 'timeline'
      ? `row:${item.projectSeq}`
      : item.kind;

describe('appending', () => {
  it('numbers events from 1 without gaps, also from many writers at once', async () => {
    const runId = await addRun(await addProject());
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => append(runId, delta(`${n}a`), delta(`${n}b`))),
    );
    const firsts = results.map((result) => (result.fenced ? 0 : result.firstSeq));
    expect(firsts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n * 2 + 1));
  });

  it('is fenced off when another worker holds the run, and writes nothing', async () => {
    const runId = await addRun(await addProject());
    await database.db.update(runs).set({ epoch: 2 }).where(eq(runs.id, runId));
    const late = await appendRunEvents(database.db, { runId, epoch: 1, bodies: [delta('late')] });
    expect(late).toEqual({ fenced: true });
    const mine = await appendRunEvents(database.db, { runId, epoch: 2, bodies: [delta('mine')] });
    expect(mine).toEqual({ fenced: false, firstSeq: 1, lastSeq: 1 });
  });

  it('leaves with its transaction', async () => {
    const runId = await addRun(await addProject());
    await database.db
      .transaction(async (tx) => {
        await appendRunEvents(tx, { runId, epoch: null, bodies: [delta('gone')] });
        throw new Error('roll back');
      })
      .catch(() => {});
    expect(await append(runId, delta('kept'))).toMatchObject({ firstSeq: 1 });
  });
});

describe('hints of an append', () => {
  it('come when its events can be read, alone and within a transaction', async () => {
    const projectId = await addProject();
    const runId = await addRun(projectId);
    const seenAtHint: Promise<number>[] = [];
    const unsubscribe = notifications.subscribe(projectId, () => {
      seenAtHint.push(
        database.db
          .select({ last: runs.lastSeq })
          .from(runs)
          .where(eq(runs.id, runId))
          .then(([run]) => run?.last ?? 0),
      );
    });
    await append(runId, delta('alone'));
    await vi.waitUntil(() => seenAtHint.length === 1, { interval: 2 });
    await seenAtHint[0];
    await database.db.transaction(async (tx) => {
      await appendRunEvents(tx, { runId, epoch: null, bodies: [delta('in'), delta('one')] });
    });
    await vi.waitUntil(() => seenAtHint.length === 2, { interval: 2 });
    expect(await Promise.all(seenAtHint)).toEqual([1, 3]);
    unsubscribe();
  });

  it('reach every project when many append at once', async () => {
    const projectIds = await Promise.all(Array.from({ length: 12 }, addProject));
    const heard = new Set<string>();
    for (const id of projectIds) notifications.subscribe(id, () => heard.add(id));
    await Promise.all(projectIds.map(async (id) => append(await addRun(id), delta('one'))));
    await vi.waitUntil(() => heard.size === projectIds.length, { interval: 2 });
  });
});

describe('tailing a project', () => {
  it('resumes from every position with exactly what came after it', async () => {
    const projectId = await addProject();
    const runId = await addRun(projectId);
    await addRow(projectId, 'one');
    await append(runId, { type: 'answer-start', attempt: 1 }, delta('a'), delta('b'));
    await addRow(projectId, 'two');
    const all = await read(projectId, start, (items) => items.length === 5);
    for (const [index, item] of all.entries()) {
      const rest = all.slice(index + 1).map(nameOf);
      if (rest.length === 0) continue;
      const resumed = await read(projectId, item.position, (items) => items.length >= rest.length);
      expect(resumed.map(nameOf)).toEqual(rest);
    }
  });

  it('follows a run to its end, also when the end came while the reader was away', async () => {
    const projectId = await addProject();
    const runId = await addRun(projectId);
    await append(runId, delta('a'));
    const [first] = await read(projectId, start, (items) => items.length === 1);
    await append(runId, delta('b'), { type: 'run-cancelled' });
    await database.db
      .update(runs)
      .set({ status: 'cancelled', finishedAt: new Date() })
      .where(eq(runs.id, runId));
    const rest = await read(projectId, first?.position ?? start, (items) => items.length === 2);
    expect(rest.map(nameOf)).toEqual([`${runId}:2`, `${runId}:3`]);
    expect(rest.at(-1)?.position.runs).toEqual({});
  });

  it('says nothing of another project', async () => {
    const [mine, other] = [await addProject(), await addProject()];
    await addRow(other, 'secret');
    await append(await addRun(other), delta('secret'));
    await addRow(mine, 'mine');
    const items = await read(mine, start, (found) => found.length === 1);
    expect(items.map(nameOf)).toEqual(['row:1']);
  });

  it('hears of news within the poll when the listening connection was killed', async () => {
    const projectId = await addProject();
    const reading = read(projectId, start, (items) => items.length === 3);
    await addRow(projectId, 'before');
    const killer = createDatabase({ url: database.url, applicationName: 'killer', max: 1 });
    await killer.db.execute(sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query ILIKE 'listen%'`);
    await killer.close();
    await addRow(projectId, 'after');
    await addRow(projectId, 'later');
    expect((await reading).map(nameOf)).toEqual(['row:1', 'row:2', 'row:3']);
  });

  it('loses nothing, doubles nothing and leaves no gap with 16 writers and 4 readers', async () => {
    const projectId = await addProject();
    const runIds = await Promise.all(Array.from({ length: 16 }, () => addRun(projectId)));
    const each = 30;
    const rowsEach = 5;
    const total = runIds.length * (each + rowsEach);
    const reading = Array.from({ length: 4 }, () =>
      read(projectId, start, (items) => items.length >= total),
    );
    await Promise.all(
      runIds.map(async (runId) => {
        for (let n = 0; n < each; n += 1) {
          await append(runId, delta(String(n)));
          if (n < rowsEach) await addRow(projectId, `${runId} ${n}`);
        }
      }),
    );
    const complete = [
      ...runIds.flatMap((runId) => Array.from({ length: each }, (_, n) => `${runId}:${n + 1}`)),
      ...Array.from({ length: runIds.length * rowsEach }, (_, n) => `row:${n + 1}`),
    ].sort();
    for (const items of await Promise.all(reading)) {
      expect(items.map(nameOf).sort()).toEqual(complete);
      const rows = items.flatMap((item) => (item.kind === 'timeline' ? [item.projectSeq] : []));
      expect(rows).toEqual(rows.toSorted((a, b) => a - b));
      for (const runId of runIds) {
        const seqs = items.flatMap((item) =>
          item.kind === 'run' && item.event.runId === runId ? [item.event.seq] : [],
        );
        expect(seqs).toEqual(Array.from({ length: each }, (_, n) => n + 1));
      }
    }
  });
});

describe('tailing a run', () => {
  it('begins after the given event and ends with the run', async () => {
    const projectId = await addProject();
    const runId = await addRun(projectId);
    await append(runId, delta('a'), delta('b'));
    const seqs: number[] = [];
    const controller = new AbortController();
    const reading = (async () => {
      for await (const event of tailRun({
        db: database.db,
        notifications,
        projectId,
        runId,
        afterSeq: 1,
        signal: controller.signal,
      }))
        seqs.push(event.seq);
    })();
    await append(runId, delta('c'), { type: 'run-interrupted' });
    await reading;
    expect(seqs).toEqual([2, 3, 4]);
  });
});
