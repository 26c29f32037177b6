import type { DatabaseReader } from './client';

/** What Drizzle keeps in its databases and transactions; both of one pool have the same dialect. */
interface Inside {
  dialect: object;
  session: { client: unknown };
}

/**
 * A statement that is built once for each database instead of at every call: building often takes longer than
 * the server's work. What changes from call to call goes in through placeholders. In a transaction it is sent
 * on that transaction's connection: Drizzle has no way of its own to do so.
 * @param build ends with `.prepare(name)`
 */
export function builtOnce<Statement extends object>(
  build: (db: DatabaseReader) => Statement,
): (db: DatabaseReader) => Statement {
  const built = new WeakMap<object, Statement>();
  return (db) => {
    const { dialect, session } = db as unknown as Inside;
    const statement = built.get(dialect) ?? build(db);
    built.set(dialect, statement);
    return Object.create(statement, { client: { value: session.client } }) as Statement;
  };
}
