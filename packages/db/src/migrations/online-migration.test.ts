import { readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { migrationsFolder } from '../migrate';
import { catalogOf } from '../testing/catalog';
import { availableRunners, runSqlFile } from '../testing/run-sql-file';
import { createEmptyDatabase } from '../testing/test-database';

const file = (name: string) => path.join(migrationsFolder, name);
const plainFiles = [
  file('plain/033_add_chat_plan_mode.sql'),
  file('plain/034_add_claude_session_to_projects.sql'),
];
const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function oldDatabase(rows: number): Promise<{ url: string; sql: postgres.Sql }> {
  const { url, drop } = await createEmptyDatabase();
  cleanUp.push(drop);
  const sql = postgres(url, { max: 8, onnotice: () => {} });
  cleanUp.push(() => sql.end());
  await sql.unsafe(await readFile(file('0000_existing_tables.sql'), 'utf8'));
  await sql`create table migrations_history (id serial primary key, filename text not null)`;
  await sql`insert into "user" (id, name, email) values ('u1', 'Mona', 'mona@example.test')`;
  await sql`insert into projects (id, name, owner_id) select 'p' || i, 'Shop', 'u1' from generate_series(0, 19) i`;
  await sql`insert into project_build_metrics (build_id, project_id, user_id, status)
    select 'b' || i, 'p' || i, 'u1', 'succeeded' from generate_series(0, 19) i`;
  await sql`insert into project_chat_log_minimal (project_id, user_id, mode, message_text, message_type, build_id, display_order)
    select 'p' || (i % 20), 'u1', 'build', 'old ' || i, 'user', 'b' || (i % 20), i from generate_series(1, ${rows}::int) i`;
  return { url, sql };
}

describe.each(availableRunners())('033 and 034, run by %s', (runner) => {
  it('run twice beside servers that write, stop no insert for a second, and number every row', async () => {
    const old = 30_000;
    const { url, sql } = await oldDatabase(old);
    let migrating = true;
    let longestMs = 0;
    let inserted = 0;
    const writers = Array.from({ length: 3 }, async (_, writer) => {
      while (migrating) {
        const start = performance.now();
        // What a server of the old version sends: it knows none of the new columns.
        await sql`insert into project_chat_log_minimal (project_id, user_id, mode, message_text, message_type)
          values (${`p${(inserted + writer) % 25 < 20 ? (inserted + writer) % 20 : 0}`}, 'u1', 'build', 'new', 'user')`;
        longestMs = Math.max(longestMs, performance.now() - start);
        inserted += 1;
      }
    });
    // A report that reads the table for a while: the migration must neither wait in front of the writers nor give up.
    const report = sql.begin(async (tx) => {
      await tx`select count(*) from project_chat_log_minimal`;
      await tx`select pg_sleep(1)`;
    });
    try {
      for (const round of ['first', 'second']) {
        for (const plain of plainFiles) await runSqlFile(runner, url, plain);
        if (round === 'first') await report;
      }
    } finally {
      migrating = false;
      await Promise.all(writers);
    }

    console.info(
      `${runner}: ${inserted} inserts meanwhile, the longest ${longestMs.toFixed(0)} ms`,
    );
    expect(longestMs).toBeLessThan(1_000);
    expect(inserted).toBeGreaterThan(50);
    const projects = await sql`
      select project_id, count(*)::int as rows, max(project_seq)::int as last, count(distinct project_seq)::int as numbers,
             bool_and(message_id ~ '^[0-9A-HJKMNP-TV-Z]{26}$') as has_ids,
             (select last_project_seq::int from project_timeline_head h where h.project_id = l.project_id) as head
        from project_chat_log_minimal l group by project_id`;
    expect(projects).toHaveLength(20);
    for (const { rows, last, numbers, head, has_ids } of projects) {
      expect({ last, numbers, head, has_ids }).toEqual({
        last: rows,
        numbers: rows,
        head: rows,
        has_ids: true,
      });
    }
    const disordered = await sql`
      select 1 from (select id < lag(id) over w and message_text = 'old' or timeline_seq <= lag(timeline_seq) over w as wrong
        from project_chat_log_minimal window w as (partition by project_id order by project_seq)) pairs where wrong`;
    expect(disordered).toHaveLength(0);
    const history = await sql`select filename from migrations_history order by filename`;
    expect(history.map((row) => row.filename)).toEqual([
      '033_add_chat_plan_mode',
      '034_add_claude_session_to_projects',
    ]);
  });

  it('leave the same catalog as the transactional migrations, also when run over those', async () => {
    const [online, transactional] = [await oldDatabase(100), await oldDatabase(100)];
    for (const plain of plainFiles) await runSqlFile(runner, online.url, plain);
    for (const name of [
      '0001_033_add_chat_plan_mode.sql',
      '0002_034_add_claude_session_to_projects.sql',
    ]) {
      await transactional.sql.unsafe(await readFile(file(name), 'utf8'));
    }
    const expected = await catalogOf(transactional.sql);
    expect(await catalogOf(online.sql)).toEqual(expected);
    for (const plain of plainFiles) await runSqlFile(runner, transactional.url, plain);
    expect(await catalogOf(transactional.sql)).toEqual(expected);
    const numbers = (sql: postgres.Sql) =>
      sql`select id, project_seq, timeline_seq from project_chat_log_minimal order by id`;
    expect([...(await numbers(online.sql))]).toEqual([...(await numbers(transactional.sql))]);
  });

  it('go on after they were stopped in the middle of numbering old rows', async () => {
    const { url, sql } = await oldDatabase(20_000);
    const first = runSqlFile(runner, url, plainFiles[0] as string).then(
      () => 'finished',
      () => 'stopped',
    );
    await waitFor(async () => {
      if (await settled(first)) return true;
      const [row] = await sql<{ some: boolean }[]>`
        select exists (select from pg_attribute where attrelid = 'project_chat_log_minimal'::regclass
          and attname = 'project_seq') and exists (select from pg_stat_activity where query like 'CALL pg_temp.number_old_rows%'
          and datname = current_database() and pid <> pg_backend_pid()) as some`;
      return row?.some === true;
    });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where query like 'CALL pg_temp.number_old_rows%' and datname = current_database() and pid <> pg_backend_pid()`;
    expect(await first).toBe('stopped');
    await sql`insert into project_chat_log_minimal (project_id, user_id, mode, message_text, message_type)
      values ('p3', 'u1', 'build', 'in between', 'user')`;
    for (const plain of plainFiles) await runSqlFile(runner, url, plain);
    const wrong = await sql`
      select project_id from project_chat_log_minimal group by project_id
      having max(project_seq) <> count(*) or count(distinct project_seq) <> count(*)`;
    expect(wrong).toHaveLength(0);
    const [between] = await sql`
      select project_seq::int as seq from project_chat_log_minimal where message_text = 'in between'`;
    expect(between?.seq).toBe(1_001);
  });

  it('say which rows are in the way of a unique id, and change nothing', async () => {
    const { url, sql } = await oldDatabase(10);
    await sql`insert into project_build_metrics (build_id, project_id, user_id) values ('b1', 'p1', 'u1')`;
    const before = await catalogOf(sql);
    const refused = await runSqlFile(runner, url, plainFiles[0] as string).catch(String);
    expect(refused).toMatch(/holds a build_id twice/);
    expect(await catalogOf(sql)).toEqual(before);
  });
});

describe('the files and migrateDatabase', () => {
  it('may follow each other in either order', async () => {
    const { url, sql } = await oldDatabase(50);
    for (const name of [
      '0001_033_add_chat_plan_mode.sql',
      '0002_034_add_claude_session_to_projects.sql',
      '0003_planline_tables.sql',
      '0004_append_only_and_hints.sql',
    ]) {
      await sql.unsafe(await readFile(file(name), 'utf8'));
    }
    const expected = await catalogOf(sql);
    for (const plain of plainFiles) await runSqlFile('driver', url, plain);
    expect(await catalogOf(sql)).toEqual(expected);
  });
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

function settled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  return Promise.race([promise, Promise.resolve(pending)]).then((value) => value !== pending);
}
