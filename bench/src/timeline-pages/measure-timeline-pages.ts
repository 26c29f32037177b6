import { type ProjectId, projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import type { TimelineFilter } from '@planline/contracts/timeline-entry';
import { createDatabase } from '@planline/db/client';
import type { ServiceContext } from '@planline/services/context';
import { encodeTimelineCursor, listTimeline } from '@planline/services/timeline';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult, Figure } from '../report';
import { medianOf } from '../statistics';
import { captureRowQuery } from './captured-query';
import { growTimeline, prepareProjects, smallRows } from './grow-timeline';
import { floorQuery, type Timing, timeInTurns } from './time-query';

type Place = 'newest' | 'middle' | 'oldest';

interface Measured {
  rows: number;
  place: Place;
  filter: TimelineFilter;
  project: 'measured' | 'sparse';
  floor: Timing;
  query: Timing;
  /** The same page of a project of a thousand rows, in turns with the other two. */
  small: Timing;
  /** `listTimeline` as the pages call it: membership, head, rows, look-ups, validation. */
  wholeMs: number;
}

/** A page of 50 at every size of the table, against the least that such a page can cost. */
export async function measureTimelinePages(
  server: BenchServer,
  { isQuick }: BenchOptions,
): Promise<BenchmarkResult> {
  const url = await server.createDatabase('timeline_pages');
  const sizes = isQuick ? [1_000, 10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const database = createDatabase({ url, applicationName: 'bench', max: 4 });
  try {
    await prepareProjects(sql);
    const ctx = {
      db: database.db,
      actor: { userId: userIdSchema.parse('ada'), name: 'Ada' },
    } as ServiceContext;
    const measured: Measured[] = [];
    let rows = 0;
    for (const size of sizes) {
      await growTimeline(sql, rows, size);
      rows = size;
      measured.push(...(await measureSize(sql, ctx, rows, isQuick ? 60 : 200)));
    }
    return toResult(measured, sizes);
  } finally {
    await sql.end();
    await database.close();
  }
}

async function measureSize(
  sql: Sql,
  ctx: ServiceContext,
  rows: number,
  rounds: number,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const placesOf = (length: number) =>
    ({ newest: length + 1, middle: Math.ceil(length / 2), oldest: 51 }) as const;
  const places = placesOf(rows);
  const smallId = projectIdSchema.parse('small');
  const pages: { project: Measured['project']; filter: TimelineFilter; places: Place[] }[] = [
    { project: 'measured', filter: 'all', places: ['newest', 'middle', 'oldest'] },
    { project: 'measured', filter: 'plan', places: ['newest'] },
    { project: 'measured', filter: 'build', places: ['newest'] },
    // Sixty build rows at the very beginning: whoever walks back from the newest passes all others.
    { project: 'sparse', filter: 'build', places: ['newest'] },
  ];
  for (const { project, filter, places: wanted } of pages) {
    const projectId = projectIdSchema.parse(project);
    for (const place of wanted) {
      const before = place === 'newest' ? undefined : encodeTimelineCursor(places[place]);
      const query = await captureRowQuery(sql, ctx, { projectId, filter, before });
      const small = await captureRowQuery(sql, ctx, {
        projectId: smallId,
        filter,
        before: before && encodeTimelineCursor(placesOf(smallRows)[place]),
      });
      const queries = { floor: floorQuery(project, places[place]), query, small };
      // A page that reads a million rows is slow enough to be seen in a few rounds.
      const timing = await timeInTurns(sql, queries, project === 'sparse' ? 15 : rounds);
      const wholeMs = await timeWhole(ctx, { projectId, filter, before });
      measured.push({ rows, place, filter, project, ...timing, wholeMs });
    }
  }
  return measured;
}

async function timeWhole(
  ctx: ServiceContext,
  page: { projectId: ProjectId; filter: TimelineFilter; before: string | undefined },
): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const startedAt = performance.now();
    await listTimeline(ctx, { ...page, limit: 50 });
    samples.push(performance.now() - startedAt);
  }
  return medianOf(samples);
}

function toResult(measured: readonly Measured[], sizes: readonly number[]): BenchmarkResult {
  const ofPage = (wanted: Partial<Measured>) =>
    measured.filter((one) =>
      Object.entries(wanted).every(([key, value]) => one[key as keyof Measured] === value),
    );
  const largest = sizes.at(-1) ?? 0;
  const growth = (page: Partial<Measured>) => {
    const [large] = ofPage({ ...page, rows: largest });
    return large ? large.query.clientMs / large.small.clientMs : Number.NaN;
  };
  const figures: Figure[] = [];
  for (const place of ['newest', 'middle', 'oldest'] as const) {
    const page = { project: 'measured', filter: 'all', place } as const;
    const worst = Math.max(...ofPage(page).map((one) => one.query.clientMs / one.floor.clientMs));
    figures.push(
      { name: `${place} page over floor`, value: worst, unit: 'x', target: { most: 8 } },
      {
        name: `${place} page, ${smallRows} → ${largest} rows`,
        value: growth(page),
        unit: 'x',
        target: { most: 1.3 },
      },
    );
  }
  for (const [name, page] of [
    ['filter plan', { project: 'measured', filter: 'plan' }],
    ['filter build', { project: 'measured', filter: 'build' }],
    ['filter build, only old rows', { project: 'sparse', filter: 'build' }],
  ] as const) {
    figures.push({
      name: `${name}, ${smallRows} → ${largest} rows`,
      value: growth(page),
      unit: 'x',
      target: { most: 1.3 },
    });
  }
  const [newest] = ofPage({ project: 'measured', filter: 'all', place: 'newest', rows: largest });
  if (newest) {
    figures.push(
      { name: `floor at ${largest}`, value: newest.floor.clientMs, unit: 'ms' },
      { name: `newest page at ${largest}`, value: newest.query.clientMs, unit: 'ms' },
      { name: `listTimeline at ${largest}`, value: newest.wholeMs, unit: 'ms' },
      {
        name: `newest page over floor, inside of the server`,
        value: newest.query.serverMs / newest.floor.serverMs,
        unit: 'x',
      },
    );
  }
  return {
    name: 'b1',
    question: 'does a page of the timeline cost the same however long the timeline is?',
    figures,
    details: { measured },
  };
}
