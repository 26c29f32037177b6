import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings } from './schema/settings';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

describe('preparingStatements', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ max: 1 });
  });
  afterAll(() => database.drop());

  const preparedFor = async (part: string) => {
    const rows = await database.sql<{ calls: number }[]>`
      SELECT (generic_plans + custom_plans)::int AS calls FROM pg_prepared_statements
      WHERE position(${part} in statement) > 0 AND position('pg_prepared_statements' in statement) = 0`;
    return rows.map(({ calls }) => calls);
  };

  it('parses a query once per connection, inside of transactions and savepoints too', async () => {
    const ask = (db: Pick<typeof database.db, 'execute'>, value: number) =>
      db.execute<{ asked: number }>(sql`SELECT ${value}::int AS asked`);
    expect(await ask(database.db, 1)).toMatchObject([{ asked: 1 }]);
    await database.db.transaction(async (tx) => {
      expect(await ask(tx, 2)).toMatchObject([{ asked: 2 }]);
      await tx.transaction(async (inner) => {
        expect(await ask(inner, 3)).toMatchObject([{ asked: 3 }]);
      });
    });
    expect(await preparedFor('AS asked')).toEqual([3]);
  });

  it('gives the types that columns declare, the first time and every time after', async () => {
    await database.db.insert(settings).values({ key: 'first', value: { a: [1] } });
    const read = () => database.db.select().from(settings);
    const [first] = await read();
    const [second] = await read();
    expect(first).toMatchObject({ key: 'first', value: { a: [1] }, updatedAt: expect.any(Date) });
    expect(second).toEqual(first);
  });

  it('leaves a transaction that throws without a trace', async () => {
    const failing = database.db.transaction(async (tx) => {
      await tx.insert(settings).values({ key: 'gone', value: true });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.db.select().from(settings)).toHaveLength(1);
  });

  it('does not keep texts that come once and are long', async () => {
    const keys = Array.from({ length: 2_000 }, (_, index) => `key-${index}`);
    await database.db.insert(settings).values(keys.map((key) => ({ key, value: true })));
    expect(await preparedFor('insert into "settings"')).toHaveLength(1);
  });
});
