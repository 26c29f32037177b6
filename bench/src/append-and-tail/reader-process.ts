import { setMaxListeners } from 'node:events';
import { createDatabase } from '@planline/db/client';
import { createNotificationListener } from '@planline/events/notification-listener';
import { tailProject } from '@planline/events/tail-project';
import { tailRun } from '@planline/events/tail-run';
import { load, projectName, runName } from './load';

/**
 * The readers, in a process of their own as they are in production: each has a listener and a pool, and
 * follows its share of the projects. The last one of them follows runs, as the API's streams do.
 */
export interface ReaderReport {
  /** Events that arrived more than once, or before one with a smaller number. */
  doubled: number;
  gaps: number;
  events: number;
  /** Last number seen of each run. */
  seen: Record<string, number>;
}

export type ReaderMessage =
  | { type: 'ready' }
  /** Answered when every named run has been read up to its number, or nothing came for a while. */
  | { type: 'report'; report: ReaderReport };

const patienceMs = 5_000;

async function read(url: string): Promise<void> {
  const stop = new AbortController();
  // All tails listen to it.
  setMaxListeners(0, stop.signal);
  const report: ReaderReport = { doubled: 0, gaps: 0, events: 0, seen: {} };
  let lastAt = performance.now();
  const note = (runId: string, seq: number) => {
    const expected = (report.seen[runId] ?? 0) + 1;
    if (seq < expected) report.doubled += 1;
    if (seq > expected) report.gaps += 1;
    report.seen[runId] = Math.max(seq, expected - 1);
    report.events += 1;
    lastAt = performance.now();
  };
  const readers = await Promise.all(
    Array.from({ length: load.readers }, async (_, reader) => {
      const { db, sql, close } = createDatabase({ url, applicationName: 'bench-reader', max: 4 });
      const notifications = await createNotificationListener(sql);
      const mine = Array.from({ length: load.projects }, (_, index) => index).filter(
        (index) => index % load.readers === reader,
      );
      const followsRuns = reader === load.readers - 1;
      const tails = mine.map(async (index) => {
        const projectId = projectName(index);
        const common = { db, notifications, projectId, signal: stop.signal };
        if (followsRuns) {
          const run = tailRun({ ...common, runId: runName(index), afterSeq: 0 });
          for await (const { runId, seq } of run) note(runId, seq);
          return;
        }
        const position = { projectSeq: 0, runs: {} };
        for await (const item of tailProject({ ...common, position })) {
          if (item.kind === 'run') note(item.event.runId, item.event.seq);
        }
      });
      return {
        async end() {
          await Promise.all(tails);
          await notifications.close();
          await close();
        },
      };
    }),
  );
  process.on('message', async ({ wanted }: { wanted: Record<string, number> }) => {
    const isComplete = () =>
      Object.entries(wanted).every(([runId, seq]) => (report.seen[runId] ?? 0) >= seq);
    lastAt = performance.now();
    while (!isComplete() && performance.now() - lastAt < patienceMs) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    stop.abort();
    await Promise.all(readers.map((reader) => reader.end()));
    process.send?.({ type: 'report', report } satisfies ReaderMessage);
    process.disconnect();
  });
  process.send?.({ type: 'ready' } satisfies ReaderMessage);
}

await read(process.argv[2] ?? '');
