import { type getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, getViewConfig, PgDialect, PgTable, PgView } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { schema } from './index';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface CatalogColumn {
  table_name: string;
  column_name: string;
  type: string;
  not_null: boolean;
  fills_itself: boolean;
}

async function catalogColumns(kind: 'r' | 'v'): Promise<CatalogColumn[]> {
  return database.sql<CatalogColumn[]>`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
           a.attnotnull as not_null, (d.oid is not null or a.attidentity <> '') as fills_itself
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind = ${kind} and a.attnum > 0 and not a.attisdropped
     order by 1, 2`;
}

const tables = Object.values(schema).filter((entity) => is(entity, PgTable));
const views = Object.values(schema).filter((entity) => is(entity, PgView));

/** Drizzle's and the catalog's spelling of one type. */
const spelled = (type: string) =>
  type
    .replace('timestamp with time zone', 'timestamptz')
    .replace('character varying', 'varchar')
    .replaceAll(' ', '');

/** Given by the insert trigger, so an insert may leave them out although the table has no default. */
const filledByTrigger = new Set(['timeline_seq', 'project_seq', 'message_id']);

describe('the declarations', () => {
  it('name every table of the database, with its columns, types, nullability and defaults', async () => {
    const declared = tables.flatMap((table) =>
      getTableConfig(table).columns.map((column) => ({
        table_name: getTableConfig(table).name,
        column_name: column.name,
        type: spelled(column.getSQLType()),
        not_null: column.notNull,
        fills_itself:
          (column.hasDefault || column.generatedIdentity !== undefined) &&
          !(
            getTableConfig(table).name === 'project_chat_log_minimal' &&
            filledByTrigger.has(column.name)
          ),
      })),
    );
    const actual = (await catalogColumns('r')).map((row) => ({ ...row, type: spelled(row.type) }));
    const sorted = (rows: CatalogColumn[]) => rows.map((row) => JSON.stringify({ ...row })).sort();
    expect(sorted(declared)).toEqual(sorted(actual));
  });

  it('name every view of the database, with its columns in order and their types', async () => {
    const declared = views.flatMap((view) => {
      const { name, selectedFields } = getViewConfig(view);
      return Object.values(selectedFields as ReturnType<typeof getTableColumns>).map((column) => [
        name,
        column.name,
        spelled(column.getSQLType()),
      ]);
    });
    const actual = (await catalogColumns('v')).map((row) => [
      row.table_name,
      row.column_name,
      spelled(row.type),
    ]);
    expect(declared.map(String).sort()).toEqual(actual.map(String).sort());
  });

  it('name every index, unique constraint, check and foreign key of the declared tables', async () => {
    const declared = tables.flatMap((table) => {
      const config = getTableConfig(table);
      return [
        ...config.indexes.map((index) => index.config.name),
        ...config.uniqueConstraints.map((constraint) => constraint.getName()),
        ...config.checks.map((check) => check.name),
      ];
    });
    const actual = await database.sql<{ name: string }[]>`
      select indexrelid::regclass::text as name from pg_index join pg_class c on c.oid = indrelid
       where c.relnamespace = 'public'::regnamespace and not indisprimary
      union
      select conname from pg_constraint where connamespace = 'public'::regnamespace and contype = 'c'`;
    expect(declared.sort()).toEqual(actual.map((row) => row.name).sort());

    const references = tables.flatMap((table) =>
      getTableConfig(table).foreignKeys.map((key) => {
        const { columns, foreignTable, foreignColumns } = key.reference();
        const from = `${getTableConfig(table).name}(${columns.map((column) => column.name)})`;
        const to = `${getTableConfig(foreignTable).name}(${foreignColumns.map((column) => column.name)})`;
        return `${from} -> ${to} ${key.onDelete ?? 'no action'}`;
      }),
    );
    const actualReferences = await database.sql<{ reference: string }[]>`
      select format('%s(%s) -> %s(%s) %s', c.relname,
        (select string_agg(attname, ',') from pg_attribute where attrelid = conrelid and attnum = any(conkey)), f.relname,
        (select string_agg(attname, ',') from pg_attribute where attrelid = confrelid and attnum = any(confkey)),
        case confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'no action' end) as reference
        from pg_constraint join pg_class c on c.oid = conrelid join pg_class f on f.oid = confrelid
       where connamespace = 'public'::regnamespace and contype = 'f'
         -- Drizzle knows no deferred keys: projects.current_version_id and current_build_id are in SQL only.
         and not condeferrable`;
    expect(references.sort()).toEqual(actualReferences.map((row) => row.reference).sort());
  });

  it('carry the invariant of each table as a comment in the database', async () => {
    const bare = await database.sql`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
         and obj_description(oid, 'pg_class') is null`;
    expect(bare.map((row) => row.relname)).toEqual([]);
  });

  it('hold the same predicates as the partial indexes of the database', async () => {
    const dialect = new PgDialect();
    const declared = tables.flatMap((table) =>
      getTableConfig(table)
        .indexes.filter((index) => index.config.where)
        .map((index) => ({
          name: index.config.name,
          table: getTableConfig(table).name,
          where: index.config.where ? dialect.sqlToQuery(index.config.where).sql : '',
        })),
    );
    for (const { name, table, where } of declared) {
      // The same predicate gives the same tree: an index made from the declaration reads like the real one.
      await database.sql.unsafe(
        `create index probe on ${table} ((1)) where ${where.replaceAll(`"${table}".`, '')}`,
      );
      const [row] = await database.sql<{ real: string; probe: string }[]>`
        select pg_get_expr(i.indpred, i.indrelid) as real, pg_get_expr(p.indpred, p.indrelid) as probe
          from pg_index i, pg_index p
         where i.indexrelid = ${`public.${name}`}::regclass and p.indexrelid = 'public.probe'::regclass`;
      await database.sql`drop index probe`;
      expect(`${name}: ${row?.probe}`).toBe(`${name}: ${row?.real}`);
    }
    expect(declared.length).toBeGreaterThan(5);
  });
});
