import { sql } from 'drizzle-orm';
import { createDatabase } from '../client';

/**
 * A process of its own for client.test.ts, because the fault it looks for ends a process. Its backend is killed inside a
 * transaction; it prints what was refused and what is left, or dies.
 */
const [url = '', scenario = '', max = '1'] = process.argv.slice(2);
const database = createDatabase({
  url,
  max: Number(max),
  applicationName: 'victim',
  idleInTransactionMs: scenario === 'idle-timeout' ? 200 : undefined,
});
const killer = createDatabase({ url, max: 1, applicationName: 'killer' });
const refused: string[] = [];
const note = (step: string) => (error: unknown) => {
  refused.push(`${step}: ${(error as { cause?: { code?: string } }).cause?.code ?? error}`);
};

const others: Promise<unknown>[] = [];
let reached = false;
await database.db
  .transaction(async (tx) => {
    await tx.execute(sql`insert into kept values ('before')`);
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    // Queries of others wait for this connection: they make the driver connect it again at once.
    for (let i = 0; i < 5; i += 1) {
      others.push(database.db.execute(sql`insert into kept values ('other')`));
    }
    if (scenario === 'during-query') {
      const sleeping = tx.execute(sql`select pg_sleep(30)`).catch(note('sleep'));
      await killer.db.execute(sql`select pg_sleep(0.2), pg_terminate_backend(${row?.pid})`);
      await sleeping;
    } else {
      if (scenario === 'between-queries') {
        await killer.db.execute(sql`select pg_terminate_backend(${row?.pid})`);
      }
      await gone(row?.pid ?? 0);
    }
    await tx.execute(sql`insert into kept values ('after')`).catch(note('insert'));
    await tx
      .transaction((inner) => inner.execute(sql`insert into kept values ('inner')`))
      .catch(note('savepoint'));
    reached = true;
  })
  .catch(note('transaction'));
const settled = await Promise.allSettled(others);
await waitUntil(async () => reached);
// Transactions that come after are their own: nothing of the dead one may slip into them.
for (let i = 0; i < 3; i += 1) {
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values ('next')`);
  });
}
const rows = await database.db.execute<{ what: string }>(sql`select what from kept order by what`);
await Promise.all([database.close(), killer.close()]);
process.stdout.write(
  `${JSON.stringify({
    refused,
    others: settled.filter((other) => other.status === 'fulfilled').length,
    kept: rows.map((row) => row.what),
  })}\n`,
);

async function gone(pid: number): Promise<void> {
  await waitUntil(async () => {
    const rows = await killer.db.execute(sql`select 1 from pg_stat_activity where pid = ${pid}`);
    return rows.length === 0;
  });
  // The news has to reach the driver as well: one round trip of the same event loop is enough.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
