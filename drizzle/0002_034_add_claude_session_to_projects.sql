-- 034 for a database nobody else uses yet; plain/034_add_claude_session_to_projects.sql is its online twin.
ALTER TABLE public.projects
  ADD COLUMN IF NOT EXISTS last_ai_session_id TEXT,
  ADD COLUMN IF NOT EXISTS last_ai_session_updated_at TIMESTAMPTZ;
ALTER TABLE public.project_versions
  ADD COLUMN IF NOT EXISTS ai_session_id TEXT,
  ADD COLUMN IF NOT EXISTS ai_session_updated_at TIMESTAMPTZ;
CREATE INDEX IF NOT EXISTS idx_projects_ai_session
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
CREATE OR REPLACE TRIGGER projects_touch_ai_session_insert BEFORE INSERT ON public.projects
  FOR EACH ROW WHEN (NEW.last_ai_session_id IS NOT NULL)
  EXECUTE FUNCTION public.projects_touch_ai_session();
CREATE OR REPLACE TRIGGER projects_touch_ai_session_update BEFORE UPDATE ON public.projects
  FOR EACH ROW WHEN (NEW.last_ai_session_id IS DISTINCT FROM OLD.last_ai_session_id)
  EXECUTE FUNCTION public.projects_touch_ai_session();
CREATE OR REPLACE TRIGGER project_versions_touch_ai_session_insert BEFORE INSERT ON public.project_versions
  FOR EACH ROW WHEN (NEW.ai_session_id IS NOT NULL)
  EXECUTE FUNCTION public.project_versions_touch_ai_session();
CREATE OR REPLACE TRIGGER project_versions_touch_ai_session_update BEFORE UPDATE ON public.project_versions
  FOR EACH ROW WHEN (NEW.ai_session_id IS DISTINCT FROM OLD.ai_session_id)
  EXECUTE FUNCTION public.project_versions_touch_ai_session();

COMMENT ON COLUMN public.projects.last_ai_session_id IS 'Last AI session ID for chat plan mode continuity';
COMMENT ON COLUMN public.projects.last_ai_session_updated_at IS 'When the AI session was last updated; a trigger sets it whenever last_ai_session_id changes';
COMMENT ON COLUMN public.project_versions.ai_session_id IS 'The AI session that made this version; kept in step with projects.last_ai_session_id';
COMMENT ON COLUMN public.project_versions.ai_session_updated_at IS 'When ai_session_id was last set; a trigger sets it';
