-- A page of one mode ("plans only", "builds only") costs the same wherever its rows are: without this a reader
-- of the newest builds passes every message since the last of them.
CREATE INDEX idx_chat_log_mode_seq
  ON public.project_chat_log_minimal (project_id, mode, project_seq);
