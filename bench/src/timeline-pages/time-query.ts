import type { Sql } from 'postgres';
import { medianOf } from '../statistics';
import type { CapturedQuery } from './captured-query';

/** The least that a page of 50 can cost: the places alone, from the index. */
export function floorQuery(projectId: string, before: number): CapturedQuery {
  return {
    text: `SELECT project_seq FROM project_chat_log_minimal
      WHERE project_id = $1 AND project_seq < $2 ORDER BY project_seq DESC LIMIT 50`,
    parameters: [projectId, before],
  };
}

export interface Timing {
  /** As a client sees it, with the way to the server and back. */
  clientMs: number;
  /** Inside of the server: planning is done, the rows are not yet sent. */
  serverMs: number;
}

/**
 * Medians of queries that take turns on one connection, so that whatever else the machine does falls on
 * all of them alike. Each is prepared, as the driver does for every query of the product.
 */
export async function timeInTurns<Name extends string>(
  sql: Sql,
  queries: Readonly<Record<Name, CapturedQuery>>,
  rounds: number,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(queries) as Name[];
  const samples = new Map(
    names.map((name) => [name, { client: [] as number[], server: [] as number[] }]),
  );
  for (let round = -5; round < rounds; round += 1) {
    for (const name of names) {
      const { text, parameters } = queries[name];
      const startedAt = performance.now();
      await sql.unsafe(text, [...parameters] as never[], { prepare: true });
      const clientMs = performance.now() - startedAt;
      const serverMs = await serverTime(sql, queries[name]);
      // The first rounds fill caches and let the server settle on a plan.
      if (round < 0) continue;
      samples.get(name)?.client.push(clientMs);
      samples.get(name)?.server.push(serverMs);
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const { client, server } = samples.get(name) ?? { client: [], server: [] };
      return [name, { clientMs: medianOf(client), serverMs: medianOf(server) }];
    }),
  ) as Record<Name, Timing>;
}

async function serverTime(sql: Sql, { text, parameters }: CapturedQuery): Promise<number> {
  const rows = await sql.unsafe<{ 'QUERY PLAN': [{ 'Execution Time': number }] }[]>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    [...parameters] as never[],
    { prepare: true },
  );
  return rows[0]?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN;
}
