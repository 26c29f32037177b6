-- Keys of other people's servers, and what makes each of their requests count once.

CREATE TABLE public.api_keys (
  id TEXT PRIMARY KEY,
  family_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  created_by TEXT REFERENCES public."user"(id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  revoked_at TIMESTAMPTZ,
  last_used_at TIMESTAMPTZ
);
CREATE INDEX api_keys_family_idx ON public.api_keys (family_id);

CREATE TABLE public.api_key_projects (
  key_id TEXT NOT NULL REFERENCES public.api_keys(id) ON DELETE CASCADE,
  project_id VARCHAR(255) NOT NULL REFERENCES public.projects(id) ON DELETE CASCADE,
  CONSTRAINT api_key_projects_pkey PRIMARY KEY (key_id, project_id)
);
CREATE INDEX api_key_projects_project_idx ON public.api_key_projects (project_id);

-- Logged, not UNLOGGED: a crash of the server must not make old requests new again.
CREATE TABLE public.request_nonces (
  key_id TEXT NOT NULL REFERENCES public.api_keys(id) ON DELETE CASCADE,
  nonce TEXT NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  CONSTRAINT request_nonces_pkey PRIMARY KEY (key_id, nonce)
);
CREATE INDEX request_nonces_expires_idx ON public.request_nonces (expires_at);

COMMENT ON TABLE public.api_keys IS 'A key of another server. Its secret is sealed with a key that the database does not hold; at most two keys of a family are live; revoked_at is never undone.';
COMMENT ON TABLE public.api_key_projects IS 'Which projects a key reaches: no row, no project, whoever the actor is.';
COMMENT ON TABLE public.request_nonces IS 'Signed requests that were let in: a second one with the same key and nonce is a replay. Kept until its timestamp is out of the window.';
