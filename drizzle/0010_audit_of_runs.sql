-- Every way in which a run can end is one change of its status: the audit log hears of all of them here.

CREATE FUNCTION public.audit_run_end() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_entries (recorded_at, action, outcome, actor_id, project_id, session_id, run_id,
                             duration_ms, ai_seconds, tokens)
  VALUES (NEW.finished_at, 'run.' || NEW.kind, COALESCE(NEW.error->>'code', NEW.status), NEW.user_id,
          NEW.project_id, NEW.session_id, NEW.id,
          LEAST(EXTRACT(epoch FROM NEW.finished_at - NEW.queued_at) * 1000, 2147483647)::int,
          NEW.ai_seconds, NEW.tokens);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_run_end AFTER UPDATE OF status ON public.runs
  FOR EACH ROW WHEN (OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL)
  EXECUTE FUNCTION public.audit_run_end();
