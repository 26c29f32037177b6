import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from './client';
import { createEmptyDatabase } from './testing/test-database';
import { administer } from './testing/test-server';

const run = promisify(execFile);
const child = path.join(import.meta.dirname, 'testing/killed-transaction-child.ts');

let database: { url: string; drop(): Promise<void> };
beforeEach(async () => {
  database = await createEmptyDatabase();
  await administer(database.url, (admin) => admin`create table kept (what text not null)`);
});
afterEach(() => database.drop());

describe('a transaction whose backend is killed', () => {
  for (const scenario of ['between-queries', 'during-query', 'idle-timeout']) {
    for (const max of ['1', '3']) {
      it(`is refused and leaves no row; process and pool go on (${scenario}, pool of ${max})`, async () => {
        const { stdout } = await run(
          process.execPath,
          ['--import', 'tsx', child, database.url, scenario, max],
          { timeout: 20_000 },
        );
        const result = JSON.parse(stdout) as { refused: string[]; others: number; kept: string[] };
        expect(result.refused.map((step) => step.split(':')[0])).toEqual(
          expect.arrayContaining(['insert', 'savepoint', 'transaction']),
        );
        expect(result.others).toBe(5);
        expect(result.kept).toEqual([...Array(3).fill('next'), ...Array(5).fill('other')]);
      });
    }
  }
});

describe('the pool', () => {
  it('answers again after every one of its backends was killed', async () => {
    const { db, close } = createDatabase({ url: database.url, max: 3, applicationName: 'pool' });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 6 }, () => db.execute(sql`select pg_sleep(0.01)`)));
      await administer(
        database.url,
        (admin) => admin`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'pool' and datname = current_database()`,
      );
      // Each connection may refuse what was on its way to it when it ended; what comes after may not be refused.
      await Promise.allSettled(Array.from({ length: 6 }, () => db.execute(sql`select 1`)));
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, i) => db.execute<{ i: number }>(sql`select ${i}::int as i`)),
      );
      expect(answers.map((rows) => rows[0]?.i)).toEqual([0, 1, 2, 3, 4, 5]);
    }
    await close();
  });
});
