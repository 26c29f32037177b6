-- AI time as money: what a person has, what is set aside for a run, and every change of either.

CREATE TABLE public.wallets (
  user_id TEXT PRIMARY KEY REFERENCES public."user"(id) ON DELETE CASCADE,
  bonus_seconds INTEGER NOT NULL DEFAULT 0,
  paid_seconds INTEGER NOT NULL DEFAULT 0,
  held_seconds INTEGER NOT NULL DEFAULT 0,
  allowance_month DATE NOT NULL DEFAULT '1970-01-01',
  CONSTRAINT wallets_never_negative_check CHECK (bonus_seconds >= 0 AND paid_seconds >= 0 AND held_seconds >= 0),
  CONSTRAINT wallets_held_is_there_check CHECK (held_seconds <= bonus_seconds + paid_seconds)
-- Rows that change with every run: room on their pages keeps the index as it is.
) WITH (fillfactor = 70);

CREATE TABLE public.wallet_holds (
  run_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES public.wallets(user_id) ON DELETE CASCADE,
  project_id VARCHAR(255) NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  seconds INTEGER NOT NULL,
  extensions INTEGER NOT NULL DEFAULT 0,
  charged_seconds INTEGER,
  bonus_seconds INTEGER,
  opened_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  closed_at TIMESTAMPTZ,
  CONSTRAINT wallet_holds_status_check CHECK (status IN ('open','settled','released')),
  CONSTRAINT wallet_holds_seconds_check CHECK (seconds >= 0 AND extensions >= 0),
  CONSTRAINT wallet_holds_closed_check CHECK ((status = 'open') = (closed_at IS NULL)),
  CONSTRAINT wallet_holds_charge_check CHECK (
    CASE status
      WHEN 'settled' THEN charged_seconds IS NOT NULL AND bonus_seconds IS NOT NULL
        AND charged_seconds BETWEEN 0 AND seconds AND bonus_seconds BETWEEN 0 AND charged_seconds
      ELSE charged_seconds IS NULL AND bonus_seconds IS NULL
    END)
);
CREATE INDEX wallet_holds_open_idx ON public.wallet_holds (user_id) WHERE status = 'open';
CREATE INDEX wallet_holds_project_idx ON public.wallet_holds (project_id) WHERE status = 'open';

CREATE TABLE public.wallet_entries (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES public.wallets(user_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  bonus_seconds INTEGER NOT NULL DEFAULT 0,
  paid_seconds INTEGER NOT NULL DEFAULT 0,
  held_seconds INTEGER NOT NULL DEFAULT 0,
  granted_by TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT wallet_entries_kind_check CHECK (kind IN ('allowance','grant','reserve','extend','settle','release')),
  CONSTRAINT wallet_entries_effect_check CHECK (
    CASE kind
      WHEN 'allowance' THEN bonus_seconds > 0 AND paid_seconds = 0 AND held_seconds = 0
      WHEN 'grant' THEN bonus_seconds >= 0 AND paid_seconds >= 0 AND bonus_seconds + paid_seconds > 0 AND held_seconds = 0
      WHEN 'settle' THEN bonus_seconds <= 0 AND paid_seconds <= 0 AND held_seconds <= bonus_seconds + paid_seconds
      WHEN 'release' THEN bonus_seconds = 0 AND paid_seconds = 0 AND held_seconds <= 0
      ELSE bonus_seconds = 0 AND paid_seconds = 0 AND held_seconds >= 0
    END)
);
CREATE UNIQUE INDEX uniq_wallet_entry ON public.wallet_entries (reference, kind);
CREATE INDEX wallet_entries_user_idx ON public.wallet_entries (user_id, id);
CREATE TRIGGER append_only_guard BEFORE UPDATE OR DELETE ON public.wallet_entries
  FOR EACH ROW EXECUTE FUNCTION public.append_only_guard();

-- What was used before there were wallets was measured and cost nothing: 0 is true of every old row.
ALTER TABLE public.user_ai_time_consumption
  ADD COLUMN charged_seconds INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT consumption_charge_check
    CHECK (bonus_seconds <= charged_seconds AND charged_seconds <= seconds) NOT VALID;
CREATE INDEX consumption_project_idx ON public.user_ai_time_consumption (project_id, operation_type, id);

COMMENT ON TABLE public.wallets IS 'AI seconds of a person: posted (bonus and paid) and held for runs. Nothing is ever below zero, and no more is held than is there. Every change has an entry: the wallet is the sum of its entries.';
COMMENT ON TABLE public.wallet_holds IS 'Seconds set aside for one run, once. It ends once: settled (charged at most what was held) or released (charged nothing).';
COMMENT ON TABLE public.wallet_entries IS 'Append-only: one row per effect on a wallet, unique by reference and kind, so that no effect happens twice.';
COMMENT ON TABLE public.user_ai_time_consumption IS 'AI seconds that were used, one row per settled run: measured, how many of them were charged, and how many of those came from the bonus. Never charged twice.';
