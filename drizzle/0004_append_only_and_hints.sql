-- What may never change, and the hints that something is new.

CREATE FUNCTION public.project_chat_log_guard() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
DECLARE
  may_change CONSTANT TEXT[] := ARRAY['version_id', 'is_visible'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    -- A cascade of the whole project has removed the project's row already.
    IF EXISTS (SELECT FROM public.projects WHERE id = OLD.project_id) THEN
      RAISE EXCEPTION 'the timeline is append-only: a row leaves only with its project'
        USING ERRCODE = 'restrict_violation', TABLE = 'project_chat_log_minimal';
    END IF;
    RETURN OLD;
  END IF;
  IF to_jsonb(NEW) - may_change IS DISTINCT FROM to_jsonb(OLD) - may_change THEN
    RAISE EXCEPTION 'the timeline is append-only: only version_id and is_visible may change'
      USING ERRCODE = 'restrict_violation', TABLE = 'project_chat_log_minimal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER project_chat_log_guard BEFORE UPDATE OR DELETE ON public.project_chat_log_minimal
  FOR EACH ROW EXECUTE FUNCTION public.project_chat_log_guard();

-- For logs whose rows have a parent that owns them: no update ever; a delete only as a cascade of the parent.
CREATE FUNCTION public.append_only_guard() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.run_events
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.plan_revisions
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.project_build_events
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.ai_session_transitions
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();

-- A hint and no more: readers look into the tables. PostgreSQL sends equal ones of a transaction once.
CREATE FUNCTION public.project_hint() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('planline_project', changed.project_id) FROM (SELECT DISTINCT project_id FROM changed) changed;
  RETURN NULL;
END $$;
CREATE TRIGGER project_hint AFTER INSERT ON public.project_chat_log_minimal
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.project_hint();
CREATE TRIGGER project_hint AFTER INSERT ON public.run_events
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.project_hint();
CREATE TRIGGER project_hint_insert AFTER INSERT ON public.queued_messages
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.project_hint();
CREATE TRIGGER project_hint_delete AFTER DELETE ON public.queued_messages
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.project_hint();

CREATE FUNCTION public.project_row_hint() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('planline_project', to_jsonb(NEW)->>TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER project_hint_status AFTER UPDATE ON public.runs
  FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION public.project_row_hint('project_id');
CREATE TRIGGER project_hint_state AFTER UPDATE ON public.projects
  FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status OR NEW.config IS DISTINCT FROM OLD.config)
  EXECUTE FUNCTION public.project_row_hint('id');
