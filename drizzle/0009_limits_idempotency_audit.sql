-- What keeps requests within their limits, makes a repeated one count once, and remembers who asked for what.

CREATE TABLE public.idempotency_keys (
  key_family TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  project_id VARCHAR(255) REFERENCES public.projects(id) ON DELETE CASCADE,
  run_id TEXT,
  answer_status INTEGER,
  answer_headers JSONB,
  answer_body TEXT,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_family, actor_id, route, key),
  CONSTRAINT idempotency_keys_answer_check CHECK (num_nonnulls(answer_status, answer_headers, answer_body) IN (0, 3))
);
CREATE INDEX idempotency_keys_expires_idx ON public.idempotency_keys (expires_at);
CREATE INDEX idempotency_keys_project_idx ON public.idempotency_keys (project_id);

CREATE TABLE public.rate_limit_logs (
  scope TEXT NOT NULL,
  subject TEXT NOT NULL,
  hits TIMESTAMPTZ[] NOT NULL,
  CONSTRAINT rate_limit_logs_pkey PRIMARY KEY (scope, subject)
-- Rows that change with every message: room on their pages keeps the index as it is.
) WITH (fillfactor = 50);

CREATE TABLE public.sign_in_attempts (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  count INTEGER NOT NULL,
  last_request BIGINT NOT NULL,
  CONSTRAINT uniq_sign_in_attempts_key UNIQUE (key)
);

CREATE TABLE public.audit_entries (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at TIMESTAMPTZ NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  actor_id TEXT,
  project_id TEXT,
  api_key_id TEXT,
  ip_address TEXT,
  user_agent TEXT,
  session_id TEXT,
  run_id TEXT,
  request_id TEXT,
  duration_ms INTEGER,
  ai_seconds INTEGER,
  tokens INTEGER
);
CREATE INDEX audit_entries_project_idx ON public.audit_entries (project_id, id);
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.audit_entries
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();

CREATE TABLE public.audit_seals (
  position BIGINT PRIMARY KEY,
  entry_id BIGINT NOT NULL,
  hash TEXT NOT NULL,
  sealed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT uniq_audit_seal_entry UNIQUE (entry_id),
  CONSTRAINT audit_seals_position_check CHECK (position >= 1)
);
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.audit_seals
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();

COMMENT ON TABLE public.idempotency_keys IS 'An Idempotency-Key that was used: claimed in the transaction of the work, answered once, and repeated byte for byte until it expires. Without an answer its run is still under way.';
COMMENT ON TABLE public.rate_limit_logs IS 'Exact sliding logs: when each of the counted requests of a person or a project came, oldest first. Never more of them within the window than the limit; the row is locked by whoever counts.';
COMMENT ON TABLE public.sign_in_attempts IS 'Attempts to sign in per address and path, counted over all processes by the auth library.';
COMMENT ON TABLE public.audit_entries IS 'Append-only: who did what, from where, and what it came to. A reference to anything is a name and no foreign key: an entry outlives what it names.';
COMMENT ON TABLE public.audit_seals IS 'Append-only: the chain over audit_entries. Positions are dense from 1; each hash covers the hash before it and its entry, so that no entry can be changed, removed or put between two others unseen.';
