-- 033: chat plan mode, for a large database beside servers that write.
--   psql "$DATABASE_URL" < drizzle/plain/033_add_chat_plan_mode.sql
-- May be run any number of times, and again after it was stopped half-way. It holds no lock that stops a
-- writer for longer than a fraction of a second: columns without rewrite, indexes CONCURRENTLY, constraints
-- NOT VALID and then validated, rows filled in batches. Not to be run inside one transaction (no -1).
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET lock_timeout = 0;
SET search_path = public;

-- Two rows with one id cannot become unique: say so before anything is changed.
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.project_versions GROUP BY version_id HAVING count(*) > 1) THEN
    RAISE EXCEPTION 'project_versions holds a version_id twice: keep one row of each, then run this again';
  END IF;
  IF EXISTS (SELECT FROM public.project_build_metrics GROUP BY build_id HAVING count(*) > 1) THEN
    RAISE EXCEPTION 'project_build_metrics holds a build_id twice: keep one row of each, then run this again';
  END IF;
END $$;

-- Runs one statement that needs a strong lock: gives up after 200 ms, lets the others through, tries again.
CREATE OR REPLACE PROCEDURE pg_temp.patiently(statement TEXT) LANGUAGE plpgsql AS $$
DECLARE
  tries INTEGER := 0;
  done BOOLEAN := false;
BEGIN
  LOOP
    BEGIN
      PERFORM set_config('lock_timeout', '200ms', true);
      EXECUTE statement;
      done := true;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      tries := tries + 1;
      IF tries >= 300 THEN
        RAISE;
      END IF;
    END;
    COMMIT;
    EXIT WHEN done;
    PERFORM pg_sleep(0.1 + random() * 0.1);
  END LOOP;
END $$;

-- Adds a constraint for new rows first, then checks the old ones without stopping writers.
-- Old rows that point at nothing stay as they are: the constraint holds for new rows and a warning says so.
CREATE OR REPLACE PROCEDURE pg_temp.add_foreign_key(on_table TEXT, name TEXT, definition TEXT) LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = name) THEN
    CALL pg_temp.patiently(format('ALTER TABLE public.%I ADD CONSTRAINT %I %s NOT VALID', on_table, name, definition));
  END IF;
  COMMIT;
  BEGIN
    EXECUTE format('ALTER TABLE public.%I VALIDATE CONSTRAINT %I', on_table, name);
  EXCEPTION WHEN foreign_key_violation THEN
    RAISE WARNING '% holds for new rows only: old rows of % point at nothing', name, on_table;
  END;
END $$;

-- What a stopped CREATE INDEX CONCURRENTLY leaves behind is no index: away with it.
CREATE OR REPLACE PROCEDURE pg_temp.drop_invalid_indexes() LANGUAGE plpgsql AS $$
DECLARE
  broken TEXT;
BEGIN
  FOR broken IN
    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE NOT i.indisvalid AND i.indrelid IN (
       'public.project_chat_log_minimal'::regclass,
       'public.project_versions'::regclass,
       'public.project_build_metrics'::regclass)
  LOOP
    CALL pg_temp.patiently(format('DROP INDEX IF EXISTS public.%I', broken));
  END LOOP;
END $$;

CREATE SEQUENCE IF NOT EXISTS public.project_timeline_seq;

