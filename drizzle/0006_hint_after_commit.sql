-- Appends to a run's log say it themselves, after their commit: NOTIFY inside of it holds a lock of the whole
-- server until the commit is on disk, and every append of every run waited for all others.
DROP TRIGGER project_hint ON public.run_events;
