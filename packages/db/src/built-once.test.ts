import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtOnce } from './built-once';
import { user } from './schema/user';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

describe('a statement that is built once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  let builds = 0;
  const nameOf = builtOnce((db) => {
    builds += 1;
    return db
      .select({ name: user.name })
      .from(user)
      .where(eq(user.id, sql.placeholder('id')))
      .prepare('name_of');
  });
  const insert = (id: string) => ({ id, name: `name of ${id}`, email: `${id}@example.com` });

  it('is sent where it is asked for: within a transaction, beside it, and after it', async () => {
    const { db } = database;
    await db.insert(user).values(insert('before'));
    const rolledBack = db.transaction(async (tx) => {
      await tx.insert(user).values(insert('within'));
      expect(await nameOf(tx).execute({ id: 'within' })).toEqual([{ name: 'name of within' }]);
      expect(await nameOf(db).execute({ id: 'within' })).toEqual([]);
      await tx.transaction(async (inner) => {
        expect(await nameOf(inner).execute({ id: 'before' })).toEqual([{ name: 'name of before' }]);
      });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await nameOf(db).execute({ id: 'before' })).toEqual([{ name: 'name of before' }]);
    expect(builds).toBe(1);
  });
});
