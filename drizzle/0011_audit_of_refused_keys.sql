-- A refused signature belongs to no project; the owners of the projects that its key reaches look for it here.
CREATE INDEX audit_entries_refused_key_idx ON public.audit_entries (api_key_id, id) WHERE project_id IS NULL;
