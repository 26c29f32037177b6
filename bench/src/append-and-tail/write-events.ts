import type { RunId } from '@planline/contracts/ids';
import { createDatabase, type DatabaseConnection } from '@planline/db/client';
import { appendRunEvents } from '@planline/events/append-run-events';
import { bareRunName, eventsOf, load, projectName, runName } from './load';

export interface Written {
  /** Events per second. */
  rate: number;
  /** Last number of each run that a writer was told of. */
  acknowledged: Record<string, number>;
  events: number;
}

export type WriterPool = DatabaseConnection;

/** One connection more than writers: the hints that follow appends go over it. */
export const openWriters = (url: string): WriterPool =>
  createDatabase({ url, applicationName: 'bench-writers', max: load.writers + 1 });

/** A person, the projects and one running run in each. */
export async function prepareRuns({ sql }: WriterPool): Promise<void> {
  const projects = Array.from({ length: load.projects }, (_, index) => projectName(index));
  const runs = Array.from({ length: load.projects }, (_, index) => runName(index));
  await sql`INSERT INTO "user" (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')`;
  await sql`INSERT INTO projects (id, name, owner_id) SELECT id, id, 'ada' FROM unnest(${projects}::text[]) AS id`;
  await sql`
    INSERT INTO runs (id, project_id, kind, status, message_id, user_id, epoch, lease_until, started_at)
    SELECT run_id, project_id, 'plan', 'running', run_id, 'ada', 1, now() + interval '1 day', now()
    FROM unnest(${runs}::text[], ${projects}::text[]) AS made(run_id, project_id)`;
  await sql`CREATE TABLE bare_events (LIKE run_events INCLUDING DEFAULTS)`;
  await sql`ALTER TABLE bare_events ADD PRIMARY KEY (run_id, seq)`;
}

/** The product's own append: numbers under the run's lock, the fence, the hint to readers. */
export async function appendFor(writers: WriterPool, ms: number): Promise<Written> {
  const acknowledged: Record<string, number> = {};
  const done = await inParallel(ms, async (writer, count) => {
    const runId = runName((writer + count * load.writers) % load.projects);
    const result = await appendRunEvents(writers.db, {
      runId: runId as RunId,
      epoch: 1,
      bodies: eventsOf(writer, count),
    });
    if (result.fenced) throw new Error('nobody else has this run');
    acknowledged[runId] = Math.max(acknowledged[runId] ?? 0, result.lastSeq);
  });
  return { ...done, acknowledged };
}

/** The same rows into a table of the same shape that promises nothing: no order, no fence, no hint. */
export async function insertBareFor(
  { sql }: WriterPool,
  ms: number,
  pass: number,
): Promise<number> {
  const { rate } = await inParallel(ms, async (writer, count) => {
    const project = (writer + count * load.writers) % load.projects;
    const runId = bareRunName(pass, writer);
    const bodies = JSON.stringify(eventsOf(writer, count));
    await sql`
      INSERT INTO bare_events (run_id, seq, project_id, type, payload)
      SELECT ${runId}, ${count * load.batch}::int + event.place::int, ${projectName(project)},
             event.body->>'type', event.body
      FROM jsonb_array_elements(${bodies}::text::jsonb) WITH ORDINALITY AS event(body, place)`;
  });
  return rate;
}

async function inParallel(
  ms: number,
  write: (writer: number, count: number) => Promise<void>,
): Promise<{ rate: number; events: number }> {
  const startedAt = performance.now();
  const deadline = startedAt + ms;
  const counts = await Promise.all(
    Array.from({ length: load.writers }, async (_, writer) => {
      let count = 0;
      for (; performance.now() < deadline; count += 1) await write(writer, count);
      return count;
    }),
  );
  const events = counts.reduce((sum, count) => sum + count, 0) * load.batch;
  return { events, rate: (events * 1_000) / (performance.now() - startedAt) };
}
