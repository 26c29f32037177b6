import type { Sql } from 'postgres';

/** The project `small` stops here: it is what the measured project is compared with as that grows. */
export const smallRows = 1_000;
/** Up to here every second row belongs to somebody else; more would only take longer to make. */
const othersMost = 300_000;

/** A person, the measured project and the projects whose rows lie between its own. */
export async function prepareProjects(sql: Sql): Promise<{ projectId: string; userId: string }> {
  await sql`INSERT INTO "user" (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')`;
  await sql`
    INSERT INTO projects (id, name, owner_id)
    SELECT id, id, 'ada' FROM unnest(ARRAY['measured', 'small', 'sparse', 'other-0', 'other-1']) AS id`;
  await sql`INSERT INTO project_members (project_id, user_id, role)
    SELECT id, 'ada', 'owner' FROM projects`;
  return { projectId: 'measured', userId: 'ada' };
}

/**
 * Brings the measured project from `from` rows to `to`, numbered as the trigger would have done, with the
 * rows of other projects in between. Triggers are off: one by one a million rows would take an hour.
 * Every twentieth row belongs to a build; in the project `sparse` only its first sixty do.
 */
export async function growTimeline(sql: Sql, from: number, to: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    for (let first = from + 1; first <= to; first += 50_000) {
      const last = Math.min(to, first + 49_999);
      const others = last <= othersMost ? 2 : 0;
      const small = last <= smallRows ? 1 : 0;
      await tx`
        INSERT INTO project_chat_log_minimal
          (project_id, user_id, created_at, mode, message_text, message_type, response_data, chat_mode,
           parent_message_id, timeline_seq, project_seq, message_id, session_id, run_id, locale, language,
           tokens_used, duration_ms, billable_seconds, engine)
        SELECT project.id, 'ada', now() - make_interval(secs => 2000000 - seq),
          CASE WHEN (project.id = 'sparse' AND seq <= 60) OR (project.id <> 'sparse' AND seq % 20 = 0)
            THEN 'build' ELSE 'plan' END,
          CASE WHEN seq % 2 = 1 THEN 'When is the shop open on day ' || seq || ' of the year?' ELSE '' END,
          CASE WHEN seq % 2 = 1 THEN 'user' ELSE 'assistant' END,
          CASE WHEN seq % 2 = 0 THEN jsonb_build_object('type', 'answer', 'contractVersion', '1.0',
            'subtype', 'success', 'source', 'json', 'answer', jsonb_build_object('intent', 'question',
            'response', jsonb_build_object('answer', repeat('The hours are in js/dates.js. ', 12) || seq))) END,
          CASE WHEN seq % 2 = 0 THEN 'question' END,
          -- The question is one row up: as many rows back as there are projects in the table.
          CASE WHEN seq % 2 = 0 THEN currval('project_chat_log_minimal_id_seq') - project.many END,
          nextval('project_timeline_seq'), seq, lpad(upper(to_hex(seq)), 20, '0') || project.code,
          'session-' || seq / 40, lpad(upper(to_hex((seq + 1) / 2)), 20, '0') || project.code, 'en', 'en',
          CASE WHEN seq % 2 = 0 THEN 900 END, CASE WHEN seq % 2 = 0 THEN 1200 END,
          CASE WHEN seq % 2 = 0 THEN 2 END,
          CASE WHEN seq % 2 = 0 THEN '{"engine":"local","filesRead":3,"filesChanged":0,"languageMismatch":false,"truncated":false}'::jsonb END
        FROM generate_series(${first}::int, ${last}::int) AS seq,
          LATERAL (SELECT id, code, (2 + ${small}::int + ${others}::int)::int AS many
                     FROM unnest(ARRAY['measured', 'small', 'sparse', 'other-0', 'other-1'],
                                 ARRAY['00000A', '00000B', '00000C', '00000D', '00000E'])
                       WITH ORDINALITY AS named(id, code, place)
                    WHERE (id <> 'small' OR ${small}::int = 1) AND place <= 3 + ${others}::int) AS project`;
    }
    await tx`
      INSERT INTO project_timeline_head (project_id, last_project_seq)
      SELECT project_id, max(project_seq) FROM project_chat_log_minimal GROUP BY project_id
      ON CONFLICT (project_id) DO UPDATE SET last_project_seq = excluded.last_project_seq`;
  });
  // What autovacuum does beside a running product: statistics, and the map that index-only scans need.
  await sql`VACUUM (ANALYZE) project_chat_log_minimal`;
}
