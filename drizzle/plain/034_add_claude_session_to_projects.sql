-- 034: the AI session of projects and versions, for a large database beside servers that write.
--   psql "$DATABASE_URL" < drizzle/plain/034_add_claude_session_to_projects.sql
-- May be run any number of times. Not to be run inside one transaction (no -1).
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET lock_timeout = 0;
SET search_path = public;

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

CALL pg_temp.patiently($ddl$
ALTER TABLE public.projects
  ADD COLUMN IF NOT EXISTS last_ai_session_id TEXT,
  ADD COLUMN IF NOT EXISTS last_ai_session_updated_at TIMESTAMPTZ
$ddl$);
CALL pg_temp.patiently($ddl$
ALTER TABLE public.project_versions
  ADD COLUMN IF NOT EXISTS ai_session_id TEXT,
  ADD COLUMN IF NOT EXISTS ai_session_updated_at TIMESTAMPTZ
$ddl$);

-- What a stopped CREATE INDEX CONCURRENTLY leaves behind is no index: away with it.
CALL pg_temp.patiently($ddl$
DO $do$
BEGIN
  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('public.idx_projects_ai_session') AND NOT indisvalid) THEN
    DROP INDEX public.idx_projects_ai_session;
  END IF;
END $do$
$ddl$);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_projects_ai_session
  ON public.projects (last_ai_session_id) WHERE last_ai_session_id IS NOT NULL;

CREATE OR REPLACE FUNCTION public.projects_touch_ai_session() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  NEW.last_ai_session_updated_at := now();
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.project_versions_touch_ai_session() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  NEW.ai_session_updated_at := now();
  RETURN NEW;
END $$;
CALL pg_temp.patiently($ddl$
CREATE OR REPLACE TRIGGER projects_touch_ai_session_insert BEFORE INSERT ON public.projects
  FOR EACH ROW WHEN (NEW.last_ai_session_id IS NOT NULL)
  EXECUTE FUNCTION public.projects_touch_ai_session()
$ddl$);
CALL pg_temp.patiently($ddl$
CREATE OR REPLACE TRIGGER projects_touch_ai_session_update BEFORE UPDATE ON public.projects
  FOR EACH ROW WHEN (NEW.last_ai_session_id IS DISTINCT FROM OLD.last_ai_session_id)
  EXECUTE FUNCTION public.projects_touch_ai_session()
$ddl$);
CALL pg_temp.patiently($ddl$
CREATE OR REPLACE TRIGGER project_versions_touch_ai_session_insert BEFORE INSERT ON public.project_versions
  FOR EACH ROW WHEN (NEW.ai_session_id IS NOT NULL)
  EXECUTE FUNCTION public.project_versions_touch_ai_session()
$ddl$);
CALL pg_temp.patiently($ddl$
CREATE OR REPLACE TRIGGER project_versions_touch_ai_session_update BEFORE UPDATE ON public.project_versions
  FOR EACH ROW WHEN (NEW.ai_session_id IS DISTINCT FROM OLD.ai_session_id)
  EXECUTE FUNCTION public.project_versions_touch_ai_session()
$ddl$);

COMMENT ON COLUMN public.projects.last_ai_session_id IS 'Last AI session ID for chat plan mode continuity';
COMMENT ON COLUMN public.projects.last_ai_session_updated_at IS 'When the AI session was last updated; a trigger sets it whenever last_ai_session_id changes';
COMMENT ON COLUMN public.project_versions.ai_session_id IS 'The AI session that made this version; kept in step with projects.last_ai_session_id';
COMMENT ON COLUMN public.project_versions.ai_session_updated_at IS 'When ai_session_id was last set; a trigger sets it';

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
      name_column, '034_add_claude_session_to_projects');
  END IF;
END $$;
