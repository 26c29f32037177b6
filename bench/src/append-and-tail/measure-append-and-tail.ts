import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult } from '../report';
import { load } from './load';
import { startBareReaders, startReaders } from './reader-child';
import { appendFor, insertBareFor, openWriters, prepareRuns } from './write-events';

/**
 * Sixteen writers append to the runs of two hundred projects while four readers follow all of them: what
 * arrives, and how fast it goes beside a plain INSERT of the same rows before and after.
 */
export async function measureAppendAndTail(
  server: BenchServer,
  { isQuick }: BenchOptions,
): Promise<BenchmarkResult> {
  const url = await server.createDatabase('append_and_tail');
  const ms = isQuick ? 10_000 : 60_000;
  const bareMs = ms / 6;
  const writers = openWriters(url);
  try {
    await prepareRuns(writers);
    await appendFor(writers, 500);
    const bareBefore = await insertBareFor(writers, bareMs, 1);
    const alone = await appendFor(writers, bareMs);
    const readers = await startReaders(url);
    const written = await appendFor(writers, ms);
    const report = await readers.finish(written.acknowledged);
    const bareAfter = await insertBareFor(writers, bareMs, 2);
    const bareReaders = await startBareReaders(url, 3);
    const bareRead = await insertBareFor(writers, bareMs, 3);
    await bareReaders.end();

    const lost = Object.entries(written.acknowledged).reduce(
      (sum, [runId, last]) => sum + Math.max(0, last - (report.seen[runId] ?? 0)),
      0,
    );
    const [stored] = await writers.sql<{ gaps: number }[]>`
      SELECT coalesce(sum(last - many), 0)::int AS gaps
      FROM (SELECT max(seq) AS last, count(*) AS many FROM run_events GROUP BY run_id) AS run`;
    const bare = (bareBefore + bareAfter) / 2;
    return {
      name: 'b2',
      question: 'does every reader get every event once, and what does that cost a writer?',
      figures: [
        { name: 'events lost', value: lost, unit: 'count', target: { most: 0 } },
        { name: 'events doubled', value: report.doubled, unit: 'count', target: { most: 0 } },
        { name: 'gaps seen by readers', value: report.gaps, unit: 'count', target: { most: 0 } },
        {
          name: 'gaps in the table',
          value: stored?.gaps ?? -1,
          unit: 'count',
          target: { most: 0 },
        },
        {
          name: 'appends over bare inserts',
          value: (100 * alone.rate) / bare,
          unit: '%',
          target: { least: 50 },
        },
        {
          name: 'the same, each beside 4 readers',
          value: (100 * written.rate) / bareRead,
          unit: '%',
          target: { least: 50 },
        },
        {
          name: 'appends beside readers over bare inserts alone',
          value: (100 * written.rate) / bare,
          unit: '%',
        },
        { name: 'bare inserts', value: bare, unit: 'per s' },
        { name: 'appends', value: alone.rate, unit: 'per s' },
        { name: 'bare inserts beside readers', value: bareRead, unit: 'per s' },
        { name: 'appends beside readers', value: written.rate, unit: 'per s' },
        { name: 'events read', value: report.events, unit: 'count' },
      ],
      details: { ...load, seconds: ms / 1_000, bareBefore, bareAfter },
    };
  } finally {
    await writers.close();
  }
}
