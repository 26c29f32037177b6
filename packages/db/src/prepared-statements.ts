import type postgres from 'postgres';

/** Texts beyond these are one-offs (inserts of many rows): the server would keep them for nothing. */
const maxTexts = 1_000;
const maxTextLength = 12_000;

/**
 * The same client, with the queries that Drizzle sends through `unsafe` as prepared statements: parsed once
 * per connection instead of every time, and sent in one round trip instead of two (without a statement the
 * driver asks for the types of the parameters first). Transactions and savepoints too.
 */
export function preparingStatements(sql: postgres.Sql): postgres.Sql {
  const texts = new Set<string>();
  const isPrepared = (text: string): boolean => {
    if (texts.has(text)) return true;
    if (texts.size >= maxTexts || text.length > maxTextLength) return false;
    texts.add(text);
    return true;
  };
  // One handler for pools, transactions and savepoints: each hands out clients of the same kind.
  const wrap = <Client extends object>(client: Client): Client =>
    new Proxy(client, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        if (name === 'unsafe') {
          return (text: string, parameters: unknown[] = [], options: object = {}) =>
            member.call(target, text, parameters, {
              ...options,
              prepare: parameters.length > 0 && isPrepared(text),
            });
        }
        if (name === 'begin' || name === 'savepoint') {
          return (...given: unknown[]) => {
            const work = given.at(-1) as (client: object) => unknown;
            return member.call(target, ...given.slice(0, -1), (inner: object) => work(wrap(inner)));
          };
        }
        return member;
      },
    });
  return wrap(sql);
}
