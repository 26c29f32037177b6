import type postgres from 'postgres';

/** Everything the catalog says about schema public, one line per fact, sorted: two databases compare as lists. */
export async function catalogOf(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ fact: string }[]>`
    select fact from (
      select format('column %s.%s %s %s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                    case when a.attnotnull then 'not null' else 'null' end, pg_get_expr(d.adbin, d.adrelid)) as fact
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
      union all
      select format('index %s valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
      union all
      select format('constraint %s on %s %s validated %s', conname, conrelid::regclass, pg_get_constraintdef(oid), convalidated)
        from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t
        join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
      union all
      select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'public'::regnamespace
      union all
      select format('view %s %s', c.relname, pg_get_viewdef(c.oid)) from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      union all
      select format('sequence %s', c.relname) from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      union all
      select format('comment %s %s %s', c.relname, a.attname, d.description) from pg_description d
        join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
       where c.relnamespace = 'public'::regnamespace
    ) facts where fact not like '%migrations_history%' order by fact collate "C"`;
  return rows.map((row) => row.fact);
}