CALL pg_temp.patiently($ddl$
ALTER TABLE public.project_chat_log_minimal
  ADD COLUMN IF NOT EXISTS response_data JSONB,
  ADD COLUMN IF NOT EXISTS chat_mode VARCHAR(50),
  ADD COLUMN IF NOT EXISTS parent_message_id BIGINT,
  ADD COLUMN IF NOT EXISTS version_id TEXT,
  ADD COLUMN IF NOT EXISTS tokens_used INTEGER,
  ADD COLUMN IF NOT EXISTS duration_ms INTEGER,
  ADD COLUMN IF NOT EXISTS billable_seconds INTEGER,
  ADD COLUMN IF NOT EXISTS ai_session_id TEXT,
  ADD COLUMN IF NOT EXISTS ai_tracking_id TEXT,
  ADD COLUMN IF NOT EXISTS converted_from_session_id TEXT,
  ADD COLUMN IF NOT EXISTS timeline_seq BIGINT,
  ADD COLUMN IF NOT EXISTS locale VARCHAR(10),
  ADD COLUMN IF NOT EXISTS language VARCHAR(5),
  ADD COLUMN IF NOT EXISTS is_visible BOOLEAN DEFAULT true,
  ADD COLUMN IF NOT EXISTS message_id TEXT,
  ADD COLUMN IF NOT EXISTS project_seq BIGINT,
  ADD COLUMN IF NOT EXISTS run_id TEXT,
  ADD COLUMN IF NOT EXISTS plan_id TEXT,
  ADD COLUMN IF NOT EXISTS revision INTEGER,
  ADD COLUMN IF NOT EXISTS engine JSONB
$ddl$);
-- A default would take the number before the trigger's lock: readers that page by it lose rows.
CALL pg_temp.patiently('ALTER TABLE public.project_chat_log_minimal ALTER COLUMN timeline_seq DROP DEFAULT');

CALL pg_temp.patiently($ddl$
CREATE TABLE IF NOT EXISTS public.project_timeline_head (
  project_id VARCHAR(255) PRIMARY KEY REFERENCES public.projects(id) ON DELETE CASCADE,
  last_project_seq BIGINT NOT NULL
)
$ddl$);

