-- Planline's own tables, and what it asks of the tables that were there.

-- People and sign-in
ALTER TABLE public."user" ADD COLUMN language TEXT;
CREATE TABLE public.session (
  id TEXT PRIMARY KEY,
  expires_at TIMESTAMPTZ NOT NULL,
  token TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  ip_address TEXT,
  user_agent TEXT,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  CONSTRAINT session_token_key UNIQUE (token)
);
CREATE INDEX session_user_idx ON public.session (user_id);
CREATE TABLE public.account (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at TIMESTAMPTZ,
  refresh_token_expires_at TIMESTAMPTZ,
  scope TEXT,
  password TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT account_provider_account_key UNIQUE (provider_id, account_id)
);
CREATE INDEX account_user_idx ON public.account (user_id);
CREATE TABLE public.verification (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier_idx ON public.verification (identifier);
CREATE TABLE public.sign_in_links (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);
CREATE TABLE public.settings (
  key TEXT PRIMARY KEY,
  value JSONB NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- Projects
ALTER TABLE public.projects
  ADD COLUMN origin TEXT NOT NULL DEFAULT 'idea',
  ADD COLUMN origin_detail TEXT,
  ADD COLUMN status TEXT NOT NULL DEFAULT 'ready',
  ADD COLUMN error JSONB,
  ADD COLUMN file_count INTEGER,
  ADD CONSTRAINT projects_origin_check CHECK (origin IN ('idea','path','git','archive','sample')),
  ADD CONSTRAINT projects_status_check CHECK (status IN ('importing','ready','failed'));
CREATE TABLE public.project_members (
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  role TEXT NOT NULL DEFAULT 'member',
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT project_members_pkey PRIMARY KEY (project_id, user_id),
  CONSTRAINT project_members_role_check CHECK (role IN ('owner','member'))
);
CREATE INDEX project_members_user_idx ON public.project_members (user_id);
INSERT INTO public.project_members (project_id, user_id, role)
  SELECT id, owner_id, 'owner' FROM public.projects;
CREATE TABLE public.project_invitations (
  id TEXT PRIMARY KEY,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  email TEXT,
  role TEXT NOT NULL DEFAULT 'member',
  token_hash TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  expires_at TIMESTAMPTZ NOT NULL,
  accepted_at TIMESTAMPTZ,
  accepted_by TEXT REFERENCES public."user"(id) ON DELETE SET NULL,
  revoked_at TIMESTAMPTZ,
  CONSTRAINT project_invitations_token_key UNIQUE (token_hash),
  CONSTRAINT project_invitations_role_check CHECK (role IN ('owner','member')),
  CONSTRAINT project_invitations_end_check CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE INDEX project_invitations_project_idx ON public.project_invitations (project_id);

-- Builds and versions
ALTER TABLE public.project_build_metrics
  ADD COLUMN plan_id TEXT,
  ADD COLUMN revision INTEGER,
  ADD COLUMN digest TEXT,
  ADD COLUMN base_version_id TEXT,
  ADD COLUMN run_id TEXT,
  ADD COLUMN error JSONB,
  ADD CONSTRAINT build_metrics_approval_check CHECK (num_nonnulls(plan_id, revision, digest) IN (0, 3)),
  ADD CONSTRAINT build_metrics_status_check
    CHECK (status IN ('queued','running','succeeded','failed','cancelled'));
CREATE UNIQUE INDEX uniq_build_plan_revision ON public.project_build_metrics (plan_id, revision)
  WHERE plan_id IS NOT NULL AND status NOT IN ('failed','cancelled');
ALTER TABLE public.project_build_events ADD COLUMN seq INTEGER;
WITH numbered AS (
  SELECT id, row_number() OVER (PARTITION BY build_id ORDER BY created_at, id) AS seq
    FROM public.project_build_events
)
UPDATE public.project_build_events event SET seq = numbered.seq FROM numbered WHERE numbered.id = event.id;
ALTER TABLE public.project_build_events
  ALTER COLUMN seq SET NOT NULL,
  ADD CONSTRAINT build_events_phase_check
    CHECK (event_phase IN ('setup','development','dependencies','build','deploy')) NOT VALID,
  ADD CONSTRAINT build_events_type_check
    CHECK (event_type IN ('started','progress','completed','failed','log')) NOT VALID;
CREATE UNIQUE INDEX uniq_build_event_seq ON public.project_build_events (build_id, seq);
ALTER TABLE public.project_versions
  ADD COLUMN number INTEGER,
  ADD COLUMN commit_sha TEXT NOT NULL DEFAULT '',
  ADD COLUMN branch TEXT,
  ADD COLUMN parent_version_id TEXT,
  ADD COLUMN outcome TEXT NOT NULL DEFAULT 'edited',
  ADD COLUMN summary TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT project_versions_outcome_check CHECK (outcome IN ('edited','document','imported'));
ALTER TABLE public.project_versions ALTER COLUMN commit_sha DROP DEFAULT;
WITH numbered AS (
  SELECT id, row_number() OVER (PARTITION BY project_id ORDER BY id) AS seq FROM public.project_versions
)
UPDATE public.project_versions version SET number = numbered.seq FROM numbered WHERE numbered.id = version.id;
ALTER TABLE public.project_versions ALTER COLUMN number SET NOT NULL;
CREATE UNIQUE INDEX uniq_project_version_number ON public.project_versions (project_id, number);
-- Deferred: a project is written before its first version and its first build.
ALTER TABLE public.projects
  ADD CONSTRAINT projects_current_version_fkey FOREIGN KEY (current_version_id)
    REFERENCES public.project_versions(version_id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID,
  ADD CONSTRAINT projects_current_build_fkey FOREIGN KEY (current_build_id)
    REFERENCES public.project_build_metrics(build_id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;

ALTER TABLE public.user_ai_time_consumption
  ADD COLUMN run_id TEXT,
  ADD COLUMN bonus_seconds INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT consumption_seconds_check
    CHECK (seconds >= 0 AND bonus_seconds BETWEEN 0 AND seconds) NOT VALID;
CREATE UNIQUE INDEX uniq_consumption_run ON public.user_ai_time_consumption (run_id);

-- Plan sessions
ALTER TABLE public.project_chat_plan_sessions
  ALTER COLUMN created_at SET NOT NULL,
  ALTER COLUMN last_active SET NOT NULL,
  ALTER COLUMN message_count SET NOT NULL,
  ALTER COLUMN total_tokens_used SET NOT NULL,
  ALTER COLUMN total_ai_seconds_consumed SET NOT NULL,
  ALTER COLUMN total_cost_usd SET NOT NULL,
  ALTER COLUMN status SET NOT NULL,
  ALTER COLUMN metadata SET NOT NULL,
  ADD COLUMN ai_session_id TEXT,
  ADD CONSTRAINT plan_sessions_status_check
    CHECK (status IN ('active','converted','expired','archived'));
CREATE UNIQUE INDEX uniq_active_plan_session ON public.project_chat_plan_sessions (project_id)
  WHERE status = 'active';
ALTER TABLE public.project_chat_log_minimal ALTER COLUMN is_visible SET NOT NULL;

-- Plans
CREATE TABLE public.plans (
  id TEXT PRIMARY KEY,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  session_id VARCHAR(255) NOT NULL,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft',
  current_revision INTEGER NOT NULL DEFAULT 1,
  base_version_id TEXT,
  saved_name TEXT,
  converted_build_id VARCHAR(64) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT plans_kind_check CHECK (kind IN ('feature','fix')),
  CONSTRAINT plans_status_check CHECK (
    (status = 'draft' AND converted_build_id IS NULL) OR (status = 'converted' AND converted_build_id IS NOT NULL))
);
CREATE INDEX plans_project_idx ON public.plans (project_id, created_at);
CREATE INDEX plans_message_idx ON public.plans (message_id);
CREATE TABLE public.plan_revisions (
  plan_id TEXT NOT NULL REFERENCES public.plans(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content JSONB NOT NULL,
  author TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT plan_revisions_pkey PRIMARY KEY (plan_id, revision),
  CONSTRAINT plan_revisions_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT plan_revisions_revision_check CHECK (revision >= 1)
);

-- Runs
CREATE TABLE public.runs (
  id TEXT PRIMARY KEY,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued',
  message_id TEXT,
  build_id VARCHAR(64) REFERENCES public.project_build_metrics(build_id) ON DELETE CASCADE,
  session_id VARCHAR(255),
  user_id VARCHAR(255) NOT NULL,
  engine TEXT,
  engine_reason TEXT,
  epoch INTEGER NOT NULL DEFAULT 0,
  lease_until TIMESTAMPTZ,
  beat_at TIMESTAMPTZ,
  worker_id TEXT,
  cancel_requested_at TIMESTAMPTZ,
  cancel_requested_by VARCHAR(255),
  queued_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  started_at TIMESTAMPTZ,
  finished_at TIMESTAMPTZ,
  error JSONB,
  answer_message_id TEXT,
  last_seq INTEGER NOT NULL DEFAULT 0,
  tokens INTEGER,
  ai_seconds INTEGER,
  tree_digest_before TEXT,
  tree_digest_after TEXT,
  CONSTRAINT runs_kind_check CHECK (kind IN ('plan','build')),
  CONSTRAINT runs_status_check
    CHECK (status IN ('queued','running','succeeded','failed','cancelled','interrupted')),
  CONSTRAINT runs_lease_check
    CHECK (status <> 'running' OR (lease_until IS NOT NULL AND started_at IS NOT NULL)),
  CONSTRAINT runs_finished_check CHECK ((finished_at IS NOT NULL) = (status NOT IN ('queued','running'))),
  CONSTRAINT runs_build_check CHECK (
    (kind = 'build' AND build_id IS NOT NULL) OR (kind = 'plan' AND message_id IS NOT NULL))
);
CREATE UNIQUE INDEX uniq_plan_run_message ON public.runs (message_id) WHERE kind = 'plan';
CREATE UNIQUE INDEX uniq_run_build ON public.runs (build_id);
CREATE UNIQUE INDEX uniq_running_plan_run ON public.runs (project_id)
  WHERE kind = 'plan' AND status = 'running';
CREATE UNIQUE INDEX uniq_active_build_run ON public.runs (project_id)
  WHERE kind = 'build' AND status IN ('queued','running');
CREATE INDEX runs_active_idx ON public.runs (project_id, queued_at) WHERE status IN ('queued','running');
CREATE INDEX runs_lease_idx ON public.runs (lease_until) WHERE status = 'running';
CREATE INDEX runs_project_idx ON public.runs (project_id, queued_at);
CREATE TABLE public.run_events (
  run_id TEXT NOT NULL REFERENCES public.runs(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  project_id VARCHAR(255) NOT NULL,
  type TEXT NOT NULL,
  payload JSONB NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT run_events_pkey PRIMARY KEY (run_id, seq),
  CONSTRAINT run_events_seq_check CHECK (seq >= 1)
);
CREATE TABLE public.ai_session_transitions (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  plan_session_id VARCHAR(255),
  from_session_id TEXT,
  to_session_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  run_id TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ai_session_transitions_project_idx ON public.ai_session_transitions (project_id, id);
CREATE INDEX ai_session_transitions_to_idx ON public.ai_session_transitions (to_session_id);

-- What people have not sent yet
CREATE TABLE public.drafts (
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT drafts_pkey PRIMARY KEY (project_id, user_id)
);
CREATE TABLE public.queued_messages (
  message_id TEXT PRIMARY KEY,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES public."user"(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  locale VARCHAR(10),
  position BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX queued_messages_order_idx ON public.queued_messages (project_id, position);

COMMENT ON TABLE public."user" IS 'One row per person. E-mail addresses are unique whatever their letter case.';
COMMENT ON TABLE public.session IS 'A signed-in browser; ends with its user.';
COMMENT ON TABLE public.account IS 'A way to sign in: one row per user and provider; password is a hash, only for ''credential''.';
COMMENT ON TABLE public.verification IS 'Short-lived proofs of the sign-in library; a row past expires_at counts as absent.';
COMMENT ON TABLE public.sign_in_links IS 'A link that signs in once: only the hash of its token is kept; used_at is set at most once.';
COMMENT ON TABLE public.settings IS 'Facts of the whole installation, one row per fact.';
COMMENT ON TABLE public.projects IS 'A codebase people talk about. The current version and build are rows of this same project.';
COMMENT ON TABLE public.project_members IS 'Who may see a project: no row, no project.';
COMMENT ON TABLE public.project_invitations IS 'A link that makes its bearer a member, once; accepted or revoked, never both, never undone.';
COMMENT ON TABLE public.project_build_metrics IS 'One row per build. It names what was approved: plan, revision and digest, or none of the three.';
COMMENT ON TABLE public.project_build_events IS 'What a build did, append-only; seq counts from 1 without gaps within a build.';
COMMENT ON TABLE public.project_versions IS 'A state of the project''s code. number counts from 1 without gaps within a project.';
COMMENT ON TABLE public.user_ai_time_consumption IS 'AI seconds that were used, one row per settled run: never charged twice.';
COMMENT ON TABLE public.plans IS 'A feature or fix plan; converted exactly when it names the build that came of it.';
COMMENT ON TABLE public.plan_revisions IS 'Every state a plan was in: append-only, numbered from 1, with the sha256 of its content.';
COMMENT ON TABLE public.runs IS 'One execution of an AI engine. A claim raises epoch; a write with an older one changes nothing. At most one plan run of a project runs, at most one build run is active.';
COMMENT ON TABLE public.run_events IS 'What a run says while it runs: append-only, seq from 1 without gaps.';
COMMENT ON TABLE public.ai_session_transitions IS 'The chain of the AI''s own sessions, append-only, oldest first by id.';
COMMENT ON TABLE public.drafts IS 'What a person has typed and not sent: one per person and project.';
COMMENT ON TABLE public.queued_messages IS 'Messages that wait for a build to end, in the order of position; a row leaves when it is sent or withdrawn.';
