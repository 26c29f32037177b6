import type { Database } from './client';

/**
 * A statement that is built once for each database instead of at every call: for a large one building takes
 * longer than the server's work. What changes from call to call goes in through placeholders.
 */
export function builtOnce<Statement>(
  build: (db: Database) => Statement,
): (db: Database) => Statement {
  const built = new WeakMap<Database, Statement>();
  return (db) => {
    const known = built.get(db);
    if (known) return known;
    const statement = build(db);
    built.set(db, statement);
    return statement;
  };
}