CALL pg_temp.drop_invalid_indexes();
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uniq_project_version ON public.project_versions (version_id);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uniq_build_metrics_build ON public.project_build_metrics (build_id);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uniq_chat_log_message ON public.project_chat_log_minimal (message_id);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uniq_chat_log_project_seq
  ON public.project_chat_log_minimal (project_id, project_seq);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_project_timeline
  ON public.project_chat_log_minimal (project_id, timeline_seq DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_session ON public.project_chat_log_minimal (session_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_build ON public.project_chat_log_minimal (build_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_run ON public.project_chat_log_minimal (run_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_response_type
  ON public.project_chat_log_minimal ((response_data->>'type')) WHERE response_data IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_chat_log_templates
  ON public.project_chat_log_minimal ((response_data->>'template'))
  WHERE response_data->>'template' IS NOT NULL;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uniq_build_reference
  ON public.project_chat_log_minimal (build_id) WHERE response_data->>'type' = 'build_reference';

CREATE OR REPLACE FUNCTION public.planline_ulid() RETURNS TEXT
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  alphabet CONSTANT TEXT := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  millis BIGINT := floor(extract(epoch FROM clock_timestamp()) * 1000);
  noise BYTEA := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  result TEXT := '';
BEGIN
  FOR i IN REVERSE 9..0 LOOP
    result := result || substr(alphabet, ((millis >> (5 * i)) & 31)::int + 1, 1);
  END LOOP;
  -- Bytes 6 and 8 of a UUID carry its version, not chance.
  FOR i IN 9..24 LOOP
    IF i <> 22 AND i <> 24 THEN
      result := result || substr(alphabet, (get_byte(noise, i) & 31) + 1, 1);
    END IF;
  END LOOP;
  RETURN result
    || substr(alphabet, (get_byte(noise, 0) & 31) + 1, 1)
    || substr(alphabet, (get_byte(noise, 1) & 31) + 1, 1);
END $$;

CREATE OR REPLACE FUNCTION public.project_chat_log_number() RETURNS TRIGGER
LANGUAGE plpgsql
-- Only the index answers fast at every size of the table, also before its first ANALYZE.
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
AS $$
DECLARE
  head BIGINT;
  newest BIGINT;
BEGIN
  -- The lock on the head row is held until the commit: whoever reads number n knows that every
  -- smaller number of the project is committed or never will be.
  SELECT last_project_seq INTO head
    FROM public.project_timeline_head WHERE project_id = NEW.project_id FOR UPDATE;
  IF NOT FOUND THEN
    -- The project's first row since this trigger exists. Rows from before keep 1..count.
    INSERT INTO public.project_timeline_head (project_id, last_project_seq)
      SELECT NEW.project_id, count(*)
        FROM public.project_chat_log_minimal WHERE project_id = NEW.project_id
      ON CONFLICT (project_id) DO NOTHING;
    SELECT last_project_seq INTO head
      FROM public.project_timeline_head WHERE project_id = NEW.project_id FOR UPDATE;
  END IF;

  -- From the rows that are there, those of this statement too: a row that ON CONFLICT DO NOTHING leaves out
  -- takes no number, and a statement of many rows changes the head once, at its end.
  SELECT project_seq INTO newest FROM public.project_chat_log_minimal
   WHERE project_id = NEW.project_id AND project_seq IS NOT NULL ORDER BY project_seq DESC LIMIT 1;
  NEW.project_seq := greatest(head, newest) + 1;
  NEW.timeline_seq := nextval('public.project_timeline_seq');
  NEW.message_id := coalesce(NEW.message_id, public.planline_ulid());
  NEW.display_order := coalesce(NEW.display_order, NEW.project_seq);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION public.project_chat_log_advance_head() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.project_timeline_head head SET last_project_seq = newest.seq
    FROM (SELECT project_id, max(project_seq) AS seq FROM inserted GROUP BY project_id) newest
   WHERE head.project_id = newest.project_id;
  RETURN NULL;
END $$;

-- From here on every new row has its numbers. The lock (no writer in between) makes "old rows" exact:
-- they take their id as timeline_seq and 1..count as project_seq; new numbers begin above.
CALL pg_temp.patiently($ddl$
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'project_chat_log_number'
                  AND tgrelid = 'public.project_chat_log_minimal'::regclass) THEN
    LOCK TABLE public.project_chat_log_minimal IN SHARE ROW EXCLUSIVE MODE;
    PERFORM setval('public.project_timeline_seq', greatest(max(id), (SELECT last_value FROM public.project_timeline_seq)))
      FROM public.project_chat_log_minimal HAVING max(id) IS NOT NULL;
    CREATE TRIGGER project_chat_log_number BEFORE INSERT ON public.project_chat_log_minimal
      FOR EACH ROW EXECUTE FUNCTION public.project_chat_log_number();
    CREATE TRIGGER project_chat_log_advance_head AFTER INSERT ON public.project_chat_log_minimal
      REFERENCING NEW TABLE AS inserted
      FOR EACH STATEMENT EXECUTE FUNCTION public.project_chat_log_advance_head();
  END IF;
END $do$
$ddl$);

-- Old rows in the order of their ids, 1000 to a transaction. New rows have higher ids than all old ones, so
-- the rows below the first unnumbered id are those an earlier, stopped run has done.
CREATE OR REPLACE PROCEDURE pg_temp.number_old_rows() LANGUAGE plpgsql AS $$
DECLARE
  after_id BIGINT;
  done BIGINT;
BEGIN
  SELECT min(id) - 1 INTO after_id FROM public.project_chat_log_minimal WHERE project_seq IS NULL;
  CREATE TEMP TABLE IF NOT EXISTS numbered_so_far (project_id VARCHAR(255) PRIMARY KEY, last BIGINT NOT NULL);
  DELETE FROM numbered_so_far;
  INSERT INTO numbered_so_far
    SELECT project_id, count(*) FROM public.project_chat_log_minimal
     WHERE id <= after_id GROUP BY project_id;
  COMMIT;
  WHILE after_id IS NOT NULL LOOP
    WITH batch AS (
      SELECT id, project_id FROM public.project_chat_log_minimal
       WHERE id > after_id AND project_seq IS NULL ORDER BY id LIMIT 1000
    ), numbered AS (
      SELECT batch.id, batch.project_id,
             coalesce(so_far.last, 0) + row_number() OVER (PARTITION BY batch.project_id ORDER BY batch.id) AS seq
        FROM batch LEFT JOIN numbered_so_far so_far USING (project_id)
    ), written AS (
      UPDATE public.project_chat_log_minimal pcl
         SET project_seq = numbered.seq,
             timeline_seq = coalesce(pcl.timeline_seq, pcl.id),
             message_id = coalesce(pcl.message_id, public.planline_ulid()),
             is_visible = coalesce(pcl.is_visible, true)
        FROM numbered WHERE numbered.id = pcl.id
      RETURNING pcl.id, pcl.project_id, pcl.project_seq
    ), counted AS (
      INSERT INTO numbered_so_far SELECT project_id, max(project_seq) FROM written GROUP BY project_id
      ON CONFLICT (project_id) DO UPDATE SET last = excluded.last
    )
    SELECT max(id) INTO done FROM written;
    after_id := done;
    COMMIT;
  END LOOP;
END $$;
CALL pg_temp.number_old_rows();
INSERT INTO public.project_timeline_head (project_id, last_project_seq)
  SELECT project_id, count(*) FROM public.project_chat_log_minimal pcl
   WHERE NOT EXISTS (SELECT FROM public.project_timeline_head head WHERE head.project_id = pcl.project_id)
   GROUP BY project_id
  ON CONFLICT (project_id) DO NOTHING;

-- NOT NULL without a scan under the strong lock: a validated check proves it first.
CREATE OR REPLACE PROCEDURE pg_temp.require_value(column_name TEXT) LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.project_chat_log_minimal'::regclass
              AND attname = column_name AND attnotnull) THEN
    RETURN;
  END IF;
  CALL pg_temp.patiently(format(
    'ALTER TABLE public.project_chat_log_minimal DROP CONSTRAINT IF EXISTS %1$I, ADD CONSTRAINT %1$I CHECK (%2$I IS NOT NULL) NOT VALID',
    'value_' || column_name, column_name));
  EXECUTE format('ALTER TABLE public.project_chat_log_minimal VALIDATE CONSTRAINT %I', 'value_' || column_name);
  COMMIT;
  CALL pg_temp.patiently(format(
    'ALTER TABLE public.project_chat_log_minimal ALTER COLUMN %I SET NOT NULL, DROP CONSTRAINT %I',
    column_name, 'value_' || column_name));
END $$;
CALL pg_temp.require_value('timeline_seq');
CALL pg_temp.require_value('project_seq');
CALL pg_temp.require_value('message_id');

CREATE TABLE IF NOT EXISTS public.project_chat_plan_sessions (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id VARCHAR(255) NOT NULL,
  project_id VARCHAR(255) NOT NULL,
  session_id VARCHAR(255) UNIQUE NOT NULL,
  created_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
  last_active TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
  message_count INTEGER DEFAULT 0,
  total_tokens_used INTEGER DEFAULT 0,
  total_ai_seconds_consumed INTEGER DEFAULT 0,
  total_cost_usd NUMERIC(10,6) DEFAULT 0,
  status VARCHAR(50) DEFAULT 'active', -- 'active'|'converted'|'expired'|'archived'
  converted_to_build_id VARCHAR(64),
  conversion_prompt TEXT,
  metadata JSONB DEFAULT '{}'::jsonb
);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_plan_sessions_project
  ON public.project_chat_plan_sessions (project_id, last_active);

-- The original constraint is dropped too: it would stay in force beside its successor.
CALL pg_temp.patiently($ddl$
ALTER TABLE public.project_chat_log_minimal
  DROP CONSTRAINT IF EXISTS chat_log_message_type_check,
  DROP CONSTRAINT IF EXISTS chat_log_message_type_check_v2,
  ADD CONSTRAINT chat_log_message_type_check_v2
    CHECK (message_type IN ('user','assistant','system','error','build_reference')) NOT VALID
$ddl$);
ALTER TABLE public.project_chat_log_minimal VALIDATE CONSTRAINT chat_log_message_type_check_v2;
CALL pg_temp.patiently($ddl$
ALTER TABLE public.user_ai_time_consumption
  DROP CONSTRAINT IF EXISTS user_ai_time_consumption_operation_type_check,
  DROP CONSTRAINT IF EXISTS user_ai_time_consumption_operation_type_check_v2,
  ADD CONSTRAINT user_ai_time_consumption_operation_type_check_v2
    CHECK (operation_type IN (
      'main_build','metadata_generation','update',
      'plan_consultation','plan_question','plan_feature','plan_fix','plan_analysis'
    )) NOT VALID
$ddl$);
ALTER TABLE public.user_ai_time_consumption VALIDATE CONSTRAINT user_ai_time_consumption_operation_type_check_v2;

CALL pg_temp.add_foreign_key('project_chat_log_minimal', 'project_chat_log_minimal_parent_message_id_fkey', 'FOREIGN KEY (parent_message_id) REFERENCES public.project_chat_log_minimal(id)');
CALL pg_temp.add_foreign_key('project_chat_log_minimal', 'project_chat_log_minimal_version_id_fkey', 'FOREIGN KEY (version_id) REFERENCES public.project_versions(version_id) ON DELETE CASCADE');
CALL pg_temp.add_foreign_key('project_chat_log_minimal', 'project_chat_log_minimal_build_id_fkey', 'FOREIGN KEY (build_id) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE');
CALL pg_temp.add_foreign_key('project_build_events', 'project_build_events_build_id_fkey', 'FOREIGN KEY (build_id) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE');
CALL pg_temp.add_foreign_key('project_versions', 'project_versions_build_id_fkey', 'FOREIGN KEY (build_id) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE');
CALL pg_temp.add_foreign_key('project_chat_plan_sessions', 'project_chat_plan_sessions_project_id_fkey', 'FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE');
CALL pg_temp.add_foreign_key('project_chat_plan_sessions', 'project_chat_plan_sessions_converted_to_build_id_fkey', 'FOREIGN KEY (converted_to_build_id) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE');

CREATE OR REPLACE VIEW public.project_timeline AS
-- Question: what happened in this project, and how did it end?
-- Grain: one row of project_chat_log_minimal, hidden rows too; filter is_visible, order by timeline_seq.
-- Example: id 7, project 'demo', timeline_seq 9, mode 'build', message_type 'system', build_status 'running',
--   timeline_status 'in_progress', project_seq 3.
SELECT
  pcl.id,
  pcl.project_id,
  pcl.user_id,
  pcl.created_at,
  pcl.timeline_seq,
  pcl.mode,
  pcl.chat_mode,
  pcl.message_text,
  pcl.message_type,
  pcl.response_data,
  pcl.build_id,
  pcl.version_id,
  pcl.session_id,
  pcl.locale,
  pcl.language,
  pv.preview_url,
  pv.status AS version_status,
  pv.artifact_url,
  pbm.status AS build_status,
  pbm.total_duration_ms AS build_duration,
  CASE
    WHEN pcl.mode = 'plan' THEN 'planning'
    WHEN pcl.message_type = 'error' THEN 'failed'
    WHEN pv.status IN ('failed', 'error') THEN 'failed'
    WHEN pv.status IN ('queued', 'pending', 'building', 'deploying') THEN 'in_progress'
    WHEN pv.id IS NOT NULL THEN 'deployed'
    WHEN pbm.status IN ('failed', 'cancelled') THEN 'failed'
    WHEN pbm.status = 'succeeded' THEN 'deployed'
    WHEN pcl.build_id IS NOT NULL THEN 'in_progress'
    ELSE 'planning'
  END AS timeline_status,
  pcl.is_visible,
  pcl.message_id,
  pcl.project_seq,
  pcl.parent_message_id,
  pcl.run_id,
  pcl.plan_id,
  pcl.revision,
  pcl.engine,
  pcl.tokens_used,
  pcl.duration_ms,
  pcl.billable_seconds,
  pcl.converted_from_session_id
FROM public.project_chat_log_minimal pcl
LEFT JOIN public.project_versions pv ON pv.version_id = pcl.version_id
LEFT JOIN public.project_build_metrics pbm ON pbm.build_id = pcl.build_id;

CREATE OR REPLACE VIEW public.project_chat_with_builds AS
-- Question: which messages does a reader see, and what did the builds among them do?
-- Grain: one visible row of project_chat_log_minimal; build_events only on build_reference rows.
-- Example: id 7, message_type 'system', build_id 'b1', build_events [{"event_phase": "setup", …}].
SELECT
  pcl.id,
  pcl.project_id,
  pcl.user_id,
  pcl.created_at,
  pcl.mode,
  pcl.message_text,
  pcl.message_type,
  pcl.build_id,
  pcl.session_id,
  pcl.correlation_id,
  pcl.display_order,
  pcl.response_data,
  pcl.chat_mode,
  pcl.parent_message_id,
  pcl.version_id,
  pcl.tokens_used,
  pcl.duration_ms,
  pcl.billable_seconds,
  pcl.ai_session_id,
  pcl.ai_tracking_id,
  pcl.converted_from_session_id,
  pcl.timeline_seq,
  pcl.locale,
  pcl.language,
  pcl.is_visible,
  pcl.message_id,
  pcl.project_seq,
  pcl.run_id,
  pcl.plan_id,
  pcl.revision,
  pcl.engine,
  CASE
    WHEN pcl.response_data->>'type' = 'build_reference' THEN (
      SELECT json_agg(
        json_build_object(
          'id', pbe.id,
          'build_id', pbe.build_id,
          'event_phase', pbe.event_phase,
          'event_type', pbe.event_type,
          'event_title', pbe.event_title,
          'event_data', pbe.event_data,
          'created_at', pbe.created_at
        ) ORDER BY pbe.created_at, pbe.id
      )
      FROM public.project_build_events pbe
      WHERE pbe.build_id = pcl.build_id AND pbe.user_visible = true
    )
  END AS build_events
FROM public.project_chat_log_minimal pcl
WHERE pcl.is_visible = true;

COMMENT ON VIEW public.project_timeline IS 'What happened in a project: every chat row, hidden ones too, with the state of its version and build. Unordered: order by timeline_seq.';
COMMENT ON VIEW public.project_chat_with_builds IS 'The visible chat rows; build_reference rows carry the visible events of their build. Unordered: order by timeline_seq.';

COMMENT ON TABLE public.project_chat_log_minimal IS 'The timeline of a project, append-only. A trigger numbers rows under the lock of the head row, so the order of project_seq and timeline_seq is the order of commits.';
COMMENT ON COLUMN public.project_chat_log_minimal.timeline_seq IS 'Rises over all projects; within a project it follows the order of commits. Given by the trigger, never by a default.';
COMMENT ON COLUMN public.project_chat_log_minimal.project_seq IS 'Counts from 1 without gaps within a project. Given by the trigger.';
COMMENT ON COLUMN public.project_chat_log_minimal.message_id IS 'A ULID, unique everywhere: the idempotency key of whoever sent the message.';
COMMENT ON COLUMN public.project_chat_log_minimal.display_order IS 'For old readers only; new code never reads it.';
COMMENT ON COLUMN public.project_chat_log_minimal.session_id IS 'The plan session: ours and stable.';
COMMENT ON COLUMN public.project_chat_log_minimal.ai_session_id IS 'The rolling session id of the AI when the row was written.';
COMMENT ON TABLE public.project_timeline_head IS 'The last project_seq of each project, written only by the insert triggers of the timeline.';
COMMENT ON TABLE public.project_chat_plan_sessions IS 'Plan conversations: session_id is ours and stable; the totals are the sums of the finished runs.';
COMMENT ON SEQUENCE public.project_timeline_seq IS 'One rising order over the timelines of all projects; may have gaps.';

-- A history table of some other migration tool, where there is one: noted once, under whichever name column it has.
DO $$
DECLARE
  name_column TEXT;
BEGIN
  SELECT a.attname INTO name_column FROM pg_attribute a
   WHERE a.attrelid = to_regclass('public.migrations_history') AND NOT a.attisdropped
     AND a.attname IN ('migration_name', 'filename', 'name', 'migration', 'version')
   ORDER BY a.attnum LIMIT 1;
  IF name_column IS NOT NULL THEN
    EXECUTE format('INSERT INTO public.migrations_history (%1$I) SELECT %2$L WHERE NOT EXISTS (SELECT FROM public.migrations_history WHERE %1$I = %2$L)',
      name_column, '033_add_chat_plan_mode');
  END IF;
END $$;
